// Points that a device may give out alone: set aside before, never more than there are, given back
// by the device's own log.
#include <doctest/doctest.h>

#include "tests/unit/sync_shop.hpp"

using namespace yearward;
using namespace yearward::sync;
using Code = Verdict::Code;

namespace {

const std::vector<MemberId> kOnlyAnn = {MemberId{"ann"}};

// Ann has so many points, and tablet 1 a lease on her.
void lend(Shop& shop, std::int64_t points) {
  shop.sells(1, "ann", points);
  shop.exchanges(1);
  shop.exchanges(1, kOnlyAnn);
}

void give_back(Shop& shop, DeviceNumber number) {
  for (const std::string& lease : shop.device(number).due_back(shop.clock())) {
    Deed deed;
    deed.kind = Fact::Kind::Return;
    deed.lease = lease;
    shop.does(number, deed);
  }
}

}  // namespace

TEST_CASE("a lease takes its share of what is available, and at most its cap") {
  struct Row {
    const char* story;
    std::int64_t held, leased;
  };
  const Row rows[] = {{"half", 500, 250},   {"half, rounded down", 501, 250},
                      {"the cap", 600, 300}, {"beyond the cap", 10'000, 300},
                      {"one point is nobody's half", 1, 0}, {"nothing", 0, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Shop shop;
    lend(shop, row.held);
    const auto& leases = shop.device(1).image().leases;
    CHECK(leases.size() == (row.leased > 0 ? 1 : 0));
    if (!leases.empty()) CHECK(leases[0].amount == Points{row.leased});
    CHECK(shop.available("ann") == Points{row.held - row.leased});
  }
}

TEST_CASE("an account under review is lent nothing more, and what is lent runs on and out") {
  Shop shop;
  lend(shop, 1'000);
  REQUIRE(shop.device(1).image().leases.size() == 1);
  shop.store.under_review.insert(MemberId{"ann"});
  CHECK(shop.exchanges(2, kOnlyAnn).leases.empty());
  shop.does(1, shop.spend("ann", 100));  // handed out of what was set aside before
  const Reply spent = shop.exchanges(1, kOnlyAnn);
  CHECK(spent.verdicts.empty());
  CHECK(spent.leases.size() == 1);
  shop.now += 86'400;
  give_back(shop, 1);
  CHECK(shop.exchanges(1, kOnlyAnn).leases.empty());
  CHECK(shop.available("ann") == Points{900});
  shop.store.under_review.clear();
  CHECK(shop.exchanges(1, kOnlyAnn).leases.size() == 1);
}

TEST_CASE("whoever was merged into is lent nothing while one of the two is under review") {
  for (const char* held : {"ann", "bob"}) {
    CAPTURE(held);
    Shop shop;
    shop.sells(1, "ann", 1'000);
    shop.exchanges(1);
    REQUIRE(shop.hub.merge(shop.store, MemberId{"bob"}, MemberId{"ann"}, shop.now).ok());
    shop.store.under_review.insert(MemberId{held});
    CHECK(shop.exchanges(1, {MemberId{"bob"}}).leases.empty());
    CHECK(shop.exchanges(1, kOnlyAnn).leases.empty());
  }
}

TEST_CASE("asking twice for one lease grants it once") {
  Shop shop;
  shop.sells(1, "ann", 1'000);
  shop.exchanges(1);
  const Request request = shop.asks(1, kOnlyAnn);
  for (int again = 0; again < 3; ++again) CHECK(shop.answers(request).value().leases.size() == 1);
  CHECK(shop.available("ann") == Points{700});
}

TEST_CASE("two tablets never hold more than there is") {
  Shop shop;
  lend(shop, 400);
  for (int round = 0; round < 20; ++round) {
    shop.exchanges(1, kOnlyAnn);
    shop.exchanges(2, kOnlyAnn);
  }
  Points leased;
  for (const auto& [id, lease] : shop.store.leases()) leased += lease.rest();
  CHECK(leased + shop.available("ann") == Points{400});
  CHECK(shop.available("ann") >= Points{0});
}

TEST_CASE("a device holds at most its number of leases") {
  HubSettings settings;
  settings.leases_a_device = 2;
  Shop shop(settings);
  for (const char* member : {"ann", "bob", "cat"}) shop.sells(1, member, 100);
  shop.exchanges(1);
  shop.exchanges(1, {MemberId{"ann"}, MemberId{"bob"}, MemberId{"cat"}});
  CHECK(shop.device(1).image().leases.size() == 2);
}

TEST_CASE("points spent out of a lease are off the books once, the rest stays set aside") {
  Shop shop;
  lend(shop, 1'000);
  shop.does(1, shop.spend("ann", 120));
  shop.now += 60;
  shop.does(1, shop.spend("ann", 80));
  CHECK(shop.device(1).spendable(shop.device(1).image().leases[0], shop.clock()) == Points{100});
  const Reply reply = shop.exchanges(1);
  CHECK(reply.verdicts.empty());
  REQUIRE(reply.leases.size() == 1);
  CHECK(reply.leases[0].spent == Points{200});
  CHECK(shop.available("ann") == Points{700});
  CHECK(shop.liability() == Points{0});
}

TEST_CASE("a device refuses what its lease does not cover, with a reason") {
  Shop shop;
  lend(shop, 1'000);
  const Deed too_much = shop.spend("ann", 301), without = shop.spend("bob", 51),
             nothing = shop.spend("ann", 0);
  const auto refusal = [&](const Deed& deed) {
    return shop.device(1).draft(deed, shop.clock(), Room::Plenty).problem().refusal;
  };
  CHECK(refusal(too_much) == Refusal::LeaseIsTooSmall);
  CHECK(refusal(without) == Refusal::LeaseIsNotHeld);
  CHECK(refusal(nothing) == Refusal::AmountMustBePositive);
  shop.now += 86'400;
  CHECK(refusal(too_much) == Refusal::LeaseIsOver);
}

TEST_CASE("a lease ends by the device's best time, whatever its clock is set to") {
  struct Row {
    const char* story;
    Instant after, skew;
    bool open;
  };
  const Row rows[] = {{"a second before", 86'399, 0, true},
                      {"at the end", 86'400, 0, false},
                      {"the clock set back a week", 86'400, -604'800, false},
                      {"the clock set ahead a week", 60, 604'800, true}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Shop shop;
    lend(shop, 1'000);
    shop.now += row.after;
    shop.skew = row.skew;
    CHECK(shop.device(1).draft(shop.spend("ann", 100), shop.clock(), Room::Plenty).ok() ==
          row.open);
  }
}

TEST_CASE("after a restart the best time is never before what was kept") {
  Shop shop;
  lend(shop, 1'000);
  shop.now += 7'200;
  shop.sells(1, "ann", 1);
  shop.skew = -604'800;  // set back while it was off
  shop.devices[1] = shop.take_up(1, shop.device(1).image(), shop.device(1).journal_now());
  CHECK(shop.device(1).best_time(shop.clock()) >= kMonday + 7'200);
  shop.now += 86'400;
  CHECK_FALSE(shop.device(1).draft(shop.spend("ann", 100), shop.clock(), Room::Plenty).ok());
}

TEST_CASE("what is given back by the log is available again, and is spent no more") {
  Shop shop;
  lend(shop, 1'000);
  shop.does(1, shop.spend("ann", 100));
  shop.now += 86'400;
  give_back(shop, 1);
  CHECK(shop.device(1).due_back(shop.clock()).empty());
  CHECK(shop.device(1).spendable(shop.device(1).image().leases[0], shop.clock()) == Points{0});
  const Reply reply = shop.exchanges(1);
  CHECK(reply.leases.empty());
  CHECK(reply.verdicts.empty());
  CHECK(shop.available("ann") == Points{900});
}

TEST_CASE("an expired lease stays set aside while its tablet may still speak") {
  Shop shop;
  lend(shop, 1'000);
  shop.does(1, shop.spend("ann", 100));
  for (const Instant days : {2, 29}) {
    shop.now = kMonday + days * 86'400;
    REQUIRE(shop.hub.tend(shop.store, shop.now).ok());
    CHECK(shop.available("ann") == Points{700});
  }
  give_back(shop, 1);
  CHECK(shop.exchanges(1).verdicts.empty());
  CHECK(shop.available("ann") == Points{900});
  CHECK(shop.liability() == Points{0});
}

TEST_CASE("after thirty silent days a lease is reclaimed, and a late spend is the store's loss") {
  Shop shop;
  lend(shop, 1'000);
  shop.does(1, shop.spend("ann", 100));
  shop.now = kMonday + 32 * 86'400;
  REQUIRE(shop.hub.tend(shop.store, shop.now).ok());
  CHECK(shop.available("ann") == Points{1'000});
  const Reply reply = shop.exchanges(1);
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].code == Code::OverEscrow);
  CHECK(shop.available("ann") == Points{1'000});
  CHECK(shop.liability() == Points{100});
}

TEST_CASE("a spend and a refund that came late leave what was granted meanwhile standing") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 400);
  shop.exchanges(1);
  Deed refund;
  refund.event.type = EventType::Refund;
  refund.event.member = MemberId{"ann"};
  refund.event.refers_to = sale;
  shop.now += 60;
  shop.does(1, refund);       // everything given back, at a time before the lease…
  shop.now += 60;
  shop.exchanges(2, kOnlyAnn);    // …that tablet 2 gets now
  CHECK(shop.available("ann") == Points{200});
  shop.exchanges(1);
  CHECK(shop.available("ann") == Points{0});
  shop.does(2, shop.spend("ann", 150));
  CHECK(shop.exchanges(2).verdicts.empty());
  CHECK(shop.liability() == Points{0});
}

TEST_CASE("small points may go without a lease, up to the float, and count when there are enough") {
  Shop shop;
  shop.sells(1, "ann", 60);
  shop.exchanges(1);
  shop.does(2, shop.spend("ann", 40));
  CHECK(shop.exchanges(2).verdicts.empty());
  CHECK(shop.available("ann") == Points{20});
  shop.does(2, shop.spend("ann", 40));
  const Reply reply = shop.exchanges(2);
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].code == Code::OverEscrow);
  CHECK(shop.available("ann") == Points{20});
  CHECK(shop.liability() == Points{40});
  for (int spend = 0; spend < 10; ++spend) shop.does(2, shop.spend("bob", 50));
  CHECK(shop.device(2).draft(shop.spend("bob", 1), shop.clock(), Room::Plenty)
            .problem().refusal == Refusal::LeaseIsNotHeld);
}

TEST_CASE("a full disk stops redemptions first and sales last") {
  Shop shop;
  lend(shop, 1'000);
  Deed sale;
  sale.event.member = MemberId{"ann"};
  const auto says = [&](const Deed& deed, Room room) {
    return shop.device(1).draft(deed, shop.clock(), room).ok();
  };
  CHECK_FALSE(says(shop.spend("ann", 10), Room::Tight));
  CHECK(says(sale, Room::Tight));
  CHECK(shop.device(1).draft(sale, shop.clock(), Room::None).problem().refusal ==
        Refusal::StorageIsFull);
  shop.device(1).undone();
  CHECK(shop.device(1).outbox().empty());
}

TEST_CASE("what the journal could not take was never done, and its place is used again") {
  Shop shop;
  shop.sells(1, "ann", 5);
  auto draft = shop.device(1).draft(shop.spend("ann", 10), shop.clock(), Room::Plenty);
  REQUIRE(draft.ok());
  CHECK(shop.asks(1).push.facts.size() == 1);  // only what is safe is sent
  shop.device(1).undone();
  CHECK(shop.device(1).draft(shop.spend("ann", 11), shop.clock(), Room::Plenty)
            .value().event == draft.value().event);
}

TEST_CASE("an image that is lost is built again from the journal's heading and the server") {
  Shop shop;
  lend(shop, 1'000);
  Image image = shop.device(1).image();
  shop.sells(1, "bob", 9);
  const std::string journal = shop.device(1).journal_now();
  shop.devices[1] = shop.take_up(1, std::nullopt, journal);
  CHECK(shop.device(1).image().acked == image.acked);
  CHECK(shop.device(1).image().leases.empty());
  const Reply reply = shop.exchanges(1);
  CHECK_FALSE(reply.fork);
  CHECK(shop.device(1).image().leases.size() == 1);
  CHECK(shop.available("bob") == Points{9});
}

TEST_CASE("figures say what is confirmed and what this device did since") {
  Shop shop;
  Image image = shop.device(1).image();
  follow(image, scope_of_store("shop"));
  shop.devices[1] = shop.take_up(1, image, Device::first_journal(1, 1, "shop"));
  lend(shop, 100);
  shop.sells(1, "ann", 20);
  shop.does(1, shop.spend("ann", 30));  // out of the lease: set aside already
  const Figure before = shop.device(1).figure(MemberId{"ann"});
  CHECK(before.confirmed == Points{50});
  CHECK(before.provisional == Points{70});
  CHECK(before.as_of == shop.now);
  shop.exchanges(1);
  const Figure after = shop.device(1).figure(MemberId{"ann"});
  CHECK(after.confirmed == Points{70});
  CHECK(after.provisional == Points{70});
}

TEST_CASE("an answer to another request, or said twice, changes nothing") {
  Shop shop;
  shop.sells(1, "ann", 5);
  const Reply first = shop.answers(shop.asks(1)).value();
  const Reply second = shop.answers(shop.asks(1)).value();
  CHECK_FALSE(shop.device(1).change_from(first));
  const auto change = shop.device(1).change_from(second);
  REQUIRE(change);
  shop.device(1).committed(*change, shop.clock());
  CHECK_FALSE(shop.device(1).change_from(second));
}
