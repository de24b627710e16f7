// Members at the hub: merged and taken apart again, met at a store, and what no store could keep.
#include <doctest/doctest.h>

#include "tests/unit/sync_shop.hpp"

using namespace yearward;
using namespace yearward::sync;
using Code = Verdict::Code;

namespace {

const MemberId kAnn{"ann"}, kBob{"bob"}, kCat{"cat"};

Outcome merged(Shop& shop, const MemberId& from, const MemberId& into) {
  Outcome outcome = shop.hub.merge(shop.store, from, into, shop.now);
  shop.store.commit();
  return outcome;
}

Outcome taken_apart(Shop& shop, const MemberId& from) {
  Outcome outcome = shop.hub.unmerge(shop.store, from, shop.now);
  if (outcome.ok()) shop.store.commit();
  else shop.store.roll_back();
  return outcome;
}

std::vector<std::string> stream_of(Shop& shop, const MemberId& member) {
  std::vector<std::string> ids;
  const auto events = shop.store.events_after(member, 0, 99);
  REQUIRE(events.ok());
  for (const PlacedEvent& placed : events.value())
    ids.push_back(placed.event.id.text);
  return ids;
}

}  // namespace

TEST_CASE("a merge taken back leaves each with what was said to them, also in between") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.sells(2, "bob", 30);
  shop.exchanges(1);
  shop.exchanges(2);
  REQUIRE(merged(shop, kAnn, kBob).ok());
  shop.sells(1, "ann", 7);
  const EventId to_bob = shop.sells(1, "bob", 4);
  shop.exchanges(1);
  CHECK(shop.available("bob") == Points{141});
  CHECK(stream_of(shop, kBob).back() == to_bob.text);
  REQUIRE(taken_apart(shop, kAnn).ok());
  CHECK(shop.available("ann") == Points{107});
  CHECK(shop.available("bob") == Points{34});
  // The tablets of the store know two members again.
  shop.exchanges(2);
  Request request = shop.asks(2);
  request.follows = {{scope_of_store("shop"), 0}};
  std::map<MemberId, Points> limits;
  const auto reply = shop.answers(request);
  REQUIRE(reply.ok());
  for (const PlacedLimit& placed : reply.value().pages.front().limits)
    limits[placed.limit.member] = placed.limit.gone ? Points{-1} : placed.limit.available;
  CHECK(limits[kAnn] == Points{107});
  CHECK(limits[kBob] == Points{34});
}

TEST_CASE("a merge taken back beside another server's sale is not judged from memory") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  REQUIRE(merged(shop, kBob, kAnn).ok());  // this server keeps both as one: two streams, one sale
  Hub other(community_mart(), "r1", {}, shop.seals);
  shop.sells(2, "ann", 7);
  REQUIRE(other.exchange(shop.store, shop.asks(2), shop.now).ok());
  shop.store.commit();
  // One stream of two sales goes as far, added up, as two streams of one.
  REQUIRE(taken_apart(shop, kBob).ok());
  Request request = shop.asks(1);
  request.follows = {{scope_of_store("shop"), 0}};
  const auto reply = shop.answers(request);
  REQUIRE(reply.ok());
  Points limit;
  for (const PlacedLimit& placed : reply.value().pages.front().limits)
    if (placed.limit.member == kAnn) limit = placed.limit.available;
  CHECK(limit == Points{107});
}

TEST_CASE("a merge cannot be taken back while one lives on what the other had") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.sells(1, "bob", 30);
  shop.exchanges(1);
  REQUIRE(merged(shop, kAnn, kBob).ok());
  Event spent;
  spent.id = EventId{"spent"};
  spent.member = kBob;
  spent.type = EventType::Adjust;
  EventDetails more;
  more.of = "points";
  more.points = Points{-110};
  more.reason = "r";
  spent.more = more;
  REQUIRE(shop.hub.post(shop.store, spent, shop.now).ok());
  shop.store.commit();
  const Outcome refused = taken_apart(shop, kAnn);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problem().refusal == Refusal::BalanceIsTooLow);
  CHECK(refused.problem().where == "/member");
  CHECK(refused.problem().detail == "bob");
  CHECK(shop.available("ann") == Points{20});
  // What comes later does not undo that it was spent when there was nothing of bob's own.
  shop.now += 3'600;
  shop.sells(1, "bob", 500);
  shop.exchanges(1);
  CHECK_FALSE(taken_apart(shop, kAnn).ok());
}

TEST_CASE("only who is merged can be taken out, and of several the others stay") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.sells(1, "bob", 30);
  shop.sells(1, "cat", 5);
  shop.exchanges(1);
  CHECK(taken_apart(shop, kAnn).problem().refusal == Refusal::MemberIsUnknown);
  CHECK(taken_apart(shop, MemberId{"nobody"}).problem().refusal == Refusal::MemberIsUnknown);
  REQUIRE(merged(shop, kAnn, kBob).ok());
  REQUIRE(merged(shop, kBob, kCat).ok());
  CHECK(shop.available("ann") == Points{135});
  CHECK(taken_apart(shop, kCat).problem().refusal == Refusal::MemberIsUnknown);
  REQUIRE(taken_apart(shop, kAnn).ok());
  CHECK(shop.available("ann") == Points{100});
  CHECK(shop.available("bob") == Points{35});
  REQUIRE(taken_apart(shop, kBob).ok());
  CHECK(shop.available("bob") == Points{30});
  CHECK(shop.available("cat") == Points{5});
  REQUIRE(shop.hub.remove(shop.store, kAnn).ok());
  CHECK(taken_apart(shop, kAnn).problem().refusal == Refusal::MemberIsUnknown);
}

TEST_CASE("a lease on merged points is given back to whom it was lent on") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.sells(1, "bob", 30);
  shop.exchanges(1);
  REQUIRE(merged(shop, kAnn, kBob).ok());
  shop.exchanges(1, {kAnn});
  REQUIRE(shop.device(1).image().leases.size() == 1);
  CHECK(shop.available("ann") == Points{65});
  shop.does(1, shop.spend("ann", 20));
  shop.exchanges(1);
  Deed back;
  back.kind = Fact::Kind::Return;
  back.event.member = kAnn;
  back.lease = shop.device(1).image().leases.front().id;
  shop.does(1, back);
  shop.exchanges(1);
  CHECK(shop.available("bob") == Points{110});
  REQUIRE(taken_apart(shop, kAnn).ok());
  CHECK(shop.available("ann") == Points{80});
  CHECK(shop.available("bob") == Points{30});
}

TEST_CASE("who is met first at a store's tablet is known to its tablets from then on") {
  Shop shop;
  MemberRow row;
  row.member = MemberId{"dan"};
  REQUIRE(shop.store.put(row).ok());
  shop.store.commit();
  shop.sells(1, "dan", 12);
  shop.exchanges(1);
  CHECK(shop.store.member(row.member).value()->store == "shop");
  CHECK(shop.device(1).figure(row.member).provisional == Points{0});
  Request request = shop.asks(2);
  request.follows = {{scope_of_store("shop"), 0}};
  const auto reply = shop.answers(request);
  REQUIRE(reply.ok());
  const std::vector<PlacedLimit>& limits = reply.value().pages.front().limits;
  REQUIRE_FALSE(limits.empty());
  CHECK(limits.back().limit == MemberLimit{row.member, Points{12}, limits.back().limit.level});
}

TEST_CASE("what was said elsewhere moves a limit when the hub is told to look") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  const auto limit = [&] {
    Points available;
    const auto limits = shop.store.limits_after("shop", 0, 99);
    for (const PlacedLimit& placed : limits.value())
      if (placed.limit.member == kAnn) available = placed.limit.available;
    return available;
  };
  CHECK(limit() == Points{100});
  Event bought;
  bought.id = EventId{"till-1"};
  bought.member = kAnn;
  bought.at = moment_at(community_mart().front().zone, shop.now);
  bought.amount = Money{5'000};
  REQUIRE(shop.store.append(kAnn, bought).ok());
  CHECK(limit() == Points{100});
  REQUIRE(shop.hub.refresh(shop.store, {kAnn, MemberId{"nobody"}}, shop.now).ok());
  CHECK(limit() == Points{150});
}

TEST_CASE("a name that stands in another's stream already is refused, and nothing is posted") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  Event other;
  other.id = EventId{"d00000001.0001.00000001"};
  other.member = kBob;
  other.amount = Money{100};
  const auto posted = shop.hub.post(shop.store, other, shop.now);
  REQUIRE_FALSE(posted.ok());
  CHECK(posted.problem().refusal == Refusal::EventIsKnownWithOtherContent);
  CHECK(stream_of(shop, kBob).empty());
}

TEST_CASE("an answer holds at most so many items over all its pages; the rest is asked again") {
  Shop shop;
  for (int each = 0; each < 400; ++each) shop.sells(1, each % 2 == 0 ? "ann" : "bob", 1);
  while (!shop.device(1).outbox().empty()) shop.exchanges(1);
  for (int each = 0; each < 300; ++each) {
    shop.sells(1, "ann", 1);
    shop.sells(1, "bob", 1);
  }
  while (!shop.device(1).outbox().empty()) shop.exchanges(1);
  Request request = shop.asks(2);
  request.follows = {{"m/ann", 0}, {"m/bob", 0}};
  const Reply reply = shop.answers(request).value();
  CHECK(reply.pages[0].events.size() == 500);
  CHECK(reply.pages[0].more);
  CHECK(reply.pages[1].events.empty());
  CHECK(reply.pages[1].more);
  CHECK(reply.pages[1].to == 0);
}

TEST_CASE("a device pushes so many bytes at once, and a long fact alone") {
  Shop shop;
  Deed deed;
  deed.event.member = kAnn;
  deed.event.amount = Money{100};
  deed.claim = Points{1};
  EventDetails more;
  more.tags = std::vector<std::string>(30, std::string(250, 't'));  // 7.5 kB each
  deed.event.more = more;
  for (int each = 0; each < 40; ++each) shop.does(1, deed);
  const Request request = shop.asks(1);
  CHECK(request.push.facts.size() == kMostBytesPushed / 7'700);
  while (!shop.device(1).outbox().empty()) shop.exchanges(1);
  CHECK(stream_of(shop, kAnn).size() == 40);
}
