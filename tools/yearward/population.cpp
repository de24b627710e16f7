// The blocks: who takes the next one, and how their sums become one, always in the order of blocks.
#include "tools/yearward/population.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "tools/yearward/population_member.hpp"

namespace yearward::command {
namespace {

constexpr std::int64_t kBlock = 250;  // members; their figures are all that outlives them

void add(Counts& sums, const Counts& more) {
  for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += more[at];
}

void add(std::vector<Counts>& sums, const std::vector<Counts>& more) {
  for (std::size_t at = 0; at < sums.size(); ++at) add(sums[at], more[at]);
}

void add(UnitTotals& sums, const UnitTotals& more) {
  sums.earned += more.earned;
  sums.pending += more.pending;
  sums.available += more.available;
  sums.reserved += more.reserved;
  sums.spent += more.spent;
  sums.lapsed += more.lapsed;
  sums.reversed += more.reversed;
  sums.deficit += more.deficit;
  sums.clamped += more.clamped;
}

template <class Value>
void append(std::vector<Value>& list, const std::vector<Value>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

void add(PopulationFold& sums, const PopulationFold& more) {
  sums.members += more.members;
  sums.events += more.events;
  sums.entries += more.entries;
  sums.redemptions += more.redemptions;
  sums.refunds += more.refunds;
  for (std::size_t ladder = 0; ladder < sums.ladders.size(); ++ladder) {
    add(sums.ladders[ladder].held, more.ladders[ladder].held);
    for (std::size_t year = 0; year < sums.ladders[ladder].migration.size(); ++year)
      add(sums.ladders[ladder].migration[year], more.ladders[ladder].migration[year]);
  }
  for (std::size_t unit = 0; unit < sums.units.size(); ++unit)
    add(sums.units[unit], more.units[unit]);
  append(sums.spent_last_year, more.spent_last_year);
  append(sums.baskets, more.baskets);
  append(sums.days_to_reward, more.days_to_reward);
  mix(sums.hash, static_cast<std::int64_t>(more.hash));
}

// Work shared by the threads: blocks are taken in order, and a finished one waits until all before
// it have been added.
class Run {
 public:
  Run(const Versions& versions, const PopulationPlan& plan,
      const std::function<void(std::int64_t)>& progress)
      : versions_(versions), plan_(plan), progress_(progress),
        total_(empty_fold(versions.front(), plan)),
        blocks_((plan.members + kBlock - 1) / kBlock),
        waiting_(static_cast<std::size_t>(blocks_)) {}

  void work() {
    for (;;) {
      const std::int64_t block = next_.fetch_add(1);
      if (block >= blocks_ || refused_) return;
      PopulationFold fold = empty_fold(versions_.front(), plan_);
      const std::int64_t end = std::min(plan_.members, (block + 1) * kBlock);
      for (std::int64_t member = block * kBlock; member < end; ++member) {
        const Outcome lived = live(versions_, plan_, member, fold);
        if (!lived.ok()) return refuse(lived.problem());
      }
      finish(block, std::move(fold));
    }
  }

  Result<PopulationFold> result() && {
    if (problem_) return *problem_;
    return std::move(total_);
  }

 private:
  void finish(std::int64_t block, PopulationFold fold) {
    const std::lock_guard lock(mutex_);
    waiting_[static_cast<std::size_t>(block)] = std::move(fold);
    while (added_ < blocks_ && waiting_[static_cast<std::size_t>(added_)]) {
      auto& first = waiting_[static_cast<std::size_t>(added_)];
      add(total_, *first);
      first.reset();
      ++added_;
    }
    if (progress_) progress_(total_.members);
  }

  void refuse(const Problem& problem) {
    const std::lock_guard lock(mutex_);
    if (!problem_) problem_ = problem;
    refused_ = true;
  }

  const Versions& versions_;
  const PopulationPlan& plan_;
  const std::function<void(std::int64_t)>& progress_;
  PopulationFold total_;
  std::int64_t blocks_, added_ = 0;
  std::vector<std::optional<PopulationFold>> waiting_;
  std::mutex mutex_;
  std::atomic<std::int64_t> next_{0};
  std::atomic<bool> refused_{false};
  std::optional<Problem> problem_;
};

}  // namespace

Result<PopulationFold> run_population(const Versions& versions, const PopulationPlan& plan,
                                      const std::function<void(std::int64_t)>& progress) {
  Run run(versions, plan, progress);
  std::vector<std::thread> others;
  for (std::int64_t thread = 1; thread < plan.threads; ++thread)
    others.emplace_back([&run] { run.work(); });
  run.work();
  for (std::thread& other : others) other.join();
  return std::move(run).result();
}

Day first_day_for(const Versions& versions) {
  const Day begins = versions.front().effective_from, year = first_of_year(begins);
  return year == begins ? year : plus_months(year, 12);
}

}  // namespace yearward::command
