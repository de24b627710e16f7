// Scenarios into courses, and each beside today's pace.
#include "core/projection/scenario.hpp"

#include <algorithm>

#include "core/projection/challenge.hpp"
#include "core/projection/top_up.hpp"

namespace yearward {

std::string_view name_of(Scenario::Kind kind) {
  constexpr std::string_view kNames[] = {"pace",    "stretch",    "weekly", "one_more_visit",
                                         "basket",  "partner",    "member_day", "top_up",
                                         "challenge"};
  return kNames[static_cast<std::size_t>(kind)];
}

Pace pace_of(const ObservedHabit& observed) {
  Pace pace{observed.habit, {}};
  if (observed.visits > 0) pace.visit = Money{observed.total.count / observed.visits};
  return pace;
}

namespace {

void name_places(const Condition& condition, std::vector<std::string>& places) {
  for (const Condition& part : condition.parts) name_places(part, places);
  if (condition.kind != Condition::Kind::Words || condition.field != Condition::Field::Place)
    return;
  for (const std::string& word : condition.words)
    if (std::find(places.begin(), places.end(), word) == places.end()) places.push_back(word);
}

Problem not_offered(const std::string& field, const std::string& name) {
  return {Refusal::ScenarioIsNotOffered, '/' + field, name};
}

// The day a scenario speaks of; tomorrow when it says none.
Result<Day> day_of(const Scenario& scenario, Day today, Day horizon) {
  const Day on = scenario.on == Day{} ? today.plus_days(1) : scenario.on;
  if (on <= today) return Problem{Refusal::HorizonIsBeforeToday, "/on", text_from_day(on)};
  if (on > horizon) return Problem{Refusal::HorizonIsTooFar, "/on", text_from_day(on)};
  return on;
}

Result<Course> with_basket(Course course, const Scenario& scenario, Day on) {
  Intended basket = intended_purchase(scenario.amount, on);
  basket.event.place = scenario.place;
  basket.event.more = scenario.more;
  if (scenario.more && !scenario.more->lines.empty()) {
    Money sum;
    for (const Line& line : scenario.more->lines) sum += line.amount;
    if (scenario.amount.count == 0) basket.event.amount = sum;
    if (basket.event.amount != sum) return Problem{Refusal::LinesDoNotSum, "/lines", {}};
  }
  if (basket.event.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/amount", {}};
  add_to(course, std::move(basket));
  return course;
}

Result<Course> with_more_visits(Course course, const Pace& pace, Day today, Day horizon) {
  if (pace.visit.count <= 0) return not_offered("one_more_visit", {});
  constexpr std::int32_t kMidWeek = 3;
  const Habit more{pace.visit, 7, pace.habit.first.plus_days(kMidWeek)};
  TRY(const Course visits, course_of(more, today, horizon));
  for (const Intended& visit : visits) {
    Intended extra = visit;
    extra.habitual = false;
    add_to(course, std::move(extra));
  }
  return course;
}

// A purchase waits for the activity when it begins before the next one would be made.
Result<Course> on_member_days(const Programme& programme, const Course& course,
                              const Scenario& scenario, std::int32_t every_days, Day horizon) {
  const auto activity =
      std::find_if(programme.plan.begin(), programme.plan.end(), [&](const Activity& each) {
        return each.id.text == scenario.name && !each.surprise;
      });
  if (activity == programme.plan.end()) return not_offered("member_day", scenario.name);
  Course waited;
  bool moves = false;
  for (const Intended& intended : course) {
    const Day day = intended.event.at.day;
    Day then = day;
    while (then < day.plus_days(every_days) && then <= horizon && !is_on(*activity, then))
      then = then.plus_days(1);
    const bool reached = then < day.plus_days(every_days) && then <= horizon;
    moves = moves || (reached && then != day);
    Intended moved = intended_purchase(intended.event.amount, reached ? then : day);
    moved.habitual = intended.habitual;
    add_to(waited, std::move(moved));
  }
  if (!moves) return not_offered("member_day", scenario.name);
  return waited;
}

Result<Course> at_partner(const Programme& programme, Course course, const std::string& name) {
  const std::vector<std::string> places = places_named(programme);
  if (std::find(places.begin(), places.end(), name) == places.end())
    return not_offered("partner", name);
  for (Intended& intended : course) intended.event.place = name;
  return course;
}

Result<Habit> habit_in(const Scenario& scenario, const Pace& pace, const Programme& programme) {
  Habit habit = pace.habit;
  if (scenario.kind == Scenario::Kind::Stretch) {
    TRY(const std::int64_t stretched,
        times(habit.amount.count, programme.projection.stretch, Rounding::Down));
    habit.amount = Money{stretched};
  }
  if (scenario.kind == Scenario::Kind::Weekly) {
    habit.amount = scenario.amount;
    habit.every_days = 7;
  }
  return habit;
}

}  // namespace

std::vector<std::string> places_named(const Programme& programme) {
  std::vector<std::string> places;
  for (const Rule& rule : programme.rules) name_places(rule.condition, places);
  for (const Measure& measure : programme.measures) name_places(measure.condition, places);
  for (const Segment& segment : programme.segments) name_places(segment.condition, places);
  return places;
}

Result<Course> course_of(const Versions& versions, const Account& branch, const Pace& pace,
                         const Scenario& scenario, Day horizon) {
  TRY(const Programme* programme, version_on(versions, horizon));
  const Day today = branch.as_of;
  TRY(const Habit habit, habit_in(scenario, pace, *programme));
  TRY(Course course, course_of(habit, today, horizon));
  switch (scenario.kind) {
    case Scenario::Kind::Pace:
    case Scenario::Kind::Stretch:
    case Scenario::Kind::Weekly: return course;
    case Scenario::Kind::OneMoreVisit:
      return with_more_visits(std::move(course), pace, today, horizon);
    case Scenario::Kind::Partner: return at_partner(*programme, std::move(course), scenario.name);
    case Scenario::Kind::MemberDay:
      return on_member_days(*programme, course, scenario, habit.every_days, horizon);
    default: break;
  }
  TRY(const Day on, day_of(scenario, today, horizon));
  if (scenario.kind == Scenario::Kind::Basket)
    return with_basket(std::move(course), scenario, on);
  if (scenario.kind == Scenario::Kind::Challenge)
    return with_challenge(*programme, std::move(course), scenario, pace, on, horizon);
  if (scenario.amount.count <= 0) return Problem{Refusal::AmountMustBePositive, "/amount", {}};
  TRY(ToppedUp topped, topped_up(versions, branch, course, scenario, on, horizon));
  return std::move(topped.course);
}

namespace {

Result<Outlook> outlook(const Versions& versions, const Account& branch, const Pace& pace,
                        const Scenario& scenario, Day horizon, const Projection& at_pace) {
  TRY(const Programme* programme, version_on(versions, horizon));
  TRY(const Habit habit, habit_in(scenario, pace, *programme));
  TRY(const Course course, course_of(versions, branch, pace, scenario, horizon));
  if (course.size() > kMostIntended) return Problem{Refusal::ListIsTooLong, {}, {}};
  Outlook seen;
  seen.scenario = scenario;
  TRY(seen.projection, project(versions, branch, course, habit, horizon));
  seen.buys_more = buys_more(seen.projection, at_pace);
  seen.brings_more = seen.buys_more;
  for (std::size_t unit = 0; unit < at_pace.units.size(); ++unit)
    seen.brings_more =
        seen.brings_more || seen.projection.units[unit].then > at_pace.units[unit].then;
  if (scenario.kind != Scenario::Kind::TopUp) return seen;
  TRY(const Course usual, course_of(habit, branch.as_of, horizon));
  TRY(const Day on, day_of(scenario, branch.as_of, horizon));
  TRY(const ToppedUp topped, topped_up(versions, branch, usual, scenario, on, horizon));
  seen.break_even = topped.break_even;
  seen.brings_more = seen.brings_more || seen.break_even->saved.count > 0;
  return seen;
}

}  // namespace

Result<std::vector<Outlook>> outlooks(const Versions& versions, const Account& account,
                                      const Pace& pace, const std::vector<Scenario>& scenarios,
                                      Day today, Day horizon) {
  TRY(const Course usual, course_of(pace.habit, today, horizon));
  TRY(const Account branch, branch_on(versions, account, today));
  TRY(const Projection at_pace, project(versions, branch, usual, pace.habit, horizon));
  std::vector<Outlook> seen;
  for (std::size_t place = 0; place < scenarios.size(); ++place) {
    Result<Outlook> one =
        outlook(versions, branch, pace, scenarios[place], horizon, at_pace);
    if (!one) {
      Problem problem = one.problem();
      problem.where = "/scenarios/" + std::to_string(place) + problem.where;
      return problem;
    }
    seen.push_back(std::move(one).value());
  }
  return seen;
}

}  // namespace yearward
