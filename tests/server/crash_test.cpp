// The promise: what was answered is in the ledger, once, after any crash. The server is killed
// under load, again and again, and every acknowledged event is looked for.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

// The server program in a process of its own.
class Process {
 public:
  Process(const std::string& database, const std::string& log) {
    std::remove(log.c_str());  // or the port of the process before this one would be read
    child_ = ::fork();
    if (child_ == 0) {
      const int file = ::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
      ::dup2(file, STDERR_FILENO);
      const std::string program = program_beside("yearward-server");
      ::execl(program.c_str(), program.c_str(), "--db", database.c_str(), "--port", "0", nullptr);
      ::_exit(127);
    }
    for (int wait = 0; wait < 500 && port_ == 0; ++wait) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      const std::string text = read_file(log);
      const auto at = text.find("\"port\":");
      if (at != std::string::npos && text.find('\n', at) != std::string::npos) {
        port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + at + 7));
      }
    }
    REQUIRE(port_ != 0);
  }
  ~Process() { end(SIGKILL); }
  std::uint16_t port() const { return port_; }
  // The exit status, or −1 when it was killed.
  int end(int signal) {
    if (child_ <= 0) return -1;
    ::kill(child_, signal);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t child_ = -1;
  std::uint16_t port_ = 0;
};

struct Till {
  Scratch scratch;
  std::string database, log;
  Till() : database((scratch.path / "kill.db").string()), log((scratch.path / "log").string()) {
    const std::string line = "'" + program_beside("yearward") +
                             "' sample --today 2026-01-03 --db '" + database + "' >/dev/null";
    REQUIRE(std::system(line.c_str()) == 0);
  }
  static std::string cookie(std::uint16_t port) {
    const Reply reply = Client(port).ask(
        {"POST", "/v1/session", {}, sign_in_document("880000009001", "123490"), {}, true});
    REQUIRE(reply.status == 200);
    const std::string text = reply.header("set-cookie");
    return text.substr(0, text.find(';'));
  }
};

std::set<std::string> kept_ids(const std::string& database) {
  auto store = SqliteStore::open(database);
  REQUIRE(store.ok());
  const MemberKey key{ProgrammeId("community_mart"), MemberId("M1004")};
  std::set<std::string> ids;
  Cursor last = 0;
  const auto kept = store.value()->events_after(key, 0, 1'000'000);
  REQUIRE(kept.ok());
  for (const StoredEvent& event : kept.value()) {
    CHECK(event.place == last + 1);
    last = event.place;
    CHECK(ids.insert(event.id.text).second);
  }
  return ids;
}

}  // namespace

TEST_CASE("killed under load five times, the store has every acknowledged event once") {
  Till till;
  std::mutex mutex;
  std::set<std::string> acknowledged;
  std::atomic<int> number = 0;
  for (int round = 0; round < 5; ++round) {
    Process process(till.database, till.log);
    const std::string cookie = Till::cookie(process.port());
    std::atomic<bool> is_over = false;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        Wire wire(process.port());
        while (!is_over) {
          const std::string id = "k" + std::to_string(number++);
          const std::string body = events({purchase(id, "M1004", "1.00", "2026-01-03")});
          wire.say(Client(process.port()).text_of({"POST", "/v1/events", cookie, body}));
          const Reply reply = wire.hear(3000);
          if (reply.status != 200) return;
          const std::lock_guard lock(mutex);
          if (reply.has("\"refused\":[]")) acknowledged.insert(id);
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * round));
    process.end(SIGKILL);
    is_over = true;
    for (std::thread& thread : threads) thread.join();
  }
  const std::set<std::string> kept = kept_ids(till.database);
  CHECK(acknowledged.size() > 20);
  MESSAGE(acknowledged.size() << " acknowledged events over 5 kills");
  for (const std::string& id : acknowledged) CHECK(kept.count(id) == 1);
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
