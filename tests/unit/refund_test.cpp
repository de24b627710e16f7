// What a refund leaves: of a measure, whatever it sums and by whichever clock, and of a bonus that
// is rounded by itself.
#include <doctest/doctest.h>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"

using namespace yearward;

namespace {

// A ladder whose one step asks for two of whatever the measure counts, and one point a yuan.
std::string programme_counting(const std::string& measure, const std::string& more_rules = "") {
  return R"({"id":"counting","version":1,"effective_from":"2024-01-01",
    "origin":{"illustrative":true,"note":"for this test"},
    "time_zone":{"name":"UTC","offsets":[{"from_second":0,"minutes":0}]},
    "currency":{"code":"CNY","exponent":2},"types":["stay"],
    "units":[{"id":"points","kind":"spendable","lapse":{"never":true}}],
    "measures":[{"id":"counted",)" +
         measure + R"(}],
    "ladders":[{"id":"tier","counter":{"measure":"counted","in":"year"},
      "holds":{"end_of_year":1},"levels":[{"id":"first"},
      {"id":"second","attain":{"measure":"counted","in":"year","at_least":2}}]}],
    "rules":[{"id":"base","stage":"base","unit":"points","per":{"points":1,"each":"1.00"}})" +
         more_rules + R"(],
    "projection":{"habit_weeks":13,"habit_at_least_weeks":4,"stretch":"6/5",
      "horizon_at_least_weeks":13,"most_weekly":"500.00","weekly_step":"5.00"},
    "texts":{"zh-CN":{},"en":{}}})";
}

Account account_after(const std::string& programme, const std::string& events) {
  const auto versions = codec::versions_from_json(programme);
  REQUIRE(versions.ok());
  const auto read = codec::events_from_json('[' + events + ']', versions.value());
  REQUIRE(read.ok());
  auto account = evaluate(versions.value(), read.value(), day_from({2024, 12, 1}));
  REQUIRE(account.ok());
  return std::move(account).value();
}
LevelIndex level_after(const std::string& programme, const std::string& events) {
  return held_on(account_after(programme, events), 0).level;
}

std::string event(const char* id, const char* day, const std::string& rest) {
  return std::string(R"({"member":"M1","id":")") + id + R"(","at":")" + day + "\"," + rest + '}';
}
std::string bought(const char* id, const char* day) {
  return event(id, day, R"("type":"purchase","amount":"10.00")");
}
// One night, known to the programme two days later.
std::string stayed(const char* id, const char* day, const std::string& recorded) {
  return event(id, day,
               R"("type":"stay","numbers":{"nights":1},"recorded":")" + recorded + '"');
}

}  // namespace

TEST_CASE("a refunded visit is no visit, whatever is counted") {
  const std::string nights = R"("of":"number","number":"nights","types":["stay"])";
  const std::string stays[] = {stayed("a", "2024-03-01", "2024-03-03"),
                               stayed("b", "2024-03-02", "2024-03-04")};
  struct Row {
    std::string story, measure, first, second;
  };
  const Row rows[] = {
      {"days with a purchase", R"("of":"amount","aggregate":"distinct_days")",
       bought("a", "2024-03-01"), bought("b", "2024-03-02")},
      {"nights by the day of the stay", nights, stays[0], stays[1]},
      {"nights by the day they were recorded", nights + R"(,"clock":"recorded")", stays[0],
       stays[1]},
      {"nights by both clocks", nights + R"(,"clock":"both")", stays[0], stays[1]},
  };
  const std::string refunded = event("back", "2024-11-01", R"("type":"refund","refers_to":"b")");
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const std::string programme = programme_counting(row.measure);
    CHECK(level_after(programme, row.first + ',' + row.second) == 1);
    CHECK(level_after(programme, row.first + ',' + row.second + ',' + refunded) == 0);
  }
}

TEST_CASE("half a purchase keeps half of a bonus that is rounded by itself") {
  const std::string programme =
      programme_counting(R"("of":"count")",
                         R"(,{"id":"bonus","stage":"add","unit":"points","of_base":"1/2",)"
                         R"("apart":true})");
  const std::string refunded =
      event("back", "2024-03-05", R"("type":"refund","refers_to":"a","amount":"6.00")");
  const Account account =
      account_after(programme, bought("a", "2024-03-01") + ',' + refunded);  // of 10.00
  CHECK(held_now(account, 0) == Points{4 + 2});
  CHECK(adds_up(account));
}
