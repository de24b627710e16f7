// The year ahead: what a chosen habit brings, found by running the engine over the purchases it
// means, never by multiplying a rate. What a member is *likely* to do is another question.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"
#include "core/projection/course.hpp"

namespace yearward {

// The habit the last weeks show: their mean a week, rounded down to the minor unit, on the weekday
// most purchases fell on (latest weekday on a tie; a week from today when there were none).
// Refunds are taken off; never below zero. Source: programme.projection.habit_weeks.
struct ObservedHabit {
  Habit habit;
  Money total;            // in those weeks
  std::int32_t visits = 0;
  Day from, to;           // the days looked at, whole weeks
};
ObservedHabit observed_habit(const Programme& programme, const Account& account, Day today);

// The 31 December the sentence speaks of: this year's, or next year's when that is too near.
Day horizon_for(const Programme& programme, Day today);

// A thing that happens on the way, for the chart and for "how this is worked out".
struct Milestone {
  enum class What : std::uint8_t { LevelAttained, LevelLost, PointsLapse, RewardReached };
  What what{};
  Day day;
  LevelIndex level = 0;     // LevelAttained, LevelLost: the level then held
  Points amount;            // PointsLapse: how many; RewardReached: its price
  RewardIndex reward = 0;   // RewardReached
  bool operator==(const Milestone&) const = default;
};

struct Projection {
  Habit habit;
  Day today, horizon;
  std::int32_t purchases = 0;        // synthetic ones until the horizon, the horizon included
  Money spent;                       // by those purchases
  Points balance_today, balance;     // spendable: pending and available
  Points earned, lapsed;             // between today and the horizon
  struct RuleShare {
    std::int32_t version = 0;
    RuleIndex rule = 0;
    Points earned;
    bool operator==(const RuleShare&) const = default;
  };
  std::vector<RuleShare> earned_by;  // which rules brought it, in order of first use
  std::optional<RewardIndex> reward; // the most valuable the balance buys at the horizon
  std::optional<RewardIndex> next_reward;
  Money worth;                       // of that reward; zero without one
  LevelIndex level = 0;              // held at the horizon
  // A programme may count in more than the unit the portal speaks of: what is held of each.
  struct Held { Points today, then; bool operator==(const Held&) const = default; };
  std::vector<Held> units;           // a unit each: available and pending, less what is owed
  std::vector<LevelIndex> levels;    // a ladder each, at the horizon
  struct Step { Day day; Points balance; bool operator==(const Step&) const = default; };
  std::vector<Step> curve;           // after today, each purchase, each lapse, and the horizon
  std::vector<Milestone> milestones; // in order of day
};

// Runs the engine from the account as it stands over the habit's purchases up to the horizon.
// Refuses: HorizonIsBeforeToday, HorizonIsTooFar, HabitIsTooOften, NumberIsOutOfRange,
// AmountIsNegative (zero means no purchases).
Result<Projection> project(const Versions& versions, const Account& account, const Habit& habit,
                           Day today, Day horizon);
// The same over any course. Pre: `branch` is branch_on(account, today); the course ends by the
// horizon. Refuses: what the engine refuses of the course.
Result<Projection> project(const Versions& versions, const Account& branch, const Course& course,
                           const Habit& habit, Day horizon);

// The stretch ladder: today's pace, the stretch people accept, the next reward break, the next
// level. A rung that cannot be reached is absent; one that buys nothing more says so.
struct Rung {
  enum class Kind : std::uint8_t { Pace, Stretch, NextReward, NextLevel };
  Kind kind{};
  Projection projection;
  bool buys_more = false;  // a better reward or a higher level than today's pace
};
Result<std::vector<Rung>> stretch_ladder(const Versions& versions, const Account& account,
                                         const Habit& pace, Day today, Day horizon);
// Whether a year brings a better reward or a higher level than another.
bool buys_more(const Projection& projection, const Projection& than);

}  // namespace yearward
