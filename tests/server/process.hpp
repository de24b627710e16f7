// The server program in a process of its own, on a database that `yearward sample` has filled.
#pragma once

#include <sys/types.h>

#include <set>
#include <string>

#include "tests/server/house.hpp"

namespace yearward::server {

class Process {
 public:
  // Starts it and waits for its port. `database` is what --db takes; `log` a file. No file it
  // writes may grow beyond `most_bytes`, as on a full disk; 0: no limit.
  Process(const std::string& database, const std::string& log, std::uint64_t most_bytes = 0);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  std::uint16_t port() const { return port_; }
  Client client() const { return Client(port_); }
  // The exit status, or −1 when it was killed.
  int end(int signal);
  // The same, of one that ends by itself; −1 when it does not within ten seconds.
  int wait();

 private:
  pid_t child_ = -1;
  std::uint16_t port_ = 0;
};

// The sample's till, which may say purchases for everybody.
struct Till {
  // On a SQLite file of its own, or on the database said.
  explicit Till(std::string address = {});
  Scratch scratch;
  std::string database, log;
  std::string log_of(int process) const { return log + std::to_string(process); }
  static std::string cookie(std::uint16_t port) {
    return cookie(port, "880000009001", "123490");
  }
  static std::string cookie(std::uint16_t port, const std::string& card, const std::string& pin);
};

// The ids in a sample member's stream; each place and each id exactly once, or the test fails.
std::set<std::string> kept_ids(const std::string& database, const std::string& member = "M1004");

}  // namespace yearward::server
