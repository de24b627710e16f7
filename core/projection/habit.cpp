// What a member's last weeks show, and the day the sentence looks ahead to.
#include <algorithm>
#include <array>

#include "core/engine/refund.hpp"
#include "core/projection/projection.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kDaysAWeek = 7;

// Whole weeks looked at: what the programme says, or fewer for somebody who came lately.
std::int32_t weeks_looked_at(const ProjectionProfile& profile, const Account& account, Day today) {
  std::int32_t weeks = profile.habit_at_least_weeks;
  for (const Event& event : account.events) {
    if (event.type != EventType::Purchase) continue;
    const std::int32_t days = days_between(event.at.day, today) + 1;
    weeks = std::max(weeks, (days + kDaysAWeek - 1) / kDaysAWeek);
    break;  // events are in order: the first purchase decides
  }
  return std::min(weeks, profile.habit_weeks);
}

struct VisitsOf {
  std::int32_t visits = 0;
  Day last;
};

Weekday usual_weekday(const std::array<VisitsOf, kDaysAWeek>& by_weekday, Day today) {
  std::size_t usual = static_cast<std::size_t>(weekday_of(today));
  for (std::size_t weekday = 0; weekday < by_weekday.size(); ++weekday) {
    const VisitsOf& candidate = by_weekday[weekday];
    const VisitsOf& best = by_weekday[usual];
    if (candidate.visits > best.visits ||
        (candidate.visits == best.visits && candidate.visits > 0 && candidate.last > best.last))
      usual = weekday;
  }
  return static_cast<Weekday>(usual);
}

}  // namespace

ObservedHabit observed_habit(const Programme& programme, const Account& account, Day today) {
  const std::int32_t weeks = weeks_looked_at(programme.projection, account, today);
  ObservedHabit observed;
  observed.to = today;
  observed.from = today.plus_days(1 - weeks * kDaysAWeek);
  std::array<VisitsOf, kDaysAWeek> by_weekday{};
  for (std::uint32_t place = 0; place < account.events.size(); ++place) {
    const Event& event = account.events[place];
    if (event.at.day < observed.from || event.at.day > today) continue;
    if (event.type == EventType::Refund) observed.total -= given_back(account, place);
    if (event.type != EventType::Purchase) continue;
    observed.total += event.amount;
    ++observed.visits;
    VisitsOf& weekday = by_weekday[static_cast<std::size_t>(weekday_of(event.at.day))];
    ++weekday.visits;
    weekday.last = event.at.day;
  }
  observed.total = std::max(observed.total, Money{});
  observed.habit.amount = Money{observed.total.count / weeks};
  observed.habit.every_days = kDaysAWeek;
  observed.habit.first = next_weekday(today.plus_days(1), usual_weekday(by_weekday, today));
  return observed;
}

Day horizon_for(const Programme& programme, Day today) {
  const Day this_year = last_of_year(today);
  const std::int32_t least = programme.projection.horizon_at_least_weeks * kDaysAWeek;
  return days_between(today, this_year) >= least ? this_year
                                                 : last_of_year(this_year.plus_days(1));
}

}  // namespace yearward
