// Threads that only try PINs, behind a short queue: a flood of sign-ins may wait or be sent away,
// but never slows down reading and pushing. It refuses to know whose PINs.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yearward::server {

class PinPool {
 public:
  struct Limits {
    std::size_t threads = 1;
    std::size_t most_queued = 64;
  };
  explicit PinPool(Limits limits);
  PinPool(const PinPool&) = delete;
  PinPool& operator=(const PinPool&) = delete;
  ~PinPool();

  // False when the queue is full or the pool has ended: the caller answers "later".
  [[nodiscard]] bool submit(std::function<void()> trial);
  // Does what is queued, then ends the threads.
  void finish();

 private:
  void run();

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<std::function<void()>> queue_;
  bool is_finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yearward::server
