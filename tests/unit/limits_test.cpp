// The ends of the number line: sums that would leave it are refused, never trapped or wrapped.
#include <doctest/doctest.h>

#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "core/quantity/digits.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

std::vector<Event> purchases(std::size_t count, std::int64_t minor, CivilDate date) {
  std::vector<Event> events(count);
  for (std::size_t place = 0; place < count; ++place) {
    events[place].id = EventId{text_from_whole(static_cast<std::int64_t>(place))};
    events[place].amount = Money{minor};
    events[place].at = {day_from(date), 0};
  }
  return events;
}

}  // namespace

TEST_CASE("a lifetime of purchases that cannot be added up is refused") {
  const Day today = day_from({2026, 3, 1});
  CHECK(evaluate(community_mart(), purchases(1, kLargestCount, {2026, 2, 1}), today).ok());
  const auto two = evaluate(community_mart(), purchases(2, kLargestCount, {2026, 2, 1}), today);
  REQUIRE_FALSE(two.ok());
  CHECK(two.problem().refusal == Refusal::NumberIsOutOfRange);
  CHECK(two.problem().where == "/1/amount");
}

TEST_CASE("a refund beyond the number line is larger than the purchase") {
  auto events = purchases(1, 10'000, {2026, 2, 1});
  events.push_back(events.front());
  events[1].id = EventId{"back"};
  events[1].type = EventType::Refund;
  events[1].refers_to = events[0].id;
  events[1].amount = Money{kLargestCount};
  events[1].at.second = 1;
  CHECK(evaluate(community_mart(), events, day_from({2026, 3, 1})).problem().refusal ==
        Refusal::RefundIsLargerThanThePurchase);
}

TEST_CASE("a habit whose year cannot be added up is refused") {
  const Day today = day_from({2026, 3, 1});
  const auto account = evaluate(community_mart(), {}, today).value();
  const Habit habit{Money{kLargestCount}, 7, today.plus_days(1)};
  const auto projected = project(community_mart(), account, habit, today, day_from({2026, 12, 31}));
  REQUIRE_FALSE(projected.ok());
  CHECK(projected.problem().refusal == Refusal::NumberIsOutOfRange);
}

TEST_CASE("the last year that can be written still has a lapse day") {
  const auto account = evaluate(community_mart(), purchases(1, 10'000, {2999, 12, 31}),
                                day_from({2999, 12, 31}));
  REQUIRE(account.ok());
  CHECK(due_lapses(account.value(), 0).front().last_day == day_from({3000, 12, 31}));
}

TEST_CASE("no more than a million events of one member are taken") {
  CHECK(evaluate(community_mart(), std::vector<Event>(kMostEvents + 1), day_from({2026, 3, 1}))
            .problem().refusal == Refusal::TooManyEvents);
}
