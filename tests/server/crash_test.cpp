// The promise: what was answered is in the ledger, once, after any crash. The server is killed
// under load, again and again, and every acknowledged event is looked for.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/process.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

constexpr int kMostKillsAStore = 25;  // then histories are long, and starting is what is tested
constexpr const char* kMembers[] = {"M1004", "M1001", "M1003"};

// How often the server is killed: YEARWARD_KILLS says, for a long run.
int kills() {
  const char* said = std::getenv("YEARWARD_KILLS");
  return said ? std::max(1, std::atoi(said)) : 5;
}

// Says purchases of one yuan, one after another, until the server is gone.
void say_until_gone(std::uint16_t port, const std::string& cookie, std::atomic<int>& number,
                    const std::function<void(const std::string&)>& acknowledge) {
  Wire wire(port);
  while (true) {
    const int mine = number++;
    const std::string id = "k" + std::to_string(mine);
    const std::string member = kMembers[static_cast<std::size_t>(mine) % 3];
    const std::string body = events({purchase(id, member, "1.00", "2026-01-03")});
    wire.say(Client(port).text_of({"POST", "/v1/events", cookie, body}));
    const Reply reply = wire.hear(3000);
    if (reply.status != 200) return;
    if (reply.has("\"refused\":[]")) acknowledge(id);
  }
}

std::set<std::string> kept_of_all(const std::string& database) {
  std::set<std::string> kept;
  for (const char* member : kMembers) kept.merge(kept_ids(database, member));
  return kept;
}

void kill_under_load(const Till& till, int times) {
  std::mutex mutex;
  std::set<std::string> acknowledged;
  std::atomic<int> number = 0;
  for (int round = 0; round < times; ++round) {
    Process process(till.database, till.log);
    const std::string cookie = Till::cookie(process.port());
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        say_until_gone(process.port(), cookie, number, [&](const std::string& id) {
          const std::lock_guard lock(mutex);
          acknowledged.insert(id);
        });
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100 + 37 * (round % 10)));
    process.end(SIGKILL);
    for (std::thread& thread : threads) thread.join();
  }
  const std::set<std::string> kept = kept_of_all(till.database);
  CHECK(acknowledged.size() > 20);
  std::size_t lost = 0;
  for (const std::string& id : acknowledged) lost += kept.count(id) == 0;
  CHECK(lost == 0);
  MESSAGE(times << " kills, " << acknowledged.size() << " acknowledged, " << lost << " lost, "
                  << number - static_cast<int>(acknowledged.size())
                  << " said without an answer; every place and id once");
}

}  // namespace

TEST_CASE("killed under load, a SQLite store has every acknowledged event once") {
  for (int left = kills(); left > 0; left -= kMostKillsAStore) {
    const Till till;
    kill_under_load(till, std::min(left, kMostKillsAStore));
  }
}
TEST_CASE("killed under load, a PostgreSQL store has every acknowledged event once" *
          doctest::test_suite("PostgreSQL")) {
  for (int left = kills(); left > 0; left -= kMostKillsAStore) {
    const Till till(Cluster::ours().new_database());
    kill_under_load(till, std::min(left, kMostKillsAStore));
  }
}

TEST_CASE("a disk that is full ends the server with 1, and what was answered is kept") {
  const Till till;
  std::set<std::string> acknowledged;
  int last_status = 0;
  {
    // A little more than the database has: the log of its changes will not fit.
    Process process(till.database, till.log, 400'000);
    const std::string cookie = Till::cookie(process.port());
    for (int number = 0; number < 5'000; ++number) {
      const std::string id = "f" + std::to_string(number);
      const Reply reply = process.client().ask(
          {"POST", "/v1/events", cookie,
           events({purchase(id, "M1004", "1.00", "2026-01-03")}), {}, true});
      last_status = reply.status;
      if (last_status != 200) break;
      acknowledged.insert(id);
    }
    CHECK(last_status != 200);
    CHECK(process.wait() == 1);
    CHECK(read_file(till.log).find("\"store_failed\"") != std::string::npos);
  }
  // With room again it starts, has everything, and goes on.
  Process process(till.database, till.log);
  const std::set<std::string> kept = kept_ids(till.database);
  CHECK(acknowledged.size() > 10);
  for (const std::string& id : acknowledged) CHECK(kept.count(id) == 1);
  CHECK(process.client()
            .ask({"POST", "/v1/events", Till::cookie(process.port()),
                  events({purchase("after", "M1004", "1.00", "2026-01-03")}), {}, true})
            .has("\"refused\":[]"));
  MESSAGE(acknowledged.size() << " acknowledged before the disk was full");
}

TEST_CASE("SIGTERM lets what was begun finish and ends with 0") {
  Till till;
  Process process(till.database, till.log);
  const std::string cookie = Till::cookie(process.port());
  Wire wire(process.port());
  wire.say(Client(process.port())
               .text_of({"POST", "/v1/events", cookie,
                         events({purchase("last", "M1004", "1.00", "2026-01-03")})}));
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(process.end(SIGTERM) == 0);
  const Reply reply = wire.hear(1000);
  if (reply.status == 200) CHECK(kept_ids(till.database).count("last") == 1);
  CHECK(read_file(till.log).find("\"stopped\"") != std::string::npos);
}

TEST_CASE("the server program refuses what it cannot use, each with its exit status") {
  const auto status = [](const std::string& arguments) {
    const std::string line = "YEARWARD_DB= '" + program_beside("yearward-server") + "' " +
                             arguments + " >/dev/null 2>&1";
    const int ended = std::system(line.c_str());
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  };
  CHECK(status("--help") == 0);
  CHECK(status("") == 64);
  CHECK(status("--db x --port many") == 64);
  CHECK(status("--db x --port 70000") == 64);
  CHECK(status("--wings") == 64);
  CHECK(status("--db /no/such/folder/x.db") == 2);
  Scratch scratch;
  const std::string database = "--db '" + (scratch.path / "x.db").string() + "' ";
  CHECK(status(database + "--portal /no/such/folder") == 2);
  CHECK(status(database + "--address 203.0.113.1") == 2);
}
