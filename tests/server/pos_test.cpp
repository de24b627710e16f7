// A counter's day: who is it, what would it bring, take it, hold, release, redeem, give back;
// each once however often it is said, and refused by name.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tools/server/occurrence.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

struct Counter {
  House house;
  std::string cashier = house.cookie_of(kCashier), manager = house.cookie_of(kManager);

  Reply say(const std::string& path, const std::string& body, const std::string& cookie) {
    return house.client().ask({"POST", path, cookie, body});
  }
  Reply say(const std::string& path, const std::string& body) { return say(path, body, cashier); }
  // Available points of the first unit.
  std::int64_t available(const std::string& member = "M1") {
    const Reply reply =
        house.client().ask({"GET", "/v1/members/" + member + "/balance", cashier});
    REQUIRE(reply.status == 200);
    return json::parse(reply.body, nullptr, false)["balances"][0]["available"]
        .get<std::int64_t>();
  }
  Cursor events() {
    return house.store().head({ProgrammeId("community_mart"), MemberId("M1")}).value();
  }
};

// At 10:00 and so many minutes.
std::string event(const std::string& id, const std::string& type, const std::string& more,
                  int minute = 0) {
  const std::string at = "2026-01-03T10:" + std::string(minute < 10 ? "0" : "") +
                         std::to_string(minute) + ":00";
  return R"({"id":")" + id + R"(","member":"M1","place":"east","at":")" + at + "\"" +
         (type.empty() ? "" : R"(,"type":")" + type + "\"") + (more.empty() ? "" : ",") + more +
         "}";
}

std::string refusal_of(const Reply& reply) {
  const json document = json::parse(reply.body, nullptr, false);
  return document.contains("problems") ? document["problems"][0]["refusal"].get<std::string>()
                                       : std::string();
}

}  // namespace

TEST_CASE("a purchase at the counter is taken once, however often it is said") {
  Counter counter;
  const std::string body = event("p1", "purchase", R"("amount":"13000.00")");
  const Reply first = counter.say("/v1/pos/events", body);
  REQUIRE(first.status == 200);
  const json told = json::parse(first.body, nullptr, false);
  CHECK(told["is_new"] == true);
  CHECK(told["counted_at"] == "2026-01-03T10:00:00");
  CHECK(told["entries"][0]["kind"] == "accrual");
  const std::int64_t points = counter.available();
  CHECK(points > 0);
  CHECK(told["balances"][0]["available"] == points);
  const Reply again = counter.say("/v1/pos/events", body);
  CHECK(json::parse(again.body, nullptr, false)["is_new"] == false);
  CHECK(json::parse(again.body, nullptr, false)["entries"] == told["entries"]);
  CHECK(counter.available() == points);
  CHECK(counter.events() == 1);
  const Reply other =
      counter.say("/v1/pos/events", event("p1", "purchase", R"("amount":"1.00")"));
  CHECK(other.status == 409);
  CHECK(refusal_of(other) == "event_is_known_with_other_content");
}

TEST_CASE("a preview tells what would be, and changes nothing") {
  Counter counter;
  const std::string body = event("p1", "purchase", R"("amount":"13000.00")");
  const Reply preview = counter.say("/v1/pos/preview", body);
  REQUIRE(preview.status == 200);
  CHECK(counter.events() == 0);
  CHECK(counter.available() == 0);
  const Reply taken = counter.say("/v1/pos/events", body);
  json would = json::parse(preview.body, nullptr, false);
  json did = json::parse(taken.body, nullptr, false);
  CHECK(would == did);
  const Reply refused = counter.say("/v1/pos/preview", event("r", "redeem", R"("reward":"moon")"));
  CHECK(refused.status >= 400);
  CHECK(refusal_of(refused) == "name_is_unknown");
  CHECK(counter.say("/v1/pos/preview", event("r", "redeem", R"("reward":"rice")")).status == 200);
  CHECK(counter.events() == 1);
}

TEST_CASE("hold, release, redeem and refund: done, refused, and said again") {
  Counter counter;
  REQUIRE(counter.say("/v1/pos/events", event("p1", "purchase", R"("amount":"13000.00")"))
              .status == 200);
  const std::int64_t all = counter.available();
  const std::string until = R"("until":"2026-01-03T20:00:00")";
  const std::string amount = R"("points":)" + std::to_string(all);
  struct Step {
    const char* story;
    const char* path;
    std::string body;
    int status;
    const char* refusal;
    std::int64_t available;
  };
  const Step steps[] = {
      {"all points are set aside", "holds",
       event("h1", "", R"("of":"points",)" + amount + "," + until, 1), 200, "", 0},
      {"and again", "holds",
       event("h1", "", R"("of":"points",)" + amount + "," + until, 1), 200, "", 0},
      {"none are left for another hold", "holds",
       event("h2", "", R"("of":"points","points":1,)" + until, 2), 422, "balance_is_too_low", 0},
      {"none are left for a reward", "redemptions", event("r1", "", R"("reward":"rice")", 3), 422,
       "reward_costs_more_than_is_held", 0},
      {"they come back", "releases", event("e1", "", R"("refers_to":"h1")", 4), 200, "", all},
      {"once", "releases", event("e1", "", R"("refers_to":"h1")", 4), 200, "", all},
      {"not a second time", "releases", event("e2", "", R"("refers_to":"h1")", 5), 422,
       "release_refers_to_nothing", all},
      {"a release of nothing", "releases", event("e3", "", R"("refers_to":"none")", 6), 422,
       "release_refers_to_nothing", all},
      {"a refund of nothing", "refunds", event("f1", "", R"("refers_to":"none")", 7), 422,
       "refund_refers_to_nothing", all},
      {"the wrong door", "refunds", event("f2", "redeem", R"("reward":"rice")", 8), 400,
       "word_is_not_an_option", all},
      {"all of it is given back", "refunds", event("f3", "", R"("refers_to":"p1")", 9), 200, "", 0},
      {"said again", "refunds", event("f3", "", R"("refers_to":"p1")", 9), 200, "", 0},
      {"more than there was", "refunds",
       event("f4", "", R"("refers_to":"p1","amount":"1.00")", 10), 422,
       "refund_is_larger_than_the_purchase", 0},
  };
  for (const Step& step : steps) {
    CAPTURE(step.story);
    const Reply reply = counter.say(std::string("/v1/pos/") + step.path, step.body);
    CHECK(reply.status == step.status);
    CHECK(refusal_of(reply) == step.refusal);
    CHECK(counter.available() == step.available);
  }
}

TEST_CASE("a reward is redeemed at the counter once") {
  Counter counter;
  counter.say("/v1/pos/events", event("p1", "purchase", R"("amount":"13000.00")"));
  const std::int64_t before = counter.available();
  const std::string body = event("r1", "", R"("reward":"rice")");
  CHECK(counter.say("/v1/pos/redemptions", body).status == 200);
  const std::int64_t after = counter.available();
  CHECK(after < before);
  CHECK(counter.say("/v1/pos/redemptions", body).status == 200);
  CHECK(counter.available() == after);
}

TEST_CASE("staff of one store say what happened there, and nothing of another") {
  Counter counter;
  const std::string west = counter.house.cookie_of(kWestCashier);
  const std::string body = event("p1", "purchase", R"("amount":"10.00")");
  for (const char* path : {"/v1/pos/events", "/v1/pos/preview"}) {
    CHECK(counter.say(path, body, west).status == 403);
  }
  CHECK(counter.say("/v1/events", events({body}), west).has("not_yours_to_do"));
  CHECK(counter.events() == 0);
  CHECK(counter.say("/v1/pos/events", event("g", "goal", R"("amount":"1.00")")).status == 403);
}

TEST_CASE("a member is found by the card, of this programme alone") {
  Counter counter;
  const auto find = [&](const std::string& card) {
    return counter.say("/v1/pos/find", R"({"card":")" + card + R"("})");
  };
  const Reply found = find(kWang);
  CHECK(found.status == 200);
  CHECK(found.has("\"member\":\"M1\""));
  CHECK(found.has("\"levels\""));
  for (const char* card : {kDana, kTill, kCashier, "999"}) {
    CAPTURE(card);
    const Reply nobody = find(card);
    CHECK(nobody.status == 404);
    CHECK(refusal_of(nobody) == "member_is_unknown");
  }
}

TEST_CASE("a correction needs a reason, is limited by role, and is in the audit log") {
  Counter counter;
  const std::string chief = counter.house.cookie_of(kProgramme);
  const auto adjust = [&](const std::string& cookie, const std::string& id, int points,
                          const std::string& place = "east", const char* reason = "sorry") {
    const std::string body = R"({"id":")" + id +
                             R"(","member":"M1","at":"2026-01-03","of":"points",)" +
                             (place.empty() ? "" : R"("place":")" + place + "\",") +
                             R"("points":)" + std::to_string(points) + R"(,"reason":")" + reason +
                             "\"}";
    return counter.say("/v1/adjustments", body, cookie);
  };
  CHECK(adjust(counter.manager, "a0", 10, "east", "").status == 400);
  CHECK(adjust(counter.cashier, "a1", 10).status == 403);
  CHECK(adjust(counter.manager, "a2", 10, "west").status == 403);
  CHECK(adjust(counter.manager, "a3", 1'001).status == 202);  // waits for a second person
  CHECK(refusal_of(adjust(counter.manager, "a3b", 10'001)) == "limit_is_reached");
  CHECK(adjust(counter.manager, "a4", 1'000).status == 200);
  CHECK(adjust(counter.manager, "a4", 1'000).status == 200);  // said again, counted once
  CHECK(counter.available() == 1'000);
  CHECK(adjust(counter.manager, "a5", -1'000).status == 200);
  for (int number = 0; number < 3; ++number) {
    CHECK(adjust(counter.manager, "b" + std::to_string(number), 1'000).status == 200);
  }
  const Reply spent = adjust(counter.manager, "c", 1);  // 5,000 today, given and taken
  CHECK(spent.status == 202);
  CHECK(counter.available() == 3'000);
  CHECK(adjust(chief, "d", 50'000, "").status == 200);
  counter.house.clock.now += 86'400;
  counter.manager = counter.house.cookie_of(kManager);
  CHECK(adjust(counter.manager, "e", 1).status == 200);  // another day
  const auto rows = counter.house.store().audit_after(ProgrammeId("community_mart"), 0, 100);
  int corrections = 0;
  for (const AuditRow& row : rows.value()) {
    corrections += row.document.find("sensitive_update") != std::string::npos;
  }
  CHECK(corrections == 7);
  // And there is no way around the limits.
  const std::string body = R"({"id":"z","member":"M1","type":"adjust","at":"2026-01-03",)"
                           R"("place":"east","of":"points","points":9999,"reason":"x"})";
  CHECK(counter.say("/v1/events", events({body}), counter.manager).has("not_yours_to_do"));
  CHECK(counter.say("/v1/pos/events", body, counter.manager).status == 403);
}

TEST_CASE("an event of tomorrow, by a clock that is ahead, counts now and keeps what it said") {
  Counter counter;
  const std::string till = counter.house.cookie_of(kTill);
  counter.house.clock.now = 1'767'455'998;  // 2026-01-03T23:59:58 in Shanghai
  const std::string body = events({purchase("ahead", "M1", "100.00", "2026-01-04T00:00:03"),
                                   purchase("far", "M1", "100.00", "2031-01-01")});
  for (int said = 0; said < 2; ++said) {
    const Reply reply = counter.say("/v1/events", body, till);
    CHECK(reply.has(R"("accepted":["ahead","far"])"));
  }
  CHECK(counter.events() == 2);
  const auto kept =
      counter.house.store().events_after({ProgrammeId("community_mart"), MemberId("M1")}, 0, 9);
  for (const StoredEvent& event : kept.value()) {
    CHECK(event.document.find(R"("at":"2026-01-03T23:59:58")") != std::string::npos);
  }
  CHECK(kept.value()[0].document.find("occurred:2026-01-04T00:00:03") != std::string::npos);
  CHECK(kept.value()[1].document.find("occurred:2031-01-01T00:00:00") != std::string::npos);
  // The same id with another moment is still another event.
  CHECK(counter.say("/v1/events",
                    events({purchase("ahead", "M1", "100.00", "2026-01-04T00:00:04")}), till)
            .has("event_is_known_with_other_content"));
  // And nobody uses our mark.
  const std::string marked = R"({"id":"m","member":"M1","type":"purchase","at":"2026-01-02",)"
                             R"("amount":"1.00","tags":["occurred:2026-01-01T00:00:00"]})";
  CHECK(counter.say("/v1/events", events({marked}), till).has("name_is_taken"));
}

TEST_CASE("a refund so late that a redemption would not stand counts now, and points are owed") {
  Counter counter;
  const std::string till = counter.house.cookie_of(kTill);
  const auto push = [&](const std::string& one) {
    return counter.say("/v1/events", events({one}), till);
  };
  CHECK(push(purchase("p", "M1", "13000.00", "2026-01-01T10:00:00")).has("\"refused\":[]"));
  CHECK(push(R"({"id":"r","member":"M1","type":"redeem","at":"2026-01-02T10:00:00",)"
             R"("reward":"rice"})")
            .has("\"refused\":[]"));
  const std::int64_t left = counter.available();
  const std::string late = R"({"id":"f","member":"M1","type":"refund",)"
                           R"("at":"2026-01-01T12:00:00","refers_to":"p"})";
  CHECK(push(late).has("\"refused\":[]"));
  CHECK(push(late).has("\"refused\":[]"));
  CHECK(counter.events() == 3);
  const json balance = json::parse(
      counter.house.client().ask({"GET", "/v1/members/M1/balance", counter.cashier}).body, nullptr,
      false)["balances"][0];
  CHECK(balance["available"] == 0);
  CHECK(balance["deficit"].get<std::int64_t>() > 0);
  CHECK(left >= 0);
  // A wish is judged as it stands: it does not move.
  CHECK(push(R"({"id":"r2","member":"M1","type":"redeem","at":"2026-01-01T11:00:00",)"
             R"("reward":"rice"})")
            .has("\"accepted\":[]"));
}

TEST_CASE("moving an event to another moment and back gives the event again") {
  Event plain;
  plain.id = EventId("e");
  plain.at = {day_from({2026, 1, 4}), 3};
  Event rich = plain;
  EventDetails more;
  more.tags = {"a", "b"};
  more.channel = "shop";
  rich.more = more;
  for (const Event& event : {plain, rich}) {
    const Event moved = counted_at(event, {day_from({2026, 1, 3}), 86'398});
    CHECK(moved.at == Moment{day_from({2026, 1, 3}), 86'398});
    CHECK(has_mark(moved));
    CHECK_FALSE(has_mark(event));
    CHECK(as_said(moved) == event);
    CHECK(as_said(event) == event);
  }
}
