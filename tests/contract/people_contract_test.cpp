// Folders, audit log, holders and deliveries, held against every store of record.
#include <doctest/doctest.h>

#include "tests/contract/hook_cases.hpp"
#include "tests/contract/people_cases.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tools/server/memory_store.hpp"
#include "tools/server/postgres_store.hpp"

namespace {

using namespace yearward::server;

struct InMemory {
  MemoryStore store{std::make_shared<MemoryDrawer>()};
  Store& operator*() { return store; }
};

struct InSqlite {
  Scratch scratch;
  std::unique_ptr<SqliteStore> store;
  InSqlite() {
    auto opened = SqliteStore::open((scratch.path / "people.db").string());
    REQUIRE(opened.ok());
    store = std::move(opened).value();
  }
  Store& operator*() { return *store; }
};

}  // namespace

TEST_CASE_TEMPLATE("every store keeps folders, and one caller alone takes or raises", Kind,
                   InMemory, InSqlite) {
  Kind kind;
  keep_folders(*kind);
}
TEST_CASE_TEMPLATE("every store chains the audit log without a gap", Kind, InMemory, InSqlite) {
  Kind kind;
  keep_audit_log(*kind);
}
TEST_CASE_TEMPLATE("every store finds and ends the sessions and cards of one holder", Kind,
                   InMemory, InSqlite) {
  Kind kind;
  keep_holders(*kind);
}
TEST_CASE_TEMPLATE("every store gives a delivery to one sender at a time, until it has arrived",
                   Kind, InMemory, InSqlite) {
  Kind kind;
  keep_deliveries(*kind);
}

TEST_CASE("PostgreSQL keeps folders, the audit log, holders and deliveries, each in its own base" *
          doctest::test_suite("PostgreSQL")) {
  for (const auto keep : {keep_folders, keep_audit_log, keep_holders, keep_deliveries}) {
    auto opened = PostgresStore::open(Cluster::ours().new_database());
    REQUIRE(opened.ok());
    keep(*opened.value());
  }
}
