// A webhook's other end for tests: listens on this machine, answers what it is told to, and
// remembers what it was sent. In clear, or with TLS and a certificate of its own making.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tools/server/hooks.hpp"

namespace yearward::server {

class Receiver {
 public:
  enum class Speaks : std::uint8_t { Plain, Tls };
  explicit Receiver(Speaks speaks = Speaks::Plain);
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;
  ~Receiver();

  struct Got {
    HookHeaders headers;
    std::string target, body;
    std::string kind() const;
    std::string data() const;  // JSON
  };

  // What the next ones are answered with; 200 when nothing more is said. 0: nothing at all.
  void answer_with(std::vector<int> statuses);
  std::string address(const std::string& path = "/told") const;
  // For TLS: the certificate to believe in, in a file. It is for "localhost".
  std::string certificate() const { return certificate_.string(); }
  // All that was got so far, once there are `count`; fewer when they do not come within seconds.
  std::vector<Got> wait_for(std::size_t count, int seconds = 10);
  // How often somebody has connected.
  int connections() const { return connections_; }

 private:
  struct Tls;
  void listen();
  void serve(int client);

  const Speaks speaks_;
  std::filesystem::path folder_, certificate_;
  std::unique_ptr<Tls> tls_;
  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> is_over_ = false;
  std::atomic<int> connections_ = 0;
  std::mutex mutex_;
  std::condition_variable has_got_;
  std::vector<int> statuses_;
  std::vector<Got> got_;
  std::thread thread_;
};

}  // namespace yearward::server
