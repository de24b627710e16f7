// Making courses, and living them through the engine.
#include "core/projection/course.hpp"

#include <algorithm>

#include "core/engine/desk.hpp"
#include "core/engine/engine.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kNoon = 12 * 3600;

}  // namespace

Intended intended_purchase(Money amount, Day day, std::int32_t which) {
  Intended intended;
  std::string id = '~' + text_from_day(day);
  if (which > 0) id += '.' + text_from_whole(which);
  intended.event.id = EventId{std::move(id)};
  intended.event.amount = amount;
  intended.event.at = {day, kNoon};
  return intended;
}

Result<Course> course_of(const Habit& habit, Day today, Day horizon) {
  if (horizon < today)
    return Problem{Refusal::HorizonIsBeforeToday, "/until", text_from_day(horizon)};
  if (days_between(today, horizon) > kFarthestHorizonDays)
    return Problem{Refusal::HorizonIsTooFar, "/until", text_from_day(horizon)};
  if (habit.every_days < 1) return Problem{Refusal::HabitIsTooOften, "/habit/every_days", {}};
  if (habit.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/habit/amount", {}};
  Course course;
  if (habit.amount.count == 0) return course;
  Day day = habit.first;
  while (day <= today) day = day.plus_days(habit.every_days);
  for (; day <= horizon; day = day.plus_days(habit.every_days)) {
    course.push_back(intended_purchase(habit.amount, day));
    course.back().habitual = true;
  }
  return course;
}

void add_to(Course& course, Intended intended) {
  const std::string name = intended.event.id.text;
  const auto taken = [&](const Intended& other) { return other.event.id == intended.event.id; };
  for (std::int32_t which = 1; std::any_of(course.begin(), course.end(), taken); ++which)
    intended.event.id.text = name + '.' + text_from_whole(which);
  const auto place = std::find_if(course.begin(), course.end(), [&](const Intended& other) {
    return occurs_before(intended.event, other.event);
  });
  course.insert(place, std::move(intended));
}

Money spent_by(const Course& course) {
  Money spent;
  for (const Intended& intended : course)
    if (intended.event.type == EventType::Purchase) spent += intended.event.amount;
  return spent;
}

Result<Account> branch_on(const Versions& versions, const Account& account, Day today) {
  Account branch = carried_forward(account);
  TRY_DONE(advance(versions, branch, today));
  // What was due by today is the past: the year ahead starts from here.
  branch.entries.clear();
  branch.uses.clear();
  return branch;
}

Outcome live_until(const Versions& versions, Account& branch, const Course& course, Day until) {
  Workbench bench;
  for (const Intended& intended : course)
    TRY_DONE(post(versions, branch, Event(intended.event), bench));
  return advance(versions, branch, until);
}

}  // namespace yearward
