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
#include "tests/unit/days.hpp"

using namespace yearward;

namespace {

Activity activity(Recurrence when) {
  Activity made;
  made.id = ActivityId{"a"};
  made.when = when;
  return made;
}

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
    CHECK(text_from_day(*next_start(activity(row.when), day(row.from))) == row.next);
    CHECK(is_on(activity(row.when), day(row.from)) == row.on);
  }
}

TEST_CASE("an activity that happens once is over after its day") {
  Recurrence once;
  once.every = Recurrence::Every::Once;
  once.on = day("2026-05-01");
  once.lasts_days = 3;
  CHECK(next_start(activity(once), day("2026-05-01")) == day("2026-05-01"));
  CHECK_FALSE(next_start(activity(once), day("2026-05-02")).has_value());
  CHECK(is_on(activity(once), day("2026-05-03")));
  CHECK_FALSE(is_on(activity(once), day("2026-05-04")));
  CHECK_FALSE(is_on(activity(once), day("2026-04-30")));
}

TEST_CASE("a clause names the last usable day") {
  using From = LapseClause::From;
  const auto after = [](std::int32_t months, std::int32_t days,
                        std::optional<Period> round_up = {}, std::int32_t month = 1) {
    LapseClause clause;
    clause.from = From::Earned;
    clause.months = months;
    clause.days = days;
    clause.round_up = round_up;
    clause.month = month;
    return clause;
  };
  LapseClause fixed;
  fixed.from = From::Fixed;
  fixed.fixed = day("2026-06-30");
  LapseClause birth;
  birth.from = From::BirthMonth;
  birth.months = 36;
  struct Row { const char* story; LapseClause clause; const char* earned; const char* last; };
  const Row rows[] = {
      {"the end of this year", after(0, 0, Period::Year), "2026-01-01", "2026-12-31"},
      {"the end of next year", after(12, 0, Period::Year), "2026-12-31", "2027-12-31"},
      {"two years on from a leap day", after(24, 0, Period::Year), "2024-02-29", "2026-12-31"},
      {"a fiscal year from March", after(12, 0, Period::Year, 3), "2024-02-29", "2025-02-28"},
      {"its first day", after(12, 0, Period::Year, 3), "2024-03-01", "2026-02-28"},
      {"a month clips", after(1, 0), "2026-01-31", "2026-02-28"},
      {"and in a leap year", after(1, 0), "2024-01-31", "2024-02-29"},
      {"no months: the same day", after(0, 0), "2026-01-31", "2026-01-31"},
      {"24 months, the day itself included", after(24, 0), "2020-01-15", "2022-01-15"},
      {"24 months, through the day before", after(24, -1), "2024-02-29", "2026-02-27"},
      {"12 months to the month's end", after(12, 0, Period::Month), "2020-07-06", "2021-07-31"},
      {"to the quarter's end", after(12, 0, Period::Quarter), "2020-07-06", "2021-09-30"},
      {"to the half year's end", after(12, 0, Period::HalfYear), "2020-06-30", "2021-06-30"},
      {"90 days", after(0, 90), "2026-01-01", "2026-04-01"},
      {"on a day", fixed, "2026-01-01", "2026-06-30"},
      {"the birth month three years on", birth, "2026-12-31", "2029-02-28"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(text_from_day(*last_day_by(row.clause, day(row.earned), 2)) == row.last);
  }
  CHECK_FALSE(last_day_by(LapseClause{}, day("2026-01-01"), {}).has_value());
  CHECK_FALSE(last_day_by(birth, day("2026-01-01"), {}).has_value());
}

TEST_CASE("a window means its days") {
  using Kind = Window::Kind;
  const auto window = [](Kind kind, std::int32_t count = 1, std::int32_t month = 1) {
    Window made;
    made.kind = kind;
    made.count = count;
    made.month = month;
    return made;
  };
  const auto ago = [](Window later) {
    later.ago = 1;
    return later;
  };
  struct Row {
    const char* story; Window window; const char* on; const char* first; const char* last;
  };
  const Row rows[] = {
      {"the day", window(Kind::Day), "2026-02-04", "2026-02-04", "2026-02-04"},
      {"a week is from Monday", window(Kind::Week), "2026-02-04", "2026-02-02", "2026-02-08"},
      {"a Sunday is its last", window(Kind::Week), "2026-02-08", "2026-02-02", "2026-02-08"},
      {"a leap month", window(Kind::Month), "2024-02-29", "2024-02-01", "2024-02-29"},
      {"a quarter", window(Kind::Quarter), "2026-05-31", "2026-04-01", "2026-06-30"},
      {"one from February", window(Kind::Quarter, 1, 2), "2026-01-31", "2025-11-01", "2026-01-31"},
      {"a half year", window(Kind::HalfYear), "2026-07-01", "2026-07-01", "2026-12-31"},
      {"a year", window(Kind::Year), "2026-12-31", "2026-01-01", "2026-12-31"},
      {"a fiscal year", window(Kind::Year, 1, 3), "2026-02-28", "2025-03-01", "2026-02-28"},
      {"three years", window(Kind::Year, 3), "2026-06-01", "2024-01-01", "2026-12-31"},
      {"90 days", window(Kind::RollingDays, 90), "2026-03-31", "2026-01-01", "2026-03-31"},
      {"12 months", window(Kind::RollingMonths, 12), "2026-03-31", "2025-04-01", "2026-03-31"},
      {"whole months", window(Kind::WholeMonths, 3), "2026-03-31", "2025-12-01", "2026-02-28"},
      {"since the anchor", window(Kind::Since, 0), "2026-03-31", "2024-02-29", "3999-12-31"},
      {"the first 120 days", window(Kind::Since, 120), "2026-03-31", "2024-02-29", "2024-06-27"},
      {"the member's year", window(Kind::Anniversary, 12), "2026-02-27", "2025-02-28",
       "2026-02-27"},
      {"begins on the clipped day", window(Kind::Anniversary, 12), "2026-02-28", "2026-02-28",
       "2027-02-27"},
      {"and in a leap year on its own", window(Kind::Anniversary, 12), "2028-02-28", "2027-02-28",
       "2028-02-28"},
      {"the month before", ago(window(Kind::Month)), "2026-03-31", "2026-02-01", "2026-02-28"},
      {"the year before", ago(window(Kind::Year)), "2026-03-31", "2025-01-01", "2025-12-31"},
      {"always", window(Kind::Lifetime), "2026-03-31", "1900-01-01", "3999-12-31"},
      {"before the calendar", window(Kind::WholeMonths, 1200), "1950-01-01", "1900-01-01",
       "1949-12-31"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Span span = span_on(row.window, day(row.on), day("2024-02-29"));
    CHECK(text_from_day(span.first) == row.first);
    CHECK(text_from_day(span.last) == row.last);
  }
  for (const Kind kind : {Kind::Since, Kind::Anniversary}) {
    const Span nothing = span_on(window(kind, 12), day("2026-03-31"), {});
    CHECK(nothing.last < nothing.first);
  }
  const Span before = span_on(window(Kind::Anniversary, 12), day("2024-02-28"), day("2024-02-29"));
  CHECK(before.last < before.first);
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
  second = with(second, "\"points\": 1, \"of\"", "\"points\": 2, \"of\"");
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
