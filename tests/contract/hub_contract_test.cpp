// Devices, logs, limits, leases and members' one stream, held against every store of record.
#include <doctest/doctest.h>

#include "tests/contract/hub_cases.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tools/server/memory_store.hpp"
#include "tools/server/postgres_store.hpp"
#include "tools/server/sqlite_store.hpp"

namespace {

using namespace yearward::server;

struct HubInMemory {
  MemoryStore store{std::make_shared<MemoryDrawer>()};
  Store& operator*() { return store; }
};

struct HubInSqlite {
  Scratch scratch;
  std::unique_ptr<SqliteStore> store;
  HubInSqlite() {
    auto opened = SqliteStore::open((scratch.path / "hub.db").string());
    REQUIRE(opened.ok());
    store = std::move(opened).value();
  }
  Store& operator*() { return *store; }
};

struct HubCase {
  const char* story;
  void (*keep)(Store&);
};
constexpr HubCase kHubCases[] = {
    {"devices, and their logs as they were said", keep_devices_and_logs},
    {"one stream a member, whoever appends to it", keep_one_stream},
    {"limits in an order of their own, and who is due", keep_limits},
    {"leases, by device, member and end", keep_leases},
    {"refunds that wait, and what stores owe", keep_held_and_owed},
};

}  // namespace

TEST_CASE_TEMPLATE("every store keeps what the hub is told", Kind, HubInMemory, HubInSqlite) {
  for (const HubCase& each : kHubCases) {
    CAPTURE(each.story);
    Kind kind;
    each.keep(*kind);
  }
}

TEST_CASE("PostgreSQL keeps what the hub is told, each case in a database of its own" *
          doctest::test_suite("PostgreSQL")) {
  for (const HubCase& each : kHubCases) {
    CAPTURE(each.story);
    auto opened = PostgresStore::open(Cluster::ours().new_database());
    REQUIRE(opened.ok());
    each.keep(*opened.value());
  }
}
