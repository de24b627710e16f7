// The question turned round: how little a purchase is enough. It refuses to guess: an amount it
// did not try is skipped only where core/projection/growth.hpp shows that it cannot reach.
#pragma once

#include <cstdint>

#include "core/projection/course.hpp"

namespace yearward {

// What is to be held at the end of the day asked for.
struct Target {
  enum class Kind : std::uint8_t {
    Reward,  // its price, under its own condition; whether it is in stock nobody knows
    Level,   // that level of a ladder, or a higher one
    Held,    // so many of a unit
  };
  Kind kind{};
  RewardIndex reward = 0;
  LadderIndex ladder = 0;
  LevelIndex level = 0;
  UnitIndex unit = 0;
  Points points;

  static Target of_reward(RewardIndex index) {  // of the version in force on the day asked for
    Target target;
    target.kind = Kind::Reward;
    target.reward = index;
    return target;
  }
  static Target of_level(LevelIndex index) {    // of the first ladder
    Target target;
    target.kind = Kind::Level;
    target.level = index;
    return target;
  }
};

// As often as a course is lived through for an answer that a screen waits for.
inline constexpr std::int32_t kRunsWhileWaiting = 200;

// What is changed: the amount of each habitual purchase of the course, all alike.
struct Search {
  Day until;                     // the day asked for
  Money most;                    // amounts beyond it are not looked at
  std::int32_t most_runs = 2'000;
};

struct Solved {
  Money least;            // reaches the target; one minor unit less misses it
  bool proven = true;     // no smaller amount reaches it. False only when `most_runs` ran out:
                          // where caps, lapses or trades take away again, a smaller one may
  std::int32_t runs = 0;  // how often the course was lived through
};

// The least amount with which the course reaches the target. 0: it is reached without the habit.
// Shape: `branch` is branch_on(account, today); purchases of the course that are not habitual stay.
// Refuses: NoAmountReachesIt (with detail "unproven" when `most_runs` ran out), HorizonIsTooFar,
// and what the engine refuses.
Result<Solved> least_amount(const Versions& versions, const Account& branch, const Course& course,
                            const Target& target, const Search& search);

// The same for a weekly (or other) habit, from an account as it stands.
Result<Solved> solve(const Versions& versions, const Account& account, const Habit& habit,
                     Day today, const Target& target, const Search& search);

}  // namespace yearward
