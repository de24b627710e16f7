// Reads the working kept on each entry; nothing is recomputed under other rules than its own.
#include "core/explain/explain.hpp"

#include "core/quantity/digits.hpp"

namespace yearward::explain {

const Programme& version_of(const Versions& versions, const Entry& entry) {
  for (const Programme& version : versions)
    if (version.version == entry.version) return version;
  return versions.front();  // a lapse before any rule spoke
}

Ratio exact_total(const Working& working) {
  const auto part = product({working.basis, 1}, working.rate);
  PROMISE(part.ok());
  const auto total = sum(working.start, part.value());
  PROMISE(total.ok());
  return total.value();
}

namespace {

Step step(Step::What what, std::uint32_t index) {
  Step made;
  made.what = what;
  made.index = index;
  return made;
}

Step step(Step::What what, Points points, std::uint32_t index = 0) {
  Step made = step(what, index);
  made.points = points;
  return made;
}

void add_working(std::vector<Step>& steps, const Entry& entry) {
  Step rule = step(Step::What::Rule, entry.rule);
  rule.version = entry.version;
  steps.push_back(rule);
  if (entry.working.start.numerator != 0) {
    Step start = step(Step::What::Start, 0);
    start.ratio = entry.working.start;
    steps.push_back(start);
  }
  Step basis = step(Step::What::Basis, entry.working.measure);
  basis.of = entry.working.of;
  basis.count = entry.working.basis;
  basis.money = Money{entry.working.basis};
  steps.push_back(basis);
  Step rate = step(Step::What::Rate, 0);
  rate.ratio = entry.working.rate;
  steps.push_back(rate);
  Step exact = step(Step::What::Product, 0);
  exact.ratio = exact_total(entry.working);
  steps.push_back(exact);
  steps.push_back(step(Step::What::Rounded, entry.working.desired + entry.working.before));
  if (entry.working.before.count > 0)
    steps.push_back(step(Step::What::Before, entry.working.before));
  if (entry.working.desired > entry.amount)
    steps.push_back(step(entry.working.limit == Working::Limit::Fund ? Step::What::FundIsUp
                                                                     : Step::What::Capped,
                         entry.working.desired - entry.amount));
}

}  // namespace

std::vector<Step> steps_of(const Versions& versions, const Account& account, EntryIndex entry) {
  PROMISE(entry < account.entries.size());
  const Entry& posted = account.entries[entry];
  std::vector<Step> steps;
  if (posted.event != kNone) steps.push_back(step(Step::What::Event, posted.event));
  if (is_by_rule(posted)) {
    PROMISE(posted.rule < version_of(versions, posted).rules.size());
    add_working(steps, posted);
  }
  if (posted.reverses != kNone) steps.push_back(step(Step::What::Reverses, posted.reverses));
  steps.push_back(step(Step::What::Amount, posted.amount));
  if (posted.filled_deficit.count > 0)
    steps.push_back(step(Step::What::FilledDeficit, posted.filled_deficit));
  if (posted.made_deficit.count > 0)
    steps.push_back(step(Step::What::MadeDeficit, posted.made_deficit));
  if (posted.clamped.count > 0) steps.push_back(step(Step::What::Clamped, posted.clamped));
  const auto lot = posted.kind == EntryKind::Accrual ? Step::What::OpenedLot
                   : posted.amount.count > 0         ? Step::What::RefilledLot
                                                     : Step::What::UsedLot;
  for (const LotUse& use : uses_of(account, posted))
    steps.push_back(step(lot, use.amount, use.lot));
  return steps;
}

bool multiplies_out(const Account& account, const Entry& entry) {
  Points lots;
  for (const LotUse& use : uses_of(account, entry)) lots += use.amount;
  if (entry.amount.count < 0 && -entry.amount != lots + entry.made_deficit + entry.clamped)
    return false;
  if (entry.amount.count >= 0 && entry.amount != lots + entry.filled_deficit) return false;
  if (!is_by_rule(entry)) return true;
  const auto rounded = times(1, exact_total(entry.working), entry.working.rounding);
  return rounded.ok() &&
         Points{rounded.value()} - entry.working.before == entry.working.desired &&
         entry.amount <= entry.working.desired;
}

namespace {

std::string text_from_basis(const Programme& programme, const Working& working) {
  switch (working.of) {
    case Working::Of::Paid: return text_from_money(Money{working.basis}, programme.currency);
    case Working::Of::Measure: {
      const Measure& measure = programme.measures[working.measure];
      if (measure.source == Measure::Source::Amount)
        return text_from_money(Money{working.basis}, programme.currency);
      std::string text = text_from_whole(working.basis);
      const std::int64_t steps = yearward::steps_of(programme, measure);
      if (steps > 1) text += '/' + text_from_whole(steps);
      return text + ' ' + measure.id.text;
    }
    case Working::Of::Once: return text_from_whole(working.basis);
  }
  return {};
}

std::string words_of_rule(const Programme& programme, const Entry& posted) {
  const Working& working = posted.working;
  std::string text = " by " + programme.rules[posted.rule].id.text + '@' +
                     text_from_whole(posted.version) + ": ";
  if (working.start.numerator != 0)
    text += text_from_whole(working.start.numerator) + '/' +
            text_from_whole(working.start.denominator) + " + ";
  text += text_from_basis(programme, working) + " x " + text_from_whole(working.rate.numerator) +
          '/' + text_from_whole(working.rate.denominator);
  if (working.before.count > 0)
    text += " less " + text_from_points(working.before, programme.units[posted.unit]) + " before";
  if (working.desired > posted.amount)
    text += (working.limit == Working::Limit::Fund ? ", all the fund set aside of "
                                                    : ", capped from ") +
            text_from_points(working.desired, programme.units[posted.unit]);
  return text;
}

template <class Items>
std::string name_at(const Items& items, std::uint8_t place) {
  return place < items.size() ? items[place].id.text : std::string();
}

// What an entry that no rule made follows from.
std::string words_of_cause(const Programme& programme, const Account& account,
                           const Entry& posted) {
  switch (posted.cause) {
    case Cause::Reward: return " for " + account.events[posted.event].reward.text;
    case Cause::Trade: return " by trade " + name_at(programme.trades, posted.rule);
    case Cause::Level:
      return " with level " +
             name_at(programme.ladders[static_cast<std::size_t>(posted.working.counted)].levels,
                     posted.rule);
    case Cause::Benefit: return " as benefit " + name_at(programme.benefits, posted.rule);
    case Cause::Tender: return " paid as " + programme.tenders[posted.rule].id;
    case Cause::Hand: return " by hand";
    case Cause::Credit: return " from another account";
    case Cause::Rule:
    case Cause::Time: break;
  }
  return {};
}

// The days an extension by hand was from and to.
std::string text_of_serial(std::int64_t serial) {
  return text_from_day(Day{static_cast<std::int32_t>(serial)});
}

std::string words_of_kind(const Programme& programme, const Account& account,
                          const Entry& posted) {
  switch (posted.kind) {
    case EntryKind::Accrual:
      return is_by_rule(posted) ? words_of_rule(programme, posted)
                                : words_of_cause(programme, account, posted);
    case EntryKind::Redemption: return words_of_cause(programme, account, posted);
    case EntryKind::Reversal:
      return " taken back from " + text_from_day(account.entries[posted.reverses].at.day);
    case EntryKind::Return:
      return " given back from " + text_from_day(account.entries[posted.reverses].at.day);
    case EntryKind::Lapse: return " lapsed";
    case EntryKind::Hold: return " set aside";
    case EntryKind::Release: return " no longer set aside";
    case EntryKind::Extension:
      if (posted.cause != Cause::Hand) return " lives longer";
      return " by hand: lives until " + text_of_serial(posted.working.counted) + ", not " +
             text_of_serial(posted.working.basis);
  }
  return {};
}

}  // namespace

std::string plain_line(const Versions& versions, const Account& account, EntryIndex entry) {
  const Entry& posted = account.entries[entry];
  const Programme& programme = version_of(versions, posted);
  const Unit& unit = programme.units[posted.unit];
  std::string text = (posted.amount.count > 0 ? "+" : "") + text_from_points(posted.amount, unit) +
                     " on " + text_from_day(posted.at.day);
  text += words_of_kind(programme, account, posted);
  if (posted.filled_deficit.count > 0)
    text += ", " + text_from_points(posted.filled_deficit, unit) + " of it fill a deficit";
  if (posted.made_deficit.count > 0)
    text += ", " + text_from_points(posted.made_deficit, unit) + " of it owed";
  if (posted.clamped.count > 0)
    text += ", " + text_from_points(posted.clamped, unit) + " of it forgiven";
  return text;
}

}  // namespace yearward::explain
