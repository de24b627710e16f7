// The habit a member's weeks show, and the 31 December that is looked ahead to.
#include <doctest/doctest.h>

#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "core/quantity/digits.hpp"
#include "core/quantity/literals.hpp"
#include "tests/unit/days.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

struct Buy { const char* on; Money amount; };

ObservedHabit habit_after(const std::vector<Buy>& purchases, const char* today,
                          const std::vector<Event>& more = {}) {
  std::vector<Event> events = more;
  for (const Buy& buy : purchases) {
    Event event;
    event.id = EventId{text_from_whole(static_cast<std::int64_t>(events.size()))};
    event.at = {day(buy.on), 0};
    event.amount = buy.amount;
    events.push_back(event);
  }
  const auto account = evaluate(community_mart(), events, day(today));
  return observed_habit(community_mart().front(), account.value(), day(today));
}

}  // namespace

TEST_CASE("a newcomer's weeks are not stretched to thirteen, nor shrunk below four") {
  // Two weeks in: four weeks are looked at, so one large shop is no weekly habit.
  const auto new_here = habit_after({{"2026-03-01", 800_yuan}}, "2026-03-10");
  CHECK(new_here.habit.amount == 200_yuan);
  // Six weeks in: six weeks.
  const auto settled = habit_after({{"2026-02-01", 300_yuan}, {"2026-03-01", 300_yuan}},
                                   "2026-03-10");
  CHECK(settled.habit.amount == 100_yuan);
  CHECK(days_between(settled.from, settled.to) + 1 == 42);
}

TEST_CASE("only the last thirteen weeks count, and the day of the window's edge") {
  const std::vector<Buy> outside = {{"2025-01-01", 5000_yuan}, {"2025-12-09", 1300_yuan}};
  CHECK(habit_after(outside, "2026-03-10").habit.amount == 0_yuan);
  const std::vector<Buy> inside = {{"2025-01-01", 5000_yuan}, {"2025-12-10", 1300_yuan}};
  CHECK(habit_after(inside, "2026-03-10").habit.amount == 100_yuan);
}

TEST_CASE("the mean is rounded down, refunds are taken off") {
  CHECK(habit_after({{"2025-01-01", 1_yuan}, {"2026-03-01", 100_yuan}}, "2026-03-10")
            .habit.amount == Money{769});
  Event refund;
  refund.id = EventId{"back"};
  refund.type = EventType::Refund;
  refund.refers_to = EventId{"1"};
  refund.at = {day("2026-03-02"), 0};
  refund.amount = 500_yuan;
  CHECK(habit_after({{"2026-03-01", 900_yuan}}, "2026-03-10", {refund}).habit.amount == 100_yuan);

  // The rest, which a refund without an amount gives back, counts as well.
  Event rest = refund;
  rest.id = EventId{"rest"};
  rest.at = {day("2026-03-03"), 0};
  rest.amount = Money{};
  rest.refers_to = refund.refers_to = EventId{"2"};
  CHECK(habit_after({{"2026-03-01", 900_yuan}}, "2026-03-10", {refund, rest}).habit.amount ==
        0_yuan);
}

TEST_CASE("purchases are expected on the usual weekday, the later one on a tie") {
  // Sunday, Sunday, Monday: Sundays.
  CHECK(habit_after({{"2026-02-22", 9_yuan}, {"2026-03-01", 9_yuan}, {"2026-03-02", 9_yuan}},
                    "2026-03-04").habit.first == day("2026-03-08"));
  // One each: the weekday used last.
  CHECK(habit_after({{"2026-03-01", 9_yuan}, {"2026-03-02", 9_yuan}}, "2026-03-04")
            .habit.first == day("2026-03-09"));
  // Bought today: next week, not again today.
  CHECK(habit_after({{"2026-03-04", 9_yuan}}, "2026-03-04").habit.first == day("2026-03-11"));
}

TEST_CASE("the horizon is the next 31 December at least thirteen weeks away") {
  struct Row { const char* today; const char* horizon; };
  const Row rows[] = {
      {"2026-01-01", "2026-12-31"}, {"2026-10-01", "2026-12-31"}, {"2026-10-02", "2027-12-31"},
      {"2026-11-22", "2027-12-31"}, {"2026-12-31", "2027-12-31"},
  };
  for (const Row& row : rows)
    CHECK(text_from_day(horizon_for(community_mart().front(), day(row.today))) == row.horizon);
}
