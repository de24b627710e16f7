// The fold over what redemptions took from lots, and what came back.
#include "core/ledger/settlement.hpp"

namespace yearward {

namespace {

std::string_view place_of(const Account& account, const Entry& entry) {
  return entry.event == kNone ? std::string_view{} : account.events[entry.event].place;
}

Day month_of(Day day) {
  CivilDate date = date_of(day);
  date.day = 1;
  return day_from(date);
}

// The redemption whose use of lots an entry is or takes back; null for all other entries.
const Entry* redemption_of(const Account& account, const Entry& entry) {
  if (entry.kind == EntryKind::Redemption) return &entry;
  if (entry.kind != EntryKind::Return || entry.reverses == kNone) return nullptr;
  return &account.entries[entry.reverses];
}

// Adds within the limits. Refuses: NumberIsOutOfRange.
Outcome put(Points& sum, Points more) {
  if (!within_limits(sum.count + more.count)) return Refusal::NumberIsOutOfRange;
  sum += more;
  return Done{};
}

}  // namespace

std::string_view opened_at(const Account& account, std::uint32_t lot) {
  return place_of(account, account.entries[account.lots[lot].opened_by]);
}

Settlement::Settlement(Opener opener, std::vector<Answers> answers)
    : opener_(opener), answers_(std::move(answers)) {}

const std::string& Settlement::party_of(const std::string& place) const {
  for (const Answers& each : answers_)
    if (each.place == place) return each.partner;
  return place;
}

Outcome Settlement::add(const Programme& programme, const Account& account) {
  for (const Entry& entry : account.entries) {
    const Entry* redemption = redemption_of(account, entry);
    if (redemption == nullptr) continue;
    const std::string user = party_of(std::string(place_of(account, *redemption)));
    for (const LotUse& use : uses_of(account, entry)) {
      const std::string opener =
          opener_ == Opener::Issuer ? programme.units[entry.unit].issuer
                                    : party_of(std::string(opened_at(account, use.lot)));
      const bool back = entry.kind == EntryKind::Return;
      TRY_DONE(put(matrix_[{month_of(entry.at.day), entry.unit, opener, user}],
                   back ? -use.amount : use.amount));
    }
  }
  return Done{};
}

std::vector<Settled> Settlement::lines() const {
  std::vector<Settled> lines;
  for (const auto& [key, amount] : matrix_)
    if (amount.count != 0)
      lines.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key),
                       amount});
  return lines;
}

Result<std::vector<NetPosition>> Settlement::positions() const {
  std::map<std::tuple<Day, UnitIndex, std::string>, Points> sums;
  for (const auto& [key, amount] : matrix_) {
    const auto& [month, unit, opener, user] = key;
    if (opener == user) continue;
    TRY_DONE(put(sums[{month, unit, opener}], -amount));
    TRY_DONE(put(sums[{month, unit, user}], amount));
  }
  std::vector<NetPosition> positions;
  for (const auto& [key, amount] : sums)
    if (amount.count != 0)
      positions.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), amount});
  return positions;
}

}  // namespace yearward
