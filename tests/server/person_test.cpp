// A person's own: everything kept of them, their consents, and being forgotten.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

const MemberKey kM1{ProgrammeId("community_mart"), MemberId("M1")};

}  // namespace

TEST_CASE("a member takes everything along: profile, consents, events, entries, sessions") {
  House house;
  const std::string wang = house.cookie_of(kWang), till = house.cookie_of(kTill);
  house.client().ask({"POST", "/v1/events", till, events({purchase("p1", "M1", "500.00")})});
  house.client().ask({"POST", "/v1/events", till, events({purchase("x1", "M2", "70.00")})});
  house.client().ask({"POST", "/v1/members/M1/contact", house.cookie_of(kProgramme),
                      R"({"phone":"13800000001"})"});
  house.client().ask({"POST", "/v1/me/consents", wang,
                      R"({"purpose":"marketing","text":"2026-01","granted":true})"});
  const Reply reply = house.client().ask({"GET", "/v1/me/export", wang});
  REQUIRE(reply.status == 200);
  const json all = json::parse(reply.body, nullptr, false);
  CHECK(all["profile"]["name"] == "Name of M1");
  CHECK(all["profile"]["phone"] == "13800000001");
  CHECK(all["consents"][0]["purpose"] == "marketing");
  CHECK(all["sessions"].size() == 1);
  REQUIRE(all["events"].size() == 1);
  CHECK(all["events"][0]["id"] == "p1");
  CHECK(all["account"]["entries"].size() > 0);
  CHECK_FALSE(reply.has("M2"));
  const Reply table = house.client().ask({"GET", "/v1/me/export?as=csv", wang});
  CHECK(table.header("content-type") == "text/csv; charset=utf-8");
  CHECK(table.body == "id,type,at,amount,reward,refers_to,place\r\n"
                      "p1,purchase,2026-01-02T00:00:00,500.00,,,\r\n");
}

TEST_CASE("what a spreadsheet would run or split stays a text in the table") {
  House house;
  const std::string till = house.cookie_of(kTill);
  const std::string nasty = R"({"id":"p1","member":"M1","type":"purchase","at":"2026-01-02",)"
                            R"("amount":"1.00","place":"=SUM(A1),\"x\""})";
  house.client().ask({"POST", "/v1/events", till, events({nasty})});
  const Reply table =
      house.client().ask({"GET", "/v1/me/export?as=csv", house.cookie_of(kWang)});
  CHECK(table.has(",\"'=SUM(A1),\"\"x\"\"\"\r\n"));
}

TEST_CASE("consent is given and withdrawn by purpose, with the text it was given to") {
  House house;
  const std::string wang = house.cookie_of(kWang);
  const auto say = [&](const std::string& body) {
    return house.client().ask({"POST", "/v1/me/consents", wang, body}).status;
  };
  CHECK(say(R"({"purpose":"marketing","text":"v1","granted":true})") == 204);
  CHECK(say(R"({"purpose":"profiling","text":"v1","granted":true})") == 204);
  house.clock.now += 5;
  CHECK(say(R"({"purpose":"marketing","text":"v2","granted":false})") == 204);
  CHECK(say(R"({"purpose":"anything","text":"v1","granted":true})") == 400);
  CHECK(say(R"({"purpose":"marketing","text":"v1"})") == 400);
  const json list = json::parse(house.client().ask({"GET", "/v1/me/consents", wang}).body, nullptr,
                                false)["consents"];
  REQUIRE(list.size() == 2);
  CHECK(list[0] == json{{"purpose", "marketing"}, {"text", "v2"}, {"granted", false},
                        {"at", house.clock.now}});
}

TEST_CASE("a rule that asks for a consent holds from when it is given until it is withdrawn") {
  House house;
  json rules = json::parse(read_file(YEARWARD_SOURCE_DIR "/assets/programmes/community_mart.json"));
  rules = rules.is_array() ? rules[0] : rules;
  rules["version"] = 2;
  rules["effective_from"] = "2025-01-01";
  rules["attributes"] = {{{"id", "consent_profiling"}, {"type", "word"}, {"words", {"yes"}}}};
  rules["rules"].push_back(
      {{"id", "regulars"}, {"stage", "add"}, {"unit", "points"}, {"give", 50},
       {"if", {{"attribute", {{"id", "consent_profiling"}, {"is", {"yes"}}}}}}});
  REQUIRE(house.store().write([&](Transaction& transaction) -> Outcome {
    return transaction.put(ProgrammeVersion{kM1.programme, 2, rules.dump()});
  }).ok());
  house.restart();
  const std::string wang = house.cookie_of(kWang), till = house.cookie_of(kTill);
  const auto say = [&](const char* granted) {
    house.clock.now += 60;
    return house.client().ask({"POST", "/v1/me/consents", wang,
                               std::string(R"({"purpose":"profiling","text":"v1","granted":)") +
                                   granted + "}"}).status;
  };
  const Zone zone = codec::versions_from_json(rules.dump()).value().back().zone;
  const auto earned_by = [&](const char* id) {
    house.clock.now += 60;
    const std::string at = text_from_moment(moment_at(zone, house.clock.now));
    const Reply reply =
        house.client().ask({"POST", "/v1/pos/events", till, purchase(id, "M1", "10.00", at)});
    std::int64_t points = 0;
    const json told = json::parse(reply.body, nullptr, false);
    for (const json& entry : told["entries"])
      if (entry["unit"] == "points") points += entry["amount"].get<std::int64_t>();
    return points;
  };
  CHECK(earned_by("p1") == 10);
  CHECK(say("true") == 204);
  CHECK(earned_by("p2") == 60);
  CHECK(say("false") == 204);
  CHECK(earned_by("p3") == 10);
}

TEST_CASE("who asks to be forgotten is: no name, card, phone or way in; the books still add up") {
  House house;
  const std::string wang = house.cookie_of(kWang), till = house.cookie_of(kTill);
  const std::string chief = house.cookie_of(kProgramme);
  house.client().ask({"POST", "/v1/events", till, events({purchase("p1", "M1", "500.00")})});
  house.client().ask(
      {"POST", "/v1/members/M1/contact", chief, R"({"phone":"13800000001"})"});
  house.client().ask({"POST", "/v1/me/consents", wang,
                      R"({"purpose":"marketing","text":"v1","granted":true})"});
  const Reply gone = house.client().ask({"DELETE", "/v1/me", wang});
  REQUIRE(gone.status == 200);
  CHECK(gone.header("clear-site-data").find("storage") != std::string::npos);
  const json proof = json::parse(gone.body, nullptr, false);
  const auto row = house.store().audit_after(kM1.programme, proof["place"].get<Cursor>() - 1, 1);
  CHECK(row.value().front().hash == proof["proof"]);
  CHECK(row.value().front().document.find("user_deleted") != std::string::npos);

  const auto member = house.store().member(kM1).value();
  CHECK(member->name.empty());
  CHECK(member->card.empty());
  CHECK_FALSE(house.store().credential(kWang).value().has_value());
  CHECK_FALSE(house.store().filed({{}, "phone", "13800000001"}).value().has_value());
  CHECK_FALSE(house.store().filed({kM1.programme, "contact", "M1"}).value().has_value());
  CHECK(house.store().files_after({kM1.programme, "consent/M1", ""}, 9).value().empty());
  CHECK(house.client().ask({"GET", "/v1/sync", wang}).status == 401);
  CHECK(house.client()
            .ask({"POST", "/v1/session", {}, sign_in_document(kWang, "1234")})
            .status == 401);
  CHECK(house.client()
            .ask({"POST", "/v1/members/M1/contact", chief, R"({"phone":"13800000001"})"})
            .status == 404);
  // What was bought stays bought, under an id that is nobody's name; a late receipt still counts.
  CHECK(house.store().head(kM1).value() == 1);
  CHECK(house.client()
            .ask({"POST", "/v1/events", till, events({purchase("late", "M1", "5.00")})})
            .has("\"accepted\":[\"late\"]"));
  CHECK(house.log().find("13800000001") == std::string::npos);
}
