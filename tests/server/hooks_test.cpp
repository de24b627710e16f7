// Webhooks end to end: what was committed is told, once, signed, to the address that was allowed,
// whatever the other end and the server do meanwhile.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/server/house.hpp"
#include "tests/server/receiver.hpp"
#include "tests/server/tablet.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

constexpr const char* kAll =
    R"(["points.posted","level.changed","points.lapsing","reward.redeemed"])";

HouseSettings sending(CourierSettings courier = {HookNetworks::Any, {}, 1'000}) {
  HouseSettings settings;
  settings.courier = courier;
  return settings;
}

struct MadeHook {
  std::string id, secret;
};

Reply ask_for_hook(const House& house, const std::string& address,
                   const std::string& kinds = kAll) {
  const std::string body = R"({"address":")" + address + R"(","kinds":)" + kinds + "}";
  return house.client().ask({"POST", "/v1/hooks", house.cookie_of(kProgramme), body});
}

MadeHook made(const House& house, const std::string& address, const std::string& kinds = kAll) {
  const Reply reply = ask_for_hook(house, address, kinds);
  REQUIRE_MESSAGE(reply.status == 201, reply.body);
  const json answer = json::parse(reply.body, nullptr, false);
  return {answer["id"], answer["secret"]};
}

void buys(const House& house, const std::string& id, const std::string& amount) {
  const Reply reply = house.client().ask({"POST", "/v1/events", house.cookie_of(kTill),
                                          events({purchase(id, "M1", amount, "2026-01-03")})});
  REQUIRE(reply.has("\"refused\":[]"));
}

std::size_t waiting_in(House& house, const std::string& id) {
  const auto hook = hook_of(house.store(), ProgrammeId("community_mart"), id);
  REQUIRE(hook.value().has_value());
  return waiting_deliveries(house.store(), *hook.value(), 1'000).value();
}

// What has arrived is struck from the queue a moment after the other end has said so.
bool is_empty_soon(House& house, const std::string& id) {
  for (int look = 0; look < 200; ++look) {
    if (waiting_in(house, id) == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

// The hook of a sample database, made without asking a server.
Hook filed_hook(Store& store, const std::string& address) {
  const Hook hook{ProgrammeId("community_mart"), "hook-1", address, {NoticeKind::PointsPosted},
                  {{new_hook_secret(), 0}}, 1};
  REQUIRE(store.write([&](Transaction& transaction) { return put_hook(transaction, hook); }).ok());
  return hook;
}

}  // namespace

TEST_CASE("where a webhook may be sent") {
  struct Row {
    const char* story;
    const char* address;
    bool in_public, in_any;
  };
  const Row rows[] = {
      {"a name", "https://hooks.example/told", true, true},
      {"a port and a query", "https://hooks.example:8443/a?b=c", true, true},
      {"no path", "https://hooks.example", true, true},
      {"a public number", "https://8.8.8.8/", true, true},
      {"a public IPv6 number", "https://[2606:4700::1111]/", true, true},
      {"in clear", "http://hooks.example/", false, false},
      {"in clear to a public number", "http://8.8.8.8/", false, false},
      {"in clear to this machine", "http://127.0.0.1:9000/x", false, true},
      {"in clear to this machine by name", "http://localhost:9000/x", false, true},
      {"this machine", "https://127.8.9.1/", false, true},
      {"this machine, IPv6", "https://[::1]/", false, true},
      {"this machine, IPv4 inside IPv6", "https://[::ffff:127.0.0.1]/", false, true},
      {"this machine, translated", "https://[64:ff9b::7f00:1]/", false, true},
      {"a private network", "https://10.1.2.3/", false, true},
      {"another", "https://172.31.255.255/", false, true},
      {"beside it, public", "https://172.32.0.0/", true, true},
      {"a home's", "https://192.168.0.1/", false, true},
      {"a provider's", "https://100.64.0.1/", false, true},
      {"where clouds tell secrets", "https://169.254.169.254/latest", false, true},
      {"unique local IPv6", "https://[fd00::1]/", false, true},
      {"link-local IPv6", "https://[fe80::1]/", false, true},
      {"6to4 of a private network", "https://[2002:a00:1::]/", false, true},
      {"multicast", "https://224.0.0.1/", false, true},
      {"nowhere", "https://0.0.0.0/", false, true},
      {"with a user", "https://me@hooks.example/", false, false},
      {"with a fragment", "https://hooks.example/#a", false, false},
      {"with a backslash", "https://hooks.example\\@10.0.0.1/", false, false},
      {"with a space", "https://hooks.example/ a", false, false},
      {"with a line break", "https://hooks.example/\r\nX: y", false, false},
      {"without a host", "https:///told", false, false},
      {"port 0", "https://hooks.example:0/", false, false},
      {"port 65536", "https://hooks.example:65536/", false, false},
      {"another protocol", "ftp://hooks.example/", false, false},
      {"a file", "file:///etc/passwd", false, false},
      {"letters of others", "https://höoks.example/", false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(hook_address_from(row.address, HookNetworks::Public).ok() == row.in_public);
    CHECK(hook_address_from(row.address, HookNetworks::Any).ok() == row.in_any);
  }
}

TEST_CASE("a delivery is signed as the Standard Webhooks specification's own example is") {
  // Source: the example of the specification's reference libraries.
  const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const HookHeaders example{"msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
                            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="};
  const std::string body = "{\"test\": 2432232314}";
  CHECK(is_signed_with(secret, example, body, 1'614'265'330));
  CHECK_FALSE(is_signed_with(secret, example, "{\"test\": 2432232315}", 1'614'265'330));
  CHECK_FALSE(is_signed_with(secret, example, body, 1'614'265'330 + 301));  // too old
  CHECK_FALSE(is_signed_with(new_hook_secret(), example, body, 1'614'265'330));
  const Hook hook{ProgrammeId("p"), "h", "", {}, {{secret, 0}}, 0};
  CHECK(signed_delivery(hook, {example.id, "", body, 0, 0, ""}, 1'614'265'330).signature ==
        example.signature);
}

TEST_CASE("what was committed is told once, signed, and says ids and amounts alone") {
  House house(sending());
  Receiver receiver;
  const MadeHook hook = made(house, receiver.address());
  buys(house, "p1", "100.00");
  const auto got = receiver.wait_for(1);
  REQUIRE(got.size() == 1);
  CHECK(got[0].target == "/told");
  CHECK(got[0].kind() == "points.posted");
  const json data = json::parse(got[0].data(), nullptr, false);
  CHECK(data["member"] == "M1");
  CHECK(data["event"] == "p1");
  CHECK(data["entries"][0] == json{{"kind", "accrual"}, {"unit", "points"}, {"amount", 100}});
  CHECK(data["available"]["points"] == 100);
  CHECK(got[0].body.find("Name of") == std::string::npos);
  CHECK(is_signed_with(hook.secret, got[0].headers, got[0].body, house.clock.now));
  CHECK_FALSE(is_signed_with(new_hook_secret(), got[0].headers, got[0].body, house.clock.now));
  CHECK(is_empty_soon(house, hook.id));
  buys(house, "p1", "100.00");  // said again, nothing happened: nothing is told
  buys(house, "p2", "1.00");
  const auto after = receiver.wait_for(2);
  REQUIRE(after.size() == 2);
  CHECK(json::parse(after[1].data(), nullptr, false)["event"] == "p2");
  const Reply metrics = house.operators().ask({"GET", "/metrics"});
  CHECK(metrics.has("webhook_deliveries_total{result=\"written\"} 2"));
  // Neither the secret nor what was told is in the log.
  CHECK(house.log().find(hook.secret) == std::string::npos);
  CHECK(house.log().find("\"M1\"") == std::string::npos);
}

TEST_CASE("a level reached and a reward taken are told, and what nobody asked for is not") {
  House house(sending());
  Receiver all, levels;
  made(house, all.address());
  made(house, levels.address(), R"(["level.changed"])");
  buys(house, "p1", "9999.00");
  buys(house, "p2", "1.00");  // the ten-thousandth
  const std::string redeem = R"({"id":"r1","member":"M1","type":"redeem","place":"east",)"
                             R"("at":"2026-01-03","reward":"soy_sauce"})";
  REQUIRE(house.client()
              .ask({"POST", "/v1/pos/redemptions", house.cookie_of(kCashier), redeem})
              .status == 200);
  std::multiset<std::string> kinds;
  for (const auto& got : all.wait_for(5)) kinds.insert(got.kind());
  CHECK(kinds == std::multiset<std::string>{"level.changed", "points.posted", "points.posted",
                                            "points.posted", "reward.redeemed"});
  const auto level = levels.wait_for(1);
  REQUIRE(level.size() == 1);
  CHECK(json::parse(level[0].data(), nullptr, false) ==
        json{{"member", "M1"}, {"ladder", "tier"}, {"from", "regular"}, {"to", "silver"}});
}

TEST_CASE("what a tablet sold without a network is told when it is heard") {
  House house(sending());
  Receiver receiver;
  made(house, receiver.address());
  SignedDevice key;
  const std::string code = new_enrolment(house.client(), house.cookie_of(kManager));
  REQUIRE(key.enrol(house.client(), code).status == 201);
  HttpTablet tablet(std::move(key), house.clock.now);
  REQUIRE(tablet.buys("M1", 10'000, 100, house.clock.now));
  CHECK(tablet.exchanges(house.client(), house.clock.now) == 200);
  const auto got = receiver.wait_for(1);
  REQUIRE(got.size() == 1);
  CHECK(json::parse(got[0].data(), nullptr, false)["available"]["points"] == 100);
}

TEST_CASE("a receiver that fails or says nothing is asked again, later, under the same name") {
  House house(sending());
  Receiver receiver;
  const MadeHook hook = made(house, receiver.address());
  receiver.answer_with({500, 0, 302});
  buys(house, "p1", "100.00");
  std::set<std::string> names;
  for (std::size_t attempt = 1; attempt <= 4; ++attempt) {
    CAPTURE(attempt);
    const auto got = receiver.wait_for(attempt);
    REQUIRE(got.size() == attempt);
    for (const auto& one : got) names.insert(one.headers.id);
    CHECK(is_signed_with(hook.secret, got.back().headers, got.back().body, house.clock.now));
    if (attempt == 4) break;
    // It is not sent before its time, which the house's clock keeps.
    const std::string failures = "webhook_deliveries_total{result=\"failed\"} " +
                                 std::to_string(attempt);
    for (int look = 0; look < 500; ++look) {
      if (house.operators().ask({"GET", "/metrics"}).has(failures)) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(receiver.wait_for(attempt + 1, 0).size() == attempt);
    house.clock.now += kHookWaits[attempt - 1] * 13 / 10;
  }
  CHECK(names.size() == 1);
  CHECK(is_empty_soon(house, hook.id));
  CHECK(house.log().find("\"how\":\"status 500\"") != std::string::npos);
  CHECK(house.log().find("\"how\":\"timed out\"") != std::string::npos);
  CHECK(house.log().find("\"how\":\"status 302\"") != std::string::npos);  // not followed
  for (const auto& got : receiver.wait_for(4)) CHECK(got.target == "/told");
}

TEST_CASE("what failed to the last is listed, and sent again when somebody asks") {
  House house;  // without a courier
  const MadeHook hook = made(house, "https://hooks.example/");
  buys(house, "p1", "100.00");
  const auto failures = [&] {
    const Reply reply = house.client().ask(
        {"GET", "/v1/hooks/" + hook.id + "/failures", house.cookie_of(kProgramme)});
    return json::parse(reply.body, nullptr, false)["deliveries"];
  };
  CHECK(failures().empty());
  const auto kept = hook_of(house.store(), ProgrammeId("community_mart"), hook.id);
  for (std::size_t attempt = 0; attempt <= kHookWaits.size(); ++attempt) {
    house.clock.now += 100'000;
    const auto due = due_deliveries(house.store(), *kept.value(), house.clock.now, 10);
    REQUIRE(due.value().size() == 1);
    REQUIRE(house.store()
                .write([&](Transaction& transaction) -> Outcome {
                  TRY(const auto mine, claim_delivery(transaction, *kept.value(),
                                                      due.value().front(), house.clock.now));
                  const Attempted failed{Attempted::End::Failed, "status 503", 0};
                  TRY([[maybe_unused]] const Settled settled,
                      settle_delivery(transaction, *kept.value(), *mine, failed,
                                      house.clock.now));
                  return Done{};
                })
                .ok());
  }
  REQUIRE(failures().size() == 1);
  CHECK(failures()[0]["attempts"] == 11);
  CHECK(failures()[0]["last"] == "status 503");
  CHECK(failures()[0]["kind"] == "points.posted");
  CHECK(house.operators().ask({"GET", "/metrics"}).has("webhook_deliveries_set_aside 1"));
  const std::string chief = house.cookie_of(kProgramme);
  const std::string resend = "/v1/hooks/" + hook.id + "/resend";
  CHECK(house.client().ask({"POST", resend, chief, R"({"delivery":"msg_x"})"}).status == 404);
  const std::string id = failures()[0]["id"];
  CHECK(house.client()
            .ask({"POST", resend, chief, R"({"delivery":")" + id + R"("})"})
            .has("\"resent\":1"));
  CHECK(failures().empty());
  CHECK(waiting_in(house, hook.id) == 1);
}

TEST_CASE("a changed secret signs beside the one before for a day, and then alone") {
  House house(sending());
  Receiver receiver;
  const MadeHook hook = made(house, receiver.address());
  const Reply changed = house.client().ask(
      {"POST", "/v1/hooks/" + hook.id + "/secret", house.cookie_of(kProgramme), "{}"});
  REQUIRE(changed.status == 200);
  const std::string secret = json::parse(changed.body, nullptr, false)["secret"];
  CHECK(secret != hook.secret);
  buys(house, "p1", "1.00");
  auto got = receiver.wait_for(1);
  REQUIRE(got.size() == 1);
  CHECK(is_signed_with(hook.secret, got[0].headers, got[0].body, house.clock.now));
  CHECK(is_signed_with(secret, got[0].headers, got[0].body, house.clock.now));
  house.clock.now += kOldSecretSeconds + 1;
  buys(house, "p2", "1.00");
  got = receiver.wait_for(2);
  REQUIRE(got.size() == 2);
  CHECK_FALSE(is_signed_with(hook.secret, got[1].headers, got[1].body, house.clock.now));
  CHECK(is_signed_with(secret, got[1].headers, got[1].body, house.clock.now));
  // Listed without a secret; gone when it is removed, and then nothing is sent there.
  const std::string chief = house.cookie_of(kProgramme);
  const Reply listed = house.client().ask({"GET", "/v1/hooks", chief});
  CHECK(listed.has(hook.id));
  CHECK_FALSE(listed.has("whsec_"));
  CHECK(house.client().ask({"DELETE", "/v1/hooks/" + hook.id, chief}).status == 204);
  CHECK(house.client().ask({"DELETE", "/v1/hooks/" + hook.id, chief}).status == 404);
  buys(house, "p3", "1.00");
  std::this_thread::sleep_for(std::chrono::milliseconds(1'200));  // one look of the sender
  CHECK(receiver.wait_for(3, 0).size() == 2);
  CHECK(house.client()
            .ask({"GET", "/v1/audit?after=0", house.cookie_of(kAuditor)})
            .has("hook to=127.0.0.1"));
}

TEST_CASE("an address inside is refused when it is asked for, and again when it is sent to") {
  House house(sending({HookNetworks::Public, {}, 1'000}));
  Receiver receiver;
  const Reply refused = ask_for_hook(house, receiver.address());
  CHECK(refused.status == 400);
  CHECK(refused.has("address_is_not_allowed"));
  CHECK(ask_for_hook(house, "https://hooks.example/", R"(["members.all"])").status == 400);
  CHECK(ask_for_hook(house, "https://hooks.example/", "[]").status == 400);
  // A name that leads inside, which is known when it is looked up.
  const Hook hook = filed_hook(house.store(), "https://LOCALHOST:9/");
  buys(house, "p1", "1.00");
  for (int look = 0; look < 250; ++look) {
    if (house.log().find("webhook_failed") != std::string::npos) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(house.log().find("\"how\":\"address is not allowed\"") != std::string::npos);
  CHECK(receiver.connections() == 0);
  CHECK(waiting_in(house, hook.id) == 1);
}

TEST_CASE("a receiver is believed by its certificate, and told nothing without one") {
  Receiver receiver(Receiver::Speaks::Tls);
  {
    House stranger(sending());
    made(stranger, receiver.address());
    buys(stranger, "p1", "1.00");
    for (int look = 0; look < 250; ++look) {
      if (stranger.log().find("webhook_failed") != std::string::npos) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(stranger.log().find("\"how\":\"tls failed\"") != std::string::npos);
    CHECK(receiver.wait_for(1, 0).empty());
  }
  House house(sending({HookNetworks::Any, receiver.certificate(), 1'000}));
  std::string by_number = receiver.address();
  by_number.replace(by_number.find("localhost"), 9, "127.0.0.1");
  made(house, by_number);  // the certificate is another name's
  const MadeHook hook = made(house, receiver.address());
  buys(house, "p1", "1.00");
  const auto got = receiver.wait_for(1);
  REQUIRE(got.size() == 1);
  CHECK(is_signed_with(hook.secret, got[0].headers, got[0].body, house.clock.now));
  CHECK(is_empty_soon(house, hook.id));
  CHECK(receiver.wait_for(2, 0).size() == 1);
}

TEST_CASE("a programme has so many webhooks and no more") {
  House house;  // with one of its own
  for (std::size_t count = 2; count <= kMostHooks; ++count) made(house, "https://hooks.example/");
  const Reply refused = ask_for_hook(house, "https://hooks.example/");
  CHECK(refused.status == 422);
  CHECK(refused.has("limit_is_reached"));
}
