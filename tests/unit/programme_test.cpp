// What follows from a programme's values: recurring days, lapse days, zones, words, versions; and
// every slip in a definition, each with its place.
#include <doctest/doctest.h>

#include <string>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/progress.hpp"
#include "core/programme/programme.hpp"
#include "core/quantity/literals.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;

namespace {

Day day(const char* text) { return day_from_text(text).value(); }

Activity activity(Recurrence when) { return {ActivityId{"a"}, when}; }

std::string mart() { return story::programme_file("community_mart.json"); }

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("an activity comes round on its days and lasts as long as it says") {
  using Every = Recurrence::Every;
  Recurrence first_wednesday;
  first_wednesday.every = Every::MonthWeekday;
  first_wednesday.weekday = Weekday::Wednesday;
  Recurrence fair;
  fair.every = Every::Year;
  fair.month = 12;
  fair.day = 30;
  fair.lasts_days = 5;
  Recurrence last_day;
  last_day.every = Every::MonthDay;
  last_day.day = 31;
  Recurrence leap;
  leap.every = Every::Year;
  leap.month = 2;
  leap.day = 29;
  struct Row { const char* story; Recurrence when; const char* from; const char* next; bool on; };
  const Row rows[] = {
      {"the day itself", first_wednesday, "2026-01-07", "2026-01-07", true},
      {"the day after", first_wednesday, "2026-01-08", "2026-02-04", false},
      {"a first Wednesday on the 1st", first_wednesday, "2026-03-31", "2026-04-01", false},
      {"before the fair", fair, "2026-12-29", "2026-12-30", false},
      {"the fair's last day is in the next year", fair, "2027-01-03", "2027-12-30", true},
      {"the day after the fair", fair, "2027-01-04", "2027-12-30", false},
      {"months without a 31st are left out", last_day, "2026-02-01", "2026-03-31", false},
      {"29 February waits for a leap year", leap, "2026-01-01", "2028-02-29", false},
      {"and skips 2100", leap, "2096-03-01", "2104-02-29", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(text_from_day(next_start(activity(row.when), day(row.from))) == row.next);
    CHECK(is_on(activity(row.when), day(row.from)) == row.on);
  }
}

TEST_CASE("a lapse names the last usable day") {
  struct Row { Lapse lapse; const char* earned; const char* last; };
  const Row rows[] = {
      {{Lapse::At::EndOfYear, 0, 0}, "2026-01-01", "2026-12-31"},
      {{Lapse::At::EndOfYear, 1, 0}, "2026-12-31", "2027-12-31"},
      {{Lapse::At::EndOfYear, 2, 0}, "2024-02-29", "2026-12-31"},
      {{Lapse::At::MonthsAfter, 0, 1}, "2026-01-31", "2026-02-27"},
      {{Lapse::At::MonthsAfter, 0, 24}, "2024-02-29", "2026-02-27"},
  };
  for (const Row& row : rows)
    CHECK(text_from_day(*last_day_of(row.lapse, day(row.earned))) == row.last);
  CHECK_FALSE(last_day_of({Lapse::At::Never, 0, 0}, day("2026-01-01")).has_value());
}

TEST_CASE("an instant is a civil moment of the programme's zone") {
  const Zone shanghai{"Asia/Shanghai", {{0, 480}}};
  CHECK(text_from_moment(moment_at(shanghai, 0)) == "1970-01-01T08:00:00");
  CHECK(text_from_moment(moment_at(shanghai, 1767196799)) == "2025-12-31T23:59:59");
  CHECK(text_from_moment(moment_at(shanghai, 1767196800)) == "2026-01-01T00:00:00");
  const Zone berlin{"Europe/Berlin", {{0, 60}, {1774746000, 120}, {1792890000, 60}}};
  CHECK(text_from_moment(moment_at(berlin, 1774745999)) == "2026-03-29T01:59:59");
  CHECK(text_from_moment(moment_at(berlin, 1774746000)) == "2026-03-29T03:00:00");
  const Zone west{"west", {{0, -720}}};
  CHECK(text_from_moment(moment_at(west, 0)) == "1969-12-31T12:00:00");
  CHECK(text_from_moment(moment_at(west, -43'200)) == "1969-12-31T00:00:00");
  CHECK(text_from_moment(moment_at(west, -43'201)) == "1969-12-30T23:59:59");
}

TEST_CASE("the version in force is the last that has begun") {
  auto versions = codec::versions_from_json(mart()).value();
  versions.push_back(versions.front());
  versions.back().version = 2;
  versions.back().effective_from = day("2026-07-01");
  CHECK(version_on(versions, day("2026-06-30")).value()->version == 1);
  CHECK(version_on(versions, day("2026-07-01")).value()->version == 2);
  CHECK(version_on(versions, day("2023-12-31")).problem().refusal == Refusal::NoVersionInForce);
}

TEST_CASE("past events keep the version then in force") {
  const std::string first = mart();
  const std::string body = first.substr(first.find('{'), first.rfind('}') - first.find('{') + 1);
  std::string second = with(body, "\"version\": 1", "\"version\": 2");
  second = with(second, "2024-01-01", "2026-07-01");
  second = with(second, "\"points\": 1, \"money\"", "\"points\": 2, \"money\"");
  const auto versions = codec::versions_from_json('[' + body + ',' + second + ']');
  REQUIRE(versions.ok());
  std::vector<Event> events(2);
  for (Event& event : events) event.amount = 100_yuan;
  events[0].id = EventId{"under the first"};
  events[0].at = {day("2026-06-30"), 0};
  events[1].id = EventId{"under the second"};
  events[1].at = {day("2026-07-01"), 0};
  const auto account = evaluate(versions.value(), events, day("2026-07-02")).value();
  CHECK(balance_on(account, 0, day("2026-06-30")).earned == 100_pts);
  CHECK(balance_on(account, 0, day("2026-07-02")).earned == 300_pts);
  const auto backwards = codec::versions_from_json('[' + second + ',' + body + ']');
  REQUIRE_FALSE(backwards.ok());
  CHECK(backwards.problems().front().refusal == Refusal::VersionIsNotLater);
  const auto renamed = codec::versions_from_json(
      '[' + body + ',' + with(second, "\"id\": \"points\"", "\"id\": \"stars\"") + ']');
  REQUIRE_FALSE(renamed.ok());
}

TEST_CASE("words are found by locale and key, and a missing one shows its key") {
  const auto programme = codec::versions_from_json(mart()).value().front();
  CHECK(words_of(programme, "en", "level.gold.name") == "Gold");
  CHECK(words_of(programme, "zh-CN", "level.gold.name") == "金卡会员");
  CHECK(words_of(programme, "en", "level.gold.nam") == "level.gold.nam");
  CHECK(words_of(programme, "fr", "level.gold.name") == "level.gold.name");
}

TEST_CASE("every problem of a definition is reported at once, each with its place") {
  std::string slips = mart();
  slips = with(slips, "\"version\": 1", "\"version\": 1.5");
  slips = with(slips, "\"kind\": \"spendable\"", "\"kind\": \"spendible\"");
  slips = with(slips, "\"weekday\": \"wednesday\"", "\"weekday\": 3");
  slips = with(slips, "\"price\": 5000", "\"price\": -5000");
  slips = with(slips, "\"worth\": \"90.00\"", "\"worth\": 90.00");
  slips = with(slips, "\"stretch\"", "\"strech\"");
  const auto read = codec::versions_from_json(slips);
  REQUIRE_FALSE(read.ok());
  struct Row { Refusal refusal; const char* where; };
  const Row rows[] = {
      {Refusal::NumberIsNotWhole, "/0/version"},
      {Refusal::WordIsNotAnOption, "/0/units/0/kind"},
      {Refusal::FieldHasWrongType, "/0/plan/0/when/weekday"},
      {Refusal::NumberIsOutOfRange, "/0/rewards/0/price"},
      {Refusal::FieldHasWrongType, "/0/rewards/1/worth"},
      {Refusal::FieldIsMissing, "/0/projection/stretch"},
      {Refusal::FieldIsUnknown, "/0/projection/strech"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.where);
    bool found = false;
    for (const Problem& problem : read.problems())
      found = found || (problem.refusal == row.refusal && problem.where == row.where);
    CHECK(found);
  }
  CHECK(read.problems().size() == std::size(rows));
}

TEST_CASE("documents too deep or too large are not looked into") {
  CHECK(codec::versions_from_json(std::string(100, '[')).problems().front().refusal ==
        Refusal::DocumentIsTooDeep);
  CHECK(codec::versions_from_json(std::string(codec::kLargestDocument + 1, ' '))
            .problems().front().refusal == Refusal::DocumentIsTooLarge);
  CHECK(codec::versions_from_json("").problems().front().refusal == Refusal::DocumentIsNotJson);
  CHECK(codec::versions_from_json("[]").problems().front().refusal == Refusal::ListIsEmpty);
  CHECK(codec::versions_from_json("\"[[[[[[[[[[[[[[[[[[[[[[\"").problems().front().refusal ==
        Refusal::FieldHasWrongType);
}

TEST_CASE("the best reward is the dearest the points buy, the next the first they do not") {
  const auto programme = codec::versions_from_json(mart()).value().front();
  struct Row { std::int64_t points; const char* best; const char* next; };
  const Row rows[] = {
      {0, "", "soy_sauce"},         {4999, "", "soy_sauce"},
      {5000, "soy_sauce", "rice"},  {25999, "rice", "oil_and_rice"},
      {26000, "oil_and_rice", "rice_cooker"}, {41600, "rice_cooker", "air_fryer"},
      {70000, "air_fryer", ""},
  };
  for (const Row& row : rows) {
    const Reward* best = best_reward(programme, Points{row.points});
    const Reward* next = next_reward(programme, Points{row.points});
    CHECK((best ? best->id.text : "") == row.best);
    CHECK((next ? next->id.text : "") == row.next);
  }
}
