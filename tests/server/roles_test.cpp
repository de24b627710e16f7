// Every route × every role × whose thing it is. What is expected stands here by hand, beside the
// table in the code: a role that is not named in a row is refused.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/server/house.hpp"
#include "tools/server/first_start.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

// Somebody of each role, by the letter the rows name them with.
const std::map<char, const char*> kPeople = {{'M', kWang},    {'T', kTill},      {'C', kCashier},
                                             {'S', kManager}, {'P', kProgramme}, {'A', kAuditor},
                                             {'X', kAdmin}};

#define YEARWARD_EVENT(type, more)                                                        \
  R"({"id":"e","member":"M1","type":")" type R"(","place":"east","at":"2026-01-03")" more "}"

struct Row {
  const char* route;
  const char* roles;    // who may: letters, '*' behind them: and then the rules refuse it here;
                        // '*' alone: also nobody at all
  const char* body;     // "" for none
  const char* own;      // what stands for the {…} of the path: theirs…
  const char* foreign;  // …or somebody else's, another store's, another programme's: refused to all
};
const Row kRows[] = {
    {"health", "*", "", "", ""},
    {"sign_in", "*", R"({"card":"nobody","pin":"0"})", "", ""},
    {"sign_out", "MTCSPAX", "", "", ""},
    {"list_sessions", "MTCSPAX", "", "", ""},
    {"end_session", "MTCSPAX", "", "own session", "session of li"},
    {"pull", "M", "", "", ""},
    {"push", "MTCSP", R"({"events":[]})", "", ""},
    {"make_first_admin", "*",
     R"({"code":"x","programme":"cd_shop","id":"a","card":"99","name":"n","pin":"12345678"})", "",
     ""},
    {"hire_staff", "SX",
     R"({"id":"new","card":"77","name":"n","pin":"12345678","role":"cashier","store":"east"})", "",
     ""},
    {"list_staff", "SX", "", "", ""},
    {"find_member", "TCSPA", R"({"card":"1"})", "", ""},
    {"read_balance", "TCSPA", "", "M1", "C1"},
    {"list_stock", "MTCSPA", "", "", ""},
    {"preview_event", "TCS", YEARWARD_EVENT("purchase", R"(,"amount":"1.00")"), "", ""},
    {"say_event", "TCS", YEARWARD_EVENT("purchase", R"(,"amount":"1.00")"), "", ""},
    {"say_hold", "TCS*",
     YEARWARD_EVENT("hold", R"(,"of":"points","points":1,"until":"2026-01-04")"), "", ""},
    {"say_release", "TCS*", YEARWARD_EVENT("release", R"(,"refers_to":"none")"), "", ""},
    {"say_redemption", "TCS*", YEARWARD_EVENT("redeem", R"(,"reward":"rice")"), "", ""},
    {"say_refund", "TCS*", YEARWARD_EVENT("refund", R"(,"refers_to":"none")"), "", ""},
    {"adjust_points", "SP",
     YEARWARD_EVENT("adjust", R"(,"of":"points","points":1,"reason":"r")"), "", ""},
    {"list_approvals", "SP", "", "", ""},
    {"approve", "SP", "{}", "approval-here", "approval-abroad"},
    {"decline_approval", "SP", "", "approval-here", "approval-abroad"},
    {"make_enrolment", "SX", R"({"name":"tablet","store":"east"})", "", ""},
    {"enrol_device", "*", R"({"code":"x","algorithm":"ed25519","public_key":"x","proof":"x"})", "",
     ""},
    {"list_devices", "SX", "", "", ""},
    {"revoke_device", "SX", "", "device-east", "device-abroad"},
    {"exchange_facts", "", "", "", ""},  // a device's alone: devices_exchange_test.cpp
    {"sign_in_at_device", "", R"({"card":"5","pin":"1234"})", "", ""},
    {"read_rules", "", "", "", ""},
    {"take_receipt", "TCSP*", R"({"receipt":"YWR0"})", "", ""},
    {"ask_for_code", "*", R"({"card":"nobody"})", "", ""},
    {"sign_in_by_code", "*", R"({"request":"x","code":"000000"})", "", ""},
    {"export_person", "M", "", "", ""},
    {"forget_person", "M", "", "", ""},
    {"list_consents", "M", "", "", ""},
    {"say_consent", "M", R"({"purpose":"marketing","text":"v1","granted":true})", "", ""},
    {"set_contact", "P", R"({"phone":"13800000001"})", "M1", "C1"},
    {"merge_members", "P", R"({"into":"M2"})", "M1", "C1"},
    {"unmerge_member", "P*", "", "M1", "C1"},
    {"make_hook", "PX", R"({"address":"https://hooks.example/","kinds":["points.posted"]})", "",
     ""},
    {"list_hooks", "PX", "", "", ""},
    {"remove_hook", "PX", "", "hook-here", "hook-abroad"},
    {"change_hook_secret", "PX", "{}", "hook-here", "hook-abroad"},
    {"list_hook_failures", "PX", "", "hook-here", "hook-abroad"},
    {"resend_deliveries", "PX", "{}", "hook-here", "hook-abroad"},
    {"read_audit", "AX", "", "", ""},
    {"check_audit", "AX", "", "", ""},
    {"ready", "*", "", "", ""},
    {"metrics", "*", "", "", ""},
    {"openapi", "*", "", "", ""},
    {"let_staff_go", "SX", "", "cashier-1", "admin-2"},
};

const Row& row_of(const Route& route) {
  for (const Row& row : kRows) {
    if (route.name == row.route) return row;
  }
  FAIL("a route without a row in this table: " << std::string(route.name));
  return kRows[0];
}

std::string session_of(House& house, const char* member) {
  const MemberKey key{ProgrammeId("community_mart"), MemberId(member)};
  const auto sessions = house.store().sessions_of(key);
  REQUIRE(sessions.ok());
  REQUIRE_FALSE(sessions.value().empty());
  return sessions.value().front().token_hash.substr(0, 16);
}

// The path with its {…} filled in.
std::string path_with(const Route& route, const std::string& object) {
  std::string path(route.path);
  const std::size_t open = path.find('{');
  if (open == std::string::npos) return path;
  return path.substr(0, open) + object + path.substr(path.find('}') + 1);
}

std::string object_of(House& house, const std::string& named, const std::string& cookie) {
  if (named == "session of li") {
    house.cookie_of(kLi);
    return session_of(house, "M2");
  }
  if (named == "own session") {
    return digest_of(cookie.substr(cookie.find('=') + 1)).substr(0, 16);
  }
  return named;
}

// In a house of its own, so that nothing done before decides.
Reply ask_as(const Route& route, const char* card, const char* object) {
  House house;
  const std::string cookie = house.cookie_of(card);
  const Row& row = row_of(route);
  Ask ask{std::string(name_of(route.method)),
          path_with(route, object_of(house, object, cookie)), cookie, row.body};
  if (route.takes_bytes) ask.headers = {"Content-Type: " + std::string(kExchangeType)};
  return (route.is_for_operators ? house.operators() : house.client()).ask(ask);
}

}  // namespace

TEST_CASE("every route lets in the roles its row names and refuses every other") {
  for (const Route& route : routes()) {
    const Row& row = row_of(route);
    const std::string roles = row.roles;
    const bool is_open = roles == "*";
    CAPTURE(std::string(route.name));
    const Reply stranger = ask_as(route, "", row.own);
    CHECK((stranger.status != 401 || stranger.has("sign_in_is_wrong")) == is_open);
    for (const auto& person : kPeople) {
      const char letter = person.first;
      const char* const card = person.second;
      CAPTURE(letter);
      const Reply reply = ask_as(route, card, row.own);
      if (is_open || roles.find(letter) != std::string::npos) {
        CHECK(reply.status != 403);
        CHECK(reply.status < 500);
        if (roles.find('*') == std::string::npos) CHECK(reply.status < 300);
      } else {
        CHECK(reply.status == 403);
        CHECK(reply.has("not_yours_to_do"));
      }
    }
  }
}

TEST_CASE("what belongs to another member, store or programme is refused to every role") {
  for (const Route& route : routes()) {
    const Row& row = row_of(route);
    const bool has_object = route.path.find('{') != std::string_view::npos;
    CHECK(has_object == (std::string(row.foreign) != ""));
    if (!has_object) continue;
    CAPTURE(std::string(route.name));
    for (const auto& person : kPeople) {
      const char letter = person.first;
      const char* const card = person.second;
      CAPTURE(letter);
      const Reply reply = ask_as(route, card, row.foreign);
      CHECK((reply.status == 403 || reply.status == 404));
    }
  }
}

TEST_CASE("a route that says nothing of its operation is closed to every role") {
  const Route silent{Method::Get, "/x", "x", nullptr};
  for (int role = 0; role < static_cast<int>(Role::kCount); ++role) {
    CHECK(reach_of(static_cast<Role>(role), silent.operation) == Reach::None);
  }
}

TEST_CASE("what each role may say, event by event") {
  const Caller cashier{{ProgrammeId("p"), MemberId("c")}, Role::Cashier, "east", {}};
  const Caller homeless{{ProgrammeId("p"), MemberId("c")}, Role::Cashier, "", {}};
  const auto at = [](EventType type, const char* place) {
    Event event;
    event.type = type;
    event.member = MemberId("M1");
    event.place = place;
    return event;
  };
  CHECK(may_say(cashier, at(EventType::Purchase, "east")));
  CHECK(may_say(cashier, at(EventType::Redeem, "east")));
  CHECK_FALSE(may_say(cashier, at(EventType::Purchase, "west")));
  CHECK_FALSE(may_say(cashier, at(EventType::Purchase, "")));
  CHECK_FALSE(may_say(homeless, at(EventType::Purchase, "")));  // no store is not every store
  CHECK_FALSE(may_say(cashier, at(EventType::Adjust, "east")));
  CHECK_FALSE(may_say(cashier, at(EventType::Goal, "east")));
  for (int role = 0; role < static_cast<int>(Role::kCount); ++role) {
    const Caller caller{{ProgrammeId("p"), MemberId("M1")}, static_cast<Role>(role), "east", {}};
    for (const EventType type : {EventType::Credit, EventType::Stand, EventType::Profile}) {
      CHECK_FALSE(may_say(caller, at(type, "east")));
    }
  }
}

TEST_CASE("staff are hired within reach, sign in, and are gone at once when let go") {
  House house;
  const std::string manager = house.cookie_of(kManager), admin = house.cookie_of(kAdmin);
  const auto hire_as = [&](const std::string& cookie, const std::string& id,
                           const std::string& card, const std::string& role,
                           const std::string& store) {
    const std::string body = R"({"id":")" + id + R"(","card":")" + card +
                             R"(","name":"n","pin":"a long secret","role":")" + role + "\"" +
                             (store.empty() ? "" : R"(,"store":")" + store + "\"") + "}";
    return house.client().ask({"POST", "/v1/staff", cookie, body});
  };
  struct Story {
    const char* story;
    const std::string& cookie;
    const char *id, *card, *role, *store;
    int status;
  };
  const Story stories[] = {
      {"a manager hires a cashier here", manager, "n1", "71", "cashier", "east", 201},
      {"the same again", manager, "n1", "71", "cashier", "east", 409},
      {"with the card of somebody else", manager, "n2", kWang, "cashier", "east", 409},
      {"a manager hires for another store", manager, "n3", "73", "cashier", "west", 403},
      {"a manager hires a manager", manager, "n4", "74", "store_manager", "east", 403},
      {"a manager hires an admin", manager, "n5", "75", "admin", "", 403},
      {"an admin hires a manager", admin, "n6", "76", "store_manager", "west", 201},
      {"an admin hires a cashier of no store", admin, "n7", "77", "cashier", "", 400},
      {"an auditor of one store", admin, "n8", "78", "auditor", "west", 400},
      {"a member is not hired", admin, "n9", "79", "member", "", 400},
  };
  for (const Story& row : stories) {
    CAPTURE(row.story);
    CHECK(hire_as(row.cookie, row.id, row.card, row.role, row.store).status == row.status);
  }
  const Reply in = house.client().ask(
      {"POST", "/v1/session", {}, sign_in_document("71", "a long secret")});
  REQUIRE(in.status == 200);
  CHECK(in.has("\"role\":\"cashier\""));
  const std::string cookie = in.header("set-cookie").substr(0, in.header("set-cookie").find(';'));
  const Reply listed = house.client().ask({"GET", "/v1/staff", manager});
  CHECK(listed.has("\"n1\""));
  CHECK_FALSE(listed.has("\"n6\""));         // works in another store
  CHECK_FALSE(listed.has("\"admin-1\""));
  CHECK(house.client().ask({"GET", "/v1/sessions", cookie}).status == 200);
  CHECK(house.client().ask({"DELETE", "/v1/staff/n1", manager}).status == 204);
  CHECK(house.client().ask({"GET", "/v1/sessions", cookie}).status == 401);
  CHECK(house.client()
            .ask({"POST", "/v1/session", {}, sign_in_document("71", "a long secret")})
            .status == 401);
  CHECK(house.client().ask({"DELETE", "/v1/staff/manager-1", manager}).status == 403);
}

TEST_CASE("staff who do nothing for half an hour, or work longer than twelve, sign in again") {
  House house;
  const auto status = [&](const std::string& cookie) {
    return house.client().ask({"GET", "/v1/sessions", cookie}).status;
  };
  const std::string idle = house.cookie_of(kCashier);
  house.clock.now += 1'801;
  CHECK(status(idle) == 401);
  const std::string busy = house.cookie_of(kCashier);
  for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
    CAPTURE(minutes);
    CHECK(status(busy) == 200);
    // "Last seen" is written behind the answer: the writer answers in order.
    REQUIRE(house.client().ask({"POST", "/v1/events", busy, events({})}).status == 200);
    house.clock.now += 1'200;
  }
  house.clock.now += 1;
  CHECK(status(busy) == 401);
}

TEST_CASE("one sees the own sessions and ends another of them") {
  House house;
  const std::string phone = house.cookie_of(kWang), kiosk = house.cookie_of(kWang);
  const auto listed = nlohmann::json::parse(
      house.client().ask({"GET", "/v1/sessions", phone}).body, nullptr, false);
  REQUIRE(listed["sessions"].size() == 2);
  std::string other;
  for (const auto& session : listed["sessions"]) {
    if (!session["is_this"].get<bool>()) other = session["id"].get<std::string>();
  }
  CHECK(house.client().ask({"DELETE", "/v1/sessions/" + other, phone}).status == 204);
  CHECK(house.client().ask({"GET", "/v1/sync", kiosk}).status == 401);
  CHECK(house.client().ask({"GET", "/v1/sync", phone}).status == 200);
}

TEST_CASE("as long as nobody manages staff, each start makes a code and keeps its hash") {
  Scratch scratch;
  auto opened = SqliteStore::open((scratch.path / "first.db").string());
  REQUIRE(opened.ok());
  StillClock clock;
  const auto code = first_admin_code(*opened.value(), clock, {1, 8192});
  REQUIRE(code.ok());
  REQUIRE(code.value().has_value());
  CHECK(code.value()->size() == 12);
  const auto kept = opened.value()->filed(first_code_key());
  CHECK(kept.value()->document.find(*code.value()) == std::string::npos);  // only its hash
  const auto second = first_admin_code(*opened.value(), clock, {1, 8192});
  CHECK_FALSE(pin_matches(opened.value()->filed(first_code_key()).value()->document,
                          *code.value()));  // a second start voids it
  CHECK(pin_matches(opened.value()->filed(first_code_key()).value()->document, *second.value()));
}

TEST_CASE("the first admin comes in by a code that works once, for a day") {
  House house;
  const auto with = [&](const std::string& code, const std::string& card) {
    return house.client().ask(
        {"POST", "/v1/first-admin", {},
         R"({"code":")" + code + R"(","programme":"cd_shop","id":"boss","card":")" + card +
             R"(","name":"n","pin":"a long secret"})"});
  };
  const auto keep = [&](std::int64_t until) {
    REQUIRE(house.store()
                .write([&](Transaction& transaction) {
                  return transaction.file(
                      {first_code_key(), hash_of_pin("LETTERS", {1, 8192}), until, 0});
                })
                .ok());
  };
  CHECK(with("LETTERS", "50").status == 401);  // there is an admin: there is no code
  keep(house.clock.now - 1);
  CHECK(with("LETTERS", "50").status == 401);  // too late
  keep(house.clock.now + 60);
  CHECK(with("OTHERS", "50").status == 401);
  CHECK(with("LETTERS", kWang).status == 409);  // a refusal does not use it up
  CHECK(with("LETTERS", "50").status == 201);
  CHECK(with("LETTERS", "51").status == 401);
  CHECK(house.client()
            .ask({"POST", "/v1/session", {}, sign_in_document("50", "a long secret")})
            .has("\"role\":\"admin\""));
}
