// Other thresholds for the same members: decided at once where the version says so, else at the
// next review; by the figures that decided a standing and by the day's.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/stories/shelf.hpp"

namespace yearward {
namespace {

using nlohmann::json;

// The supermarket with a second version from a day on, silver and gold at other thresholds.
Versions changed(const std::string& from, std::int64_t silver, std::int64_t gold,
                 const char* decided) {
  json versions = json::parse(story::programme_file("community_mart.json"));
  json second = versions.back();
  second["version"] = 2;
  second["effective_from"] = from;
  json& ladder = second["ladders"][0];
  if (decided) ladder["on_new_version"] = decided;
  const std::int64_t thresholds[] = {0, silver, gold};
  for (std::size_t level = 1; level < 3; ++level) {
    ladder["levels"][level]["attain"]["at_least"] = thresholds[level];
    ladder["levels"][level]["retain"]["at_least"] = thresholds[level] * 4 / 5;
  }
  versions = {versions.front(), second};
  return codec::versions_from_json(versions.dump()).value();
}

Event bought(const std::string& day, std::int64_t yuan, const char* id) {
  Event event;
  event.id = EventId{id};
  event.member = MemberId{"M1"};
  event.at = moment_from_text(day + "T10:00").value();
  event.amount = Money{yuan * 100};
  return event;
}

std::int32_t level_on(const Versions& versions, const char* day,
                      const std::vector<Event>& events) {
  const Account account = evaluate(versions, events, day_from_text(day).value()).value();
  return held_on(account, 0).level;
}

TEST_CASE("a new version's thresholds decide when it says so") {
  struct Row {
    const char* story; std::int64_t silver, gold; const char* decided; const char* day;
    std::int32_t level;
  };
  constexpr Row kRows[] = {
      {"the day before nothing has changed", 20'000, 60'000, "now", "2026-05-31", 1},
      {"raised above what was spent, now: silver falls", 20'000, 60'000, "now", "2026-06-01", 0},
      {"raised, at review: silver stays", 20'000, 60'000, "at_review", "2026-06-01", 1},
      {"nothing said: at review", 20'000, 60'000, nullptr, "2026-06-01", 1},
      {"raised, but not above what keeps it", 14'000, 60'000, "now", "2026-06-01", 1},
      {"lowered: gold at once", 5'000, 11'000, "now", "2026-06-01", 2},
      {"lowered, at review: only the next purchase rises", 5'000, 11'000, "at_review",
       "2026-06-01", 1},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.story));
    const Versions versions = changed("2026-06-01", row.silver, row.gold, row.decided);
    CHECK(level_on(versions, row.day, {bought("2026-03-03", 12'000, "e1")}) == row.level);
  }
}

TEST_CASE("a level of last year is judged by last year's figures, not by an empty new year") {
  const std::vector<Event> events{bought("2025-11-11", 12'000, "e1")};
  CHECK(level_on(changed("2026-01-15", 12'000, 60'000, "now"), "2026-01-15", events) == 1);
  CHECK(level_on(changed("2026-01-15", 20'000, 60'000, "now"), "2026-01-15", events) == 0);
}

TEST_CASE("a level given by hand is not taken away by other thresholds") {
  const Versions versions = changed("2026-06-01", 20'000, 60'000, "now");
  Event given = bought("2026-02-01", 0, "e1");
  given.type = EventType::Stand;
  EventDetails more;
  more.of = "tier";
  more.level = "gold";
  more.reason = "match";
  given.more = more;
  CHECK(level_on(versions, "2026-06-01", {given}) == 2);
}

// The supermarket whose points burn in one order, and from 1 June in another.
Versions reordered(const char* first, const char* then) {
  json versions = json::parse(story::programme_file("community_mart.json"));
  json one = versions.front(), two = versions.front();
  two["version"] = one["version"].get<int>() + 1;
  two["effective_from"] = "2026-06-01";
  one["units"][0]["burn"] = first;
  two["units"][0]["burn"] = then;
  return codec::versions_from_json(json{one, two}.dump()).value();
}

// So many points earned on a day, usable until another.
Event given_until(const char* id, const std::string& day, std::int64_t points,
                  const char* until) {
  Event event = bought(day, 0, id);
  event.type = EventType::Adjust;
  EventDetails more;
  more.of = "points";
  more.points = Points{points};
  more.reason = "test";
  more.until = moment_from_text(std::string(until) + "T23:59").value();
  event.more = more;
  return event;
}

TEST_CASE("when the burn order changes, lots opened before it burn in the new order too") {
  struct Row { const char* story; const char* first; const char* then; Points left[3]; };
  // Earned in March until 2027, in April until August, in May until 2026's end.
  const Row rows[] = {
      {"soonest lapse throughout", "soonest_lapse", "soonest_lapse",
       {Points{100}, Points{0}, Points{50}}},
      {"oldest throughout", "oldest_first", "oldest_first",
       {Points{0}, Points{50}, Points{100}}},
      {"oldest from June on", "soonest_lapse", "oldest_first",
       {Points{0}, Points{50}, Points{100}}},
      {"soonest lapse from June on", "oldest_first", "soonest_lapse",
       {Points{100}, Points{0}, Points{50}}}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.story));
    const Versions versions = reordered(row.first, row.then);
    Event taken = given_until("t", "2026-06-10", -150, "2026-06-10");
    EventDetails more = *taken.more;
    more.until.reset();
    taken.more = more;
    const auto account =
        evaluate(versions,
                 {given_until("a", "2026-03-01", 100, "2027-12-31"),
                  given_until("b", "2026-04-01", 100, "2026-08-31"),
                  given_until("c", "2026-05-01", 100, "2026-12-31"), taken},
                 day_from_text("2026-06-30").value());
    REQUIRE(account.ok());
    REQUIRE(account.value().lots.size() == 3);
    for (std::size_t lot = 0; lot < 3; ++lot) {
      CAPTURE(lot);
      CHECK(account.value().lots[lot].remaining == row.left[lot]);
    }
    // What lapses next is found in either order.
    const auto later = evaluate(versions, account.value().events,
                                day_from_text("2026-10-01").value());
    REQUIRE(later.ok());
    CHECK(later.value().lots[1].remaining == Points{});
  }
}

TEST_CASE("what comes in after the burn order changed finds its place among what was there") {
  const Versions versions = reordered("oldest_first", "soonest_lapse");
  const auto account = evaluate(versions,
                                {given_until("a", "2026-03-01", 100, "2027-12-31"),
                                 given_until("b", "2026-04-01", 100, "2026-12-31"),
                                 given_until("c", "2026-06-02", 100, "2027-03-31")},
                                day_from_text("2026-06-30").value());
  REQUIRE(account.ok());
  CHECK(account.value().units[0].open_lots == std::vector<std::uint32_t>{1, 2, 0});
}

}  // namespace
}  // namespace yearward
