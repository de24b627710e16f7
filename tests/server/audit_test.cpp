// What was done is written down once, in order, and nobody can change it without it showing.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tests/server/shell.hpp"
#include "tools/server/audit.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

const ProgrammeId kMart{"community_mart"};

std::vector<AuditRow> lines_of(House& house) {
  // Some lines are written behind their answer; one that is answered after its commit comes last.
  house.cookie_of(kDana);
  const auto rows = house.store().audit_after(kMart, 0, 1'000);
  REQUIRE(rows.ok());
  return rows.value();
}

std::size_t count_of(const std::vector<AuditRow>& rows, const std::string& what) {
  std::size_t count = 0;
  for (const AuditRow& row : rows) count += row.document.find(what) != std::string::npos;
  return count;
}

}  // namespace

TEST_CASE("who came in, who did not, who asked for too much and who was hired is in the log") {
  House house;
  house.client().ask({"POST", "/v1/session", {}, sign_in_document(kWang, "0000")});
  const std::string wang = house.cookie_of(kWang), manager = house.cookie_of(kManager);
  house.client().ask({"GET", "/v1/audit", wang});
  house.client().ask({"POST", "/v1/staff", manager,
                      R"({"id":"n1","card":"71","name":"Grace","pin":"a long secret",)"
                      R"("role":"cashier","store":"east"})"});
  const auto rows = lines_of(house);
  CHECK(count_of(rows, R"("event":"authn_login_fail")") == 1);
  CHECK(count_of(rows, R"("event":"authn_login_success")") == 2);
  CHECK(count_of(rows, R"("event":"authz_fail","operation":"read_audit")") == 1);
  CHECK(count_of(rows, R"("event":"user_created")") == 1);
  CHECK(count_of(rows, R"("subject":"n1")") == 1);
  CHECK(count_of(rows, R"("who":"manager-1")") == 2);
  CHECK(count_of(rows, R"("role":"store_manager")") == 2);
}

TEST_CASE("the audit log carries no card, PIN, name or cookie") {
  House house;
  const std::string manager = house.cookie_of(kManager);
  house.client().ask({"POST", "/v1/session", {}, sign_in_document("880012345678", "hidden-pin")});
  house.client().ask({"POST", "/v1/staff", manager,
                      R"({"id":"n1","card":"880012345678","name":"Grace","pin":"a long secret",)"
                      R"("role":"cashier","store":"east"})"});
  house.client().ask({"POST", "/v1/session", {}, sign_in_document("880012345678", "wrong one")});
  const auto rows = lines_of(house);
  CHECK(rows.size() >= 3);
  for (const std::string& secret : {std::string("880012345678"), std::string("hidden-pin"),
                                    std::string("Grace"), std::string("a long secret"),
                                    std::string("Name of"), manager.substr(11)}) {
    CHECK(count_of(rows, secret) == 0);
    CHECK(house.log().find(secret) == std::string::npos);
  }
}

TEST_CASE("an auditor reads the log, and reading it is in it") {
  House house;
  const std::string auditor = house.cookie_of(kAuditor);
  const Reply first = house.client().ask({"GET", "/v1/audit?after=0", auditor});
  REQUIRE(first.status == 200);
  const auto lines = nlohmann::json::parse(first.body, nullptr, false)["lines"];
  CHECK(lines.size() == 1);
  const Reply second = house.client().ask({"GET", "/v1/audit?after=1", auditor});
  CHECK(second.has("sensitive_read"));
  CHECK(house.client().ask({"GET", "/v1/audit?after=-1", auditor}).status == 400);
  const Reply check = house.client().ask({"GET", "/v1/audit/check", auditor});
  CHECK(check.has("\"is_whole\":true"));
}

TEST_CASE("a line changed, taken out or put in between is found, by route and by command") {
  struct Row {
    const char* story;
    const char* sql;
    Cursor broken_at;
  };
  const Row rows[] = {
      {"another word", "update audit set document='{}' where place=2", 2},
      {"its hash made to fit", "update audit set hash='00' where place=3", 3},
      {"one taken out", "delete from audit where place=2", 2},
      {"two changed places",
       "update audit set place=99 where place=1; update audit set place=1 where place=2;"
       "update audit set place=2 where place=99", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Shell shell;
    REQUIRE(shell.run("sample --today 2026-01-03 --db audit.db").status == 0);
    const std::string path = shell.path("audit.db");
    {
      auto store = SqliteStore::open(path);
      REQUIRE(store.ok());
      for (int line = 0; line < 4; ++line) {
        REQUIRE(store.value()
                    ->write([&](Transaction& transaction) {
                      return audit(transaction, {100 + line, "authz_fail", kMart, {}, {}, {}, {},
                                                 {}, {}});
                    })
                    .ok());
      }
    }
    const Run whole = shell.run("audit --db audit.db");
    CHECK(whole.status == 0);
    CHECK(whole.out.find("4 lines, whole") != std::string::npos);
    {
      auto raw = Connection::open(path, Connection::Use::Write);
      REQUIRE(raw.ok());
      REQUIRE(raw.value()->run_script(row.sql).ok());
    }
    const Run broken = shell.run("audit --db audit.db");
    CHECK(broken.status == 1);
    CHECK(broken.out.find("broken at line " + std::to_string(row.broken_at)) !=
          std::string::npos);
    auto store = SqliteStore::open(path);
    REQUIRE(store.ok());
    CHECK(check_audit(*store.value(), kMart).value().broken_at == row.broken_at);
  }
}
