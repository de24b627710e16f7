// The stretch ladder: pace, a fifth more, the next reward, the next level.
#include <algorithm>

#include "core/projection/projection.hpp"
#include "core/projection/solve.hpp"

namespace yearward {

bool buys_more(const Projection& projection, const Projection& than) {
  return projection.worth > than.worth || projection.level > than.level;
}

namespace {

// The rungs share where they start: the account as it stands today.
struct Climb {
  const Versions& versions;
  const Account& branch;
  const Habit& pace;
  Day horizon;
  std::vector<Rung> rungs;

  Outcome add(Rung::Kind kind, Money amount) {
    Habit habit = pace;
    habit.amount = amount;
    TRY(const Course course, course_of(habit, branch.as_of, horizon));
    TRY(Projection reached, project(versions, branch, course, habit, horizon));
    const bool more = !rungs.empty() && buys_more(reached, rungs.front().projection);
    rungs.push_back({kind, std::move(reached), more});
    return Done{};
  }

  // A rung for the least amount that reaches something; absent when nothing does.
  Outcome add_least(Rung::Kind kind, const Target& target, Money most) {
    // What a slider shows while it is dragged: where every amount has to be tried, a small one that
    // reaches it will do.
    Habit any = pace;
    any.amount = Money{1};
    TRY(const Course course, course_of(any, branch.as_of, horizon));
    const auto solved =
        least_amount(versions, branch, course, target, {horizon, most, kRunsWhileWaiting});
    if (solved) return add(kind, solved.value().least);
    if (solved.problem().refusal == Refusal::NoAmountReachesIt) return Done{};
    return solved.problem();
  }
};

}  // namespace

Result<std::vector<Rung>> stretch_ladder(const Versions& versions, const Account& account,
                                         const Habit& pace, Day today, Day horizon) {
  TRY(const Programme* programme, version_on(versions, horizon));
  TRY(const Account branch, branch_on(versions, account, today));
  Climb climb{versions, branch, pace, horizon, {}};
  TRY_DONE(climb.add(Rung::Kind::Pace, pace.amount));
  TRY(const std::int64_t stretched,
      times(pace.amount.count, programme->projection.stretch, Rounding::Down));
  if (stretched > pace.amount.count)
    TRY_DONE(climb.add(Rung::Kind::Stretch, Money{stretched}));

  const Money most = std::max(programme->projection.most_weekly, pace.amount);
  const std::optional<RewardIndex> next = climb.rungs.front().projection.next_reward;
  const LevelIndex held = climb.rungs.front().projection.level;
  if (next) TRY_DONE(climb.add_least(Rung::Kind::NextReward, Target::of_reward(*next), most));
  const Ladder* ladder = main_ladder(*programme);
  if (ladder && held + 1U < ladder->levels.size())
    TRY_DONE(climb.add_least(Rung::Kind::NextLevel,
                             Target::of_level(static_cast<LevelIndex>(held + 1)), most));
  return std::move(climb.rungs);
}

}  // namespace yearward
