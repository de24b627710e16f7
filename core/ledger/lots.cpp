// Lots in burn order. A lot's usability is decided by its days, never by whether a job has run.
#include "core/ledger/lots.hpp"

#include <algorithm>

namespace yearward {

namespace {

bool burns_before(const Account& account, std::uint32_t a, std::uint32_t b) {
  const Lot& first = account.lots[a];
  const Lot& second = account.lots[b];
  if (first.last_day != second.last_day) {
    if (!first.last_day || !second.last_day) return first.last_day.has_value();
    return *first.last_day < *second.last_day;
  }
  if (first.earned != second.earned) return first.earned < second.earned;
  return a < b;
}

void close_if_empty(Account& account, std::uint32_t lot) {
  if (account.lots[lot].remaining.count > 0) return;
  auto& open = account.open_lots[account.lots[lot].unit];
  const auto found = std::find(open.begin(), open.end(), lot);
  PROMISE(found != open.end());
  open.erase(found);
}

}  // namespace

Points open_lot(Account& account, const Unit& unit, UnitIndex index, EntryIndex opened_by,
                Points amount, Day earned, std::vector<LotUse>& uses) {
  PROMISE(amount.count > 0);
  Points& deficit = account.deficit[index];
  const Points filled = std::min(deficit, amount);
  deficit -= filled;
  const Points left = amount - filled;
  const auto number = static_cast<std::uint32_t>(account.lots.size());
  account.lots.push_back({index, opened_by, left, left, Points{}, earned,
                          earned.plus_days(unit.available_after_days),
                          last_day_of(unit.lapse, earned)});
  if (left.count == 0) return filled;
  uses.push_back({number, left});
  auto& open = account.open_lots[index];
  open.insert(std::upper_bound(open.begin(), open.end(), number,
                               [&](std::uint32_t a, std::uint32_t b) {
                                 return burns_before(account, a, b);
                               }),
              number);
  return filled;
}

Points use_lot(Account& account, std::uint32_t lot, Points amount, std::vector<LotUse>& uses) {
  Lot& held = account.lots[lot];
  const Points taken = std::min(held.remaining, amount);
  if (taken.count == 0) return amount;
  held.remaining -= taken;
  uses.push_back({lot, taken});
  close_if_empty(account, lot);
  return amount - taken;
}

Points use_lots(Account& account, UnitIndex unit, Points amount, Day day, Reach reach,
                std::vector<LotUse>& uses) {
  const std::vector<std::uint32_t> in_order = account.open_lots[unit];
  for (const std::uint32_t lot : in_order) {
    if (amount.count == 0) break;
    const Lot& held = account.lots[lot];
    PROMISE(!held.last_day || *held.last_day >= day);
    if (reach == Reach::Available && held.available_from > day) continue;
    amount = use_lot(account, lot, amount, uses);
  }
  return amount;
}

std::uint32_t first_lapsed_before(const Account& account, Day day) {
  std::uint32_t first = kNone;
  for (const auto& open : account.open_lots) {
    if (open.empty()) continue;
    const std::uint32_t lot = open.front();
    const auto last_day = account.lots[lot].last_day;
    if (!last_day || *last_day >= day) continue;
    if (first == kNone || *last_day < *account.lots[first].last_day) first = lot;
  }
  return first;
}

Points lapse_lot(Account& account, std::uint32_t lot) {
  Lot& held = account.lots[lot];
  const Points left = held.remaining;
  held.lapsed += left;
  held.remaining = Points{};
  close_if_empty(account, lot);
  return left;
}

}  // namespace yearward
