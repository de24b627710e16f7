// Each figure is drawn from a range that holds the gentle and the cruel.
#include "tests/simulation/swarm.hpp"

#include <algorithm>

namespace yearward::simulation {

namespace {

std::int64_t between(Chance& chance, std::int64_t least, std::int64_t most) {
  const auto choices = static_cast<std::size_t>(most - least + 1);
  return least + static_cast<std::int64_t>(chance.below(choices));
}

// Each size from the least to the most as likely as its double.
std::int64_t scaled(Chance& chance, std::int64_t least, std::int64_t most) {
  std::int64_t value = least;
  std::int64_t doublings = 0;
  for (std::int64_t reach = least; reach < most; reach *= 2) ++doublings;
  for (std::int64_t step = between(chance, 0, doublings); step > 0; --step) value *= 2;
  return std::min(between(chance, value, 2 * value), most);
}

bool one_in(Chance& chance, std::size_t count) { return chance.below(count) == 0; }

Millis rare(Chance& chance, Millis least, Millis most) {
  return one_in(chance, 2) ? 0 : scaled(chance, least, most);
}

}  // namespace

Swarm::Swarm(Chance& chance) {
  days = static_cast<std::int32_t>(between(chance, 3, 10));
  tablets = static_cast<std::int32_t>(between(chance, 2, 6));
  phones = static_cast<std::int32_t>(between(chance, 0, 2));
  members = static_cast<std::int32_t>(scaled(chance, 3, 40));
  stores = static_cast<std::int32_t>(between(chance, 1, 2));
  between_deeds = scaled(chance, 10 * kMinute, 3 * kHour);
  between_syncs = scaled(chance, 5 * kMinute, 2 * kHour);
  drop = one_in(chance, 3) ? 0 : chance.below(300);
  duplicate = one_in(chance, 3) ? 0 : chance.below(200);
  delay = scaled(chance, 30, 3 * kSecond);
  between_outages = scaled(chance, 2 * kHour, 4 * kDay);
  outage = scaled(chance, 5 * kMinute, 3 * kDay);
  crash = one_in(chance, 4) ? 0 : static_cast<std::size_t>(scaled(chance, 10, 2'000));
  power_cut = chance.below(101);
  between_wipes = rare(chance, 4 * kDay, 40 * kDay);
  between_rollbacks = rare(chance, 4 * kDay, 40 * kDay);
  between_image_losses = rare(chance, 2 * kDay, 40 * kDay);
  clock_off = one_in(chance, 3) ? 0 : scaled(chance, 60, 3 * 86'400);
  clock_jump = one_in(chance, 2) ? 0 : scaled(chance, 60, 3 * 86'400);
  drift = scaled(chance, 1, 60);
  capacity = static_cast<std::uint64_t>(one_in(chance, 3) ? scaled(chance, 600, 8'000)
                                                          : 1'000'000);
  old_versions = one_in(chance, 2) ? 0 : chance.below(101);
  crash_before = one_in(chance, 3) ? 0 : chance.below(12);
  crash_after = one_in(chance, 3) ? 0 : chance.below(12);
  between_server_outages = rare(chance, 12 * kHour, 10 * kDay);
  server_outage = scaled(chance, kMinute, 8 * kHour);
  rule_changes = static_cast<std::int32_t>(between(chance, 0, 2));
  merges = static_cast<std::int32_t>(between(chance, 0, 2));
  deletions = static_cast<std::int32_t>(between(chance, 0, 2));
  hub.lease_share = Ratio{between(chance, 1, 4), 4};
  hub.lease_most = Points{scaled(chance, 50, 6'000)};
  hub.lease_lasts = scaled(chance, 3'600, 2 * 86'400);
  hub.leases_a_device = static_cast<std::int32_t>(between(chance, 1, 16));
  // Thirty days outlast these worlds: most draw less, so that late spends are met.
  hub.reclaim_after = one_in(chance, 4) ? 30 * 86'400 : scaled(chance, 3'600, 4 * 86'400);
  hub.held_for = one_in(chance, 4) ? 86'400 : 30 * 86'400;
  floats.each = Points{one_in(chance, 2) ? 0 : between(chance, 1, 50)};
  floats.all = Points{between(chance, 0, 500)};
}

std::string Swarm::text() const {
  const auto hours = [](Millis millis) { return std::to_string(millis / kHour) + " h"; };
  return std::to_string(days) + " days, " + std::to_string(tablets) + " tablets, " +
         std::to_string(phones) + " phones, " + std::to_string(members) + " members; drop " +
         std::to_string(drop) + " ‰, twice " + std::to_string(duplicate) + " ‰, delay " +
         std::to_string(delay) + " ms, outages of " + hours(outage) + " every " +
         hours(between_outages) + "; crash " + std::to_string(crash) +
         "/100000 a write; wipes every " + hours(between_wipes) + ", rollbacks " +
         hours(between_rollbacks) + ", images lost " + hours(between_image_losses) +
         "; clocks off " + std::to_string(clock_off) + " s, set by " +
         std::to_string(clock_jump) + " s; disk " + std::to_string(capacity) +
         " bytes; leases last " + std::to_string(hub.lease_lasts) + " s, reclaimed after " +
         std::to_string(hub.reclaim_after) + " s";
}

}  // namespace yearward::simulation
