// Swarm: how hard one world is on its devices, drawn anew for every seed, so that faults meet in
// combinations nobody thought of. It refuses to know the protocol.
#pragma once

#include <cstdint>
#include <string>

#include "core/sync/device.hpp"
#include "core/sync/hub.hpp"
#include "tests/laws/chance.hpp"

namespace yearward::simulation {

using Millis = std::int64_t;
inline constexpr Millis kSecond = 1'000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                        kDay = 24 * kHour;

struct Swarm {
  explicit Swarm(Chance& chance);
  std::string text() const;

  std::int32_t days, tablets, phones, members, stores;
  Millis between_deeds;            // of one tablet, on average, while the shop is open
  Millis between_syncs;
  // The network, in thousandths of messages and milliseconds.
  std::size_t drop, duplicate;
  Millis delay;                    // on average
  Millis between_outages, outage;
  // Devices, in hundred-thousandths of each step of writing.
  std::size_t crash, power_cut;    // of crashes, how many in a hundred cut the power
  Millis between_wipes, between_rollbacks, between_image_losses;  // per device; 0: never
  std::int64_t clock_off, clock_jump;  // seconds, at most
  std::int64_t drift;                  // seconds a day, at most
  std::uint64_t capacity;              // bytes of journal a disk takes
  std::size_t old_versions;            // of a hundred deeds, made by yesterday's program
  // The server.
  std::size_t crash_before, crash_after;  // of a thousand commits
  Millis between_server_outages, server_outage;
  std::int32_t rule_changes, merges, deletions;
  sync::HubSettings hub;
  sync::FloatLimits floats;
};

}  // namespace yearward::simulation
