// A fund that all members share is counted in the store, so that any number of servers grant it
// once and never more; what is set aside is written on the event, and by nobody but the server.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tests/server/process.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/open_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

const ProgrammeId kFundedMart{"community_mart"};

// From here on the programme says that the base rule has so many points for all of 2026.
void fund_the_base(Store& store, std::int64_t most) {
  const auto versions = store.programme_versions();
  REQUIRE(versions.ok());
  for (ProgrammeVersion version : versions.value()) {
    if (version.programme != kFundedMart) continue;
    json document = json::parse(version.document, nullptr, false);
    for (json& rule : document["rules"])
      if (rule["id"] == "base") rule["fund"] = {{"in", "year"}, {"most", most}};
    version.document = document.dump();
    REQUIRE(store.write([&](Transaction& transaction) { return transaction.put(version); }).ok());
  }
}

// What the kept events of a member say is set aside for them.
std::int64_t set_aside_for(Store& store, const MemberId& member) {
  const auto kept = store.events_after({kFundedMart, member}, 0, 10'000);
  REQUIRE(kept.ok());
  std::int64_t sum = 0;
  for (const StoredEvent& each : kept.value()) {
    const json document = json::parse(each.document, nullptr, false);
    if (document.contains("set_aside")) sum += document["set_aside"]["base"].get<std::int64_t>();
  }
  return sum;
}

// What the events of those ids brought by the base rule, evaluated anew from the store.
std::int64_t brought(Store& store, const MemberId& member, const std::string& prefix) {
  std::vector<std::string> documents;
  const auto versions = store.programme_versions();
  for (const ProgrammeVersion& version : versions.value())
    if (version.programme == kFundedMart) documents.push_back(version.document);
  const auto rules = rules_from_document(list_of_documents(documents));
  REQUIRE(rules.ok());
  const auto events =
      events_of(store, {kFundedMart, member}, rules.value().newest().currency);
  REQUIRE(events.ok());
  const auto account =
      evaluate(rules.value().versions, events.value(), day_from({2026, 12, 31}));
  REQUIRE(account.ok());
  std::int64_t sum = 0;
  for (const Entry& entry : account.value().entries) {
    if (entry.cause != Cause::Rule || entry.unit != 0 || entry.event == kNone) continue;
    const std::string& id = account.value().events[entry.event].id.text;
    if (id.compare(0, prefix.size(), prefix) == 0) sum += entry.amount.count;
  }
  return sum;
}

struct FundedShop : House {
  explicit FundedShop(std::int64_t most) {
    fund_the_base(store(), most);
    clock.now += 6;  // the server looks for new versions every few seconds
  }
  json says(const json& event, const std::string& route = "/v1/pos/events") const {
    const Reply reply = client().ask({"POST", route, cookie_of(kCashier), event.dump()});
    json answer = json::parse(reply.body, nullptr, false);
    answer["status"] = reply.status;
    return answer;
  }
  static json sale(const std::string& id, const std::string& member, const std::string& amount) {
    return {{"id", id}, {"member", member}, {"type", "purchase"}, {"place", "east"},
            {"at", "2026-01-03T16:30:00"}, {"amount", amount}};
  }
  // Points brought by the base rule, as the counter is told.
  static std::int64_t granted(const json& answer) {
    for (const json& entry : answer["entries"])
      if (entry["unit"] == "points") return entry["amount"].get<std::int64_t>();
    return -1;
  }
};

}  // namespace

TEST_CASE("a fund is granted until it is up, and the member's page has what was set aside") {
  FundedShop shop(250);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p0", "M1", "300.00"),
                                      "/v1/pos/preview")) == 250);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p1", "M1", "200.00"))) == 200);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p2", "M2", "80.00"))) == 50);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p3", "M1", "10.00"))) == 0);
  const Reply pulled = shop.client().ask(
      {"GET", "/v1/sync?after=0", shop.cookie_of(kLi)});
  CHECK(pulled.has(R"("set_aside":{"base":50})"));
  // Said again it is the same event, with the same answer.
  const json again = shop.says(FundedShop::sale("p2", "M2", "80.00"));
  CHECK(again["is_new"] == false);
  CHECK(FundedShop::granted(again) == 50);
  shop.restart();
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p4", "M2", "10.00"))) == 0);
}

TEST_CASE("what a client says is set aside for its event is refused") {
  FundedShop shop(100);
  json sale = FundedShop::sale("p1", "M1", "500.00");
  sale["set_aside"] = {{"base", 500}};
  const json refused = shop.says(sale);
  CHECK(refused["status"] == 403);
  CHECK(refused.dump().find("/set_aside") != std::string::npos);
  const Reply pushed = shop.client().ask(
      {"POST", "/v1/events", shop.cookie_of(kTill), events({sale.dump()})});
  CHECK(pushed.has("not_yours_to_do"));
  CHECK(pushed.has("\"accepted\":[]"));
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p1", "M1", "500.00"))) == 100);
}

TEST_CASE("a refund gives back to the fund what it takes from the member") {
  FundedShop shop(100);
  REQUIRE(FundedShop::granted(shop.says(FundedShop::sale("p1", "M1", "100.00"))) == 100);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p2", "M2", "60.00"))) == 0);
  json refund = FundedShop::sale("r1", "M1", "40.00");
  refund["type"] = "refund";
  refund["refers_to"] = "p1";
  REQUIRE(shop.says(refund, "/v1/pos/refunds")["status"] == 200);
  CHECK(shop.says(refund, "/v1/pos/refunds")["is_new"] == false);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p3", "M2", "60.00"))) == 40);
  CHECK(set_aside_for(shop.store(), MemberId{"M1"}) == 60);
  CHECK(brought(shop.store(), MemberId{"M1"}, "") == 60);
  CHECK(brought(shop.store(), MemberId{"M2"}, "") == 40);
}

TEST_CASE("a late sale gets what is left when it is heard of, and takes nothing from those kept") {
  FundedShop shop(100);
  REQUIRE(FundedShop::granted(shop.says(FundedShop::sale("p1", "M1", "80.00"))) == 80);
  json early = FundedShop::sale("p2", "M1", "50.00");
  early["at"] = "2026-01-02T09:00:00";
  CHECK(FundedShop::granted(shop.says(early)) == 20);
  CHECK(brought(shop.store(), MemberId{"M1"}, "p1") == 80);
}

TEST_CASE("what a tablet sold offline has its share when the hub hears of it") {
  FundedShop shop(100);
  SignedDevice key;
  const std::string code = new_enrolment(shop.client(), shop.cookie_of(kManager));
  REQUIRE(key.enrol(shop.client(), code).status == 201);
  HttpTablet tablet(std::move(key), shop.clock.now);
  REQUIRE(tablet.exchanges(shop.client(), shop.clock.now) == 200);
  REQUIRE(tablet.buys("M1", 7'000, 70, shop.clock.now));
  REQUIRE(FundedShop::granted(shop.says(FundedShop::sale("p1", "M2", "60.00"))) == 60);
  CHECK(tablet.exchanges(shop.client(), shop.clock.now) == 200);
  CHECK(set_aside_for(shop.store(), MemberId{"M1"}) == 40);
  CHECK(brought(shop.store(), MemberId{"M1"}, "") == 40);
  // The same said again is the same.
  CHECK(tablet.exchanges(shop.client(), shop.clock.now) == 200);
  CHECK(FundedShop::granted(shop.says(FundedShop::sale("p2", "M2", "60.00"))) == 0);
}

namespace {

// Two servers, 32 sales of 90 yuan at the same moment, half at each; the fund has 1,000.
void share_a_thousand(const std::string& address) {
  const Till till(address);
  {
    auto store = open_store(till.database);
    fund_the_base(*store.value(), 1'000);
  }
  constexpr const char* kBuyers[] = {"M1001", "M1003", "M1004"};
  {
    const Process first(till.database, till.log_of(1)), second(till.database, till.log_of(2));
    const std::string cookie = Till::cookie(first.port());
    std::vector<std::thread> threads;
    for (int number = 0; number < 32; ++number) {
      threads.emplace_back([&, number] {
        const Process& server = number % 2 == 0 ? first : second;
        const std::string sale =
            purchase("fund-" + std::to_string(number),
                     kBuyers[static_cast<std::size_t>(number) % 3], "90.00");
        CHECK(server.client()
                  .ask({"POST", "/v1/events", cookie, events({sale}), {}, true})
                  .has("\"refused\":[]"));
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  auto store = open_store(till.database);
  REQUIRE(store.ok());
  std::int64_t aside = 0, granted = 0;
  for (const char* buyer : kBuyers) {
    aside += set_aside_for(*store.value(), MemberId{buyer});
    granted += brought(*store.value(), MemberId{buyer}, "fund-");
  }
  CHECK(aside == 1'000);
  CHECK(granted == 1'000);
}

}  // namespace

TEST_CASE("two servers on one SQLite file: of 32 sales exactly the fund is granted") {
  share_a_thousand({});
}
TEST_CASE("two servers on one PostgreSQL: of 32 sales exactly the fund is granted" *
          doctest::test_suite("PostgreSQL")) {
  share_a_thousand(Cluster::ours().new_database());
}
