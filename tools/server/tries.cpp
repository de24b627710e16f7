// Fixed windows of time, counted in the store.
#include "tools/server/tries.hpp"

#include <algorithm>

namespace yearward::server {
namespace {

constexpr std::int64_t kOneDay = 86'400;

CounterKey key_of(const TryLimit& limit, const Tried& trial) {
  return {std::string(limit.scope), limit.scope == "card" ? trial.card : trial.address,
          limit.window, trial.at - trial.at % limit.window};
}

}  // namespace

std::vector<TryLimit> default_try_limits() {
  return {{"card", 900, 5}, {"card", kOneDay, 20}, {"address", 900, 60}, {"address", kOneDay, 600}};
}

std::vector<TryLimit> code_limits() {
  constexpr std::int64_t kHour = 3'600;
  return {{"card", kHour, 5}, {"card", kOneDay, 10}, {"address", kHour, 30}};
}

Result<std::int64_t> count_try(Transaction& transaction, const std::vector<TryLimit>& limits,
                               const Tried& trial) {
  // Counted first and looked at then, so that two processes cannot both take the last try.
  std::int64_t wait = 0;
  for (const TryLimit& limit : limits) {
    const CounterKey key = key_of(limit, trial);
    TRY(const std::int64_t tries, transaction.count(key, 1));
    if (tries > limit.most) wait = std::max(wait, key.window_start + limit.window - trial.at);
  }
  if (wait > 0) {
    TRY_DONE(forgive_try(transaction, limits, trial));
    return wait;
  }
  TRY_DONE(transaction.remove_counters_before(trial.at - 2 * kOneDay));
  return std::int64_t{0};
}

Outcome forgive_try(Transaction& transaction, const std::vector<TryLimit>& limits,
                    const Tried& trial) {
  for (const TryLimit& limit : limits) {
    TRY([[maybe_unused]] const std::int64_t tries, transaction.count(key_of(limit, trial), -1));
  }
  return Done{};
}

}  // namespace yearward::server
