// Forks, reads the port from the log, kills.
#include "tests/server/process.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tools/server/open_store.hpp"

namespace yearward::server {
namespace {

int status_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

}  // namespace

Process::Process(const std::string& database, const std::string& log, std::uint64_t most_bytes) {
  std::remove(log.c_str());  // or the port of the process before this one would be read
  child_ = ::fork();
  if (child_ == 0) {
    const int file = ::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    ::dup2(file, STDERR_FILENO);
    if (most_bytes > 0) {
      // A write beyond it fails instead of ending the process, as one on a full disk does.
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{most_bytes, most_bytes};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    const std::string program = program_beside("yearward-server");
    ::execl(program.c_str(), program.c_str(), "--db", database.c_str(), "--port", "0",
            "--admin-port", "0", nullptr);
    ::_exit(127);
  }
  for (int wait = 0; wait < 1500 && port_ == 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const std::string text = read_file(log);
    const auto at = text.find("\"port\":");
    if (at != std::string::npos && text.find('\n', at) != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + at + 7));
    }
  }
  REQUIRE_MESSAGE(port_ != 0, read_file(log));
}

Process::~Process() { end(SIGKILL); }

int Process::end(int signal) {
  if (child_ <= 0) return -1;
  ::kill(child_, signal);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return status_of(status);
}

int Process::wait() {
  for (int look = 0; look < 500; ++look) {
    int status = 0;
    if (::waitpid(child_, &status, WNOHANG) == child_) {
      child_ = -1;
      return status_of(status);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return -1;
}

Till::Till(std::string address)
    : database(address.empty() ? (scratch.path / "till.db").string() : std::move(address)),
      log((scratch.path / "log").string()) {
  const std::string line = "'" + program_beside("yearward") +
                           "' sample --today 2026-01-03 --db '" + database + "' >/dev/null";
  REQUIRE(std::system(line.c_str()) == 0);
}

std::string Till::cookie(std::uint16_t port, const std::string& card, const std::string& pin) {
  const Reply reply =
      Client(port).ask({"POST", "/v1/session", {}, sign_in_document(card, pin), {}, true});
  REQUIRE_MESSAGE(reply.status == 200, reply.body);
  const std::string text = reply.header("set-cookie");
  return text.substr(0, text.find(';'));
}

std::set<std::string> kept_ids(const std::string& database, const std::string& member) {
  auto store = open_store(database);
  REQUIRE(store.ok());
  std::set<std::string> ids;
  Cursor last = 0;
  const auto kept = store.value()->events_after(
      {ProgrammeId("community_mart"), MemberId(member)}, 0, 1'000'000);
  REQUIRE(kept.ok());
  for (const StoredEvent& event : kept.value()) {
    CHECK(event.place == last + 1);
    last = event.place;
    CHECK(ids.insert(event.id.text).second);
  }
  return ids;
}

}  // namespace yearward::server
