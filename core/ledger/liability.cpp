// The fold over lots: what is left in them and what is set aside from them, by unit and month.
#include "core/ledger/liability.hpp"

#include <algorithm>

#include "core/quantity/allocate.hpp"

namespace yearward {

namespace {

constexpr Day kNever{0x7FFFFFFF};  // after every month

Day month_of(std::optional<Day> last_day) {
  if (!last_day) return kNever;
  CivilDate date = date_of(*last_day);
  date.day = 1;
  return day_from(date);
}

// What each lot holds and has set aside.
std::vector<Points> outstanding_of(const Account& account) {
  std::vector<Points> outstanding;
  outstanding.reserve(account.lots.size());
  for (const Lot& lot : account.lots) outstanding.push_back(lot.remaining);
  for (const Entry& entry : account.entries) {
    if (entry.kind != EntryKind::Hold && entry.kind != EntryKind::Release) continue;
    for (const LotUse& use : uses_of(account, entry))
      outstanding[use.lot] += entry.kind == EntryKind::Hold ? use.amount : -use.amount;
  }
  return outstanding;
}

}  // namespace

Outcome Liability::add(const Account& account) {
  const std::vector<Points> outstanding = outstanding_of(account);
  for (std::size_t place = 0; place < account.lots.size(); ++place) {
    if (outstanding[place].count == 0) continue;
    const Lot& lot = account.lots[place];
    Points& sum = outstanding_[{lot.unit, month_of(last_day_of(account, lot))}];
    if (!within_limits(sum.count + outstanding[place].count)) return Refusal::NumberIsOutOfRange;
    sum += outstanding[place];
  }
  return Done{};
}

namespace {

// Fills the costs of one unit's lines. Refuses: NumberIsOutOfRange.
Outcome put_costs(const Unit& unit, std::vector<LiabilityLine>& lines) {
  std::int64_t whole = 0;
  std::vector<std::int64_t> weights;
  for (const LiabilityLine& line : lines) {
    weights.push_back(line.outstanding.count);
    whole += line.outstanding.count;
    if (!within_limits(whole)) return Refusal::NumberIsOutOfRange;
  }
  TRY(const std::int64_t cost, times(whole, unit.unit_cost, Rounding::Up));
  if (cost <= 0) return Done{};
  TRY(const std::vector<std::int64_t> parts, allocate(cost, weights));
  for (std::size_t place = 0; place < lines.size(); ++place)
    lines[place].cost = Money{parts[place]};
  return Done{};
}

}  // namespace

Result<std::vector<LiabilityLine>> Liability::lines(const Programme& programme) const {
  std::vector<LiabilityLine> all;
  for (UnitIndex unit = 0; unit < programme.units.size(); ++unit) {
    std::vector<LiabilityLine> lines;
    for (const auto& [key, outstanding] : outstanding_) {
      if (key.first != unit) continue;
      LiabilityLine line{programme.units[unit].issuer, unit, {}, outstanding, {}};
      if (key.second != kNever) line.lapses_in = key.second;
      lines.push_back(std::move(line));
    }
    TRY_DONE(put_costs(programme.units[unit], lines));
    all.insert(all.end(), lines.begin(), lines.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const LiabilityLine& a, const LiabilityLine& b) {
    return a.issuer < b.issuer;
  });
  return all;
}

}  // namespace yearward
