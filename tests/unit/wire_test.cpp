// Messages as bytes: small, the same on every machine, and safe to read whatever arrives.
#include <doctest/doctest.h>

#include "core/sync/wire_layout.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/sync_shop.hpp"

using namespace yearward;
using namespace yearward::sync;

namespace {

// A morning at a till: a sale every few minutes, most by one clerk, a few members.
std::vector<Fact> morning(FactId first, std::size_t count) {
  Chance chance(7);
  std::vector<Fact> facts;
  Instant at = kMonday;
  for (std::size_t i = 0; i < count; ++i) {
    at += 40 + static_cast<Instant>(chance.below(400));
    Fact fact;
    fact.at = at;
    fact.wall = at + 3;
    fact.staff = static_cast<std::uint16_t>(chance.below(3));
    fact.event.id =
        event_id_of({first.device, first.epoch, static_cast<Sequence>(first.sequence + i)});
    fact.event.member = MemberId{"M" + std::to_string(1'000 + chance.below(400))};
    fact.event.amount = chance.money_up_to(Money{60'000});
    fact.claim = Points{fact.event.amount.count / 100};
    facts.push_back(std::move(fact));
  }
  return facts;
}

Request request_of(std::size_t count) {
  Request request;
  request.number = (std::uint64_t{9} << 32) + 5;
  request.device = 42;
  request.epoch = 1;
  request.top = 1'200 + static_cast<Sequence>(count);
  request.wall = kMonday;
  request.rules = "r1";
  request.push.from = 1'201;
  request.push.facts = morning({42, 1, 1'201}, count);
  request.push.seal = std::string(64, 's');  // an Ed25519 signature
  request.follows = {{scope_of_store("shop"), 883'201}};
  return request;
}

Request full_request() {
  Request request = request_of(6);
  auto& facts = request.push.facts;
  facts[1].kind = Fact::Kind::Spend;
  facts[1].event.type = EventType::Redeem;
  facts[1].event.reward = RewardId{"rice"};
  facts[1].lease = "l1";
  facts[2].kind = Fact::Kind::Return;
  facts[2].lease = "l1";
  facts[3].event.type = EventType::Refund;
  facts[3].event.refers_to = EventId{"d00000007.0002.000000ff"};
  facts[4].version = 1;
  facts[4].staff = 0;
  facts[4].event.refers_to = EventId{"a till's own name"};
  facts[4].event.id = event_id_of({42, 1, 3});
  EventDetails more;
  more.lines = {{Money{5}, 1'000, "goods", "s", "c", {"t"}}};
  more.reason = "上海";
  facts[5].event.more = more;
  request.wants = {{"l2", MemberId{"M1"}, Points{300}}};
  return request;
}

Reply full_reply() {
  Reply reply;
  reply.number = 77;
  reply.device = 42;
  reply.epoch = 1;
  reply.now = kMonday;
  reply.upto = 1'206;
  reply.head = sha256("x");
  reply.skewed = true;
  reply.rules = "r2";
  reply.fork = Fork{2, 9, {1, UINT64_MAX}};
  reply.verdicts = {{1'202, Verdict::Code::OverEscrow, Points{-3}, Refusal::LeaseIsNotHeld},
                    {1'203, Verdict::Code::Adjusted, Points{9}, std::nullopt}};
  Lease lease;
  lease.id = "l2";
  lease.member = MemberId{"M1"};
  lease.device = 42;
  lease.amount = Points{300};
  lease.spent = Points{20};
  lease.granted = kMonday;
  lease.ends = kMonday + 86'400;
  reply.leases = {lease};
  Page events;
  events.scope = scope_of_member(MemberId{"M1"});
  events.from = 3;
  events.to = 4;
  events.now_is = MemberId{"M2"};
  events.joined = {MemberId{"M3"}};
  Event event = full_request().push.facts[5].event;
  event.at = {day_from({2026, 3, 2}), 86'399};
  event.place = "shop";
  events.events = {{4, event}};
  Page limits;
  limits.scope = scope_of_store("shop");
  limits.to = 9;
  limits.more = true;
  limits.limits = {{7, {MemberId{"M1"}, Points{12}, 2, false}}, {9, {MemberId{"M3"}, {}, 0, true}}};
  reply.pages = {events, limits};
  return reply;
}

}  // namespace

TEST_CASE("a message read back is the same message in the same bytes") {
  for (const Request& request : {Request{}, request_of(0), request_of(200), full_request()}) {
    const std::string bytes = bytes_of(request);
    const auto read = request_from_bytes(bytes);
    if (request.push.facts.empty() || read.ok()) REQUIRE(read.ok());
    CHECK(read.value() == request);
    CHECK(bytes_of(read.value()) == bytes);
  }
  for (const Reply& reply : {Reply{}, full_reply()}) {
    const auto read = reply_from_bytes(bytes_of(reply));
    REQUIRE(read.ok());
    CHECK(read.value() == reply);
  }
}

TEST_CASE("a push of twenty sales is at most 512 bytes, a sale at most sixteen, an empty one 200") {
  const std::size_t empty = bytes_of(request_of(0)).size();
  const std::size_t twenty = bytes_of(request_of(20)).size();
  const std::size_t all = bytes_of(request_of(200)).size();
  MESSAGE("empty ", empty, " bytes, twenty ", twenty, ", two hundred ", all, ": ",
          (all - empty) / 200, ".", (all - empty) * 10 / 200 % 10, " a sale");
  CHECK(empty <= 200);
  CHECK(twenty <= 512);
  CHECK(all - empty <= 200 * 16);
}

TEST_CASE("a chain made from what was sent is the chain the device made") {
  Shop shop;
  for (int sale = 1; sale < 30; ++sale) shop.sells(1, "ann", sale);
  const Request request = shop.asks(1);
  const auto read = request_from_bytes(bytes_of(request));
  REQUIRE(read.ok());
  CHECK(shop.answers(read.value()).value().upto == 29);
}

TEST_CASE("cut short anywhere, a message is refused") {
  const std::string request = bytes_of(full_request()), reply = bytes_of(full_reply());
  for (std::size_t length = 0; length < request.size(); ++length)
    CHECK_FALSE(request_from_bytes(request.substr(0, length)).ok());
  for (std::size_t length = 0; length < reply.size(); ++length)
    CHECK_FALSE(reply_from_bytes(reply.substr(0, length)).ok());
  CHECK(request_from_bytes(request + '\0').problem().refusal == Refusal::BytesAreMalformed);
  CHECK(request_from_bytes(std::string(kLargestMessage + 1, '\1')).problem().refusal ==
        Refusal::DocumentIsTooLarge);
}

TEST_CASE("damaged bytes are refused by name or read as what they say, and never more") {
  Chance chance(3);
  const std::string request = bytes_of(full_request()), reply = bytes_of(full_reply());
  int refused = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string bytes = round % 2 == 0 ? request : reply;
    for (std::size_t hits = 1 + chance.below(4); hits > 0; --hits)
      bytes[chance.below(bytes.size())] = static_cast<char>(chance.below(256));
    const auto asked = request_from_bytes(bytes);
    if (asked.ok()) CHECK(request_from_bytes(bytes_of(asked.value())).value() == asked.value());
    const auto told = reply_from_bytes(bytes);
    if (told.ok()) CHECK(reply_from_bytes(bytes_of(told.value())).value() == told.value());
    refused += asked.ok() || told.ok() ? 0 : 1;
  }
  CHECK(refused > 1'000);
}

TEST_CASE("a message that promises more than it brings is refused before room is made for it") {
  Request request = request_of(0);
  std::string bytes = bytes_of(request);
  const std::string none = bytes;
  // The count of facts stands right after the version, head and first place.
  Request one = request_of(1);
  one.top = request.top;
  std::size_t place = 0;
  const std::string other = bytes_of(one);
  while (bytes[place] == other[place]) ++place;
  std::string greedy = none;
  greedy[place] = static_cast<char>(0xC7);  // 199
  greedy.insert(place + 1, 1, static_cast<char>(0x01));
  CHECK(request_from_bytes(greedy).problem().refusal == Refusal::BytesAreMalformed);
  greedy[place] = static_cast<char>(0xC9);  // 201: one more than a push may have
  CHECK(request_from_bytes(greedy).problem().refusal == Refusal::ListIsTooLong);
  std::string future = none;
  future[0] = static_cast<char>(kWireVersion + 1);
  CHECK(request_from_bytes(future).problem().refusal == Refusal::WordIsNotAnOption);
}
