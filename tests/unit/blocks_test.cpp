// Blocks that a window completes: what a refund leaves of them, whichever purchase completed them.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"

using namespace yearward;

namespace {

// 50 points for every 500 of a calendar year, three times at most; counted in money or in credits.
Versions blocks_of(const char* what) {
  std::string document = R"({"id":"blocks","version":1,"effective_from":"2023-01-01",
    "origin":{"illustrative":true,"note":"for this test"},
    "time_zone":{"name":"UTC","offsets":[{"from_second":0,"minutes":0}]},
    "currency":{"code":"CNY","exponent":2},
    "units":[{"id":"points","kind":"spendable","lapse":{"never":true}},
      {"id":"credits","kind":"status","lapse":{"never":true}}],
    "measures":[{"id":"spend","of":"amount"},{"id":"earned","of":{"earned":"credits"}}],
    "rules":[{"id":"credits","stage":"base","unit":"credits","per":{"points":1,"each":"1.00"}},
      {"id":"bonus","stage":"add","unit":"points",
        "blocks":{"of":"WHAT","in":"year","every":EVERY,"give":50,"most":3}}],
    "projection":{"habit_weeks":13,"habit_at_least_weeks":4,"stretch":"6/5",
      "horizon_at_least_weeks":13,"most_weekly":"500.00","weekly_step":"5.00"},
    "texts":{"zh-CN":{},"en":{}}})";
  const bool money = std::string(what) == "spend";
  document.replace(document.find("WHAT"), 4, what);
  document.replace(document.find("EVERY"), 5, money ? "\"500.00\"" : "500");
  const auto read = codec::versions_from_json(document);
  REQUIRE(read.ok());
  return read.value();
}

Event buys(const char* id, const char* day, std::int64_t cents) {
  Event event;
  event.id = EventId{id};
  event.member = MemberId{"M1"};
  event.at = moment_from_text(std::string(day) + "T10:00").value();
  event.amount = Money{cents};
  return event;
}

Event backs(const char* id, const char* day, std::int64_t cents, const char* of) {
  Event event = buys(id, day, cents);
  event.type = EventType::Refund;
  event.refers_to = EventId{of};
  return event;
}

Account block_life(const Versions& versions, const std::vector<Event>& events) {
  auto account = evaluate(versions, events, day_from({2024, 12, 31}));
  REQUIRE(account.ok());
  CHECK(adds_up(account.value()));
  return std::move(account).value();
}

}  // namespace

TEST_CASE("a window keeps as many blocks as it still holds, whichever purchase completed them") {
  struct Row { const char* story; std::vector<Event> events; std::int64_t left; };
  const std::vector<Row> rows = {
      {"nothing given back", {buys("a", "2024-01-05", 30'000), buys("b", "2024-02-05", 30'000)},
       50},
      {"the one that began it goes, the one that completed it keeps nothing",
       {buys("a", "2024-01-05", 30'000), buys("b", "2024-02-05", 30'000),
        backs("r", "2024-03-01", 0, "a")}, 0},
      {"what is left is exactly a block",
       {buys("a", "2024-01-05", 30'000), buys("b", "2024-02-05", 30'000),
        backs("r", "2024-03-01", 10'000, "a")}, 50},
      {"one yuan less than a block",
       {buys("a", "2024-01-05", 30'000), buys("b", "2024-02-05", 30'000),
        backs("r", "2024-03-01", 10'100, "a")}, 0},
      {"its own block stays as long as the year holds it",
       {buys("a", "2024-01-05", 60'000), buys("b", "2024-02-05", 30'000),
        backs("r", "2024-03-01", 20'000, "a")}, 50},
      {"bought again, it is earned again, not twice",
       {buys("a", "2024-01-05", 30'000), buys("b", "2024-02-05", 30'000),
        backs("r", "2024-03-01", 0, "a"), buys("c", "2024-04-05", 30'000)}, 50},
      {"above the limit there was nothing to lose",
       {buys("a", "2024-01-05", 200'000), backs("r", "2024-03-01", 50'000, "a")}, 150},
      {"one after the other all goes back",
       {buys("a", "2024-01-05", 60'000), buys("b", "2024-02-05", 60'000),
        backs("r", "2024-03-01", 0, "a"), backs("s", "2024-03-02", 0, "b")}, 0},
      {"in the other order too",
       {buys("a", "2024-01-05", 60'000), buys("b", "2024-02-05", 60'000),
        backs("r", "2024-03-01", 0, "b"), backs("s", "2024-03-02", 0, "a")}, 0},
      {"another year's is its own",
       {buys("a", "2023-12-30", 30'000), buys("b", "2024-01-05", 50'000),
        backs("r", "2024-03-01", 0, "a")}, 50}};
  for (const char* what : {"spend", "earned"}) {
    CAPTURE(what);
    const Versions versions = blocks_of(what);
    for (const Row& row : rows) {
      CAPTURE(row.story);
      const Account account = block_life(versions, row.events);
      CHECK(held_now(account, 0).count == row.left);
      const std::vector<Event> backwards(row.events.rbegin(), row.events.rend());
      CHECK(fingerprint(block_life(versions, backwards)) == fingerprint(account));
    }
  }
}

TEST_CASE("a block that goes names the refund, and its own purchase's goes first") {
  const Account account =
      block_life(blocks_of("spend"), {buys("a", "2024-01-05", 60'000),
                                 buys("b", "2024-02-05", 50'000),
                                 backs("r", "2024-03-01", 0, "a")});
  const Entry& back = account.entries.back();
  CHECK(back.kind == EntryKind::Reversal);
  CHECK(account.events[back.event].id.text == "r");
  CHECK(account.events[account.entries[back.reverses].event].id.text == "a");
  CHECK(held_now(account, 0).count == 50);
}
