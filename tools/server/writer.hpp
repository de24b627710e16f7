// The one thread that writes: it takes everything queued while the last commit ran into the next
// one, so durability costs one flush for many requests. It refuses to know what the work is.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "tools/server/store.hpp"

namespace yearward::server {

class Writer {
 public:
  // Told after the commit, on the writer's thread: Done, or why nothing of the work was kept.
  using Then = std::function<void(const Outcome&)>;
  struct Job {
    Store::Work work;
    Then then;
    Touched touched = {};  // what the work will judge and append to
  };
  struct Limits {
    std::size_t most_queued = 10'000;
    std::size_t most_a_commit = 1'000;
  };

  // Who hears how transactions end, on the writer's thread.
  struct Ears {
    // Once, when a commit failed: the owner should stop and start again.
    std::function<void(const Problem&)> broken;
    // What the work of a transaction remembers is kept, or is void (it may run again).
    std::function<void()> kept = [] {};
    std::function<void()> undone = [] {};
    // The last work of every transaction, when all jobs have run.
    std::function<Outcome(Transaction&)> closing = [](Transaction&) { return Done{}; };
  };
  Writer(Store& store, Limits limits, Ears ears);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();

  // False when the queue is full or the writer has stopped: the caller answers "later".
  // Work that refuses must do so before it changes anything: it shares its transaction.
  [[nodiscard]] bool submit(Job job);
  // Commits what is queued and ends the thread.
  void finish();

  struct Count {
    std::int64_t commits = 0, jobs = 0;
  };
  Count count() const;
  std::size_t queued() const;
  // Told after each commit how many jobs shared it and how long it took.
  using Watch = std::function<void(std::int64_t jobs, std::int64_t microseconds)>;
  void watch(Watch watch);

 private:
  void run();
  void commit(std::vector<Job>& jobs);
  Outcome run_all(std::vector<Job>& jobs, std::vector<Outcome>& outcomes);

  Store& store_;
  const Limits limits_;
  const Ears ears_;
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  std::vector<Job> queue_;
  Count count_;
  Watch watch_;
  bool is_finishing_ = false;
  bool is_broken_ = false;
  std::thread thread_;
};

}  // namespace yearward::server
