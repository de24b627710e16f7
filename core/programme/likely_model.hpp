// What a programme has learned of how its members come back and what a visit brings: integers that
// `yearward fit` finds and the likely year reads. It refuses to know how they were found.
#pragma once

#include <cstdint>
#include <vector>

#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"

namespace yearward {

// Chances and weights are counted in millionths.
inline constexpr std::int32_t kCertain = 1'000'000;

// Published limits, checked by the reader.
inline constexpr std::size_t kMostRates = 24, kMostPauses = 12, kMostScatter = 64,
                             kMostLessons = 24;
inline constexpr std::int32_t kMostScatterThousandths = 1'000'000;

struct LikelyModel {
  // A pause: days on which a member does not come at all. Ends 0: it is for good.
  struct Pause {
    std::int32_t begins = 0, ends = 0;  // chance on a day
  };
  // What came of members of whom so much a week was expected, when the past was looked back on.
  struct Lesson {
    Money expected;                     // a week; rising
    std::int32_t came = 1000;           // thousandths of it
  };
  Day until;                            // the last day it was learned from
  std::int64_t members = 0;             // how many it was learned from
  std::vector<std::int32_t> rates;      // chance of a visit on a day that is no pause
  std::vector<Pause> pauses;
  // How many members have each rate with each pause; a rate's are together. Sums to kCertain.
  std::vector<std::int32_t> weights;
  Money usual;                          // what a visit brings, over all members
  std::int32_t usual_weight = 1000;     // counts like so many thousandths of one's own visits
  std::vector<std::int32_t> scatter;    // single visits, thousandths of the expected one
  std::vector<Lesson> lessons;          // none: expectations are left as they are
  std::int32_t held = 800;              // of 1,000 paths, how many the range holds
};

}  // namespace yearward
