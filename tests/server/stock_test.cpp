// Rewards of which there are only so many: the last one is taken once, by whoever is first, and
// what was handed out without a network is counted and told.
#include <doctest/doctest.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tests/server/process.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/open_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

const ProgrammeId kStockedMart{"community_mart"};

// The programme's first version says from here on that there are so many bottles.
void stock_soy_sauce(Store& store, std::int64_t count) {
  const auto versions = store.programme_versions();
  REQUIRE(versions.ok());
  for (ProgrammeVersion version : versions.value()) {
    if (version.programme != kStockedMart) continue;
    json document = json::parse(version.document, nullptr, false);
    for (json& reward : document["rewards"]) {
      if (reward["id"] == "soy_sauce") reward["stock"] = count;
    }
    version.document = document.dump();
    REQUIRE(store.write([&](Transaction& transaction) { return transaction.put(version); }).ok());
  }
}

struct Shop : House {
  explicit Shop(std::int64_t bottles) {
    stock_soy_sauce(store(), bottles);
    clock.now += 6;  // the server looks for new versions every few seconds
    for (const char* member : {"M1", "M2"}) {
      const Reply bought = client().ask(
          {"POST", "/v1/events", cookie_of(kTill),
           events({purchase(std::string("rich-") + member, member, "90000.00")})});
      REQUIRE(bought.has("\"refused\":[]"));
    }
  }
  Reply says(const std::string& route, const json& event) const {
    return client().ask({"POST", route, cookie_of(kCashier), event.dump()});
  }
  Reply redeems(const std::string& id, const std::string& member,
                const std::string& route = "/v1/pos/redemptions") const {
    return says(route, {{"id", id}, {"member", member}, {"type", "redeem"}, {"place", "east"},
                        {"at", "2026-01-03T16:30:00"}, {"reward", "soy_sauce"}});
  }
  std::int64_t left(const char* card = kWang) const {
    const Reply reply = client().ask({"GET", "/v1/stock", cookie_of(card)});
    REQUIRE(reply.status == 200);
    const json rewards = json::parse(reply.body, nullptr, false)["rewards"];
    REQUIRE(rewards.size() == 1);
    CHECK(rewards[0]["reward"] == "soy_sauce");
    return rewards[0]["left"];
  }
};

std::int64_t left_after(const Reply& reply) {
  return json::parse(reply.body, nullptr, false).value("stock_left", std::int64_t{-99});
}

}  // namespace

TEST_CASE("the last one is taken once, and a counter sees beforehand what is left") {
  Shop shop(2);
  CHECK(shop.left() == 2);
  CHECK(left_after(shop.redeems("try", "M1", "/v1/pos/preview")) == 1);
  CHECK(shop.left() == 2);  // a preview takes nothing
  CHECK(left_after(shop.redeems("r1", "M1")) == 1);
  CHECK(shop.redeems("r1", "M1").status == 200);  // said again is said once
  CHECK(shop.left() == 1);
  CHECK(left_after(shop.redeems("r2", "M2")) == 0);
  const Reply refused = shop.redeems("r3", "M1");
  CHECK(refused.status == 409);
  CHECK(refused.has("reward_is_out_of_stock"));
  CHECK(shop.redeems("try", "M1", "/v1/pos/preview").has("reward_is_out_of_stock"));
  // Also by the member's own page.
  const std::string own = R"({"id":"r4","member":"M1","type":"redeem","at":"2026-01-03T16:30:00",)"
                          R"("reward":"soy_sauce"})";
  CHECK(shop.client()
            .ask({"POST", "/v1/events", shop.cookie_of(kWang), events({own})})
            .has("reward_is_out_of_stock"));
  CHECK(shop.left(kCashier) == 0);
  // Other rewards have no limit and say none.
  const Reply other = shop.says("/v1/pos/redemptions",
                                {{"id", "r5"}, {"member", "M1"}, {"type", "redeem"},
                                 {"place", "east"}, {"at", "2026-01-03T16:30:00"},
                                 {"reward", "rice"}});
  CHECK(other.status == 200);
  CHECK(left_after(other) == -99);
}

TEST_CASE("what is given back can be taken again, once") {
  Shop shop(1);
  REQUIRE(shop.redeems("r1", "M1").status == 200);
  CHECK(shop.redeems("r2", "M2").status == 409);
  const json refund = {{"id", "b1"}, {"member", "M1"}, {"type", "refund"}, {"place", "east"},
                       {"at", "2026-01-03T16:40:00"}, {"refers_to", "r1"}};
  REQUIRE(shop.says("/v1/pos/refunds", refund).status == 200);
  CHECK(shop.says("/v1/pos/refunds", refund).status == 200);
  CHECK(shop.left() == 1);
  json again = refund;
  again["id"] = "b2";
  CHECK(shop.says("/v1/pos/refunds", again).status == 422);
  CHECK(shop.left() == 1);
  CHECK(shop.redeems("r2", "M2").status == 200);
  CHECK(shop.left() == 0);
  // A purchase's refund gives no reward back.
  REQUIRE(shop.says("/v1/pos/events", {{"id", "p1"}, {"member", "M1"}, {"type", "purchase"},
                                       {"place", "east"}, {"at", "2026-01-03T16:50:00"},
                                       {"amount", "5.00"}})
              .status == 200);
  REQUIRE(shop.says("/v1/pos/refunds", {{"id", "b3"}, {"member", "M1"}, {"type", "refund"},
                                        {"place", "east"}, {"at", "2026-01-03T16:51:00"},
                                        {"refers_to", "p1"}})
              .status == 200);
  CHECK(shop.left() == 0);
}

TEST_CASE("a restart forgets nothing, and a later version may say that there are more") {
  Shop shop(1);
  REQUIRE(shop.redeems("r1", "M1").status == 200);
  shop.restart();
  CHECK(shop.redeems("r2", "M2").status == 409);
  stock_soy_sauce(shop.store(), 3);
  shop.clock.now += 6;
  CHECK(shop.left() == 2);
  CHECK(left_after(shop.redeems("r2", "M2")) == 1);
}

TEST_CASE("what a tablet handed out offline is never refused: it is counted, and told to staff") {
  Shop shop(1);
  SignedDevice key;
  const std::string code = new_enrolment(shop.client(), shop.cookie_of(kManager));
  REQUIRE(key.enrol(shop.client(), code).status == 201);
  HttpTablet tablet(std::move(key), shop.clock.now);
  REQUIRE(tablet.exchanges(shop.client(), shop.clock.now, {"M1"}, 20'000) == 200);
  REQUIRE(tablet.spends("M1", "soy_sauce", 5'000, shop.clock.now));
  REQUIRE(shop.redeems("r1", "M2").status == 200);  // meanwhile, at the counter, the last one
  CHECK(shop.left() == 0);
  CHECK(tablet.exchanges(shop.client(), shop.clock.now) == 200);
  CHECK(tablet.device().outbox().empty());
  CHECK(shop.left() == -1);
  CHECK(shop.redeems("r2", "M2").has("reward_is_out_of_stock"));
  const Reply audit = shop.client().ask({"GET", "/v1/audit?after=0", shop.cookie_of(kAuditor)});
  CHECK(audit.has("stock_below_zero"));
  CHECK(audit.has("stock=1 taken=2"));
  CHECK(shop.log().find("\"stock_below_zero\"") != std::string::npos);
  // The same said again is the same.
  CHECK(tablet.exchanges(shop.client(), shop.clock.now) == 200);
  CHECK(shop.left() == -1);
}

namespace {

// Two servers, 32 who want one of three at the same moment, half at each.
void take_the_last_three(const std::string& address) {
  const Till till(address);
  {
    auto store = open_store(till.database);
    stock_soy_sauce(*store.value(), 3);
  }
  const Process first(till.database, till.log_of(1)), second(till.database, till.log_of(2));
  const std::string cookie = Till::cookie(first.port());
  constexpr const char* kMembers[] = {"M1001", "M1003", "M1004"};
  for (const char* member : kMembers) {
    const std::string rich = purchase(std::string("rich-") + member, member, "900000.00");
    REQUIRE(first.client()
                .ask({"POST", "/v1/events", cookie, events({rich}), {}, true})
                .has("\"refused\":[]"));
  }
  std::atomic<int> taken = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int number = 0; number < 32; ++number) {
    threads.emplace_back([&, number] {
      const Process& server = number % 2 == 0 ? first : second;
      const std::string event =
          R"({"id":"z)" + std::to_string(number) + R"(","member":")" +
          kMembers[static_cast<std::size_t>(number) % 3] +
          R"(","type":"redeem","at":"2026-01-03","reward":"soy_sauce"})";
      const Reply reply =
          server.client().ask({"POST", "/v1/events", cookie, events({event}), {}, true});
      if (reply.has("\"refused\":[]")) ++taken;
      if (reply.has("reward_is_out_of_stock")) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(taken == 3);
  CHECK(refused == 29);
}

}  // namespace

TEST_CASE("two servers on one SQLite file: of 32 who want the last three, three have them") {
  take_the_last_three({});
}
TEST_CASE("two servers on one PostgreSQL: of 32 who want the last three, three have them" *
          doctest::test_suite("PostgreSQL")) {
  take_the_last_three(Cluster::ours().new_database());
}
