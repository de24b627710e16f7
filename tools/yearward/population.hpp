// A made-up population lived through a programme: members are drawn, evaluated, folded into sums
// and dropped again, block by block. From a seed alone, so that every machine and any number of
// threads come to the same. It refuses to know flags and screens.
//
// Members only buy, give back and redeem; what a programme gives for other events is not seen.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/result.hpp"
#include "core/programme/programme.hpp"

namespace yearward::command {

inline constexpr std::int64_t kMostPopulation = 5'000'000;
inline constexpr std::int64_t kMostPopulationYears = 20;
inline constexpr std::int64_t kMostThreads = 64;

struct PopulationPlan {
  std::int64_t members = 100'000;
  std::int64_t years = 3;
  std::int64_t threads = 1;
  std::uint64_t seed = 1;
  Money weekly_mean;  // what a member spends a week, over all members
  Day first_day;      // 1 January; everybody joins within the first quarter
};

using Counts = std::vector<std::int64_t>;  // by level
struct LadderShape {
  std::vector<Counts> held;                    // at each year's end: [year][level]
  std::vector<std::vector<Counts>> migration;  // from each year's end to the next: [year][from][to]
};

struct UnitTotals {
  std::int64_t earned = 0, pending = 0, available = 0, reserved = 0, spent = 0, lapsed = 0,
               reversed = 0, deficit = 0, clamped = 0;
};

struct PopulationFold {
  std::int64_t members = 0, events = 0, entries = 0, redemptions = 0, refunds = 0;
  std::vector<LadderShape> ladders;
  std::vector<UnitTotals> units;
  std::vector<std::int64_t> spent_last_year;  // minor units, a member each
  std::vector<std::int64_t> baskets;          // one purchase a member
  std::vector<std::int32_t> days_to_reward;   // of those who could pay for the cheapest one
  std::uint64_t hash = 0;                     // of every member's figures, in order
};

// Calls `progress` with how many members are done, from any thread but never from two at once.
// Refuses: what posting a purchase refuses.
Result<PopulationFold> run_population(const Versions& versions, const PopulationPlan& plan,
                                      const std::function<void(std::int64_t)>& progress);

// The first 1 January on which the programme is in force.
Day first_day_for(const Versions& versions);

}  // namespace yearward::command
