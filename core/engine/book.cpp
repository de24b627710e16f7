// Entries into lots: crediting, debiting, claiming back, returning.
#include "core/engine/book.hpp"

#include <algorithm>

#include "core/quantity/digits.hpp"

namespace yearward {

Entry entry_of(EntryKind kind, Cause cause, const Programme& programme, UnitIndex unit,
               Moment at, std::uint32_t event) {
  Entry entry;
  entry.kind = kind;
  entry.cause = cause;
  entry.unit = unit;
  entry.version = programme.version;
  entry.at = at;
  entry.event = event;
  return entry;
}

namespace {

std::optional<std::int32_t> birth_month_of(const Account& account) {
  const auto birth = attribute_of(account, "birth");
  if (!birth || birth->size() < 5) return std::nullopt;
  const auto month = whole_from_digits(birth->substr(birth->size() - 5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return static_cast<std::int32_t>(*month);
}

}  // namespace

Ageing ageing_of(const Programme& programme, const Account& account, UnitIndex unit, Day earned,
                 const Lapse& lapse) {
  const Unit& kind = programme.units[unit];
  Ageing ageing;
  ageing.available_from = kind.available_on.empty() ? earned.plus_days(kind.available_after_days)
                                                    : kPendingUntilConfirmed;
  const bool first = lapse.pick == Lapse::Pick::Earliest;
  bool dated = false;
  for (const LapseClause& clause : lapse.clauses) {
    if (clause.from == LapseClause::From::Activity) {
      ageing.idle = first || lapse.clauses.size() == 1 ? Lot::Idle::First : Lot::Idle::Last;
      ageing.idle_until = last_day_by(clause, earned, std::nullopt);
      continue;
    }
    const auto last = last_day_by(clause, earned, birth_month_of(account));
    if (!dated) ageing.last_day = last;
    else if (first && last) ageing.last_day = std::min(ageing.last_day.value_or(*last), *last);
    else if (!first) ageing.last_day = last && ageing.last_day
                                           ? std::optional<Day>(std::max(*ageing.last_day, *last))
                                           : std::nullopt;
    dated = true;
  }
  return ageing;
}

void post_credit(Account& account, const Entry& entry, const Ageing& ageing) {
  account.entries.push_back(entry);
  if (entry.amount.count <= 0) return;
  UnitState& unit = account.units[entry.unit];
  unit.earned += entry.amount;
  unit.last_earned = entry.at.day;
  unit.decays = 0;
  if (!unit.idle_until) unit.idle_until = ageing.idle_until;
  open_lot(account, ageing);
}

void post_debit(Account& account, Entry entry) {
  const Points missing =
      use_lots(account, entry, -entry.amount, entry.at.day, Reach::Available);
  PROMISE(missing.count == 0);
  account.entries.push_back(std::move(entry));
}

void post_claim(const Programme& programme, Account& account, Entry entry) {
  Points left = -entry.amount;
  if (entry.reverses != kNone) {
    const std::uint32_t own = account.entries[entry.reverses].lot;
    PROMISE(own != kNone);
    account.lots[own].taken_back += left;
    left = use_lot(account, entry, own, left);
  }
  left = use_lots(account, entry, left, entry.at.day, Reach::Available);
  left = use_lots(account, entry, left, entry.at.day, Reach::AlsoPending);
  if (programme.units[entry.unit].overdraw == Unit::Overdraw::Clamp) {
    entry.clamped = left;
  } else {
    entry.made_deficit = left;
    account.units[entry.unit].deficit += left;
  }
  account.entries.push_back(std::move(entry));
}

void post_return(const Programme& programme, Account& account, Entry entry, Points already,
                 Points amount) {
  const Entry taken = account.entries[entry.reverses];
  const std::int32_t months = programme.units[entry.unit].returned_lapsed_months;
  std::vector<std::uint32_t> lapsed;
  entry.amount = Points{};
  for (std::uint32_t place = 0; place < taken.uses_count && amount.count > 0; ++place) {
    const LotUse use = account.uses[taken.uses_from + place];
    const Points skipped = std::min(use.amount, already);
    already -= skipped;
    const Points back = std::min(use.amount - skipped, amount);
    if (back.count == 0) continue;
    amount -= back;
    entry.amount += back;
    const auto last = last_day_of(account, account.lots[use.lot]);
    if (last && *last < entry.at.day) {
      if (months > 0)
        extend_lot(account, use.lot,
                   end_of_period(Period::Month, plus_months(entry.at.day, months - 1)));
      else
        lapsed.push_back(use.lot);
    }
    refill_lot(account, entry, use.lot, back);
  }
  const Moment at = entry.at;
  account.entries.push_back(std::move(entry));
  for (const std::uint32_t lot : lapsed) {
    Entry lapse = entry_of(EntryKind::Lapse, Cause::Time, programme, taken.unit, at, kNone);
    lapse.amount = -lapse_lot(account, lapse, lot);
    account.entries.push_back(std::move(lapse));
  }
}

bool fits(const Account& account, UnitIndex unit, Points more) {
  return within_limits(account.units[unit].earned.count + more.count);
}

void add_total(Account& account, const std::string& id, Day day, std::int64_t amount) {
  for (RuleTotal& total : account.capped)
    if (total.rule.text == id) return total.granted.add(day, amount);
  account.capped.push_back({RuleId{id}, {}});
  account.capped.back().granted.add(day, amount);
}

const Series* total_of(const Account& account, const std::string& id) {
  for (const RuleTotal& total : account.capped)
    if (total.rule.text == id) return &total.granted;
  return nullptr;
}

}  // namespace yearward
