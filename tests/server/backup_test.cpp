// The restore drill: a copy made while the server writes, restored elsewhere, gives every member
// the same balance, evaluated anew by the core.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/process.hpp"
#include "tests/server/shell.hpp"
#include "tools/server/backup.hpp"
#include "tools/server/open_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

std::string members_of(const Shell& shell, const std::string& address) {
  const Run run = shell.run("members --json --as-of 2026-01-03 --db '" + address + "'");
  REQUIRE_MESSAGE(run.status == 0, run.err);
  return run.out;
}

// Copies while a till says purchases, then restores and compares member by member.
// Two places to restore to: of a copy made under load, and of one made at rest.
void drill(const std::string& address, const std::string& other, const std::string& still) {
  Till till(address);
  const Shell shell;
  std::atomic<bool> is_over = false;
  std::set<std::string> before, after;
  {
    Process process(till.database, till.log);
    std::thread writer([&, cookie = Till::cookie(process.port())] {
      for (int number = 0; !is_over; ++number) {
        const std::string id = "p" + std::to_string(number);
        process.client().ask({"POST", "/v1/events", cookie,
                              events({purchase(id, "M1004", "1.00", "2026-01-03")}), {}, true});
      }
    });
    while (kept_ids(till.database).size() < 20) std::this_thread::yield();
    before = kept_ids(till.database);
    const Run backup = shell.run("backup copy --db '" + till.database + "'");
    CHECK_MESSAGE(backup.status == 0, backup.err);
    after = kept_ids(till.database);
    is_over = true;
    writer.join();
  }
  const Run restored = shell.run("restore copy --db '" + other + "'");
  REQUIRE_MESSAGE(restored.status == 0, restored.err);
  CHECK(restored.out.find("8 members") != std::string::npos);
  // The copy is one moment between the two looks, whole.
  const std::set<std::string> copied = kept_ids(other);
  for (const std::string& id : before) CHECK(copied.count(id) == 1);
  for (const std::string& id : copied) CHECK(after.count(id) == 1);
  REQUIRE(shell.run("backup still --db '" + till.database + "'").status == 0);
  REQUIRE(shell.run("restore still --db '" + still + "'").status == 0);
  const std::string balances = members_of(shell, still);
  CHECK(balances.find("M1007") != std::string::npos);
  CHECK(balances == members_of(shell, till.database));  // to the last point
  CHECK(shell.run("restore copy --db '" + other + "'").err.find("name is taken") !=
        std::string::npos);
  CHECK(shell.run("backup copy --db '" + till.database + "'").err.find("name is taken") !=
        std::string::npos);
}

}  // namespace

TEST_CASE("restore drill on SQLite: a copy made under load gives the same balances") {
  const Scratch scratch;
  drill({}, (scratch.path / "other.db").string(), (scratch.path / "still.db").string());
}
TEST_CASE("restore drill on PostgreSQL: a copy made under load gives the same balances" *
          doctest::test_suite("PostgreSQL")) {
  Cluster& cluster = Cluster::ours();
  drill(cluster.new_database(), cluster.new_database(), cluster.new_database());
}

TEST_CASE("a copy is for its owner alone, and a half-made one never has its name") {
  const Scratch scratch;
  const Till till;
  const std::string copy = (scratch.path / "copy").string();
  REQUIRE(back_up(till.database, copy).ok());
  struct stat about {};
  REQUIRE(::stat(copy.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK_FALSE(std::filesystem::exists(copy + ".part"));

  // Cut short, or changed inside, or no database at all: refused, and nothing is left.
  const std::string text = read_file(copy);
  const std::string again = (scratch.path / "again.db").string();
  std::string changed = text;
  for (std::size_t at = 100; at < changed.size(); at += 4096) changed.replace(at, 8, "damaged!");
  for (const std::string& damaged : {text.substr(0, text.size() / 2), changed,
                                     std::string("a letter, not a database")}) {
    write_file(scratch.path / "damaged", damaged);
    CHECK_FALSE(restore((scratch.path / "damaged").string(), again).ok());
    CHECK_FALSE(std::filesystem::exists(again));
    CHECK_FALSE(std::filesystem::exists(again + ".part"));
  }
  // The log of a database that was there before would be read into the new one.
  write_file(again + "-wal", "old");
  CHECK(restore(copy, again).problem().refusal == Refusal::NameIsTaken);
  std::filesystem::remove(again + "-wal");
  CHECK(restore(copy, again).ok());
  CHECK_FALSE(back_up("/no/such/folder/x.db", (scratch.path / "none").string()).ok());
}

TEST_CASE("a stream with a hole, or a document nobody reads, is found") {
  const Till till;
  const auto damage = [&](const char* sql) {
    auto raw = Connection::open(till.database, Connection::Use::Write);
    REQUIRE(raw.ok());
    REQUIRE(raw.value()->run_script(sql).ok());
    auto store = open_store(till.database);
    REQUIRE(store.ok());
    return verify(*store.value());
  };
  CHECK(damage("select 1").ok());
  CHECK(damage("delete from event where member='M1001' and place=7")
            .problem()
            .detail.find("M1001: place 7 is missing") != std::string::npos);
  CHECK_FALSE(damage("update event set place=7 where member='M1001' and place=8").ok());
  CHECK_FALSE(damage("delete from event where member='M1001';"
                     "delete from stream where member='M1001';"
                     "update event set document='{}' where member='M1002' and place=1")
                  .ok());
}
