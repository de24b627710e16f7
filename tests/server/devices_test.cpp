// Devices: enrolled by a code that works once, known by what they sign, refused when lost.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/devices.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

using Tablet = SignedDevice;

std::string new_enrolment(const House& house, const std::string& cookie,
                          const std::string& body = R"({"name":"tablet"})") {
  return server::new_enrolment(house.client(), cookie, body);
}

std::string sale(const std::string& id, const std::string& place = "east") {
  return R"({"id":")" + id + R"(","member":"M1","type":"purchase","at":"2026-01-03",)" +
         R"("amount":"10.00","place":")" + place + "\"}";
}

}  // namespace

TEST_CASE("a device comes in by a code of eight letters, once, within ten minutes (6.4.1)") {
  House house;
  const std::string manager = house.cookie_of(kManager);
  const std::string code = new_enrolment(house, manager);
  CHECK(code.size() == 8);
  Tablet tablet, thief;
  CHECK(tablet.enrol(house.client(), "BBBBBBBB").status == 401);
  CHECK(tablet.enrol(house.client(), code).status == 201);
  CHECK(thief.enrol(house.client(), code).status == 401);
  const std::string late = new_enrolment(house, manager);
  house.clock.now += 601;
  CHECK(thief.enrol(house.client(), late).status == 401);
}

TEST_CASE("who enrols must have the key: a proof by another key is refused and uses no code") {
  House house;
  const std::string code = new_enrolment(house, house.cookie_of(kManager));
  Tablet tablet, other;
  const json body = {{"code", code},
                     {"algorithm", "ed25519"},
                     {"public_key", tablet.public_key()},
                     {"proof", other.sign(enrolment_text(code, tablet.public_key()))}};
  CHECK(house.client().ask({"POST", "/v1/devices", {}, body.dump()}).status == 401);
  CHECK(tablet.enrol(house.client(), code).status == 201);
}

TEST_CASE("a device is of the store its code was made for, and staff make codes for their own") {
  House house;
  const std::string manager = house.cookie_of(kManager), admin = house.cookie_of(kAdmin);
  const auto make = [&](const std::string& cookie, const std::string& body) {
    return house.client().ask({"POST", "/v1/enrolments", cookie, body}).status;
  };
  CHECK(make(manager, R"({"name":"x","store":"west"})") == 403);
  CHECK(make(admin, R"({"name":"x"})") == 400);
  Tablet east, west;
  REQUIRE(east.enrol(house.client(), new_enrolment(house, manager)).status == 201);
  REQUIRE(west.enrol(house.client(), new_enrolment(house, admin, R"({"name":"x","store":"west"})"))
              .status == 201);
  const auto push = [&](Tablet& tablet, const std::string& event) {
    return house.client().ask(
        tablet.signed_ask(house.clock.now, "POST", "/v1/events", events({event})));
  };
  CHECK(push(east, sale("e1")).has("\"refused\":[]"));
  CHECK(push(west, sale("e2")).has("not_yours_to_do"));
  CHECK(push(west, sale("e3", "west")).has("\"refused\":[]"));
  const Reply listed = house.client().ask({"GET", "/v1/devices", manager});
  CHECK(listed.has(east.name.substr(15)));
  CHECK_FALSE(listed.has(west.name.substr(15)));
}

TEST_CASE("what is signed is believed, once; anything else is refused") {
  House house;
  Tablet tablet, other;
  const std::string code = new_enrolment(house, house.cookie_of(kManager));
  REQUIRE(tablet.enrol(house.client(), code).status == 201);
  const std::string body = events({sale("e1")});
  const Ask good = tablet.signed_ask(house.clock.now, "POST", "/v1/events", body);
  struct Row {
    const char* story;
    Ask ask;
    int status;
  };
  std::vector<Row> rows;
  Ask changed = good;
  changed.body = events({sale("e9")});
  rows.push_back({"another body", changed, 401});
  changed = good;
  changed.target = "/v1/events?x=1";
  rows.push_back({"another target", changed, 401});
  changed = good;
  changed.headers[1] = "Yearward-Sequence: 99";
  rows.push_back({"another number", changed, 401});
  changed = good;
  changed.headers[2] = "Yearward-Time: 1";
  rows.push_back({"another time", changed, 401});
  changed = good;
  changed.headers[3] = "Yearward-Signature: " + other.sign("x");
  rows.push_back({"another key", changed, 401});
  changed = good;
  changed.headers[3] = "Yearward-Signature: !";
  rows.push_back({"no signature", changed, 401});
  changed = good;
  changed.headers[0] = "Yearward-Device: community_mart/nobody";
  rows.push_back({"another device", changed, 401});
  changed = good;
  changed.headers[0] = "Yearward-Device: nothing";
  rows.push_back({"no device", changed, 400});
  rows.push_back({"as it was signed", good, 200});
  rows.push_back({"the same bytes again", good, 401});
  rows.push_back(
      {"the next one", tablet.signed_ask(house.clock.now, "POST", "/v1/events", body), 200});
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(house.client().ask(row.ask).status == row.status);
  }
  // Another's cookie beside a signature counts for nothing.
  Ask both = tablet.signed_ask(house.clock.now, "GET", "/v1/staff", "");
  both.cookie = house.cookie_of(kAdmin);
  CHECK(house.client().ask(both).status == 403);
}

TEST_CASE("a revoked device is refused with its next request; its store's staff revoke it") {
  House house;
  Tablet tablet;
  const std::string manager = house.cookie_of(kManager);
  REQUIRE(tablet.enrol(house.client(), new_enrolment(house, manager)).status == 201);
  const auto status = [&] {
    return house.client()
        .ask(tablet.signed_ask(house.clock.now, "GET", "/v1/members/M1/balance", ""))
        .status;
  };
  CHECK(status() == 200);
  const std::string id = tablet.name.substr(tablet.name.find('/') + 1);
  const auto revoke = [&](const char* card) {
    return house.client().ask({"DELETE", "/v1/devices/" + id, house.cookie_of(card)}).status;
  };
  CHECK(revoke(kCashier) == 403);
  CHECK(revoke(kCdAdmin) == 404);
  CHECK(status() == 200);
  CHECK(revoke(kManager) == 204);
  CHECK(status() == 401);
  CHECK(revoke(kManager) == 404);
}

TEST_CASE("a device whose clock is off by days is heard all the same, and it is measured") {
  House house;
  Tablet tablet;
  const std::string code = new_enrolment(house, house.cookie_of(kManager));
  REQUIRE(tablet.enrol(house.client(), code).status == 201);
  house.clock.now += 3 * 86'400;
  const Ask ahead = tablet.signed_ask(house.clock.now, "GET", "/v1/members/M1/balance", "");
  house.clock.now -= 3 * 86'400;
  const Reply reply = house.client().ask(ahead);
  CHECK(reply.status == 200);
  CHECK(reply.header("yearward-skew") == "259200");
  CHECK(house.operators()
            .ask({"GET", "/metrics"})
            .has("device_clock_skew_seconds_sum 259200\n"));
}

TEST_CASE("Ed25519 as RFC 8032 has it: its own vectors fit, and nothing near them (11.2.1)") {
  // Source: RFC 8032, section 7.1, tests 1 and 2.
  struct Vector {
    const char *key, *text, *signature;
  };
  const Vector vectors[] = {
      {"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
       "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
      {"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
       "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"}};
  const auto bytes_of = [](const std::string& hex) {
    std::string bytes(hex.size() / 2, '\0');
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                   hex.size(), nullptr, nullptr, nullptr);
    return bytes;
  };
  const auto spelled = [](const std::string& bytes) {
    return base64_text(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  };
  for (const Vector& vector : vectors) {
    const DeviceKey key{KeyKind::Ed25519, spelled(bytes_of(vector.key))};
    const std::string text = bytes_of(vector.text);
    std::string signature = bytes_of(vector.signature);
    CHECK(signature_fits(key, spelled(signature), text));
    CHECK_FALSE(signature_fits(key, spelled(signature), text + "x"));
    signature[10] = static_cast<char>(signature[10] ^ 1);
    CHECK_FALSE(signature_fits(key, spelled(signature), text));
    CHECK_FALSE(signature_fits(key, spelled(signature).substr(1), text));
  }
}

TEST_CASE("a device of a browser without Ed25519 has a P-256 key, and is believed as the others") {
  House house;
  Tablet tablet(KeyKind::P256), other(KeyKind::P256);
  const std::string code = new_enrolment(house, house.cookie_of(kManager));
  // The same key under the other kind's name is none.
  json body = {{"code", code},
               {"algorithm", "ed25519"},
               {"public_key", tablet.public_key()},
               {"proof", tablet.sign(enrolment_text(code, tablet.public_key()))}};
  CHECK(house.client().ask({"POST", "/v1/devices", {}, body.dump()}).status == 401);
  body["algorithm"] = "rsa";
  CHECK(house.client().ask({"POST", "/v1/devices", {}, body.dump()}).has("word_is_not_an_option"));
  REQUIRE(tablet.enrol(house.client(), code).status == 201);
  const Ask good =
      tablet.signed_ask(house.clock.now, "GET", "/v1/members/M1/balance", "");
  Ask forged = good;
  forged.headers[3] = "Yearward-Signature: " + other.sign("x");
  CHECK(house.client().ask(forged).status == 401);
  CHECK(house.client().ask(good).status == 200);
  CHECK(house.client().ask(good).status == 401);
  house.restart();
  CHECK(house.client()
            .ask(tablet.signed_ask(house.clock.now, "GET", "/v1/members/M1/balance", ""))
            .status == 200);
}

TEST_CASE("P-256: what is no point, or no signature, or of another text, fits nothing (11.2.1)") {
  Tablet tablet(KeyKind::P256);
  const DeviceKey key{KeyKind::P256, tablet.public_key()};
  const std::string text = "said", seal = tablet.sealed(text);
  CHECK(seal_fits(key, seal, text));
  struct Row {
    const char* story;
    DeviceKey key;
    std::string seal, text;
  };
  const auto changed = [](std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
  };
  const auto spelt = [](const std::string& bytes) {
    return base64_text(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  };
  const std::vector<Row> rows = {
      {"another text", key, seal, "sald"},
      {"another r", key, changed(seal, 3), text},
      {"another s", key, changed(seal, 40), text},
      {"too short", key, seal.substr(1), text},
      {"too long", key, seal + "x", text},
      {"zeros", key, std::string(64, '\0'), text},
      {"all ones", key, std::string(64, '\xff'), text},
      {"another's key", {KeyKind::P256, Tablet(KeyKind::P256).public_key()}, seal, text},
      {"a point beside the curve",
       {KeyKind::P256, spelt("\x04" + std::string(64, 'x'))}, seal, text},
      {"a point that was pressed together",
       {KeyKind::P256, spelt("\x02" + std::string(32, 'x'))}, seal, text},
      {"no point at all", {KeyKind::P256, ""}, seal, text},
      {"the other kind of key", {KeyKind::Ed25519, key.open}, seal, text}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK_FALSE(seal_fits(row.key, row.seal, row.text));
  }
}
