// Making courses, and living them through the engine.
#include "core/projection/course.hpp"

#include <algorithm>

#include "core/engine/due.hpp"
#include "core/engine/engine.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kNoon = 12 * 3600;

const TenderKind* tender_named(const Programme& programme, const std::string& id) {
  for (const TenderKind& kind : programme.tenders)
    if (kind.id == id) return &kind;
  return nullptr;
}

// How much of a bill the value held can pay, in minor units.
Result<Money> covered_by(const Programme& programme, const Account& account,
                         const TenderKind& kind, Money bill) {
  std::int64_t held = 0;
  for (const UnitIndex unit : kind.pays_from) held += available_now(account, unit).count;
  TRY(const std::int64_t worth, times(held, kind.worth, Rounding::Down));
  (void)programme;
  return std::min(bill, Money{worth});
}

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

Outcome live(const Versions& versions, Account& branch, const Intended& intended) {
  if (intended.pays_with.empty()) return post(versions, branch, intended.event);
  TRY(const Programme* programme, version_on(versions, intended.event.at.day));
  const TenderKind* kind = tender_named(*programme, intended.pays_with);
  if (!kind) return post(versions, branch, intended.event);
  // What lapses or comes free until then decides what can be paid.
  TRY_DONE(advance_to(versions, branch, intended.event.at));
  TRY(const Money covered, covered_by(*programme, branch, *kind, intended.event.amount));
  Event event = intended.event;
  EventDetails details = event.more ? *event.more : EventDetails{};
  details.tenders.clear();
  if (covered.count > 0) details.tenders.push_back({kind->id, covered});
  if (covered < event.amount) details.tenders.push_back({"cash", event.amount - covered});
  event.more = std::move(details);
  return post(versions, branch, std::move(event));
}

Outcome live_until(const Versions& versions, Account& branch, const Course& course, Day until) {
  for (const Intended& intended : course) TRY_DONE(live(versions, branch, intended));
  return advance(versions, branch, until);
}

}  // namespace yearward
