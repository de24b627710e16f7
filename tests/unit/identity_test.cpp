// Merged and un-merged members, and balances brought along from an older system.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/ledger/identity.hpp"
#include "core/ledger/opening.hpp"
#include "core/quantity/literals.hpp"

using namespace yearward;

namespace {

const Day kStart = day_from({2026, 5, 1});
Moment later(std::int32_t day) { return {kStart.plus_days(day), 0}; }
MemberId member(const char* name) { return MemberId{name}; }

Event event_of(const char* id, const char* who, std::int32_t day) {
  Event event;
  event.id = EventId{id};
  event.member = member(who);
  event.at = later(day);
  return event;
}

}  // namespace

TEST_CASE("a merge holds from its moment until it is taken back") {
  const Merge merge{member("a"), member("b"), later(10), later(20)};
  struct Row { const char* story; Moment when; const char* person; };
  for (const Row& row : {Row{"before", later(9), "b"},
                         Row{"from its moment", later(10), "a"},
                         Row{"the day before it ends", later(19), "a"},
                         Row{"taken back", later(20), "b"}}) {
    CAPTURE(row.story);
    const Identity identity({merge}, row.when);
    CHECK(identity.of(member("b")).text == row.person);
    CHECK(identity.of(member("a")).text == "a");
    CHECK(identity.of(member("stranger")).text == "stranger");
  }
}

TEST_CASE("merging unites the events, un-merging gives each their own, and no event changes") {
  const std::vector<Event> events = {event_of("e1", "a", 1), event_of("e2", "b", 2),
                                     event_of("e3", "c", 3), event_of("e4", "b", 12)};
  std::vector<Merge> merges = {{member("a"), member("b"), later(10), {}}};
  const Identity merged(merges, later(30));
  CHECK(events_of(member("a"), events, merged) ==
        std::vector<Event>{events[0], events[1], events[3]});
  CHECK(events_of(member("b"), events, merged).empty());
  CHECK(events_of(member("c"), events, merged) == std::vector<Event>{events[2]});
  merges[0].until = later(20);
  const Identity restored(merges, later(30));
  CHECK(events_of(member("a"), events, restored) == std::vector<Event>{events[0]});
  CHECK(events_of(member("b"), events, restored) == std::vector<Event>{events[1], events[3]});
}

TEST_CASE("chains and circles of merges end at one person, in whatever order they are told") {
  std::vector<Merge> merges = {{member("b"), member("c"), later(1), {}},
                               {member("a"), member("b"), later(2), {}},
                               {member("c"), member("a"), later(3), {}}};  // all are one already
  do {
    const Identity identity(merges, later(9));
    for (const char* name : {"a", "b", "c"}) CHECK(identity.of(member(name)).text == "a");
  } while (std::next_permutation(
      merges.begin(), merges.end(),
      [](const Merge& x, const Merge& y) { return x.from < y.from; }));
}

TEST_CASE("a take-over is events with ids of their own content, in any order of rows") {
  Opening opening;
  opening.profiles = {{member("m1"), {{"joined", "2019-03-01"}}}};
  opening.levels = {{member("m1"), LadderId{"tier"}, LevelId{"gold"}, kStart.plus_days(200)}};
  opening.lots = {{member("m1"), UnitId{"points"}, 100_pts, kStart.plus_days(30)},
                  {member("m1"), UnitId{"points"}, 250_pts, {}},
                  {member("m1"), UnitId{"points"}, 100_pts, kStart.plus_days(30)},
                  {member("m2"), UnitId{"points"}, 70_pts, {}}};
  const auto events = opening_events("take_over", later(0), opening);
  REQUIRE(events.size() == 6);
  std::reverse(opening.lots.begin(), opening.lots.end());
  CHECK(opening_events("take_over", later(0), opening) == events);
  std::set<EventId> ids;
  for (const Event& event : events) ids.insert(event.id);
  CHECK(ids.size() == 6);
  CHECK(events[0].type == EventType::Profile);
  CHECK(events[0].more->settings == std::vector<Setting>{{"joined", "2019-03-01"}});
  CHECK(events[1].type == EventType::Stand);
  CHECK(events[1].more->level == "gold");
  CHECK(events[1].more->until == Moment{kStart.plus_days(200), 86'399});
  CHECK(events[2].id.text == "take_over.unit.points.2026-05-31.1.m1");
  CHECK(events[3].id.text == "take_over.unit.points.2026-05-31.2.m1");
  CHECK(events[3].more->points == 100_pts);
  CHECK(events[3].more->until == Moment{kStart.plus_days(30), 86'399});
  CHECK(events[4].id.text == "take_over.unit.points.never.1.m1");
  CHECK_FALSE(events[4].more->until.has_value());
}

TEST_CASE("changed points keep their id, so that running it again is refused and not added") {
  Opening opening;
  opening.lots = {{member("m1"), UnitId{"points"}, 100_pts, {}}};
  const Event before = opening_events("take_over", later(0), opening).front();
  opening.lots[0].points = 90_pts;
  const Event after = opening_events("take_over", later(0), opening).front();
  CHECK(before.id == after.id);
  CHECK_FALSE(before == after);
}
