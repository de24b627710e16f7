// Two members turn out to be one person, and one turns out to be two: portal, counters and tablets
// say the same before, in between and afterwards.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/backup.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

struct Shown {
  std::string id;
  std::vector<std::string> events;
  Cursor cursor = 0;
  bool operator==(const Shown&) const = default;
};

Shown shown_in_portal(const House& house, const std::string& cookie, Cursor after = 0) {
  const Reply reply =
      house.client().ask({"GET", "/v1/sync?after=" + std::to_string(after), cookie});
  const json answer = json::parse(reply.body, nullptr, false);
  Shown shown;
  if (reply.status != 200) return shown;
  shown.id = answer["profile"]["id"].get<std::string>();
  shown.cursor = answer["cursor"].get<Cursor>();
  for (const json& placed : answer["events"])
    shown.events.push_back(placed["event"]["id"].get<std::string>());
  return shown;
}

std::int64_t available_of(const House& house, const char* member) {
  const Reply reply = house.client().ask({"GET", "/v1/members/" + std::string(member) + "/balance",
                                          house.cookie_of(kProgramme)});
  const json answer = json::parse(reply.body, nullptr, false);
  return answer["balances"][0]["available"].get<std::int64_t>();
}

int says_at_till(const House& house, const std::string& event) {
  return house.client().ask({"POST", "/v1/pos/events", house.cookie_of(kTill), event}).status;
}

Reply merges(const House& house, const char* from, const char* into) {
  return house.client().ask({"POST", "/v1/members/" + std::string(from) + "/merge",
                             house.cookie_of(kProgramme), json{{"into", into}}.dump()});
}
Reply takes_apart(const House& house, const char* from) {
  return house.client().ask(
      {"DELETE", "/v1/members/" + std::string(from) + "/merge", house.cookie_of(kProgramme)});
}

std::string redemption(const char* id, const char* member) {
  return json{{"id", id}, {"member", member}, {"type", "redeem"}, {"at", "2026-01-03"},
              {"reward", "soy_sauce"}}.dump();
}

}  // namespace

TEST_CASE("merged members have one history and one purse, by either card; the log says who") {
  House house;
  REQUIRE(says_at_till(house, purchase("a1", "M1", "3000.00")) == 200);
  REQUIRE(says_at_till(house, purchase("b1", "M2", "2500.00")) == 200);
  const std::string wang = house.cookie_of(kWang), li = house.cookie_of(kLi);
  const Cursor before = shown_in_portal(house, li).cursor;
  CHECK(merges(house, "M1", "M2").status == 204);
  CHECK(merges(house, "M2", "M1").has("name_is_taken"));
  CHECK(merges(house, "M1", "nobody").status == 404);
  CHECK(available_of(house, "M1") == 5'500);
  CHECK(available_of(house, "M2") == 5'500);
  CHECK(shown_in_portal(house, wang) == Shown{});  // signed out
  CHECK(shown_in_portal(house, li, before).events == std::vector<std::string>{"a1"});
  CHECK(shown_in_portal(house, house.cookie_of(kWang)) ==
        shown_in_portal(house, house.cookie_of(kLi)));
  CHECK(shown_in_portal(house, house.cookie_of(kWang)).id == "M2");
  // What neither could pay alone, and then no more.
  CHECK(says_at_till(house, redemption("z1", "M1")) == 200);
  CHECK(says_at_till(house, redemption("z2", "M2")) == 422);
  CHECK(available_of(house, "M2") == 500);
  house.restart();
  CHECK(available_of(house, "M1") == 500);
  CHECK(shown_in_portal(house, house.cookie_of(kLi)).events.size() == 3);
  CHECK(verify(house.store()).ok());
  const Reply log = house.client().ask({"GET", "/v1/audit", house.cookie_of(kAuditor)});
  CHECK(log.has("merged into=M2"));
}

TEST_CASE("a merge taken back restores both, and a browser that knows both is told to forget") {
  House house;
  HttpTablet tablet = [&] {
    SignedDevice key;
    const std::string code = new_enrolment(house.client(), house.cookie_of(kManager));
    REQUIRE(key.enrol(house.client(), code).status == 201);
    return HttpTablet(std::move(key), house.clock.now);
  }();
  REQUIRE(tablet.buys("M1", 300'000, 3'000, house.clock.now));
  REQUIRE(tablet.buys("M2", 250'000, 2'500, house.clock.now));
  REQUIRE(tablet.settles(house.client(), house.clock.now));
  REQUIRE(merges(house, "M1", "M2").status == 204);
  REQUIRE(says_at_till(house, purchase("c1", "M1", "10.00")) == 200);
  REQUIRE(tablet.buys("M2", 2'000, 20, house.clock.now));
  REQUIRE(tablet.settles(house.client(), house.clock.now));
  CHECK(tablet.available("M2") == 5'530);
  const std::string li = house.cookie_of(kLi);
  const Cursor joined = shown_in_portal(house, li).cursor;
  CHECK(takes_apart(house, "M2").status == 404);
  CHECK(takes_apart(house, "M1").status == 204);
  CHECK(takes_apart(house, "M1").status == 404);
  CHECK(available_of(house, "M1") == 3'010);
  CHECK(available_of(house, "M2") == 2'520);
  REQUIRE(tablet.settles(house.client(), house.clock.now));
  CHECK(tablet.available("M1") == 3'010);
  CHECK(tablet.available("M2") == 2'520);
  CHECK(shown_in_portal(house, li) == Shown{});
  const Reply stale = house.client().ask(
      {"GET", "/v1/sync?after=" + std::to_string(joined), house.cookie_of(kLi)});
  CHECK(stale.status == 401);
  CHECK(stale.header("clear-site-data") == "\"cookies\", \"storage\"");
  CHECK(shown_in_portal(house, house.cookie_of(kLi)).events.size() == 2);
  CHECK(shown_in_portal(house, house.cookie_of(kWang)).events.size() == 2);
}

TEST_CASE("a merge is not taken back while one lives on the other's points") {
  House house;
  REQUIRE(says_at_till(house, purchase("a1", "M1", "3000.00")) == 200);
  REQUIRE(says_at_till(house, purchase("b1", "M2", "2500.00")) == 200);
  REQUIRE(merges(house, "M1", "M2").status == 204);
  REQUIRE(says_at_till(house, redemption("z1", "M2")) == 200);
  const Reply refused = takes_apart(house, "M1");
  CHECK(refused.status == 422);
  CHECK(refused.has("reward_costs_more_than_is_held"));
  CHECK(available_of(house, "M1") == 500);
}

TEST_CASE("a person is at most three members: a fourth is refused by name, and nothing changes") {
  House house;
  REQUIRE(house.store()
              .write([](Transaction& transaction) -> Outcome {
                for (const char* id : {"M3", "M4"}) {
                  const MemberKey key{ProgrammeId("community_mart"), MemberId(id)};
                  TRY_DONE(transaction.put(
                      Member{key, Role::Member, "", "", day_from({2026, 1, 1})}));
                }
                return Done{};
              })
              .ok());
  CHECK(merges(house, "M3", "M2").status == 204);
  CHECK(merges(house, "M1", "M3").status == 204);
  const Reply refused = merges(house, "M4", "M2");
  CHECK(refused.status == 422);
  CHECK(refused.has("limit_is_reached"));
  CHECK(takes_apart(house, "M4").status == 404);
}
