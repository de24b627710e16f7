// Staff at a device, and cards a device finds members by: who is let in, what is told, and that the
// marks of one store say nothing at another.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/sync/wire_layout.hpp"
#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/card_marks.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

struct Enrolled {
  SignedDevice key;
  std::string mark_key;
};

Enrolled enrolled_at(House& house, const char* staff, const char* wish = R"({"name":"tablet"})") {
  Enrolled made;
  const std::string code = new_enrolment(house.client(), house.cookie_of(staff), wish);
  const Reply reply = made.key.enrol(house.client(), code);
  REQUIRE(reply.status == 201);
  made.mark_key = json::parse(reply.body)["mark_key"].get<std::string>();
  return made;
}

Reply staff_signs_in(House& house, SignedDevice& at, const char* card, const char* pin = "1234") {
  Ask ask = at.signed_ask(house.clock.now, "POST", "/v1/device/staff",
                          sign_in_document(card, pin));
  return house.client().ask(ask);
}

}  // namespace

TEST_CASE("staff of the store sign in at its device under a number of their own, with no session") {
  House house;
  SignedDevice tablet = enrolled_at(house, kManager).key;
  const Reply cashier = staff_signs_in(house, tablet, kCashier);
  CHECK(cashier.status == 200);
  CHECK(json::parse(cashier.body) == json{{"id", "cashier-1"},
                                          {"name", "Name of cashier-1"},
                                          {"role", "cashier"},
                                          {"number", 1}});
  CHECK(cashier.header("set-cookie").empty());
  CHECK(json::parse(staff_signs_in(house, tablet, kManager).body)["number"] == 2);
  CHECK(json::parse(staff_signs_in(house, tablet, kCashier).body)["number"] == 1);
  const Reply listed = house.client().ask({"GET", "/v1/staff", house.cookie_of(kManager)});
  CHECK(listed.has(R"("number":1)"));
  const Reply log = house.client().ask({"GET", "/v1/audit", house.cookie_of(kAuditor)});
  CHECK(log.has("at a device"));
}

TEST_CASE("a wrong PIN, another store's staff, a till and a member are not let in at a device") {
  House house;
  SignedDevice tablet = enrolled_at(house, kManager).key;
  CHECK(staff_signs_in(house, tablet, kCashier, "9999").has("sign_in_is_wrong"));
  for (const char* card : {kWestCashier, kTill, kWang, kAuditor, kAdmin, kCdAdmin}) {
    CAPTURE(card);
    const Reply reply = staff_signs_in(house, tablet, card);
    CHECK(reply.status == 403);
    CHECK(reply.has("not_yours_to_do"));
  }
  CHECK(staff_signs_in(house, tablet, "nobody").status == 401);
}

TEST_CASE("guessing a PIN at a device runs out as it does at the door") {
  House house;
  SignedDevice tablet = enrolled_at(house, kManager).key;
  int refused = 0;
  for (int tries = 0; tries < 30 && refused == 0; ++tries)
    refused = staff_signs_in(house, tablet, kCashier, "9999").status == 429 ? tries : 0;
  CHECK(refused > 0);
  CHECK(staff_signs_in(house, tablet, kCashier).status == 429);
}

TEST_CASE("a device finds a member by the mark of the card; other stores' marks differ") {
  House house;
  const Enrolled first = enrolled_at(house, kManager);
  const Enrolled second = enrolled_at(house, kManager);
  const Enrolled west = enrolled_at(house, kAdmin, R"({"name":"w","store":"west"})");
  CHECK(first.mark_key == second.mark_key);
  CHECK(first.mark_key != west.mark_key);
  CHECK(mark_of(first.mark_key, kWang) != mark_of(west.mark_key, kWang));
  HttpTablet tablet(first.key, house.clock.now);
  REQUIRE(tablet.buys("M1", 10'000, 100, house.clock.now));
  REQUIRE(tablet.settles(house.client(), house.clock.now));
  const sync::MemberLimit* found =
      tablet.device().limit_of_card(mark_of(first.mark_key, kWang));
  REQUIRE(found != nullptr);
  CHECK(found->member == MemberId("M1"));
  CHECK(tablet.device().limit_of_card(mark_of(first.mark_key, kLi)) == nullptr);
}

TEST_CASE("whoever is first met at a device is in its index at once, with points or without") {
  House house;
  const Enrolled tablet_key = enrolled_at(house, kManager);
  HttpTablet tablet(tablet_key.key, house.clock.now);
  REQUIRE(tablet.exchanges(house.client(), house.clock.now, {"M2"}) == 200);
  const sync::MemberLimit* found =
      tablet.device().limit_of_card(mark_of(tablet_key.mark_key, kLi));
  REQUIRE(found != nullptr);
  CHECK(found->available == Points{0});
}

TEST_CASE("a mark is eight bytes of HMAC-SHA-256 of the card, and nothing without a key") {
  // Computed with Python's hmac: key 32 bytes of 0x0b, text "88000000001".
  const std::string key = "CwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCws";
  CHECK(mark_of(key, "88000000001") == 0x5ac6'45e8'9ba6'ff64U);
  CHECK(mark_of("too short", "88000000001") == 0U);
}
