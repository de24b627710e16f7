// Looking back: the same question, asked when the answer was not known yet.
#include "core/projection/track_record.hpp"

#include <algorithm>

namespace yearward {

std::vector<Quarter> track_record(const LikelyModel& model, const std::vector<Visit>& visits,
                                  Day today) {
  std::vector<Quarter> quarters;
  if (visits.empty() || days_between(visits.front().day, today) < kYearDays) return quarters;
  const LikelyYear quarter(model, kQuarterDays);
  for (std::size_t back = kMostQuarters; back > 0; --back) {
    Quarter look;
    look.asked_on = today.plus_days(-kQuarterDays * static_cast<std::int32_t>(back));
    look.until = look.asked_on.plus_days(kQuarterDays);
    if (days_between(visits.front().day, look.asked_on) < kQuarterDays) continue;
    std::vector<Visit> known;
    for (const Visit& visit : visits) {
      if (visit.day <= look.asked_on) known.push_back(visit);
      else if (visit.day <= look.until) look.spent += visit.spent;
    }
    look.foretold = quarter.likely(quarter.outlook(known, look.asked_on));
    quarters.push_back(look);
  }
  return quarters;
}

}  // namespace yearward
