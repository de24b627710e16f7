// One thread that serves many connections by coroutines, and the limits that keep any one client
// from hurting the others. It refuses to know how connections come in.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "tools/server/log.hpp"
#include "tools/server/service.hpp"

namespace yearward::server {

struct ConnectionLimits {
  std::size_t most = 10'000;
  std::size_t most_an_address = 512;  // a whole shop may be behind one
  std::chrono::milliseconds header{10'000};  // from the first byte of a request to its last header
  std::chrono::milliseconds body{20'000};
  std::chrono::milliseconds idle{75'000};    // between requests
  std::chrono::milliseconds progress{30'000};  // to take 32 KB of an answer: 1 KB/s
  std::chrono::milliseconds drain{2'000};      // after a refusal, so that it can be read
  std::chrono::milliseconds stop{20'000};      // for what was begun when the server stops
};

// How many connections are open, in all and from one address.
class ConnectionCount {
 public:
  // False when a cap is reached.
  bool admit(const std::string& address, const ConnectionLimits& limits);
  void leave(const std::string& address);
  std::size_t open() const;

 private:
  mutable std::mutex mutex_;
  std::size_t open_ = 0;
  std::map<std::string, std::size_t> by_address_;
};

class Worker {
 public:
  struct Place {
    Service& service;
    const Log& log;
    Door door = Door::Public;
  };
  Worker(const Place& place, const ConnectionLimits& limits, ConnectionCount& count);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

  // Takes over an admitted, connected socket; it leaves the count when it is closed.
  void adopt(int socket, std::string address);
  // Closes idle connections and lets the others end with their answer.
  void begin_stop();
  // Waits for them, at most `limits.stop`, then ends the thread.
  void finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace yearward::server
