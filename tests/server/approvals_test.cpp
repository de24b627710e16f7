// Two people for what is large: one asks, another of the right role says yes or no, within a week,
// and the audit log has both.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tools/server/approvals.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

struct Office : House {
  // A second manager of the programme, and one of the western store.
  Office() {
    const std::string admin = cookie_of(kAdmin);
    const auto hire = [&](const char* id, const char* card, const char* role, const char* store) {
      json who = {{"id", id},           {"card", card},  {"name", "n"},
                  {"pin", "1234-1234"}, {"role", role}};
      if (*store) who["store"] = store;
      REQUIRE(client().ask({"POST", "/v1/staff", admin, who.dump()}).status == 201);
    };
    hire("chief-2", "81", "programme_manager", "");
    hire("manager-2", "82", "store_manager", "east");
    hire("manager-3", "83", "store_manager", "west");
  }
  std::string hired(const char* card) const {
    const Reply reply =
        client().ask({"POST", "/v1/session", {}, sign_in_document(card, "1234-1234")});
    REQUIRE(reply.status == 200);
    return reply.header("set-cookie").substr(0, reply.header("set-cookie").find(';'));
  }
  Reply adjusts(const std::string& cookie, const std::string& id, std::int64_t points,
                const std::string& reason = "spilt milk") const {
    const json event = {{"id", id}, {"member", "M1"}, {"type", "adjust"}, {"place", "east"},
                        {"at", "2026-01-03"}, {"of", "points"}, {"points", points},
                        {"reason", reason}};
    return client().ask({"POST", "/v1/adjustments", cookie, event.dump()});
  }
  // The approval that a request now waits for.
  std::string waiting(const Reply& reply) const {
    REQUIRE(reply.status == 202);
    return json::parse(reply.body, nullptr, false)["approval"];
  }
  Reply approves(const std::string& cookie, const std::string& id) const {
    return client().ask({"POST", "/v1/approvals/" + id, cookie, "{}"});
  }
  Reply declines(const std::string& cookie, const std::string& id) const {
    return client().ask({"DELETE", "/v1/approvals/" + id, cookie});
  }
  std::int64_t points() const {
    const Reply reply =
        client().ask({"GET", "/v1/members/M1/balance", cookie_of(kCashier)});
    return json::parse(reply.body, nullptr, false)["balances"][0]["available"];
  }
  std::string audit_lines() const {
    return client().ask({"GET", "/v1/audit?after=0", cookie_of(kAuditor)}).body;
  }
};

}  // namespace

TEST_CASE("a correction as large as one may make alone is made; one point more waits") {
  Office office;
  const std::string manager = office.cookie_of(kManager);
  CHECK(office.adjusts(manager, "a1", 1'000).status == 200);
  CHECK(office.points() == 1'000);
  const Reply reply = office.adjusts(manager, "a2", 1'001);
  const std::string id = office.waiting(reply);
  CHECK(office.waiting(office.adjusts(manager, "a2", 1'001)) == id);  // said again, it is one
  CHECK(office.adjusts(manager, "a2", 1'002).status == 409);
  CHECK(office.points() == 1'000);
  // More than two may do together is refused at once.
  const Reply refused = office.adjusts(manager, "a3", 10'001);
  CHECK(refused.status == 422);
  CHECK(refused.has("limit_is_reached"));
  // What cannot be done is not asked for.
  CHECK(office.adjusts(manager, "a4", -2'000).status == 422);

  CHECK(office.approves(office.hired("82"), id).status == 204);
  CHECK(office.points() == 2'001);
  CHECK(office.approves(office.hired("82"), id).status == 404);  // once
  CHECK(office.adjusts(manager, "a2", 1'001).status == 200);     // and known from then on
  CHECK(office.points() == 2'001);
  const std::string audit = office.audit_lines();
  CHECK(audit.find("approval_asked") != std::string::npos);
  CHECK(audit.find("approval_given") != std::string::npos);
  CHECK(audit.find("by=manager-1") != std::string::npos);
}

TEST_CASE("who may be the second person") {
  Office office;
  const std::string id =
      office.waiting(office.adjusts(office.cookie_of(kManager), "a1", 5'000));
  struct Row {
    const char* story;
    std::string cookie;
    int status;
    const char* says;
  };
  const Row rows[] = {
      {"the one who asked", office.cookie_of(kManager), 403, "second_person_is_needed"},
      {"a manager of another store", office.hired("83"), 404, "place_is_unknown"},
      {"a cashier", office.cookie_of(kCashier), 403, "not_yours_to_do"},
      {"an admin, who moves no points", office.cookie_of(kAdmin), 403, "not_yours_to_do"},
      {"an auditor", office.cookie_of(kAuditor), 403, "not_yours_to_do"},
      {"an admin of another programme", office.cookie_of(kCdAdmin), 403, "not_yours_to_do"},
      {"a stranger", "", 401, "sign_in_is_required"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Reply reply = office.approves(row.cookie, id);
    CHECK(reply.status == row.status);
    CHECK(reply.has(row.says));
  }
  CHECK(office.points() == 0);
  CHECK(office.approves(office.cookie_of(kProgramme), id).status == 204);
  CHECK(office.points() == 5'000);
  // Whoever may do less together than was asked for is no second person either.
  const std::string large =
      office.waiting(office.adjusts(office.cookie_of(kProgramme), "a2", 200'000));
  CHECK(office.approves(office.hired("82"), large).has("limit_is_reached"));
  CHECK(office.approves(office.cookie_of(kProgramme), large).has("second_person_is_needed"));
  CHECK(office.approves(office.hired("81"), large).status == 204);
  CHECK(office.points() == 205'000);
}

TEST_CASE("what waits is listed within reach, can be declined, and is over after a week") {
  Office office;
  const std::string manager = office.cookie_of(kManager);
  const auto listed = [&](const std::string& cookie) {
    return office.client().ask({"GET", "/v1/approvals", cookie});
  };
  const std::string first = office.waiting(office.adjusts(manager, "a1", 2'000));
  const std::string second = office.waiting(office.adjusts(manager, "a2", 2'000));
  CHECK(listed(manager).has(first));
  CHECK(listed(manager).has("\"is_own\":true"));
  CHECK(listed(office.hired("82")).has("\"points\":2000"));
  CHECK_FALSE(listed(office.hired("83")).has(first));
  CHECK(office.declines(office.hired("83"), first).status == 404);
  CHECK(office.declines(manager, first).status == 204);  // taken back by who asked
  CHECK(office.approves(office.hired("82"), first).status == 404);
  office.clock.now += kApprovalSeconds + 1;
  CHECK(office.approves(office.hired("82"), second).status == 404);
  CHECK_FALSE(listed(office.hired("82")).has(second));
  CHECK(office.points() == 0);
  CHECK(office.audit_lines().find("approval_refused") != std::string::npos);
}

TEST_CASE("a merge of somebody with many points waits for a second manager") {
  Office office;
  const std::string chief = office.cookie_of(kProgramme);
  const auto buys = [&](const char* id, const char* member, const char* amount) {
    REQUIRE(office.client()
                .ask({"POST", "/v1/events", office.cookie_of(kTill),
                      events({purchase(id, member, amount)})})
                .has("\"refused\":[]"));
  };
  const auto merges = [&] {
    return office.client().ask(
        {"POST", "/v1/members/M2/merge", chief, R"({"into":"M1"})"});
  };
  buys("p1", "M2", "50001.00");
  const std::string id = office.waiting(merges());
  CHECK(office.waiting(merges()) == id);
  CHECK(office.points() == 0);
  CHECK(office.approves(chief, id).has("second_person_is_needed"));
  CHECK(office.approves(office.cookie_of(kManager), id).status == 404);
  CHECK(office.approves(office.hired("81"), id).status == 204);
  CHECK(office.points() == 50'001);
}
