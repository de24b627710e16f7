// Lots in burn order. A lot's usability is decided by its days, never by whether a job has run.
#include "core/ledger/lots.hpp"

#include <algorithm>
#include <utility>

namespace yearward {

namespace {

bool burns_before(const Account& account, std::uint32_t a, std::uint32_t b) {
  const Lot& first = account.lots[a];
  const Lot& second = account.lots[b];
  const bool by_lapse = account.units[first.unit].burn == Unit::Burn::SoonestLapse;
  if (by_lapse && first.last_day != second.last_day) {
    if (!first.last_day || !second.last_day) return first.last_day.has_value();
    return *first.last_day < *second.last_day;
  }
  if (by_lapse && first.idle != second.idle) return first.idle != Lot::Idle::No;
  if (first.earned != second.earned) return first.earned < second.earned;
  return a < b;
}

void put_in_order(Account& account, std::uint32_t number) {
  auto& open = account.units[account.lots[number].unit].open_lots;
  // What is earned later mostly goes later too.
  if (open.empty() || burns_before(account, open.back(), number)) return open.push_back(number);
  open.insert(std::upper_bound(open.begin(), open.end(), number,
                               [&](std::uint32_t a, std::uint32_t b) {
                                 return burns_before(account, a, b);
                               }),
              number);
}

void take_out(Account& account, std::uint32_t number) {
  auto& open = account.units[account.lots[number].unit].open_lots;
  const auto found = std::find(open.begin(), open.end(), number);
  PROMISE(found != open.end());
  open.erase(found);
}

void note_use(Account& account, Entry& entry, std::uint32_t lot, Points amount) {
  if (entry.uses_count == 0) entry.uses_from = static_cast<std::uint32_t>(account.uses.size());
  PROMISE(entry.uses_from + entry.uses_count == account.uses.size());
  account.uses.push_back({lot, amount});
  ++entry.uses_count;
}

}  // namespace

void open_lot(Account& account, const Ageing& ageing) {
  Entry& entry = account.entries.back();
  PROMISE(entry.amount.count > 0);
  UnitState& unit = account.units[entry.unit];
  entry.filled_deficit = std::min(unit.deficit, entry.amount);
  unit.deficit -= entry.filled_deficit;
  const Points left = entry.amount - entry.filled_deficit;
  entry.lot = static_cast<std::uint32_t>(account.lots.size());
  Lot& lot = account.lots.emplace_back();
  lot.unit = entry.unit;
  lot.opened_by = static_cast<EntryIndex>(account.entries.size() - 1);
  lot.opened = lot.remaining = left;
  lot.earned = entry.at.day;
  lot.available_from = ageing.available_from;
  lot.last_day = ageing.last_day;
  lot.idle = ageing.idle;
  if (left.count == 0) return;
  note_use(account, entry, entry.lot, left);
  put_in_order(account, entry.lot);
}

Points use_lot(Account& account, Entry& entry, std::uint32_t number, Points amount) {
  Lot& lot = account.lots[number];
  const Points taken = std::min(lot.remaining, amount);
  if (taken.count == 0) return amount;
  lot.remaining -= taken;
  note_use(account, entry, number, taken);
  if (lot.remaining.count == 0) take_out(account, number);
  return amount - taken;
}

Points use_lots(Account& account, Entry& entry, Points amount, Day day, Reach reach) {
  const auto& open = account.units[entry.unit].open_lots;
  for (std::size_t place = 0; place < open.size() && amount.count > 0;) {
    const std::uint32_t number = open[place];
    if (reach == Reach::Available && account.lots[number].available_from > day) {
      ++place;
      continue;
    }
    amount = use_lot(account, entry, number, amount);
    // An emptied lot left the list, so the next one stands in its place.
    if (account.lots[number].remaining.count > 0) ++place;
  }
  return amount;
}

void refill_lot(Account& account, Entry& entry, std::uint32_t number, Points amount) {
  Lot& lot = account.lots[number];
  const bool was_empty = lot.remaining.count == 0;
  lot.remaining += amount;
  note_use(account, entry, number, amount);
  if (was_empty) put_in_order(account, number);
}

std::optional<Day> last_day_of(const Account& account, const Lot& lot) {
  const auto& idle_until = account.units[lot.unit].idle_until;
  if (lot.idle == Lot::Idle::No || !idle_until) return lot.last_day;
  if (!lot.last_day) return lot.idle == Lot::Idle::First ? idle_until : std::nullopt;
  return lot.idle == Lot::Idle::First ? std::min(*lot.last_day, *idle_until)
                                      : std::max(*lot.last_day, *idle_until);
}

namespace {
// By the first lot in burn order alone, which is enough on most days.
bool nothing_ends_before(const Account& account, const UnitState& unit, Day day) {
  if (unit.idle_until || unit.burn != Unit::Burn::SoonestLapse) return false;
  const std::optional<Day>& last = account.lots[unit.open_lots.front()].last_day;
  return !last || *last >= day;
}
}  // namespace

std::optional<DueLot> first_lapsed_before(const Account& account, Day day) {
  std::optional<DueLot> first;
  for (const UnitState& unit : account.units) {
    if (unit.open_lots.empty() || nothing_ends_before(account, unit, day)) continue;
    const bool idle = unit.idle_until && *unit.idle_until < day;
    for (const std::uint32_t number : unit.open_lots) {
      const Lot& lot = account.lots[number];
      const auto last = last_day_of(account, lot);
      // What is pending stays when the balance lapses by idleness.
      const bool pending = lot.available_from > day && lot.last_day != last;
      if (last && *last < day && !pending && (!first || *last < first->lapsed_on))
        first = DueLot{number, *last};
      // In burn order by lapse nothing later in the list can be due sooner than an undue one.
      if (!idle && unit.burn == Unit::Burn::SoonestLapse && (!last || *last >= day)) break;
    }
  }
  return first;
}

Points lapse_lot(Account& account, Entry& entry, std::uint32_t number) {
  Lot& lot = account.lots[number];
  const Points left = lot.remaining;
  lot.lapsed += left;
  lot.remaining = Points{};
  note_use(account, entry, number, left);
  take_out(account, number);
  return left;
}

void extend_lot(Account& account, std::uint32_t number, std::optional<Day> last_day) {
  const bool open = account.lots[number].remaining.count > 0;
  if (open) take_out(account, number);
  account.lots[number].last_day = last_day;
  if (open) put_in_order(account, number);
}

void burn_otherwise(Account& account, UnitIndex unit, Unit::Burn burn) {
  UnitState& state = account.units[unit];
  if (state.burn == burn) return;
  state.burn = burn;
  const std::vector<std::uint32_t> open = std::move(state.open_lots);
  state.open_lots.clear();
  for (const std::uint32_t lot : open) put_in_order(account, lot);
}

void make_available(Account& account, std::uint32_t number, Day from) {
  account.lots[number].available_from = from;
}

}  // namespace yearward
