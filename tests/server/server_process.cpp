// Forks, watches the log for the ports, signals, waits.
#include "tests/server/server_process.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/server/house.hpp"

namespace yearward::server {
namespace {

std::uint16_t number_after(const std::string& text, const std::string& name) {
  const auto at = text.find(name);
  if (at == std::string::npos || text.find('\n', at) == std::string::npos) return 0;
  return static_cast<std::uint16_t>(std::atoi(text.c_str() + at + name.size()));
}

}  // namespace

ServerProcess::ServerProcess(const std::string& database, const std::string& log,
                 const std::vector<std::string>& more) {
  std::remove(log.c_str());  // or the port of the process before this one would be read
  std::vector<std::string> words = {program_beside("yearward-server"), "--db", database,
                                    "--port", "0"};
  words.insert(words.end(), more.begin(), more.end());
  child_ = ::fork();
  if (child_ == 0) {
    const int file = ::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    ::dup2(file, STDERR_FILENO);
    ::dup2(file, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  for (int wait = 0; wait < 500 && port_ == 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const std::string text = read_file(log);
    admin_port_ = number_after(text, "\"admin_port\":");
    port_ = number_after(text, "\"port\":");
  }
  REQUIRE(port_ != 0);
  REQUIRE(admin_port_ != 0);
}

ServerProcess::~ServerProcess() { end(SIGKILL); }

void ServerProcess::signal(int signal) const { ::kill(child_, signal); }

int ServerProcess::end(int signal) {
  if (child_ <= 0) return -1;
  ::kill(child_, signal);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace yearward::server
