// One purchase more, on its day.
#include "web/app/planned.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "web/app/session.hpp"

namespace yearward::app {

Result<Money> planned_amount(const Session& session, Day today, const PlanForm& form) {
  TRY(const Money amount, money_from_text(form.amount, programme_of(session, today).currency));
  if (amount <= Money{}) return Refusal::AmountMustBePositive;
  return amount;
}

Result<Day> planned_day(const Session& session, Day today, const PlanForm& form) {
  const Day now = day_of(session, today);
  if (!form.day) return now.plus_days(1);
  TRY(const Day day, day_from_text(*form.day));
  if (day <= now) return Refusal::HorizonIsBeforeToday;
  if (day > session.horizon) return Refusal::HorizonIsTooFar;
  return day;
}

void plan(Session& session, Day today, Money amount, Day on) {
  session.planned.reset();
  if (!session.chosen) return;
  const Habit& habit = session.chosen->projection.habit;
  const auto branch = branch_on(session.versions, session.account, day_of(session, today));
  if (!branch.ok()) return;
  auto course = course_of(habit, branch.value().as_of, session.horizon);
  if (!course.ok() || on <= branch.value().as_of || on > session.horizon) return;
  add_to(course.value(), intended_purchase(amount, on));
  auto year = project(session.versions, branch.value(), course.value(), habit, session.horizon);
  if (year.ok()) session.planned = Planned{amount, on, std::move(year).value()};
}

void plan(Session& session, Day today, const PlanForm& form) {
  session.planned.reset();
  const auto amount = planned_amount(session, today, form);
  const auto on = planned_day(session, today, form);
  if (amount.ok() && on.ok()) plan(session, today, amount.value(), on.value());
}

std::vector<Day> days_proposed(const Session& session, Day today) {
  const Day first = day_of(session, today).plus_days(1);
  std::vector<Day> days{first};
  for (const Activity& activity : programme_of(session, today).plan) {
    if (activity.surprise) continue;
    if (const auto day = next_start(activity, first)) days.push_back(*day);
  }
  days.push_back(session.horizon);
  sort_stably(days, [](Day a, Day b) { return a < b; });
  days.erase(std::unique(days.begin(), days.end()), days.end());
  days.erase(std::upper_bound(days.begin(), days.end(), session.horizon), days.end());
  return days;
}

}  // namespace yearward::app
