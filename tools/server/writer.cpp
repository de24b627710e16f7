// Group commit: queue in, one transaction, answers out. Knows no SQL and no HTTP.
#include "tools/server/writer.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace yearward::server {

Writer::Writer(Store& store, Limits limits, Ears ears)
    : store_(store), limits_(limits), ears_(std::move(ears)), thread_([this] { run(); }) {}

Writer::~Writer() { finish(); }

bool Writer::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (is_finishing_ || is_broken_ || queue_.size() >= limits_.most_queued) return false;
    queue_.push_back(std::move(job));
  }
  has_work_.notify_one();
  return true;
}

void Writer::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_finishing_ = true;
  }
  has_work_.notify_one();
  if (thread_.joinable()) thread_.join();
}

Writer::Count Writer::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

std::size_t Writer::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Writer::watch(Watch watch) {
  const std::lock_guard lock(mutex_);
  watch_ = std::move(watch);
}

void Writer::run() {
  while (true) {
    std::vector<Job> jobs;
    Watch watch;
    {
      std::unique_lock lock(mutex_);
      has_work_.wait(lock, [&] { return is_finishing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto taken =
          static_cast<std::ptrdiff_t>(std::min(queue_.size(), limits_.most_a_commit));
      jobs.assign(std::make_move_iterator(queue_.begin()),
                  std::make_move_iterator(queue_.begin() + taken));
      queue_.erase(queue_.begin(), queue_.begin() + taken);
      count_.commits += 1;
      count_.jobs += taken;
      watch = watch_;
    }
    const auto begun = std::chrono::steady_clock::now();
    commit(jobs);
    const auto took = std::chrono::steady_clock::now() - begun;
    if (watch) {
      watch(static_cast<std::int64_t>(jobs.size()),
            std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    }
  }
}

// All jobs in one transaction; the store may run it again from the beginning.
Outcome Writer::run_all(std::vector<Job>& jobs, std::vector<Outcome>& outcomes) {
  Touched expected;
  for (const Job& job : jobs) {
    const Touched& more = job.touched;
    expected.streams.insert(expected.streams.end(), more.streams.begin(), more.streams.end());
    expected.ids.insert(expected.ids.end(), more.ids.begin(), more.ids.end());
  }
  bool has_run = false;
  const Outcome committed = store_.write([&](Transaction& transaction) -> Outcome {
    if (std::exchange(has_run, true)) ears_.undone();
    outcomes.clear();
    TRY_DONE(transaction.expect(expected));
    for (const Job& job : jobs) {
      outcomes.push_back(job.work(transaction));
      const Outcome& outcome = outcomes.back();
      const bool store_failed =
          !outcome.ok() && outcome.problem().refusal == Refusal::StoreIsUnavailable;
      if (store_failed) return outcome;
    }
    return ears_.closing(transaction);
  });
  committed.ok() ? ears_.kept() : ears_.undone();
  return committed;
}

// Jobs that refused changed nothing and hear their own refusal; the others hear of the commit.
void Writer::commit(std::vector<Job>& jobs) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(jobs.size());
  const Outcome committed = run_all(jobs, outcomes);
  if (!committed.ok()) {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(is_broken_, true)) ears_.broken(committed.problem());
  }
  for (std::size_t at = 0; at < jobs.size(); ++at) {
    const bool heard = committed.ok() && at < outcomes.size();
    jobs[at].then(heard ? outcomes[at] : committed);
  }
}

}  // namespace yearward::server
