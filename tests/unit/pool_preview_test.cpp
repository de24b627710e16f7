// A year with and without a household.
#include <doctest/doctest.h>

#include "core/projection/pool_preview.hpp"
#include "core/quantity/literals.hpp"
#include "tests/unit/neighbours.hpp"

using namespace yearward;

namespace {

const Day kJoining = day_from({2026, 1, 15});

// Ann spends 100 yuan every month; the household has 400 points of its own already.
std::vector<Event> the_year() {
  std::vector<Event> events = {says("s0", "bob", {kJoining.plus_days(-9), 0}, kHousehold, "home"),
                               buys("b0", "bob", {kJoining.plus_days(-8), 0}, 400_yuan),
                               buys("a00", "ann", {day_from({2025, 3, 10}), 0}, 70_yuan)};
  for (std::int32_t month = 1; month <= 12; ++month)
    events.push_back(buys("a" + std::to_string(10 + month), "ann",
                          {plus_months(day_from({2026, 1, 20}), month - 1), 0}, 100_yuan));
  return events;
}

}  // namespace

TEST_CASE("joining a household shows the level of the pool from the month it is reached") {
  const auto preview = preview_pool(neighbours(), members_of({"ann", "bob", "home"}), the_year(),
                                    {MemberId{"ann"}, MemberId{"home"}, {kJoining, 0}}, kJoining);
  REQUIRE(preview.ok());
  REQUIRE(preview.value().as_it_is.size() == 13);
  CHECK(preview.value().as_it_is[0].last_day == day_from({2026, 1, 31}));
  CHECK(preview.value().as_it_is[12].last_day == day_from({2027, 1, 31}));
  for (const MonthOutlook& month : preview.value().as_it_is) CHECK(month.shown[0] == 0);
  // Ann's 100 of January make 500 in the pool.
  for (const MonthOutlook& month : preview.value().changed) {
    CHECK(month.own[0] == 0);
    CHECK(month.shown[0] == 1);
  }
  CHECK(preview.value().differs_from == 0);
}

TEST_CASE("what lapses on the way is shown in its month") {
  const auto preview = preview_pool(neighbours(), members_of({"ann", "bob", "home"}), the_year(),
                                    {MemberId{"ann"}, std::nullopt, {kJoining, 0}}, kJoining);
  REQUIRE(preview.ok());
  // Ann was in none: leaving changes nothing.
  CHECK_FALSE(preview.value().differs_from.has_value());
  const auto& months = preview.value().changed;
  CHECK(months[1].held[0] == 270_pts);
  CHECK(months[1].lapsed[0] == 0_pts);
  CHECK(months[2].last_day == day_from({2026, 3, 31}));
  CHECK(months[2].lapsed[0] == 70_pts);
  CHECK(months[2].held[0] == 300_pts);
  CHECK(months[12].lapsed[0] == 100_pts);
  CHECK(months[12].held[0] == 1100_pts);
}

TEST_CASE("leaving a household loses its level at once, and the pool keeps what was brought") {
  std::vector<Event> events = the_year();
  events.push_back(says("s1", "ann", {kJoining.plus_days(-7), 0}, kHousehold, "home"));
  events.push_back(buys("a01", "ann", {kJoining.plus_days(-6), 0}, 100_yuan));
  const auto preview = preview_pool(neighbours(), members_of({"ann", "bob", "home"}), events,
                                    {MemberId{"ann"}, std::nullopt, {kJoining, 0}}, kJoining);
  REQUIRE(preview.ok());
  CHECK(preview.value().as_it_is[0].shown[0] == 1);
  CHECK(preview.value().changed[0].shown[0] == 0);
  CHECK(preview.value().differs_from == 0);
}
