// Reads the working kept on each entry; nothing is recomputed under other rules than its own.
#include "core/explain/explain.hpp"

#include "core/quantity/digits.hpp"

namespace yearward::explain {

const Programme& version_of(const Versions& versions, const Entry& entry) {
  for (const Programme& version : versions)
    if (version.version == entry.version) return version;
  return versions.front();  // a lapse before any rule spoke
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
  Step basis = step(Step::What::Basis, 0);
  basis.money = entry.working.basis;
  steps.push_back(basis);
  Step rate = step(Step::What::Rate, 0);
  rate.ratio = entry.working.rate;
  steps.push_back(rate);
  Step exact = step(Step::What::Product, 0);
  const auto fraction = product({entry.working.basis.count, 1}, entry.working.rate);
  PROMISE(fraction.ok());
  exact.ratio = fraction.value();
  steps.push_back(exact);
  steps.push_back(step(Step::What::Rounded, entry.amount + entry.working.before));
  if (entry.working.before.count > 0)
    steps.push_back(step(Step::What::Before, entry.working.before));
}

}  // namespace

std::vector<Step> steps_of(const Versions& versions, const Account& account, EntryIndex entry) {
  PROMISE(entry < account.entries.size());
  const Entry& posted = account.entries[entry];
  PROMISE(posted.rule < version_of(versions, posted).rules.size());
  std::vector<Step> steps;
  if (posted.event != kNone) steps.push_back(step(Step::What::Event, posted.event));
  if (posted.kind == EntryKind::Accrual) add_working(steps, posted);
  if (posted.reverses != kNone) steps.push_back(step(Step::What::Reverses, posted.reverses));
  steps.push_back(step(Step::What::Amount, posted.amount));
  if (posted.filled_deficit.count > 0)
    steps.push_back(step(Step::What::FilledDeficit, posted.filled_deficit));
  if (posted.made_deficit.count > 0)
    steps.push_back(step(Step::What::MadeDeficit, posted.made_deficit));
  const auto lot = posted.kind == EntryKind::Accrual ? Step::What::OpenedLot : Step::What::UsedLot;
  for (const LotUse& use : posted.lots) steps.push_back(step(lot, use.amount, use.lot));
  return steps;
}

bool multiplies_out(const Entry& entry) {
  Points lots;
  for (const LotUse& use : entry.lots) lots += use.amount;
  if (entry.kind != EntryKind::Accrual) return -entry.amount == lots + entry.made_deficit;
  const auto rounded =
      times(entry.working.basis.count, entry.working.rate, entry.working.rounding);
  return rounded.ok() && Points{rounded.value()} - entry.working.before == entry.amount &&
         entry.amount == lots + entry.filled_deficit;
}

std::string plain_line(const Versions& versions, const Account& account, EntryIndex entry) {
  const Entry& posted = account.entries[entry];
  const Programme& programme = version_of(versions, posted);
  std::string text = (posted.amount.count > 0 ? "+" : "") + text_from_whole(posted.amount.count) +
                     " on " + text_from_day(posted.at.day);
  switch (posted.kind) {
    case EntryKind::Accrual:
      text += " by " + programme.rules[posted.rule].id.text + '@' +
              text_from_whole(posted.version) + ": " +
              text_from_money(posted.working.basis, programme.currency) + " x " +
              text_from_whole(posted.working.rate.numerator) + '/' +
              text_from_whole(posted.working.rate.denominator);
      if (posted.working.before.count > 0)
        text += " less " + text_from_whole(posted.working.before.count) + " before";
      break;
    case EntryKind::Redemption:
      text += " for " + account.events[posted.event].reward.text;
      break;
    case EntryKind::Reversal:
      text += " taken back from " + text_from_day(account.entries[posted.reverses].at.day);
      break;
    case EntryKind::Lapse: text += " lapsed"; break;
  }
  if (posted.filled_deficit.count > 0)
    text += ", " + text_from_whole(posted.filled_deficit.count) + " of it fill a deficit";
  if (posted.made_deficit.count > 0)
    text += ", " + text_from_whole(posted.made_deficit.count) + " of it owed";
  return text;
}

}  // namespace yearward::explain
