// One event into entries: what each type of event does to units, lots and levels.
#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/engine/ladder.hpp"
#include "core/ledger/lots.hpp"

namespace yearward {

namespace {

bool holds(const Programme& programme, const Condition& condition, const Account& account,
           const Event& event) {
  if (condition.level_at_least &&
      (account.standings.empty() || account.standings.back().level < *condition.level_at_least))
    return false;
  if (condition.amount_at_least && event.amount < *condition.amount_at_least) return false;
  return !condition.during || is_on(programme.plan[*condition.during], event.at.day);
}

// What a unit has been promised by the event so far: rates of the amount paid, not yet rounded.
struct Running {
  Ratio base, total;
  Points granted;
};

Entry entry_for(const Programme& programme, const Account& account, const Event& event) {
  Entry entry;
  entry.version = programme.version;
  entry.event = static_cast<std::uint32_t>(account.events.size());
  entry.at = event.at;
  return entry;
}

// Reckons every accrual before anything is posted, so that a refusal leaves no half event.
Result<std::vector<Entry>> accruals(const Programme& programme, const Account& account,
                                    const Event& event) {
  std::vector<Running> running(programme.units.size());
  std::vector<Entry> entries;
  for (std::size_t index = 0; index < programme.rules.size(); ++index) {
    const Rule& rule = programme.rules[index];
    if (!holds(programme, rule.condition, account, event)) continue;
    Running& unit = running[rule.unit];
    if (rule.stage == Stage::Base) {
      TRY(unit.base, sum(unit.base, rule.rate));
      TRY(unit.total, sum(unit.total, rule.rate));
    } else {
      TRY(const Ratio bonus, product(unit.base, rule.rate));
      TRY(unit.total, sum(unit.total, bonus));
    }
    TRY(const std::int64_t whole, times(event.amount.count, unit.total, rule.rounding));
    const Points granted = Points{whole} - unit.granted;
    if (granted.count <= 0) continue;
    Entry entry = entry_for(programme, account, event);
    entry.unit = rule.unit;
    entry.rule = static_cast<RuleIndex>(index);
    entry.amount = granted;
    entry.working = {event.amount, unit.total, rule.rounding, unit.granted};
    unit.granted = Points{whole};
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool counts_for_ladder(const Programme& programme, UnitIndex unit) {
  const Ladder* ladder = main_ladder(programme);
  return ladder && ladder->unit == unit;
}

Outcome post_purchase(const Programme& programme, Account& account, const Event& event) {
  if (event.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/amount", {}};
  TRY(std::vector<Entry> entries, accruals(programme, account, event));
  bool countable = within_limits(account.turnover.count + event.amount.count);
  std::vector<std::int64_t> earned(programme.units.size());
  for (const Entry& entry : entries) {
    earned[entry.unit] += entry.amount.count;
    countable = countable && within_limits(account.earned[entry.unit].count + earned[entry.unit]);
  }
  if (!countable) return Problem{Refusal::NumberIsOutOfRange, "/amount", {}};
  account.turnover += event.amount;
  const auto number = static_cast<std::uint32_t>(account.events.size());
  for (Entry& entry : entries) {
    entry.filled_deficit =
        open_lot(account, programme.units[entry.unit], entry.unit,
                 static_cast<EntryIndex>(account.entries.size()), entry.amount, event.at.day,
                 entry.lots);
    account.earned[entry.unit] += entry.amount;
    if (counts_for_ladder(programme, entry.unit)) account.status_counted += entry.amount;
    account.entries.push_back(std::move(entry));
  }
  if (const Ladder* ladder = main_ladder(programme))
    attain(*ladder, account, event.at.day, number);
  return Done{};
}

Outcome post_redeem(const Programme& programme, Account& account, const Event& event) {
  const auto reward =
      std::find_if(programme.rewards.begin(), programme.rewards.end(),
                   [&](const Reward& offered) { return offered.id == event.reward; });
  if (reward == programme.rewards.end())
    return Problem{Refusal::NameIsUnknown, "/reward", event.reward.text};
  const UnitIndex unit = spendable_unit(programme);
  if (available_now(account, unit) < reward->price)
    return Problem{Refusal::RewardCostsMoreThanIsHeld, "/reward", event.reward.text};
  Entry entry = entry_for(programme, account, event);
  entry.kind = EntryKind::Redemption;
  entry.unit = unit;
  entry.amount = -reward->price;
  const Points missing =
      use_lots(account, unit, reward->price, event.at.day, Reach::Available, entry.lots);
  PROMISE(missing.count == 0);
  account.entries.push_back(std::move(entry));
  return Done{};
}

struct Refunded {
  std::uint32_t purchase = kNone;
  Money before;  // given back by earlier refunds
};

Result<Refunded> refunded_purchase(const Account& account, const Event& event) {
  Refunded refunded;
  for (std::size_t index = 0; index < account.events.size(); ++index) {
    const Event& known = account.events[index];
    if (known.id == event.refers_to && known.type == EventType::Purchase)
      refunded.purchase = static_cast<std::uint32_t>(index);
    if (known.type == EventType::Refund && known.refers_to == event.refers_to)
      refunded.before += known.amount;
  }
  if (refunded.purchase == kNone)
    return Problem{Refusal::RefundRefersToNothing, "/refers_to", event.refers_to.text};
  const Money paid = account.events[refunded.purchase].amount;
  if (event.amount > paid - refunded.before)
    return Problem{Refusal::RefundIsLargerThanThePurchase, "/amount", {}};
  return refunded;
}

// Takes back one accrual's share. What had lapsed from its lot is gone already and is not owed.
void reverse(const Programme& programme, Account& account, const Event& event, EntryIndex original,
             Points share) {
  const Entry accrual = account.entries[original];
  Points already;
  std::uint32_t own_lot = kNone;
  for (const Entry& entry : account.entries)
    if (entry.kind == EntryKind::Reversal && entry.reverses == original) already -= entry.amount;
  for (std::size_t lot = 0; lot < account.lots.size(); ++lot)
    if (account.lots[lot].opened_by == original) own_lot = static_cast<std::uint32_t>(lot);
  PROMISE(own_lot != kNone);
  const Points most = accrual.amount - account.lots[own_lot].lapsed;
  const Points due = std::min(share, most) - already;
  if (due.count <= 0) return;

  Entry entry = entry_for(programme, account, event);
  entry.kind = EntryKind::Reversal;
  entry.unit = accrual.unit;
  entry.rule = accrual.rule;
  entry.version = accrual.version;
  entry.amount = -due;
  entry.reverses = original;
  Points left = use_lot(account, own_lot, due, entry.lots);
  left = use_lots(account, accrual.unit, left, event.at.day, Reach::Available, entry.lots);
  left = use_lots(account, accrual.unit, left, event.at.day, Reach::AlsoPending, entry.lots);
  entry.made_deficit = left;
  account.deficit[accrual.unit] += left;
  const bool this_year = accrual.at.day >= account.status_year;
  if (counts_for_ladder(programme, accrual.unit) && this_year) account.status_counted -= due;
  account.entries.push_back(std::move(entry));
}

Outcome post_refund(const Programme& programme, Account& account, const Event& event) {
  if (event.amount.count <= 0) return Problem{Refusal::AmountMustBePositive, "/amount", {}};
  TRY(const Refunded refunded, refunded_purchase(account, event));
  const Ratio part{(refunded.before + event.amount).count,
                   account.events[refunded.purchase].amount.count};
  const auto posted = static_cast<EntryIndex>(account.entries.size());
  for (EntryIndex index = 0; index < posted; ++index) {
    const Entry& entry = account.entries[index];
    if (entry.kind != EntryKind::Accrual || entry.event != refunded.purchase) continue;
    TRY(const std::int64_t share, times(entry.amount.count, part, Rounding::Nearest));
    reverse(programme, account, event, index, Points{share});
  }
  if (const Ladder* ladder = main_ladder(programme))
    give_back(*ladder, account, event.at.day, static_cast<std::uint32_t>(account.events.size()));
  return Done{};
}

}  // namespace

Outcome post(const Versions& versions, Account& account, const Event& event) {
  PROMISE(account.events.empty() || !occurs_before(event, account.events.back()));
  TRY(const Programme* programme, version_on(versions, event.at.day));
  if (account.events.size() >= kMostEvents) return Refusal::TooManyEvents;
  advance(versions, account, event.at.day);
  switch (event.type) {
    case EventType::Purchase: TRY_DONE(post_purchase(*programme, account, event)); break;
    case EventType::Refund: TRY_DONE(post_refund(*programme, account, event)); break;
    case EventType::Redeem: TRY_DONE(post_redeem(*programme, account, event)); break;
    case EventType::Goal:
      if (event.amount.count <= 0) return Problem{Refusal::AmountMustBePositive, "/amount", {}};
      break;
  }
  account.events.push_back(event);
  return Done{};
}

}  // namespace yearward
