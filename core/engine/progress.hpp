// Where a member stands on the ladder and in the shop: to the next level, to keep the present one,
// and which rewards are within reach. Pure reading; nothing is posted.
#pragma once

#include <optional>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// One comparison that stands between a member and a level.
struct Need {
  MeasureIndex measure = 0;
  Window window;
  std::int64_t have = 0, need = 0;      // in the measure's steps
  bool at_most = false;                 // have must not be above need
  bool met = false;
};
// Ways to a level: one of them is enough, and of that one every need must be met.
using Ways = std::vector<std::vector<Need>>;
inline constexpr std::size_t kMostWays = 16;
Ways ways_to(const Programme& programme, const Account& account, LadderIndex ladder,
             const Condition& condition, Day day);

struct LadderProgress {
  LevelIndex level = 0;
  std::optional<Day> certain_until;     // none for the lowest level, and for those without end
  Points counted;                       // the ladder's counter now, in its steps
  std::optional<LevelIndex> next;
  Points to_next;                       // of the counter; 0 when there is no next level
  Day next_by;                          // the last day of the counter's window
  Points to_keep;                       // of the counter, still missing to keep the level past its
                                        // review, counted in that day's window; 0 = kept
  Ways to_next_ways, to_keep_ways;      // the same with every condition that is measured
};
// None when the programme has no such ladder. As of account.as_of.
std::optional<LadderProgress> ladder_progress(const Programme& programme, const Account& account,
                                              LadderIndex ladder = 0);

// The most valuable reward that many points buy, and the cheapest one they do not.
const Reward* best_reward(const Programme& programme, Points points);
const Reward* next_reward(const Programme& programme, Points points);
// What that many points are worth: the money value of the best reward they buy.
Money worth_of(const Programme& programme, Points points);

}  // namespace yearward
