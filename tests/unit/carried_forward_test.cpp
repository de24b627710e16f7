// What a projection runs on must go on as the account itself would: the year ahead by branching is
// the year ahead by living it.
#include <doctest/doctest.h>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"

using namespace yearward;

namespace {

// 10 points a yuan for whoever has held the second level for months; to it by 100 yuan a year.
const char* const kLoyal = R"({"id":"loyal","version":1,"effective_from":"2024-01-01",
  "origin":{"illustrative":true,"note":"for this test"},
  "time_zone":{"name":"UTC","offsets":[{"from_second":0,"minutes":0}]},
  "currency":{"code":"CNY","exponent":2},
  "units":[{"id":"points","kind":"spendable","lapse":{"never":true}}],
  "measures":[{"id":"spend","of":"amount"}],
  "ladders":[{"id":"tier","counter":{"measure":"spend","in":"year"},"holds":{"end_of_year":0},
    "levels":[{"id":"first"},
      {"id":"second","attain":{"measure":"spend","in":"year","at_least":"100.00"},
       "retain":{"measure":"spend","in":"year","at_least":"50.00"}}]}],
  "rules":[{"id":"base","stage":"base","unit":"points","per":{"points":1,"each":"1.00"}},
    {"id":"loyal","stage":"add","unit":"points","of_base":"9",
     "if":{"level_at_least":"second","for_months":9}}],
  "projection":{"habit_weeks":13,"habit_at_least_weeks":4,"stretch":"6/5",
    "horizon_at_least_weeks":13,"most_weekly":"500.00","weekly_step":"5.00"},
  "texts":{"zh-CN":{},"en":{}}})";

Event purchase(std::int32_t number, Day day, Money amount) {
  Event event;
  event.id = EventId{"e" + std::to_string(number)};
  event.member = MemberId{"M1"};
  event.at = {day, 43'200};
  event.amount = amount;
  return event;
}

}  // namespace

TEST_CASE("a level held for months before today counts in the year ahead") {
  const auto versions = codec::versions_from_json(kLoyal);
  REQUIRE(versions.ok());
  // The level is attained in March and kept at the year's end: two standings, one unbroken level.
  std::vector<Event> events{purchase(1, day_from({2024, 3, 1}), Money{120'00})};
  const Day today = day_from({2025, 1, 10}), horizon = day_from({2025, 4, 30});
  const auto account = evaluate(versions.value(), events, today);
  REQUIRE(account.ok());
  const Habit habit{Money{10'00}, 7, today.plus_days(1)};
  const auto ahead = project(versions.value(), account.value(), habit, today, horizon);
  REQUIRE(ahead.ok());

  std::int32_t number = 1;
  for (Day day = habit.first; day <= horizon; day = day.plus_days(7))
    events.push_back(purchase(++number, day, habit.amount));
  const auto lived = evaluate(versions.value(), events, horizon);
  REQUIRE(lived.ok());
  CHECK(ahead.value().balance == held_now(lived.value(), 0));
  CHECK(ahead.value().balance > Points{120 + 16 * 10});  // the bonus was earned at all
}
