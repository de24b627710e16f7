// The question turned round: how little a week is enough. Found by asking the engine.
#include <algorithm>

#include "core/engine/progress.hpp"
#include "core/projection/projection.hpp"

namespace yearward {

namespace {

// The least amount in 0…most for which `reaches` says yes. Points and levels at a horizon never
// fall when every purchase grows (rates, attained levels and lapse days only help), so halving the
// span is enough; the caller's test asks one minor unit less as well.
template <class Reaches>
Result<Money> least_amount(Habit habit, Money most, Reaches reaches) {
  std::int64_t low = 0, high = most.count;
  habit.amount = most;
  TRY(const bool reachable, reaches(habit));
  if (!reachable) return Refusal::NoAmountReachesIt;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    habit.amount = Money{middle};
    TRY(const bool enough, reaches(habit));
    if (enough) high = middle;
    else low = middle + 1;
  }
  return Money{low};
}

}  // namespace

Result<Money> least_for_reward(const Versions& versions, const Account& account, Habit habit,
                               Day today, Day horizon, RewardIndex reward, Money most) {
  TRY(const Programme* programme, version_on(versions, horizon));
  PROMISE(reward < programme->rewards.size());
  const Points price = programme->rewards[reward].price;
  return least_amount(habit, most, [&](const Habit& tried) -> Result<bool> {
    TRY(const Projection projection, project(versions, account, tried, today, horizon));
    return projection.balance >= price;
  });
}

Result<Money> least_for_level(const Versions& versions, const Account& account, Habit habit,
                              Day today, Day horizon, LevelIndex level, Money most) {
  return least_amount(habit, most, [&](const Habit& tried) -> Result<bool> {
    TRY(const Projection projection, project(versions, account, tried, today, horizon));
    return projection.level >= level;
  });
}

namespace {

bool buys_more(const Projection& rung, const Projection& pace) {
  return rung.worth > pace.worth || rung.level > pace.level;
}

// A rung for the least amount that reaches something; absent when nothing does.
Result<Done> add_solved(std::vector<Rung>& rungs, Rung::Kind kind, const Result<Money>& least,
                        const Versions& versions, const Account& account, Habit habit) {
  if (!least) {
    if (least.problem().refusal == Refusal::NoAmountReachesIt) return Done{};
    return least.problem();
  }
  const Projection pace = rungs.front().projection;
  habit.amount = least.value();
  TRY(Projection reached, project(versions, account, habit, pace.today, pace.horizon));
  const bool more = buys_more(reached, pace);
  rungs.push_back({kind, std::move(reached), more});
  return Done{};
}

}  // namespace

Result<std::vector<Rung>> stretch_ladder(const Versions& versions, const Account& account,
                                         const Habit& pace, Day today, Day horizon) {
  TRY(const Programme* programme, version_on(versions, horizon));
  TRY(const Projection at_pace, project(versions, account, pace, today, horizon));
  const Money most = std::max(programme->projection.most_weekly, pace.amount);
  std::vector<Rung> rungs{{Rung::Kind::Pace, at_pace, false}};

  Habit stretched = pace;
  TRY(const std::int64_t stretch,
      times(pace.amount.count, programme->projection.stretch, Rounding::Down));
  stretched.amount = Money{stretch};
  if (stretched.amount > pace.amount) {
    TRY(Projection reached, project(versions, account, stretched, today, horizon));
    const bool more = buys_more(reached, at_pace);
    rungs.push_back({Rung::Kind::Stretch, std::move(reached), more});
  }
  if (at_pace.next_reward)
    TRY_DONE(add_solved(rungs, Rung::Kind::NextReward,
                        least_for_reward(versions, account, pace, today, horizon,
                                         *at_pace.next_reward, most),
                        versions, account, pace));
  const Ladder* ladder = main_ladder(*programme);
  if (ladder && at_pace.level + 1U < ladder->levels.size())
    TRY_DONE(add_solved(rungs, Rung::Kind::NextLevel,
                        least_for_level(versions, account, pace, today, horizon,
                                        static_cast<LevelIndex>(at_pace.level + 1), most),
                        versions, account, pace));
  return rungs;
}

}  // namespace yearward
