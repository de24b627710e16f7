// Where a member stands on the ladder and in the shop: to the next level, to keep the present one,
// and which rewards are within reach. Pure reading; nothing is posted.
#pragma once

#include <optional>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

struct LadderProgress {
  LevelIndex level = 0;
  std::optional<Day> certain_until;     // none for the lowest level
  Points counted;                       // status in this year
  std::optional<LevelIndex> next;
  Points to_next;                       // 0 when there is no next level
  Day next_by;                          // the year's last day
  Points to_keep;                       // status still missing to keep the level past
                                        // certain_until, counted in that day's year; 0 = kept
};
// None when the programme has no ladder. As of account.as_of.
std::optional<LadderProgress> ladder_progress(const Programme& programme, const Account& account);

// The most valuable reward that many points buy, and the cheapest one they do not.
const Reward* best_reward(const Programme& programme, Points points);
const Reward* next_reward(const Programme& programme, Points points);
// What that many points are worth: the money value of the best reward they buy.
Money worth_of(const Programme& programme, Points points);

}  // namespace yearward
