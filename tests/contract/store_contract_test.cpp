// The store contract, read from event_log.json and held against every store of record. The device's
// store is held against the same file in the browser.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/server/cluster.hpp"
#include "tools/server/memory_store.hpp"
#include "tools/server/postgres_store.hpp"
#include "tools/server/sqlite_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

json contract() {
  std::ifstream file(YEARWARD_SOURCE_DIR "/tests/contract/event_log.json");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return json::parse(text, nullptr, false);
}

// A store that can be closed and opened again.
struct Bench {
  virtual ~Bench() = default;
  virtual Store& store() = 0;
  virtual void reopen() = 0;
};

struct MemoryBench final : Bench {
  std::shared_ptr<MemoryDrawer> drawer = std::make_shared<MemoryDrawer>();
  std::unique_ptr<MemoryStore> open = std::make_unique<MemoryStore>(drawer);
  Store& store() override { return *open; }
  void reopen() override { open = std::make_unique<MemoryStore>(drawer); }
};

struct SqliteBench final : Bench {
  std::filesystem::path folder;
  std::unique_ptr<SqliteStore> open;
  SqliteBench() {
    std::string name = (std::filesystem::temp_directory_path() / "yearward-XXXXXX").string();
    folder = ::mkdtemp(name.data());
    reopen();
  }
  ~SqliteBench() override {
    open.reset();
    std::filesystem::remove_all(folder);
  }
  Store& store() override { return *open; }
  void reopen() override {
    open.reset();
    auto opened = SqliteStore::open((folder / "store.db").string());
    REQUIRE(opened.ok());
    open = std::move(opened).value();
  }
};

struct PostgresBench final : Bench {
  const std::string address = Cluster::ours().new_database();
  std::unique_ptr<PostgresStore> open;
  PostgresBench() { reopen(); }
  Store& store() override { return *open; }
  void reopen() override {
    open.reset();
    auto opened = PostgresStore::open(address);
    REQUIRE_MESSAGE(opened.ok(), opened.problem().detail);
    open = std::move(opened).value();
  }
};

MemberKey key_of(const json& step) {
  return {ProgrammeId("shop"), MemberId(step["member"].get<std::string>())};
}

// Every place's event as it was first appended, to compare what is read with.
using Told = std::map<std::pair<std::string, Cursor>, StoredEvent>;

void append(Store& store, const json& step, Told& told) {
  const std::string refusal = step.value("refuses", "");
  const std::int64_t fails_after = step.value("fails_after", -1);
  std::vector<Appended> appended;
  const Outcome outcome = store.write([&](Transaction& transaction) -> Outcome {
    for (const json& event : step["events"]) {
      if (fails_after == static_cast<std::int64_t>(appended.size())) return Refusal::TooManyEvents;
      TRY(const Appended one, transaction.append(key_of(step), EventId(event["id"]),
                                                 event["document"].get<std::string>()));
      CHECK(one.place == event["place"].get<Cursor>());
      appended.push_back(one);
    }
    return Done{};
  });
  CHECK(outcome.ok() == (refusal.empty() && fails_after < 0));
  if (!refusal.empty()) CHECK(name_of(outcome.problem().refusal) == refusal);
  if (!outcome.ok()) return;
  for (std::size_t at = 0; at < appended.size(); ++at) {
    const json& event = step["events"][at];
    if (step.value("known", false)) CHECK_FALSE(appended[at].is_new);
    told[{step["member"], appended[at].place}] = {appended[at].place, EventId(event["id"]),
                                                  event["document"].get<std::string>()};
  }
}

void take_step(Bench& bench, const json& step, Told& told) {
  const std::string what = step["do"];
  if (what == "append") return append(bench.store(), step, told);
  if (what == "reopen") return bench.reopen();
  if (what == "last") {
    CHECK(bench.store().head(key_of(step)).value() == step["gives"].get<Cursor>());
    return;
  }
  REQUIRE(what == "read");
  std::vector<StoredEvent> expected;
  for (const json& place : step["gives"]) {
    expected.push_back(told.at({step["member"], place.get<Cursor>()}));
  }
  const auto read = bench.store().events_after(key_of(step), step["after"].get<Cursor>(),
                                               step["most"].get<std::size_t>());
  CHECK(read.value() == expected);
}

template <class Kind>
void hold_to_contract() {
  const json document = contract();
  REQUIRE(document.is_object());
  for (const json& one : document["cases"]) {
    CAPTURE(one["says"].get<std::string>());
    Kind bench;
    Told told;
    for (const json& step : one["steps"]) take_step(bench, step, told);
  }
}

Member some_member() {
  return {{ProgrammeId("shop"), MemberId("M1")}, Role::Member, "88", "王女士",
          day_from({2025, 6, 1})};
}

template <class Kind>
void keep_doors() {
  Kind bench;
  const Member member = some_member();
  const Credential credential{"88", member.key, "hash"};
  const Session session{"token", member.key, Role::Member, 100, 200};
  const CounterKey counter{"card", "x", 900, 1800};
  REQUIRE(bench.store()
              .write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(transaction.put(member));
                TRY_DONE(transaction.put(credential));
                TRY_DONE(transaction.put(session));
                TRY_DONE(transaction.put(ProgrammeVersion{member.key.programme, 2, "two"}));
                TRY_DONE(transaction.put(ProgrammeVersion{member.key.programme, 1, "one"}));
                TRY([[maybe_unused]] const auto first, transaction.count(counter, 1));
                TRY(const auto second, transaction.count(counter, 1));
                CHECK(second == 2);
                return Done{};
              })
              .ok());
  bench.reopen();
  Store& store = bench.store();
  CHECK(store.member(member.key).value() == member);
  CHECK(store.members().value() == std::vector<Member>{member});
  CHECK(store.credential("88").value() == credential);
  CHECK_FALSE(store.credential("89").value().has_value());
  CHECK(store.session("token").value() == session);
  CHECK(store.programme_versions().value().front().document == "one");
  CHECK(store.counted(counter).value() == 2);
  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(transaction.remove_sessions_before(201));
                TRY(const auto left, transaction.count(counter, -5));
                CHECK(left == 0);
                return transaction.remove_counters_before(1801);
              })
              .ok());
  CHECK_FALSE(store.session("token").value().has_value());
}

}  // namespace

TEST_CASE("the memory store keeps the contract") { hold_to_contract<MemoryBench>(); }
TEST_CASE("the SQLite store keeps the contract") { hold_to_contract<SqliteBench>(); }
TEST_CASE("the PostgreSQL store keeps the contract" * doctest::test_suite("PostgreSQL")) {
  hold_to_contract<PostgresBench>();
}
TEST_CASE("the memory store keeps members, sessions, versions and counters") {
  keep_doors<MemoryBench>();
}
TEST_CASE("the SQLite store keeps members, sessions, versions and counters") {
  keep_doors<SqliteBench>();
}
TEST_CASE("the PostgreSQL store keeps members, sessions, versions and counters" *
          doctest::test_suite("PostgreSQL")) {
  keep_doors<PostgresBench>();
}

TEST_CASE("a database written by a newer program is refused, not changed") {
  SqliteBench bench;
  const std::string path = (bench.folder / "store.db").string();
  bench.open.reset();
  auto raw = server::Connection::open(path, server::Connection::Use::Write);
  REQUIRE(raw.ok());
  REQUIRE(raw.value()->run_script("insert into migration (number) values (999)").ok());
  CHECK(SqliteStore::open(path).problem().refusal == Refusal::StoreIsUnavailable);
}

TEST_CASE("a file that is no database is refused") {
  SqliteBench bench;
  const std::string path = (bench.folder / "letter.txt").string();
  std::ofstream(path) << "Dear server, this is a letter and not a database, as you can see.\n";
  CHECK(SqliteStore::open(path).problem().refusal == Refusal::StoreIsUnavailable);
  CHECK(SqliteStore::open("/no/such/folder/x.db").problem().refusal ==
        Refusal::StoreIsUnavailable);
}
