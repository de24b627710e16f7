// Tablets that were away come back to a real server on a real database: while the member spends in
// the portal, while answers are lost, while the server is killed. Afterwards replica, portal and
// books agree to the last point, and nobody spent what was not theirs.
#include <doctest/doctest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/process.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/open_store.hpp"
#include "tools/server/secrets.hpp"
#include "tools/server/staff.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

const ProgrammeId kAwayMart("community_mart");
constexpr const char* kAwayCard = "880000000004";  // M1004, with an empty history
constexpr const char* kAwayPin = "123404";
constexpr const char* kManagersCard = "880000007777";

std::int64_t clock_seconds() { return static_cast<std::int64_t>(std::time(nullptr)); }

// The sample with a manager of the store "east", who enrols devices and asks for balances.
struct Street {
  Till till;
  std::unique_ptr<Process> server;
  explicit Street(const std::string& address) : till(address) {
    REQUIRE(secrets_are_ready());
    auto store = open_store(till.database);
    REQUIRE(store.ok());
    const Member manager{{kAwayMart, MemberId("manager-e")}, Role::StoreManager, kManagersCard, "n",
                         day_from({2026, 1, 1})};
    REQUIRE(store.value()
                ->write([&](Transaction& transaction) {
                  const std::string hash = hash_of_pin("12345678", PinCost{1, 8192});
                  return hire(transaction, {manager, "east", hash});
                })
                .ok());
    store.value().reset();
    start();
  }
  void start() { server = std::make_unique<Process>(till.database, till.log); }
  void kill() {
    CHECK(server->end(SIGKILL) == -1);
    server.reset();
  }
  Client client() const { return server->client(); }
  std::string manager() const { return Till::cookie(server->port(), kManagersCard, "12345678"); }
  std::string zhao() const { return Till::cookie(server->port(), kAwayCard, kAwayPin); }
  HttpTablet tablet() const {
    SignedDevice key;
    REQUIRE(key.enrol(client(), new_enrolment(client(), manager())).status == 201);
    return HttpTablet(std::move(key), clock_seconds());
  }

  json balance() const {
    const Reply reply =
        client().ask({"GET", "/v1/members/M1004/balance", manager(), {}, {}, true});
    REQUIRE(reply.status == 200);
    return json::parse(reply.body)["balances"][0];
  }
  std::int64_t figure(const char* name) const { return balance()[name].get<std::int64_t>(); }
  // The ids in the portal's history, in its order; each once.
  std::vector<std::string> portal() const {
    const std::string cookie = zhao();
    std::vector<std::string> ids;
    json answer = {{"cursor", 0}, {"more", true}};
    while (answer["more"].get<bool>()) {
      const std::string after = answer["cursor"].dump();
      const Reply reply = client().ask({"GET", "/v1/sync?after=" + after, cookie, {}, {}, true});
      answer = json::parse(reply.body);
      for (const json& placed : answer["events"])
        ids.push_back(placed["event"]["id"].get<std::string>());
    }
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    return ids;
  }
  Reply says(const std::string& route, const json& said, const std::string& cookie) const {
    return client().ask({"POST", route, cookie, said.dump(), {}, true});
  }
  json event(const char* id, const char* type) const {
    return {{"id", id}, {"member", "M1004"}, {"type", type}, {"at", today()}, {"place", "east"}};
  }
  // A day that has begun wherever the programme is.
  static std::string today() {
    const auto days = static_cast<std::int32_t>(clock_seconds() / 86'400 - 1);
    return text_from_day(day_from({1970, 1, 1}).plus_days(days));
  }
  std::int64_t owed() const {
    auto store = open_store(till.database);
    REQUIRE(store.ok());
    std::int64_t all = 0;
    const Currency yuan{"CNY", 2};
    REQUIRE(store.value()
                ->write([&](Transaction& transaction) -> Outcome {
                  TRY(const auto owed, transaction.hub(kAwayMart, yuan)->liabilities());
                  for (const auto& [place, points] : owed) all += points.count;
                  return Done{};
                })
                .ok());
    return all;
  }
};

std::vector<std::string> replica_of(const HttpTablet& tablet) {
  std::vector<std::string> ids;
  for (const sync::PlacedEvent& placed : tablet.device().image().scopes.at("m/M1004").events)
    ids.push_back(placed.event.id.text);
  return ids;
}

// Server, portal and both tablets say the same of the member.
void all_agree(const Street& street, HttpTablet& one, HttpTablet& two) {
  for (HttpTablet* tablet : {&one, &two}) {
    REQUIRE(tablet->settles(street.client(), clock_seconds()));
    CHECK(replica_of(*tablet) == street.portal());
    CHECK(tablet->available("M1004") == street.figure("available"));
    for (const auto& [event, verdict] : tablet->device().image().exceptions)
      CHECK(verdict.code == sync::Verdict::Code::Adjusted);  // by the level the member reached
  }
  CHECK(street.figure("deficit") == 0);
}

void spend_on_both_sides(const std::string& address) {
  Street street(address);
  HttpTablet one = street.tablet(), two = street.tablet();
  for (HttpTablet* tablet : {&one, &two}) tablet->follow("m/M1004");
  json stock = street.event("a-stock", "purchase");
  stock["amount"] = "60000.00";
  REQUIRE(street.says("/v1/pos/events", stock, Till::cookie(street.server->port())).status == 200);
  const std::int64_t all = street.figure("available");
  REQUIRE(all >= 60'000);
  REQUIRE(one.exchanges(street.client(), clock_seconds(), {"M1004"}) == 200);
  REQUIRE(one.device().image().leases.size() == 1);
  const std::int64_t leased = one.device().image().leases.front().amount.count;
  CHECK(leased >= 10'000);
  CHECK(street.figure("available") == all - leased);

  // Away from the network: sales, and two rewards out of the lease; the member spends meanwhile.
  std::int64_t spent = 0;
  for (int sale = 0; sale < 5; ++sale) REQUIRE(one.buys("M1004", 12'300, 123, clock_seconds()));
  for (int reward = 0; reward < 2; ++reward) {
    REQUIRE(one.spends("M1004", "soy_sauce", 5'000, clock_seconds()));
    spent += 5'000;
  }
  CHECK_FALSE(two.spends("M1004", "soy_sauce", 5'000, clock_seconds()));  // it holds no lease
  json rice = street.event("b-rice", "redeem");
  rice["reward"] = "rice";
  rice.erase("place");
  REQUIRE(street.says("/v1/events", {{"events", {rice}}}, street.zhao()).has("\"refused\":[]"));
  json cooker = street.event("c-cooker", "redeem");
  cooker["reward"] = "rice_cooker";  // 41,600: there is as much only with what the tablet holds
  const Reply too_much = street.says("/v1/pos/redemptions", cooker, street.manager());
  CAPTURE(too_much.body);
  CHECK(too_much.has("balance_is_too_low"));

  // The answer is lost after the commit, and asked again; then the server is killed.
  one.exchanges_into_the_void(street.client(), clock_seconds());
  const auto after_commit = street.portal();
  CHECK(one.exchanges(street.client(), clock_seconds()) == 200);
  CHECK(street.portal() == after_commit);
  REQUIRE(two.buys("M1004", 4'500, 45, clock_seconds()));
  two.exchanges_into_the_void(street.client(), clock_seconds());
  street.kill();
  CHECK(one.exchanges(Client(1), clock_seconds()) == 0);
  REQUIRE(one.buys("M1004", 700, 7, clock_seconds()));
  one.starts_again(clock_seconds());
  street.start();
  all_agree(street, one, two);
  REQUIRE(one.gives_back("M1004", clock_seconds()));
  all_agree(street, one, two);
  CHECK(street.figure("reserved") == 0);
  const std::int64_t sales = 5 * 123 + 45 + 7;
  // Levels may multiply what a purchase brings, so the sales are at least what was claimed.
  CHECK(street.figure("available") >= all + sales - spent - 13'000);
  CHECK(street.server->end(SIGTERM) == 0);
  CHECK(street.owed() == 0);
}

// Whoever is killed in the middle of an exchange is asked again by the same tablet.
void kill_while_tablets_exchange(const std::string& address) {
  Street street(address);
  HttpTablet one = street.tablet(), two = street.tablet();
  for (HttpTablet* tablet : {&one, &two}) {
    tablet->follow("m/M1004");
    REQUIRE(tablet->exchanges(street.client(), clock_seconds()) == 200);
  }
  std::int64_t said = 0;
  for (int round = 0; round < 4; ++round) {
    std::atomic<bool> is_over = false;
    std::vector<std::thread> threads;
    std::atomic<int> sold = 0;
    for (HttpTablet* tablet : {&one, &two}) {
      threads.emplace_back([&is_over, &sold, tablet, port = street.server->port()] {
        while (!is_over) {
          for (int sale = 0; sale < 7; ++sale)
            sold += tablet->buys("M1004", 100, 1, clock_seconds()) ? 1 : 0;
          static_cast<void>(tablet->exchanges(Client(port), clock_seconds()));
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * round));
    street.kill();
    is_over = true;
    for (std::thread& thread : threads) thread.join();
    said += sold;
    for (HttpTablet* tablet : {&one, &two}) tablet->starts_again(clock_seconds());
    street.start();
  }
  all_agree(street, one, two);
  const auto kept = street.portal();
  std::int64_t sales = 0;
  for (const std::string& id : kept) sales += id.front() == 'd' ? 1 : 0;
  CHECK(sales == said);
  CHECK(street.server->end(SIGTERM) == 0);
  CHECK(street.owed() == 0);
}

}  // namespace

TEST_CASE("on SQLite: a tablet away, the portal spending, a lost answer, a killed server") {
  spend_on_both_sides({});
}
TEST_CASE("on PostgreSQL: a tablet away, the portal spending, a lost answer, a killed server" *
          doctest::test_suite("PostgreSQL")) {
  spend_on_both_sides(Cluster::ours().new_database());
}
TEST_CASE("on SQLite: the server killed again and again while tablets exchange") {
  kill_while_tablets_exchange({});
}
TEST_CASE("on PostgreSQL: the server killed again and again while tablets exchange" *
          doctest::test_suite("PostgreSQL")) {
  kill_while_tablets_exchange(Cluster::ours().new_database());
}
