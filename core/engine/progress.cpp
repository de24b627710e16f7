// Reading how far it is: to the next level, to keep this one, to the next reward.
#include "core/engine/progress.hpp"

#include <algorithm>

namespace yearward {

namespace {
Points missing(Points wanted, Points counted) {
  return std::max(wanted - counted, Points{});
}
}  // namespace

std::optional<LadderProgress> ladder_progress(const Programme& programme, const Account& account) {
  const Ladder* ladder = main_ladder(programme);
  if (!ladder || account.standings.empty()) return std::nullopt;
  const Standing& held = account.standings.back();
  LadderProgress progress;
  progress.level = held.level;
  progress.certain_until = held.until;
  progress.counted = account.status_counted;
  progress.next_by = last_of_year(account.as_of);
  if (held.level + 1U < ladder->levels.size()) {
    progress.next = static_cast<LevelIndex>(held.level + 1);
    progress.to_next = missing(ladder->levels[*progress.next].attain, account.status_counted);
  }
  const bool decided_this_year = held.until && *held.until <= progress.next_by;
  progress.to_keep = missing(ladder->levels[held.level].retain,
                             decided_this_year ? account.status_counted : Points{});
  return progress;
}

const Reward* best_reward(const Programme& programme, Points points) {
  const Reward* best = nullptr;
  for (const Reward& reward : programme.rewards)
    if (reward.price <= points && (!best || reward.worth > best->worth)) best = &reward;
  return best;
}

const Reward* next_reward(const Programme& programme, Points points) {
  for (const Reward& reward : programme.rewards)
    if (reward.price > points) return &reward;
  return nullptr;
}

Money worth_of(const Programme& programme, Points points) {
  const Reward* best = best_reward(programme, points);
  return best ? best->worth : Money{};
}

}  // namespace yearward
