// A plain bounded queue with its own threads.
#include "tools/server/pin_pool.hpp"

namespace yearward::server {

PinPool::PinPool(Limits limits) : limits_(limits) {
  for (std::size_t at = 0; at < limits_.threads; ++at) threads_.emplace_back([this] { run(); });
}

PinPool::~PinPool() { finish(); }

bool PinPool::submit(std::function<void()> trial) {
  {
    const std::lock_guard lock(mutex_);
    if (is_finishing_ || queue_.size() >= limits_.most_queued) return false;
    queue_.push_back(std::move(trial));
  }
  has_work_.notify_one();
  return true;
}

void PinPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_finishing_ = true;
  }
  has_work_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void PinPool::run() {
  while (true) {
    std::function<void()> trial;
    {
      std::unique_lock lock(mutex_);
      has_work_.wait(lock, [&] { return is_finishing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      trial = std::move(queue_.front());
      queue_.pop_front();
    }
    trial();
  }
}

}  // namespace yearward::server
