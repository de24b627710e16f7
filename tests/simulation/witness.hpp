// The witness sees what people were told and what went wrong, and judges the world when it has come
// to rest. It keeps its own count and believes neither the device nor the server.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/sync/device.hpp"
#include "tests/simulation/memory_hub.hpp"

namespace yearward::simulation {

// Everything a fact says, but for the names that a fork may change: who did what, where and when.
std::uint64_t content_of(sync::DeviceNumber device, const sync::Fact& fact);

struct Counts {
  std::int64_t device_millis = 0, exchanges = 0, acknowledged = 0, lost_with_storage = 0,
               lost = 0, twice = 0, spent_offline = 0, over_escrow = 0, over_escrow_times = 0,
               dropped = 0, duplicated = 0, outages = 0, kills = 0, power_cuts = 0, wipes = 0,
               rollbacks = 0, images_lost = 0, disks_full = 0, clock_jumps = 0, second_tabs = 0,
               server_before = 0, server_after = 0, server_outages = 0, rule_changes = 0,
               merges = 0, unmerges = 0, deletions = 0, old_versions = 0, forks = 0, held = 0,
               reclaimed = 0, leases = 0, refused = 0, receipts = 0, brought = 0;
  void add(const Counts& more);
  std::int64_t faults() const;
};

class Witness {
 public:
  // Somebody was shown that it is done.
  void told(sync::DeviceNumber device, const sync::Fact& fact);
  // A disk was wiped or put back: what only it held is gone, and nobody could have kept it.
  void destroyed(sync::DeviceNumber device);
  // A device learned a verdict.
  void heard(sync::DeviceNumber device, sync::Epoch epoch, const sync::Verdict& verdict);
  // Points that left by the server's own hand.
  void spent_online(Points points) { spent_online_ += points; }

  // Everything that is wrong on the server; empty when nothing is. Counts what was lost or doubled.
  std::vector<std::string> judge(MemoryHub& store, const Versions& versions, Day today,
                                 Counts& counts) const;
  bool is_damaged(sync::DeviceNumber device) const { return damaged_.count(device) > 0; }

 private:
  void judge_facts(MemoryHub& store, std::vector<std::string>& wrong, Counts& counts) const;
  void judge_leases(MemoryHub& store, std::vector<std::string>& wrong) const;
  void judge_books(MemoryHub& store, const Versions& versions, Day today,
                   std::vector<std::string>& wrong, Counts& counts) const;

  struct Told {
    sync::DeviceNumber device = 0;
    std::string story;
    bool destroyed = false;
  };
  std::map<std::uint64_t, Told> told_;
  std::set<sync::DeviceNumber> damaged_;
  std::map<sync::FactId, sync::Verdict> heard_;
  Points spent_online_;
};

// A number that two worlds share only when they are the same: every fact, verdict and account.
std::uint64_t world_hash(MemoryHub& store, const Versions& versions, Day today);

}  // namespace yearward::simulation
