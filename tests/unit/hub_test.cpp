// The server's side of the protocol: in order, once, finally, and never at a member's cost.
#include <doctest/doctest.h>

#include "tests/unit/sync_shop.hpp"

using namespace yearward;
using namespace yearward::sync;
using Code = Verdict::Code;

TEST_CASE("what a device sold is on the books after one exchange, however often it is said") {
  Shop shop;
  shop.sells(1, "ann", 500);
  const Request request = shop.asks(1);
  for (int again = 0; again < 3; ++again) {
    const auto reply = shop.answers(request);
    REQUIRE(reply.ok());
    CHECK(reply.value().upto == 1);
    CHECK(reply.value().verdicts.empty());
    CHECK(shop.available("ann") == Points{500});
  }
  CHECK(shop.store.facts().size() == 1);
}

TEST_CASE("a verdict is said again as it was when the answer was lost") {
  Shop shop;
  shop.sells(1, "nobody", 5);
  shop.sells(1, "ann", 7);
  const Reply lost = shop.answers(shop.asks(1)).value();
  REQUIRE(lost.verdicts.size() == 1);
  CHECK(lost.verdicts[0].code == Code::Refused);
  CHECK(lost.verdicts[0].reason == Refusal::MemberIsUnknown);
  MemberRow row;
  row.member = MemberId{"nobody"};
  row.store = "shop";
  REQUIRE(shop.store.put(row).ok());
  const Reply again = shop.exchanges(1);
  CHECK(again.verdicts == lost.verdicts);
  CHECK(again.upto == 2);  // refused for good is acknowledged too: it blocks nothing
  CHECK(shop.available("ann") == Points{7});
  CHECK(shop.device(1).outbox().empty());
  REQUIRE(shop.device(1).image().exceptions.size() == 1);
  CHECK(shop.device(1).image().exceptions[0].second.code == Code::Refused);
}

TEST_CASE("points on a fact are a claim: the engine's figure stands and the difference is told") {
  Shop shop;
  Deed deed;
  deed.event.member = MemberId{"ann"};
  deed.event.amount = Money{10'000};
  deed.claim = Points{150};
  shop.does(1, deed);
  const Reply reply = shop.exchanges(1);
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].code == Code::Adjusted);
  CHECK(reply.verdicts[0].delta == Points{-50});
  CHECK(shop.available("ann") == Points{100});
}

TEST_CASE("a device that is not enrolled, or another's seal, is refused and changes nothing") {
  Shop shop;
  shop.sells(1, "ann", 500);
  Request request = shop.asks(1);
  Request stranger = request;
  stranger.device = 9;
  CHECK(shop.answers(stranger).problem().refusal == Refusal::DeviceIsUnknown);
  Request forged = request;
  forged.push.facts[0].claim = Points{5};
  const auto forked = shop.answers(forged);  // sealed head, other content: not what was chained
  REQUIRE(forked.ok());
  CHECK(forked.value().fork);
  request.push.seal[0] = static_cast<char>(request.push.seal[0] ^ 1);
  CHECK(shop.answers(request).problem().refusal == Refusal::SealIsWrong);
  CHECK(shop.store.facts().empty());
}

TEST_CASE("a request of more than the published most is refused") {
  Shop shop;
  Request request = shop.asks(1);
  request.push.facts.resize(kMostFactsPushed + 1);
  CHECK(shop.answers(request).problem().refusal == Refusal::ListIsTooLong);
}

TEST_CASE("more facts than one push takes arrive in several, each once") {
  Shop shop;
  for (int sale = 0; sale < 450; ++sale) shop.sells(1, "ann", 1);
  CHECK(shop.exchanges(1).upto == 200);
  CHECK(shop.exchanges(1).upto == 400);
  CHECK(shop.exchanges(1).upto == 450);
  CHECK(shop.available("ann") == Points{450});
}

TEST_CASE("a tablet put back from a copy goes on in a new epoch, and each sale counts once") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  const Image image = shop.device(1).image();
  const std::string journal = shop.device(1).journal_now();
  shop.sells(1, "ann", 10);   // sent, and then lost with the disk
  shop.exchanges(1);
  CHECK(shop.available("ann") == Points{110});

  shop.devices[1] = shop.take_up(1, image, journal);
  const EventId other = shop.sells(1, "bob", 33);  // the same place in the log, another sale
  const Reply fork = shop.exchanges(1);
  REQUIRE(fork.fork);
  CHECK(fork.fork->epoch == 2);
  CHECK(shop.device(1).image().epoch == 2);
  REQUIRE(shop.device(1).outbox().size() == 1);
  CHECK(shop.device(1).outbox()[0].fact.event.id != other);
  const Reply reply = shop.exchanges(1);
  CHECK(reply.upto == 1);
  CHECK(shop.available("ann") == Points{110});
  CHECK(shop.available("bob") == Points{33});
}

TEST_CASE("what was sent before the fork and what was not are told apart by their links") {
  Shop shop;
  const EventId first = shop.sells(1, "ann", 1);
  const std::string journal = shop.device(1).journal_now();
  const Image image = shop.device(1).image();
  shop.sells(1, "ann", 2);
  const Reply lost = shop.answers(shop.asks(1)).value();  // both recorded, the answer lost
  CHECK(lost.upto == 2);
  shop.devices[1] = shop.take_up(1, image, journal);      // put back to after the first
  const EventId third = shop.sells(1, "cat", 4);
  CHECK(shop.exchanges(1).fork);
  REQUIRE(shop.device(1).outbox().size() == 1);           // the first is known, the third is not
  CHECK(shop.device(1).outbox()[0].fact.event.id != first);
  CHECK(shop.device(1).outbox()[0].fact.event.id != third);
  shop.exchanges(1);
  CHECK(shop.available("ann") == Points{3});
  CHECK(shop.available("cat") == Points{4});
}

TEST_CASE("a server put back from an older backup is told everything the device still has") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  Shop restored;  // knows nothing of the sale
  Request request = shop.asks(1);
  const auto reply = restored.answers(request);
  REQUIRE(reply.ok());
  REQUIRE(reply.value().fork);
  CHECK(reply.value().fork->epoch == 2);
}

TEST_CASE("a clock that is wrong by days is marked and costs nobody anything") {
  struct Row {
    const char* story;
    Instant skew;
    bool marked;
  };
  const Row rows[] = {{"right", 0, false},           {"five minutes", 300, false},
                      {"a second more", 301, true},  {"behind", -301, true},
                      {"three days ahead", 259'200, true}, {"three days behind", -259'200, true}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Shop shop;
    shop.skew = row.skew;
    shop.sells(1, "ann", 500);
    const Reply reply = shop.exchanges(1);
    CHECK(reply.skewed == row.marked);
    CHECK(reply.verdicts.empty());
    CHECK(shop.store.facts().begin()->second.skewed == row.marked);
    CHECK(shop.available("ann") == Points{500});
    // Nothing happened later than the server heard of it.
    const Event& event = shop.store.streams().at(MemberId{"ann"})[0].event;
    CHECK(event.at <= moment_at(community_mart().front().zone, shop.now));
  }
}

TEST_CASE("a refund whose sale is not known yet is held, and stands once the sale comes") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 200);
  Deed refund;
  refund.event.type = EventType::Refund;
  refund.event.member = MemberId{"ann"};
  refund.event.refers_to = sale;
  refund.event.amount = Money{5'000};
  refund.claim = Points{-50};
  shop.does(2, refund);
  const Reply held = shop.exchanges(2);
  REQUIRE(held.verdicts.size() == 1);
  CHECK(held.verdicts[0].code == Code::Held);
  CHECK(shop.available("ann") == Points{0});
  shop.exchanges(1);
  CHECK(shop.available("ann") == Points{150});
}

TEST_CASE("a held refund waits thirty days and no longer") {
  for (const Instant days : {29, 31}) {
    Shop shop;
    const EventId sale = shop.sells(1, "ann", 200);
    Deed refund;
    refund.event.type = EventType::Refund;
    refund.event.member = MemberId{"ann"};
    refund.event.refers_to = sale;
    shop.does(2, refund);
    shop.exchanges(2);
    shop.now += days * 86'400;
    shop.exchanges(1);
    CHECK(shop.available("ann") == Points{days < 30 ? 0 : 200});
  }
}

TEST_CASE("late sales are judged by the rules of their own day") {
  Versions versions = community_mart();
  Programme next = versions.front();
  next.version = 2;
  next.effective_from = day_from({2026, 3, 4});
  for (Rule& rule : next.rules)
    if (rule.id.text == "base") rule.amount.rate = {2, 100};
  settle(next);
  versions.push_back(next);
  Shop shop;
  shop.sells(1, "ann", 100);          // Monday, by the old rules
  shop.now += 3 * 86'400;
  shop.sells(1, "ann", 100);          // Thursday: the tablet knows only the old ones
  shop.hub.use(versions, "r2");
  const Reply reply = shop.exchanges(1);
  CHECK(reply.rules == "r2");
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].sequence == 2);
  CHECK(reply.verdicts[0].delta == Points{100});
  CHECK(shop.available("ann") == Points{300});
}

TEST_CASE("facts of a merged member count for the one they were merged into") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.sells(2, "bob", 30);
  shop.exchanges(2);
  REQUIRE(shop.hub.merge(shop.store, MemberId{"ann"}, MemberId{"bob"}, shop.now).ok());
  shop.exchanges(1);
  CHECK(shop.available("bob") == Points{130});
  CHECK(shop.available("ann") == Points{130});
  CHECK(shop.hub.merge(shop.store, MemberId{"bob"}, MemberId{"ann"}, shop.now)
            .problem().refusal == Refusal::NameIsTaken);
}

TEST_CASE("facts of a deleted member are kept without them, and a late spend is the store's") {
  Shop shop;
  shop.sells(1, "ann", 1'000);
  shop.exchanges(1, {MemberId{"ann"}});
  REQUIRE(shop.device(1).image().leases.size() == 1);
  shop.sells(1, "ann", 7);
  shop.does(1, shop.spend("ann", 80));
  REQUIRE(shop.hub.remove(shop.store, MemberId{"ann"}).ok());
  const Reply reply = shop.exchanges(1);
  REQUIRE(reply.verdicts.size() == 2);
  CHECK(reply.verdicts[0].code == Code::Nobody);
  CHECK(reply.verdicts[1].code == Code::OverEscrow);
  CHECK(reply.leases.empty());
  CHECK(shop.liability() == Points{80});
}

TEST_CASE("whoever was merged into a deleted member is forgotten with them") {
  Shop shop;
  shop.sells(1, "ann", 100);
  shop.exchanges(1);
  REQUIRE(shop.hub.merge(shop.store, MemberId{"ann"}, MemberId{"bob"}, shop.now).ok());
  REQUIRE(shop.hub.remove(shop.store, MemberId{"bob"}).ok());
  Request request = shop.asks(1);
  request.follows = {{scope_of_member(MemberId{"ann"}), 0}, {scope_of_member(MemberId{"bob"}), 0}};
  const auto reply = shop.answers(request);
  REQUIRE(reply.ok());
  for (const Page& page : reply.value().pages) {
    CHECK(page.gone);
    CHECK(page.events.empty());
  }
}

TEST_CASE("a stolen tablet's facts are kept and not believed") {
  Shop shop;
  shop.sells(1, "ann", 100);
  REQUIRE(shop.hub.revoke(shop.store, 1).ok());
  const Reply reply = shop.exchanges(1);
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].code == Code::Refused);
  CHECK(shop.store.facts().size() == 1);
  CHECK(shop.available("ann") == Points{0});
  CHECK(shop.hub.revoke(shop.store, 9).problem().refusal == Refusal::DeviceIsUnknown);
}
