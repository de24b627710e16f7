// Learns how members come back from their visits up to a day: what `yearward fit` prints and
// `yearward backtest` puts to the test. The only place of the likely year that uses floating point;
// what leaves it are integers. It refuses to look past the day it is told.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/projection/likely.hpp"

namespace yearward::command {

struct MemberVisits {
  MemberId member;
  std::vector<Visit> visits;  // in order of day, one a day
};
using Histories = std::vector<MemberVisits>;

inline constexpr std::size_t kMostFitted = 20'000;  // of more members, evenly chosen ones

struct FitQuestion {
  Day until;              // later visits are not looked at
  std::int32_t days = 0;  // how far ahead the range is to hold: 0 < days ≤ kFarthestLikelyDays
};

// The visits of those who had come by `until`, without anything later.
Histories known_by(const Histories& histories, Day until);

// Calls `progress` with how many of `all` steps are done.
// Refuses: ListIsEmpty when nobody had come by then.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;
Result<LikelyModel> fit(const Histories& histories, const FitQuestion& question,
                        const Progress& progress);

}  // namespace yearward::command
