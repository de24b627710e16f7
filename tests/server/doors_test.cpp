// Who may come in and who may ask what; what is said at the door and what is never said.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

constexpr std::int64_t kDaySeconds = 86'400;

// "Last seen" is written behind the answer; it is there a moment later.
void wait_for_touch(House& house, const std::string& cookie) {
  const std::string hash = digest_of(cookie.substr(cookie.find('=') + 1));
  for (int wait = 0; wait < 200; ++wait) {
    const auto session = house.store().session(hash);
    if (session.ok() && session.value() && session.value()->last_seen == house.clock.now) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

TEST_CASE("a member pulls the own stream only, whatever is asked") {
  House house;
  const std::string till = house.cookie_of(kTill);
  const std::string pushed = events({purchase("p1", "M1", "500.00")});
  house.client().ask({"POST", "/v1/events", till, pushed, {}, true});
  const auto pull_as = [&](const char* card) {
    return house.client().ask({"GET", "/v1/sync?after=0&member=M1", house.cookie_of(card)});
  };
  CHECK(pull_as(kWang).has("\"p1\""));
  CHECK_FALSE(pull_as(kLi).has("\"p1\""));
  CHECK_FALSE(pull_as(kDana).has("\"p1\""));
}

TEST_CASE("signing in gives a cookie no script and no other site can use") {
  House house;
  const Reply reply =
      house.client().ask({"POST", "/v1/session", {}, sign_in_document(kWang, "1234"), {}, true});
  CHECK(reply.status == 200);
  CHECK(reply.body ==
        R"({"profile":{"card":"1","id":"M1","joined":"2025-06-01","name":"Name of M1"}})");
  const std::string cookie = reply.header("set-cookie");
  CHECK(cookie.rfind("__Host-sid=", 0) == 0);
  for (const char* part : {"; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"}) {
    CHECK(cookie.find(part) != std::string::npos);
  }
  CHECK(cookie.find("Domain") == std::string::npos);
  CHECK(reply.header("cache-control") == "no-store");
}

TEST_CASE("a card may be typed with the gaps it is printed with") {
  House house;
  const std::string typed = sign_in_document(" " + std::string(kWang) + " -", "1234");
  CHECK(house.client().ask({"POST", "/v1/session", {}, typed, {}, true}).status == 200);
}

TEST_CASE("a wrong PIN and an unknown card are told the same") {
  House house;
  const auto try_in = [&](const std::string& card, const std::string& pin) {
    return house.client().ask({"POST", "/v1/session", {}, sign_in_document(card, pin), {}, true});
  };
  const Reply wrong = try_in(kWang, "0000"), unknown = try_in("999", "1234");
  CHECK(wrong.status == 401);
  CHECK(unknown.status == 401);
  CHECK(wrong.body == unknown.body);
  CHECK(wrong.has("sign_in_is_wrong"));
}

TEST_CASE("signing out ends the session and clears what the browser kept") {
  House house;
  const std::string cookie = house.cookie_of(kWang);
  CHECK(house.client().ask({"GET", "/v1/sync", cookie}).status == 200);
  const Reply out = house.client().ask({"DELETE", "/v1/session", cookie, {}, {}, true});
  CHECK(out.status == 204);
  CHECK(out.header("clear-site-data").find("storage") != std::string::npos);
  CHECK(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
  CHECK(house.client().ask({"GET", "/v1/sync", cookie}).status == 401);
}

TEST_CASE("signing out beside a store's tablet leaves the storage it shares, and says so") {
  House house;
  const std::string cookie = house.cookie_of(kWang) + "; __Host-tablet=1";
  const Reply out = house.client().ask({"DELETE", "/v1/session", cookie, {}, {}, true});
  CHECK(out.status == 204);
  CHECK(out.header("clear-site-data").empty());
  CHECK(out.header("yearward-forget") == "1");
  CHECK(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
  CHECK(house.client().ask({"GET", "/v1/sync", cookie}).status == 401);
}

TEST_CASE("a new sign-in ends the session before it") {
  House house;
  const std::string old = house.cookie_of(kWang);
  house.client().ask({"POST", "/v1/session", old, sign_in_document(kWang, "1234"), {}, true});
  CHECK(house.client().ask({"GET", "/v1/sync", old}).status == 401);
}

TEST_CASE("a session sleeps at most thirty days, and never outlives half a year") {
  House house;
  const std::string cookie = house.cookie_of(kWang);
  const auto status = [&] { return house.client().ask({"GET", "/v1/sync", cookie}).status; };
  for (int month = 0; month < 6; ++month) {
    house.clock.now += 29 * kDaySeconds;
    CHECK(status() == 200);
    wait_for_touch(house, cookie);
  }
  house.clock.now += 7 * kDaySeconds;
  CHECK(status() == 401);
  const std::string second = house.cookie_of(kWang);
  house.clock.now += 31 * kDaySeconds;
  CHECK(house.client().ask({"GET", "/v1/sync", second}).status == 401);
}

TEST_CASE("a session survives a restart, and the store holds no cookie") {
  House house;
  const std::string cookie = house.cookie_of(kWang);
  house.restart();
  CHECK(house.client().ask({"GET", "/v1/sync", cookie}).status == 200);
  CHECK_FALSE(house.store().session(cookie.substr(cookie.find('=') + 1)).value().has_value());
}

TEST_CASE("tries at one card run out, say when to come back, and stay counted over a restart") {
  HouseSettings settings;
  settings.service.try_limits = {{"card", 900, 3}, {"address", 900, 100}};
  House house(settings);
  const auto try_in = [&](const char* card, const char* pin) {
    return house.client().ask({"POST", "/v1/session", {}, sign_in_document(card, pin), {}, true});
  };
  for (int wrong = 0; wrong < 3; ++wrong) CHECK(try_in(kWang, "0000").status == 401);
  house.restart();
  const Reply refused = try_in(kWang, "1234");
  CHECK(refused.status == 429);
  CHECK(refused.has("too_many_tries"));
  const int wait = std::atoi(refused.header("retry-after").c_str());
  CHECK(wait > 0);
  CHECK(wait <= 900);
  CHECK(try_in(kLi, "1234").status == 200);  // others are not locked out
  house.clock.now += wait;
  CHECK(try_in(kWang, "1234").status == 200);  // and nobody is for good
}

TEST_CASE("tries from one address run out over many cards; right PINs use nothing up") {
  HouseSettings settings;
  settings.service.try_limits = {{"card", 900, 50}, {"address", 900, 4}};
  House house(settings);
  for (int right = 0; right < 6; ++right) house.cookie_of(kWang);
  for (int wrong = 0; wrong < 4; ++wrong) {
    const std::string card = "guess-" + std::to_string(wrong);
    CHECK(house.client()
              .ask({"POST", "/v1/session", {}, sign_in_document(card, "1"), {}, true})
              .status == 401);
  }
  CHECK(house.client()
            .ask({"POST", "/v1/session", {}, sign_in_document(kWang, "1234"), {}, true})
            .status == 429);
}

TEST_CASE("a change asked for by another site, or not as JSON, is refused") {
  struct Row {
    const char* story;
    std::vector<std::string> headers;
    int status;
  };
  const House house;
  const std::string own = "Origin: http://localhost:" + std::to_string(house.port());
  const Row rows[] = {
      {"our page, as old browsers say it", {own}, 200},
      {"our page, as new browsers say it", {"Sec-Fetch-Site: same-origin"}, 200},
      {"typed by the person", {"Sec-Fetch-Site: none"}, 200},
      {"another site", {"Sec-Fetch-Site: cross-site", own}, 403},
      {"another host of the same site", {"Sec-Fetch-Site: same-site"}, 403},
      {"another origin", {"Origin: http://evil.example"}, 403},
      {"an origin that begins like ours", {own + "0"}, 403},
      {"a hidden origin", {"Origin: null"}, 403},
      {"nobody says from where", {}, 403},
      {"a form", {own, "Content-Type: application/x-www-form-urlencoded"}, 400},
      {"text, as forms can send it", {own, "Content-Type: text/plain"}, 400},
      {"something that only begins like JSON", {own, "Content-Type: application/jsonp"}, 400},
      {"JSON with its letters named", {own, "Content-Type: application/json; charset=utf-8"}, 200},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Reply reply = house.client().ask(
        {"POST", "/v1/session", {}, sign_in_document(kWang, "1234"), row.headers, false});
    CHECK(reply.status == row.status);
  }
}

TEST_CASE("the log carries no card, PIN, name or cookie, and every line is JSON of its own") {
  House house;
  const std::string cookie = house.cookie_of(kWang);
  for (const char* card : {"8800{}", "8800\\n{}"})
    house.client().ask({"POST", "/v1/session", {}, sign_in_document(card, "secret-pin"), {}, true});
  house.client().ask({"GET", "/v1/%0a{\"level\":\"fake\"}", cookie});
  const std::string log = house.log();
  CHECK(log.find("signed_in") != std::string::npos);
  CHECK(log.find("sign_in_is_wrong") != std::string::npos);
  for (const std::string& secret : {cookie.substr(11), std::string("secret-pin"),
                                    std::string("8800"), std::string("Name of"),
                                    std::string("fake")}) {
    CHECK(log.find(secret) == std::string::npos);
  }
}
