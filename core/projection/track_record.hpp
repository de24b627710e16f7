// How earlier forecasts of one member would have done: the likely range asked for on days a quarter
// apart, and what was then spent. It refuses to flatter: every quarter looked at is told.
#pragma once

#include <vector>

#include "core/projection/likely.hpp"

namespace yearward {

inline constexpr std::int32_t kQuarterDays = 91, kYearDays = 365;
inline constexpr std::size_t kMostQuarters = 4;

struct Quarter {
  Day asked_on, until;  // foretold for the days after the one, up to the other
  Likely foretold;      // from the visits up to asked_on
  Money spent;          // in those days
  bool held() const { return foretold.low <= spent && spent <= foretold.high; }
};

// The last whole quarters up to `today` before which there were at least as many days of visits;
// none before the first visit is a year ago. Shape: in order of day. Pre: as LikelyYear::outlook.
std::vector<Quarter> track_record(const LikelyModel& model, const std::vector<Visit>& visits,
                                  Day today);

}  // namespace yearward
