// The nightly check: whoever changes what is kept behind the server's back is found by the morning,
// nothing more is given out of that account, and it is free again when it is good again.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"
#include "tests/server/process.hpp"
#include "tests/server/receiver.hpp"
#include "tests/server/shell.hpp"
#include "tools/server/open_store.hpp"
#include "tools/server/postgres.hpp"
#include "tools/server/self_check.hpp"
#include "tools/server/sqlite.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

struct NightHouse : House {
  explicit NightHouse(HouseSettings settings = {}) : House(std::move(settings)) {
    for (const char* member : {"M1", "M2"}) {
      const std::string id = std::string("p-") + member;
      REQUIRE(client()
                  .ask({"POST", "/v1/events", cookie_of(kTill),
                        events({purchase(id, member, "6000.00")})})
                  .has("\"refused\":[]"));
    }
  }
  // One night passes; the check is done when this returns.
  void sleep() {
    clock.now += 86'400;
    service().tend();
    const std::string text = "\"night_check_done\"";
    for (int look = 0; look < 500 && count(text) < nights_ + 2; ++look) {  // two programmes
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    nights_ += 2;
    CHECK(count(text) == nights_);
  }
  Reply redeems(const std::string& id, const std::string& member) const {
    const std::string event = R"({"id":")" + id + R"(","member":")" + member +
                              R"(","type":"redeem","place":"east","at":"2026-01-03T17:00:00",)"
                              R"("reward":"soy_sauce"})";
    return client().ask({"POST", "/v1/pos/redemptions", cookie_of(kCashier), event});
  }
  // What somebody with the database's file may do.
  void meddle(const char* sql) {
    auto opened = Connection::open(database(), Connection::Use::Write);
    REQUIRE(opened.ok());
    REQUIRE(opened.value()->run_script(sql).ok());
  }
  Reply ready() const { return operators().ask({"GET", "/readyz"}); }

 private:
  int count(const std::string& text) const {
    int found = 0;
    const std::string all = log();
    for (auto at = all.find(text); at != std::string::npos; at = all.find(text, at + 1)) ++found;
    return found;
  }
  int nights_ = 0;
};

}  // namespace

TEST_CASE("a quiet night finds nothing, and is one night long") {
  NightHouse shop;
  shop.sleep();
  CHECK(shop.ready().body == "ready\n");
  CHECK(shop.operators().ask({"GET", "/metrics"}).has(
      "accounts_checked_total{finding=\"good\"} 3"));
  shop.service().tend();  // the same night again: nothing more is to be done
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(shop.operators().ask({"GET", "/metrics"}).has(
      "accounts_checked_total{finding=\"good\"} 3"));
  shop.sleep();
  CHECK(shop.operators().ask({"GET", "/metrics"}).has(
      "accounts_checked_total{finding=\"good\"} 6"));
  CHECK(shop.redeems("r1", "M1").status == 200);
}

TEST_CASE("an event changed behind the server's back blocks what that account gives out") {
  NightHouse shop;
  shop.sleep();
  shop.meddle("update event set document = replace(document, '6000.00', '9000.00')"
              " where member = 'M1'");
  CHECK(shop.ready().body == "ready\n");
  shop.sleep();
  CHECK(shop.ready().body == "ready\n1 accounts under review\n");
  const Reply refused = shop.redeems("r1", "M1");
  CHECK(refused.status == 409);
  CHECK(refused.has("account_is_under_review"));
  CHECK(shop.redeems("r2", "M2").status == 200);  // everybody else is served
  CHECK(shop.client()
            .ask({"POST", "/v1/events", shop.cookie_of(kTill),
                  events({purchase("p-more", "M1", "1.00", "2026-01-04")})})
            .has("\"refused\":[]"));  // what comes in is taken
  const Reply metrics = shop.operators().ask({"GET", "/metrics"});
  CHECK(metrics.has("accounts_under_review 1"));
  CHECK(metrics.has("accounts_checked_total{finding=\"events_are_changed\"} 1"));
  CHECK(shop.log().find("account_does_not_add_up") != std::string::npos);
  CHECK(shop.log().find("\"M1\"") == std::string::npos);
  CHECK(shop.client()
            .ask({"GET", "/v1/audit?after=0", shop.cookie_of(kAuditor)})
            .has("account_is_under_review"));
  // Put right, it is free again the next night.
  shop.meddle("update event set document = replace(document, '9000.00', '6000.00')"
              " where member = 'M1'");
  shop.sleep();
  CHECK(shop.ready().body == "ready\n");
  CHECK(shop.redeems("r1", "M1").status == 200);
}

TEST_CASE("a tablet is lent nothing of an account under review, and hands out what it has") {
  NightHouse shop;
  SignedDevice key;
  REQUIRE(key.enrol(shop.client(), new_enrolment(shop.client(), shop.cookie_of(kManager)))
              .status == 201);
  HttpTablet tablet(std::move(key), shop.clock.now);
  const auto lent = [&](const std::vector<std::string>& wanted) {
    REQUIRE(tablet.exchanges(shop.client(), shop.clock.now, wanted) == 200);
    return tablet.device().image().leases.size();
  };
  shop.sleep();
  CHECK(lent({"M1"}) == 1);
  shop.meddle("update event set document = replace(document, '6000.00', '8000.00')"
              " where member in ('M1', 'M2') and document like '%6000.00%'");
  shop.sleep();
  CHECK(lent({"M2"}) == 1);  // M1's runs on; M2 is lent nothing
  REQUIRE(tablet.gives_back("M1", shop.clock.now));
  CHECK(lent({"M1", "M2"}) == 0);
  CHECK(lent({"M1", "M2"}) == 0);
  shop.meddle("update event set document = replace(document, '8000.00', '6000.00')"
              " where document like '%8000.00%'");
  shop.sleep();  // finds what was remembered of M1 meanwhile, and forgets it
  shop.sleep();
  CHECK(lent({"M1", "M2"}) == 2);
}

TEST_CASE("what else a night may find") {
  struct Row {
    const char* story;
    const char* sql;
    const char* finding;
  };
  const Row rows[] = {
      {"an event is gone", "delete from event where member = 'M1' and place = 1",
       "stream_has_gaps"},
      {"the end is gone, and the stream says so too",
       "delete from event where member = 'M1' and place = 2;"
       " update stream set head = 1 where member = 'M1'",
       "events_are_changed"},
      {"the stream promises more than there is",
       "update stream set head = 3 where member = 'M1'", "stream_has_gaps"},
      {"a document is no event",
       "update event set document = '{}' where member = 'M1' and place = 2",
       "history_is_refused"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    NightHouse shop;
    REQUIRE(shop.client()
                .ask({"POST", "/v1/events", shop.cookie_of(kTill),
                      events({purchase("p-2", "M1", "7.00")})})
                .has("\"refused\":[]"));
    shop.sleep();
    shop.meddle(row.sql);
    shop.sleep();
    const std::string line =
        "accounts_checked_total{finding=\"" + std::string(row.finding) + "\"} 1";
    const Reply metrics = shop.operators().ask({"GET", "/metrics"});
    CHECK_MESSAGE(metrics.has(line), metrics.body.substr(metrics.body.find("accounts_")));
    CHECK(shop.redeems("r1", "M1").has("account_is_under_review"));
  }
}

TEST_CASE("what a server remembers and would not evaluate is found on the first night") {
  NightHouse shop;  // it remembers M1's purchase
  shop.meddle("update event set document = replace(document, '6000.00', '1.00')"
              " where member = 'M1'");
  shop.sleep();
  CHECK(shop.operators().ask({"GET", "/metrics"}).has(
      "accounts_checked_total{finding=\"memory_is_wrong\"} 1"));
  CHECK(shop.redeems("r1", "M1").has("account_is_under_review"));
}

TEST_CASE("points about to lapse are told by the nightly check, once") {
  HouseSettings settings;
  settings.courier = CourierSettings{HookNetworks::Any, {}, 1'000};
  NightHouse shop(std::move(settings));
  Receiver receiver;
  const std::string wish =
      R"({"address":")" + receiver.address() + R"(","kinds":["points.lapsing"]})";
  REQUIRE(shop.client().ask({"POST", "/v1/hooks", shop.cookie_of(kProgramme), wish}).status == 201);
  shop.sleep();
  CHECK(receiver.wait_for(1, 1).empty());  // they lapse at the end of 2027
  shop.clock.now = 1'828'339'200;          // 2027-12-09, 16:00 in Shanghai
  shop.sleep();
  const auto got = receiver.wait_for(2);
  REQUIRE(got.size() == 2);
  const auto data = nlohmann::json::parse(got[0].data(), nullptr, false);
  CHECK(data["unit"] == "points");
  CHECK(data["lapses"][0]["last_day"] == "2027-12-31");
  CHECK(data["lapses"][0]["amount"] == 6'000);
  shop.sleep();
  CHECK(receiver.wait_for(3, 1).size() == 2);
}

namespace {

// `yearward check`: at once, on either database, and held against what it found before.
void check_at_once(const std::string& address) {
  const Till till(address);
  const Shell shell;
  const std::string check = "check --db '" + till.database + "'";
  const Run first = shell.run(check);
  CHECK_MESSAGE(first.status == 0, first.err);
  CHECK(first.out.find("every account adds up") != std::string::npos);
  CHECK(first.err.find("checking") != std::string::npos);  // the bar
  const char* const meddling = "update event set document = replace(document, '500.00', '501.00')"
                               " where member = 'M1001' and place = 1";
  if (address.empty()) {
    auto opened = Connection::open(till.database, Connection::Use::Write);
    REQUIRE(opened.value()->run_script(meddling).ok());
  } else {
    auto opened = postgres::Connection::open(address, postgres::Connection::Use::Write);
    REQUIRE(opened.value()->run_script(meddling).ok());
  }
  const Run second = shell.run(check);
  CHECK(second.status == 1);
  CHECK(second.out.find("community_mart M1001: events_are_changed") != std::string::npos);
  auto store = open_store(till.database);
  const MemberKey key{ProgrammeId("community_mart"), MemberId("M1001")};
  CHECK(is_under_review(*store.value(), key).value());
  const Run third = shell.run(check + " --json");
  CHECK(third.status == 1);  // until somebody has looked
  CHECK(third.out.find("\"finding\":\"events_are_changed\"") != std::string::npos);
  CHECK(shell.run(check + " --accept").status == 1);  // what it found is still told…
  CHECK_FALSE(is_under_review(*store.value(), key).value());
  CHECK(shell.run(check).status == 0);  // …and is what the next one is held against
}

}  // namespace

TEST_CASE("yearward check goes over a SQLite database at once") { check_at_once({}); }
TEST_CASE("yearward check goes over a PostgreSQL database at once" *
          doctest::test_suite("PostgreSQL")) {
  check_at_once(Cluster::ours().new_database());
}
