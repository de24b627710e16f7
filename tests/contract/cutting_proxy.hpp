// Stands between a store and PostgreSQL and cuts their connection at a chosen moment, as a network
// may: the moments around a commit are too short to be hit by killing something.
#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/house.hpp"

namespace yearward::server {

enum class Cut : std::uint8_t {
  Never,
  BeforeWork,        // with the transaction's first word
  CommitUnsent,      // PostgreSQL never hears the commit
  CommitUnanswered,  // PostgreSQL commits, and its answer is lost
};

class CuttingProxy {
 public:
  // Listens on a Unix socket beside the one that the address names.
  explicit CuttingProxy(const std::string& address);
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  const std::string& address() const { return address_; }
  void cut_once(Cut cut) { cut_ = cut; }
  bool has_cut() const { return cut_ == Cut::Never; }
  // Cuts everything and listens no more.
  void close();

 private:
  void listen();
  void serve(int client);

  Scratch scratch_;
  std::string address_, behind_;
  int listening_ = -1;
  std::atomic<Cut> cut_ = Cut::Never;
  std::atomic<bool> is_over_ = false;
  std::vector<std::thread> threads_;
  std::thread listener_;
};

}  // namespace yearward::server
