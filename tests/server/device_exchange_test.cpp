// Devices at the server's door: what they said is the member's own history, what they hold nobody
// else can spend, and what is not theirs to ask is refused by name.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/sync/wire_layout.hpp"
#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

HttpTablet enrolled(House& house, const char* staff = kManager,
                    const std::string& wish = R"({"name":"tablet"})") {
  SignedDevice key;
  const std::string code = new_enrolment(house.client(), house.cookie_of(staff), wish);
  REQUIRE(key.enrol(house.client(), code).status == 201);
  return HttpTablet(std::move(key), house.clock.now);
}

std::string today_of(const House& house) {
  return text_from_day(day_from({1970, 1, 1}).plus_days(
      static_cast<std::int32_t>(house.clock.now / 86'400)));
}

Reply says(const House& house, const char* card, const std::string& route, const json& event) {
  return house.client().ask({"POST", route, house.cookie_of(card), event.dump()});
}

json sale_at_counter(const House& house, const char* id, const char* amount) {
  return {{"id", id},         {"member", "M1"},       {"type", "purchase"},
          {"at", today_of(house)}, {"amount", amount}, {"place", "east"}};
}

std::int64_t available_at_server(const House& house, const char* figure = "available") {
  const Reply reply = house.client().ask(
      {"GET", "/v1/members/M1/balance", house.cookie_of(kCashier)});
  REQUIRE(reply.status == 200);
  return json::parse(reply.body)["balances"][0][figure].get<std::int64_t>();
}

std::vector<std::string> history_in_portal(const House& house) {
  const Reply reply = house.client().ask({"GET", "/v1/sync?after=0", house.cookie_of(kWang)});
  std::vector<std::string> ids;
  const json answer = json::parse(reply.body, nullptr, false);
  for (const json& placed : answer["events"])
    ids.push_back(placed["event"]["id"].get<std::string>());
  return ids;
}

}  // namespace

TEST_CASE("a sale a tablet made offline is in the member's portal after one exchange, once") {
  House house;
  HttpTablet tablet = enrolled(house);
  REQUIRE(tablet.buys("M1", 10'000, 100, house.clock.now));
  REQUIRE(tablet.buys("M1", 5'000, 50, house.clock.now));
  tablet.exchanges_into_the_void(house.client(), house.clock.now);
  CHECK(tablet.exchanges(house.client(), house.clock.now) == 200);
  CHECK(tablet.device().outbox().empty());
  CHECK(history_in_portal(house) ==
        std::vector<std::string>{"d00000001.0001.00000001", "d00000001.0001.00000002"});
  CHECK(available_at_server(house) == 150);
  CHECK(tablet.available("M1") == 150);  // the store met the member at its own tablet
}

TEST_CASE("what is said at a counter or in the portal moves the limits of the store's tablets") {
  House house;
  HttpTablet east = enrolled(house);
  HttpTablet west = enrolled(house, kAdmin, R"({"name":"w","store":"west"})");
  REQUIRE(says(house, kCashier, "/v1/pos/events", sale_at_counter(house, "s1", "6000.00"))
              .status == 200);
  CHECK(east.exchanges(house.client(), house.clock.now) == 200);
  CHECK(east.available("M1") == 6000);
  const json redeem = {{"id", "z1"}, {"member", "M1"}, {"type", "redeem"},
                       {"at", today_of(house)}, {"reward", "soy_sauce"}};
  REQUIRE(says(house, kWang, "/v1/events", {{"events", {redeem}}}).has("\"refused\":[]"));
  CHECK(east.exchanges(house.client(), house.clock.now) == 200);
  CHECK(east.available("M1") == 1000);
  CHECK(west.exchanges(house.client(), house.clock.now) == 200);
  CHECK(west.device().image().scopes.at("s/west").limits.empty());  // another store's member
}

TEST_CASE("what is leased to a tablet is spent there and by nobody else, to the last point") {
  House house;
  HttpTablet tablet = enrolled(house);
  REQUIRE(says(house, kCashier, "/v1/pos/events", sale_at_counter(house, "s1", "10000.00"))
              .status == 200);
  CHECK(tablet.exchanges(house.client(), house.clock.now, {"M1"}) == 200);
  CHECK(available_at_server(house) == 5000);
  CHECK(available_at_server(house, "reserved") == 5000);
  const json redeem = {{"id", "z1"}, {"member", "M1"}, {"type", "redeem"},
                       {"at", today_of(house)}, {"reward", "soy_sauce"}, {"place", "east"}};
  CHECK(says(house, kCashier, "/v1/pos/redemptions", redeem).status == 200);
  json again = redeem;
  again["id"] = "z2";
  const Reply too_much = says(house, kCashier, "/v1/pos/redemptions", again);
  CAPTURE(too_much.body);
  CHECK(too_much.has("balance_is_too_low"));
  // Nor does a counter let go of what the tablet holds.
  const std::string lease = tablet.device().image().leases.front().id;
  const json release = {{"id", "x1"}, {"member", "M1"}, {"type", "release"},
                        {"at", today_of(house)}, {"refers_to", lease}, {"place", "east"}};
  const Reply refused = says(house, kCashier, "/v1/pos/releases", release);
  CHECK(refused.status == 403);
  CHECK(refused.has("not_yours_to_do"));

  REQUIRE(tablet.spends("M1", "soy_sauce", 5000, house.clock.now));
  CHECK_FALSE(tablet.spends("M1", "soy_sauce", 5000, house.clock.now));
  CHECK(tablet.settles(house.client(), house.clock.now));
  CHECK(available_at_server(house) == 0);
  CHECK(available_at_server(house, "reserved") == 0);
  CHECK(available_at_server(house, "deficit") == 0);
  CHECK(tablet.device().image().exceptions.empty());
}

TEST_CASE("a revoked tablet's lease stays set aside until it counts as lost, then comes back") {
  House house;
  HttpTablet tablet = enrolled(house);
  REQUIRE(says(house, kCashier, "/v1/pos/events", sale_at_counter(house, "s1", "1000.00"))
              .status == 200);
  CHECK(tablet.exchanges(house.client(), house.clock.now, {"M1"}) == 200);
  CHECK(available_at_server(house) == 500);
  REQUIRE(house.client()
              .ask({"DELETE", "/v1/devices/" + tablet.key.id(), house.cookie_of(kManager)})
              .status == 204);
  REQUIRE(tablet.buys("M1", 100, 1, house.clock.now));
  CHECK(tablet.exchanges(house.client(), house.clock.now) == 401);
  const auto after = [&](std::int64_t days) {
    house.clock.now += days * 86'400;
    house.service().tend();
    return available_at_server(house);
  };
  CHECK(after(20) == 500);
  CHECK(after(12) == 1000);
  const Reply log = house.client().ask({"GET", "/v1/audit", house.cookie_of(kAuditor)});
  CHECK(log.has("role=device"));
  CHECK(log.has("authn_token_revoked"));
}

TEST_CASE("what is not a device's own, whole and sealed is refused by name, and changes nothing") {
  House house;
  HttpTablet tablet = enrolled(house), other = enrolled(house);
  REQUIRE(tablet.buys("M1", 100, 1, house.clock.now));
  sync::ClockReading clock{house.clock.now, 0};
  sync::Device device = tablet.device();
  const sync::Request whole = device.request(clock, {}, {}, tablet.key);
  const auto with = [&](auto change) {
    sync::Request request = whole;
    change(request);
    return sync::bytes_of(request);
  };
  struct Row {
    const char* story;
    std::string body;
    int status;
    const char* refusal;
  };
  const std::string good = sync::bytes_of(whole);
  const Row rows[] = {
      {"nothing", "", 400, "bytes_are_malformed"},
      {"a document", R"({"push":[]})", 400, "word_is_not_an_option"},
      {"half of it", good.substr(0, good.size() / 2), 400, "bytes_are_malformed"},
      {"more behind it", good + "x", 400, "bytes_are_malformed"},
      {"another's number", with([&](auto& request) { request.device = other.key.number; }), 404,
       "device_is_unknown"},
      {"an epoch to come", with([&](sync::Request& request) {
         request.epoch = 2;
         request.push.seal = tablet.key.sealed(sync::seal_text(
             {request.device, 2, 1}, 1, request.push.head));
       }), 404, "device_is_unknown"},
      {"another seal", with([&](auto& request) { request.push.seal.back() ^= 1; }), 403,
       "seal_is_wrong"},
      {"no seal", with([&](auto& request) { request.push.seal.clear(); }), 403, "seal_is_wrong"},
      {"a name that is no text", with([&](auto& request) {
         request.push.facts.front().event.member.text = "M\x01";
       }), 400, "text_has_control_characters"},
      {"a name in no script", with([&](auto& request) { request.follows = {{"m/\xFF", 0}}; }),
       400, "text_has_control_characters"},
  };
  const auto ask = [&](HttpTablet& by, const std::string& body) {
    Ask asked = by.key.signed_ask(house.clock.now, "POST", "/v1/device/exchange", body);
    asked.headers.push_back("Content-Type: application/vnd.yearward.exchange");
    return asked;
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Reply reply = house.client().ask(ask(tablet, row.body));
    CHECK(reply.status == row.status);
    CHECK(reply.has(row.refusal));
    CHECK(reply.header("content-type") == "application/problem+json");
  }
  Ask asked = ask(tablet, good);
  asked.headers.back() = "Content-Type: application/json";
  CHECK(house.client().ask(asked).has("request_is_malformed"));
  CHECK(house.client().ask(ask(tablet, std::string(300'000, 'x'))).status == 413);
  asked = ask(tablet, good);
  asked.headers.erase(asked.headers.begin(), asked.headers.begin() + 4);
  asked.is_ours = true;
  CHECK(house.client().ask(asked).status == 401);
  asked.cookie = house.cookie_of(kAdmin);
  CHECK(house.client().ask(asked).status == 403);
  CHECK(history_in_portal(house).empty());
  CHECK(house.client().ask(ask(tablet, good)).status == 200);
  CHECK(history_in_portal(house).size() == 1);
}

TEST_CASE("an event that no document could say is judged, not kept, and blocks nothing") {
  House house;
  HttpTablet tablet = enrolled(house);
  REQUIRE(tablet.buys("M1", -100, 1, house.clock.now));
  REQUIRE(tablet.buys("M1", 100, 1, house.clock.now));
  CHECK(tablet.settles(house.client(), house.clock.now));
  CHECK(history_in_portal(house) == std::vector<std::string>{"d00000001.0001.00000002"});
  REQUIRE(tablet.device().image().exceptions.size() == 1);
  CHECK(tablet.device().image().exceptions.front().second.code ==
        sync::Verdict::Code::Refused);
}

TEST_CASE("a device asks for the rules it judges by; nobody else finds them here") {
  House house;
  HttpTablet tablet = enrolled(house);
  const Reply rules = house.client().ask(
      tablet.key.signed_ask(house.clock.now, "GET", "/v1/device/rules", ""));
  CHECK(rules.status == 200);
  CHECK(rules.has("community_mart"));
  CHECK(tablet.exchanges(house.client(), house.clock.now) == 200);
  CHECK(tablet.device().image().rules == rules.header("yearward-rules"));
  CHECK(house.client().ask({"GET", "/v1/device/rules", house.cookie_of(kManager)}).status == 403);
}

TEST_CASE("a member who leaves is forgotten by tablets too, and their lease is void") {
  House house;
  HttpTablet tablet = enrolled(house);
  REQUIRE(tablet.buys("M1", 10'000, 100, house.clock.now));
  tablet.follow("m/M1");
  CHECK(tablet.exchanges(house.client(), house.clock.now, {"M1"}) == 200);
  CHECK(tablet.settles(house.client(), house.clock.now));
  CHECK(tablet.device().image().scopes.count("m/M1") == 1);
  CHECK(tablet.device().image().leases.size() == 1);
  REQUIRE(house.client().ask({"DELETE", "/v1/me", house.cookie_of(kWang)}).status == 200);
  REQUIRE(tablet.buys("M1", 200, 2, house.clock.now));
  CHECK(tablet.settles(house.client(), house.clock.now));
  CHECK(tablet.device().image().scopes.count("m/M1") == 0);
  CHECK(tablet.device().image().scopes.at("s/east").limits.empty());
  CHECK(tablet.device().image().leases.empty());
}

TEST_CASE("one purchase, twenty, and nothing are small on the wire") {
  House house;
  HttpTablet tablet = enrolled(house);
  const auto bytes = [&](int purchases) {
    for (int each = 0; each < purchases; ++each)
      REQUIRE(tablet.buys("M1", 4'550 + 100 * each, 45 + each, house.clock.now + each));
    REQUIRE(tablet.exchanges(house.client(), house.clock.now) == 200);
    const std::size_t asked = tablet.last_ask().body.size();
    const std::size_t answered = tablet.last_reply().body.size();
    MESSAGE(purchases << " purchases: " << asked << " bytes asked, " << answered << " answered");
    return asked + answered;
  };
  static_cast<void>(bytes(1));  // the first names the store, the rules and the member
  CHECK(bytes(0) <= 400);
  CHECK(bytes(1) <= 420);
  CHECK(bytes(20) <= 700);
}
