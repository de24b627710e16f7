// Funds: points that all members share. What is set aside for an event is written on it once, and
// from then on every account replays by itself.
#include <doctest/doctest.h>

#include "core/explain/explain.hpp"
#include "core/quantity/literals.hpp"
#include "core/sync/books.hpp"
#include "tests/simulation/memory_hub.hpp"
#include "tests/unit/funded.hpp"

using namespace yearward;

namespace {

const Day kJune = day_from({2026, 6, 1});
const Span kAllJune{kJune, kJune.plus_days(29)};

Moment june(std::int32_t day, std::int32_t second = 36'000) {
  return {kJune.plus_days(day - 1), second};
}

std::vector<Event> marked(std::vector<Event> events) {
  auto told = with_funds(funded(), std::move(events));
  REQUIRE(told.ok());
  return std::move(told).value();
}

Account fund_life(std::vector<Event> events, Day as_of = kJune.plus_days(60)) {
  auto account = evaluate(funded(), std::move(events), as_of);
  REQUIRE(account.ok());
  CHECK(adds_up(account.value()));
  return std::move(account).value();
}

Points kept_by(const Account& account, const char* rule, Span span = kAllJune) {
  return kept_of_fund(funded(), account, rule, span);
}

// What is set aside for an event of a fund; -1 when it says nothing.
std::int64_t aside_of(const Event& event, const char* fund) {
  if (event.more)
    for (const SetAside& part : event.more->set_aside)
      if (part.of == fund) return part.points.count;
  return -1;
}

const Entry& accrual_of(const Account& account, const char* rule) {
  for (const Entry& entry : account.entries)
    if (entry.kind == EntryKind::Accrual && funded()[0].rules[entry.rule].id.text == rule)
      return entry;
  FAIL("no such accrual");
  return account.entries.front();
}

}  // namespace

TEST_CASE("whoever comes first has it, the next has the rest, and the last has none of it") {
  const auto events = marked({buys("c", "cat", june(3), 50_yuan),
                              buys("a", "ann", june(1), 70_yuan),
                              buys("b", "bob", june(2), 50_yuan)});
  CHECK(aside_of(events[1], "again") == 70);
  CHECK(aside_of(events[2], "again") == 30);
  CHECK(aside_of(events[0], "again") == 0);
  CHECK(held_now(fund_life({events[1]}), 0) == 140_pts);
  CHECK(held_now(fund_life({events[2]}), 0) == 80_pts);
  CHECK(held_now(fund_life({events[0]}), 0) == 50_pts);
}

TEST_CASE("the edges of a fund: one less, exactly all, one more") {
  struct Row { const char* story; Money paid; Points granted; };
  for (const Row& row : {Row{"one less", 99_yuan, 99_pts}, Row{"exactly all", 100_yuan, 100_pts},
                         Row{"one more", 101_yuan, 100_pts}}) {
    CAPTURE(row.story);
    const auto events = marked({buys("a", "ann", june(1), row.paid)});
    CHECK(kept_by(fund_life(events), "again") == row.granted);
  }
}

TEST_CASE("a new month has its fund anew, and a fund for good has not") {
  std::vector<Event> events = {says("s", "bob", june(1, 0), kReferrer, "ann")};
  events.push_back(buys("b1", "bob", june(30), 200_yuan));
  events.push_back(buys("b2", "bob", june(31), 200_yuan));  // 1 July
  const Account bob = fund_life(marked(events));
  CHECK(kept_by(bob, "again") == 100_pts);
  CHECK(kept_by(bob, "again", {kJune.plus_days(30), kJune.plus_days(60)}) == 100_pts);
  REQUIRE(bob.outgoing.size() == 2);
  CHECK(bob.outgoing[0].amount == 20_pts);
  CHECK(bob.outgoing[1].amount == 10_pts);
}

TEST_CASE("a group's fund is one for all its rules, beside its caps") {
  std::vector<Event> events;
  for (const char* member : {"ann", "bob", "cat", "dan"})
    events.push_back(buys(member, member, {day_from({2026, 7, 2}), 100}, 40_yuan));  // 5 + 8 each
  events.push_back(buys("eve", "eve", {day_from({2026, 7, 5}), 0}, 40_yuan));  // the fair is over
  events = marked(events);
  const std::int64_t expected[] = {13, 13, 13, 11};
  for (std::size_t place = 0; place < 4; ++place) {
    CAPTURE(place);
    CHECK(aside_of(events[place], "fair") == expected[place]);
  }
  CHECK(aside_of(events[4], "fair") == -1);
  const Account dan = fund_life({events[3]});
  CHECK(accrual_of(dan, "stall").amount == 8_pts);
  CHECK(accrual_of(dan, "visit").amount == 3_pts);
  CHECK(accrual_of(dan, "visit").working.limit == Working::Limit::Fund);
}

TEST_CASE("an entry keeps what was asked for and granted, and why names the fund or the cap") {
  const auto events = marked({buys("a", "ann", june(1), 70_yuan),
                              buys("b", "bob", june(2), 50_yuan)});
  const Account bob = fund_life({events[1]});
  const Entry& again = accrual_of(bob, "again");
  CHECK(again.working.desired == 50_pts);
  CHECK(again.amount == 30_pts);
  CHECK(explain::multiplies_out(bob, again));
  const auto number = static_cast<EntryIndex>(&again - bob.entries.data());
  CHECK(explain::plain_line(funded(), bob, number) ==
        "+30 on 2026-06-02 by again@1: 50.00 x 1/50 less 50 before, all the fund set aside of 50");
  // The day's cap of 20 grants less than the fund would: the cap is what limited it.
  const auto rich = marked({buys("c", "cat", {day_from({2026, 7, 1}), 0}, 200_yuan)});
  const Entry stall = accrual_of(fund_life(rich), "stall");
  CHECK(stall.working.desired == 40_pts);
  CHECK(stall.amount == 20_pts);
  CHECK(stall.working.limit == Working::Limit::Caps);
}

TEST_CASE("an event nobody has kept yet counts as if the fund lasted, until it comes back marked") {
  const Event own = buys("b", "bob", june(2), 150_yuan);
  CHECK(held_now(fund_life({own}), 0) == 300_pts);
  const auto events = marked({buys("a", "ann", june(1), 70_yuan), own});
  CHECK(held_now(fund_life({events[1]}), 0) == 180_pts);  // the kept copy stands in its place
  CHECK(held_now(fund_life({events[1], buys("d", "bob", june(3), 10_yuan)}), 0) == 200_pts);
}

TEST_CASE("what a refund takes back can be set aside again, in the month it came from") {
  std::vector<Event> events = {buys("a", "ann", june(1), 80_yuan),
                               refunds("r", "ann", june(31), 30_yuan, "a"),  // in July
                               buys("b", "bob", june(30, 86'000), 90_yuan),
                               buys("c", "cat", june(31, 40'000), 150_yuan)};
  events = marked(events);
  CHECK(aside_of(events[0], "again") == 80);
  CHECK(aside_of(events[1], "again") == -30);
  CHECK(aside_of(events[2], "again") == 20);  // before the refund there were 20
  CHECK(aside_of(events[3], "again") == 100);  // July's own are all there
  const auto late = marked({events[0], events[1], events[2],
                            buys("d", "dan", june(30, 86'100), 90_yuan)});
  CHECK(aside_of(late[3], "again") == 30);  // kept after the refund: June has 30 again
  CHECK(kept_by(fund_life({events[0], events[1]}), "again") == 50_pts);
}

TEST_CASE("a refund of all gives all back; of nothing granted, nothing") {
  auto events = marked({buys("a", "ann", june(1), 100_yuan), refunds("r", "ann", june(2), {}, "a"),
                        buys("b", "bob", june(3), 60_yuan), buys("c", "cat", june(4), 60_yuan),
                        buys("d", "dan", june(5), 60_yuan),
                        refunds("q", "dan", june(6), 60_yuan, "d")});
  CHECK(aside_of(events[1], "again") == -100);
  CHECK(aside_of(events[2], "again") == 60);
  CHECK(aside_of(events[3], "again") == 40);
  CHECK(aside_of(events[4], "again") == 0);
  CHECK(aside_of(events[5], "again") == -1);
}

TEST_CASE("what a friend was brought out of a fund goes back with the purchase") {
  std::vector<Event> events = {says("s", "bob", june(1, 0), kReferrer, "ann"),
                               buys("b1", "bob", june(1), 200_yuan),
                               refunds("r", "bob", june(2), 100_yuan, "b1"),
                               buys("b2", "bob", june(3), 500_yuan)};
  HeldPurse purse;
  const auto together = evaluate_together(funded(), members_of({"ann", "bob"}), events,
                                          kJune.plus_days(9), {}, &purse);
  REQUIRE(together.ok());
  const Account& bob = *together.value().find(MemberId{"bob"});
  CHECK(aside_of(bob.events[1], "friend") == 20);
  CHECK(aside_of(bob.events[2], "friend") == -10);
  CHECK(aside_of(bob.events[3], "friend") == 20);  // 30 in all
  CHECK(held_now(*together.value().find(MemberId{"ann"}), 0) == 30_pts);
}

TEST_CASE("a refund that comes late leaves what was kept as it was, to the last point") {
  // 10.50 back of 80.00, then 10.50 from a day before: either alone takes 10, both together 21.
  auto events = marked({buys("a", "ann", june(1), 80_yuan),
                        refunds("r2", "ann", june(5), Money{1'050}, "a")});
  CHECK(aside_of(events[1], "again") == -10);
  events = marked({events[0], events[1], refunds("r1", "ann", june(4), Money{1'050}, "a")});
  const Account ann = fund_life(events);
  CHECK(kept_by(ann, "again") == 59_pts);
  CHECK(aside_of(events[2], "again") == -10);  // a point stays set aside
  std::vector<Event> plain = events;
  for (Event& event : plain) event.more = {};
  CHECK(fingerprint(fund_life(plain)) == fingerprint(ann));
}

TEST_CASE("what comes late cannot bring an event more than was set aside for it") {
  // Refunded 30 of 80; then the very refund is heard of again under marks: nothing moves.
  const auto events = marked({buys("a", "ann", june(2), 80_yuan),
                              refunds("r", "ann", june(4), 30_yuan, "a")});
  const std::uint64_t print = fingerprint(fund_life(events));
  CHECK(fingerprint(fund_life(marked(events))) == print);
  // A mark says less than was granted, as after rules that gave more: the refund keeps to it.
  auto less = events;
  EventDetails more = *less[0].more;
  more.set_aside[0].points = 60_pts;
  less[0].more = more;
  CHECK(kept_by(fund_life(less), "again") == 30_pts);  // 60 granted, 30 of them others' since
  // Marks no keeper writes do no harm.
  more.set_aside[0].points = Points{-kLargestCount};
  less[0].more = more;
  CHECK(kept_by(fund_life(less), "again") == 0_pts);
}

TEST_CASE("a mark may be written and read; only its owner's programme says how many decimals") {
  const auto events = marked({buys("a", "ann", june(1), 70_yuan),
                              buys("b", "bob", june(2), 50_yuan)});
  const std::string text = codec::json_from_event(events[1], funded());
  CHECK(text.find("\"set_aside\":{\"again\":30,\"friend\":0}") != std::string::npos);
  const auto again = codec::event_from_json(text, funded());
  REQUIRE(again.ok());
  CHECK(again.value() == events[1]);
  const auto broken = codec::event_from_json(
      R"({"id":"a","member":"m","type":"purchase","at":"2026-06-01","amount":"1.00",)"
      R"("set_aside":{"again":"x"}})", funded());
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.problems().front().where == "/set_aside/again");
  CHECK(broken.problems().front().refusal == Refusal::NumberIsMalformed);
}

TEST_CASE("the server's books set aside for what devices say, and nothing for what is undone") {
  simulation::MemoryHub store;
  for (const char* member : {"ann", "bob"}) {
    sync::MemberRow row;
    row.member = MemberId{member};
    REQUIRE(store.put(row).ok());
  }
  store.commit();
  sync::Books books(funded());
  const auto stands = [&](const Event& event) {
    const auto row = sync::Books::person(store, event.member);
    REQUIRE(row.ok());
    const auto posted = books.stand(store, row.value(), {event}, 0, june(20));
    REQUIRE(posted.ok());
    return posted.value().moved;
  };
  CHECK(stands(buys("a", "ann", june(2), 70_yuan)) == 140_pts);
  store.roll_back();
  books.forget();
  CHECK(stands(buys("a", "ann", june(2), 80_yuan)) == 160_pts);
  CHECK(stands(buys("b", "bob", june(1), 80_yuan)) == 100_pts);
  CHECK(stands(refunds("r", "ann", june(3), 40_yuan, "a")) == Points{-80});
  CHECK(stands(buys("c", "bob", june(1, 0), 50_yuan)) == 90_pts);  // late, and 40 are there again
  const auto& kept = store.streams().at(MemberId{"bob"});
  CHECK(aside_of(kept[0].event, "again") == 20);
  CHECK(aside_of(kept[1].event, "again") == 40);
}

TEST_CASE("funds that could not work are refused by name and place") {
  const std::string sound = kFunded;
  const auto with = [&](const std::string& now, const std::string& before) {
    std::string changed = sound;
    const auto place = changed.find(before);
    REQUIRE(place != std::string::npos);
    changed.replace(place, before.size(), now);
    const auto read = codec::versions_from_json(changed);
    REQUIRE_FALSE(read.ok());
    return read.problems().front();
  };
  struct Row { const char* story; const char* now; const char* before; Problem problem; };
  const Row rows[] = {
      {"each member's own days", R"("in": { "days": 30 })", R"("in": "month")",
       {Refusal::FundNeedsACalendar, "/rules/1/fund/in", {}}},
      {"each member's own year", R"("in": { "anniversary": "joined", "months": 12 })",
       R"("in": "month")", {Refusal::FundNeedsACalendar, "/rules/1/fund/in", {}}},
      {"two years at once", R"("in": { "years": 2 })", R"("in": "month")",
       {Refusal::FundNeedsACalendar, "/rules/1/fund/in", {}}},
      {"the month before", R"("in": { "month": { "ago": 1 } })", R"("in": "month")",
       {Refusal::FundNeedsACalendar, "/rules/1/fund/in", {}}},
      {"one event", R"("in": "event")", R"("in": "month")",
       {Refusal::FundNeedsACalendar, "/rules/1/fund/in", {}}},
      {"a fund of nothing", R"("most": 0)", R"("most": 100)",
       {Refusal::NumberIsOutOfRange, "/rules/1/fund/most", "1 to 8796093022207"}},
      {"an unknown field", R"("most": 100, "per": 1)", R"("most": 100)",
       {Refusal::FieldIsUnknown, "/rules/1/fund/per", {}}},
      {"a group named like a rule", R"("id": "again", "mode")", R"("id": "fair", "mode")",
       {Refusal::NameIsUnknown, "/rules/3/group", "fair"}}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Problem problem = with(row.now, row.before);
    CHECK(problem.refusal == row.problem.refusal);
    CHECK(problem.where == row.problem.where);
  }
  std::string both = sound;
  for (auto at = both.find("\"fair\""); at != std::string::npos; at = both.find("\"fair\""))
    both.replace(at, 6, "\"again\"");
  const auto read = codec::versions_from_json(both);
  REQUIRE_FALSE(read.ok());
  CHECK(read.problems().front() == Problem{Refusal::NameIsTaken, "/groups/0/id", "again"});
}
