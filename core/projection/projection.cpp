// Running the engine over the purchases a habit means, and noting what happens on the way.
#include "core/projection/projection.hpp"

#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/engine/progress.hpp"

namespace yearward {

namespace {

std::optional<RewardIndex> place_of(const Programme& programme, const Reward* reward) {
  if (!reward) return std::nullopt;
  return static_cast<RewardIndex>(reward - programme.rewards.data());
}

// How many standings the ladder that is shown first has had; 0 without a ladder.
std::size_t standings_of(const Account& account) {
  return account.ladders.empty() ? 0 : account.ladders.front().standings.size();
}

// Watches one projection run and notes what was posted; it knows no rules of its own.
class Observer {
 public:
  Observer(const Programme& programme, Projection& projection, const Account& account)
      : programme_(programme), projection_(projection), unit_(spendable_unit(programme)) {
    seen_standings_ = standings_of(account);
    highest_ = held_now(account, unit_);
    projection_.balance_today = highest_;
    note(projection.today, highest_);
  }

  // Reads what was posted since the last look, in order.
  void look(const Account& account, Day day) {
    for (; seen_entries_ < account.entries.size(); ++seen_entries_)
      read(account.entries[seen_entries_]);
    for (; seen_standings_ < standings_of(account); ++seen_standings_) {
      const auto& standings = account.ladders.front().standings;
      const Standing& now = standings[seen_standings_];
      const LevelIndex before = standings[seen_standings_ - 1].level;
      if (now.level == before) continue;
      const auto what = now.level > before ? Milestone::What::LevelAttained
                                           : Milestone::What::LevelLost;
      add({what, now.from, now.level, Points{}, 0});
    }
    const Points balance = held_now(account, unit_);
    note(day, balance);
    for (std::size_t reward = 0; reward < programme_.rewards.size(); ++reward) {
      const Points price = programme_.rewards[reward].price;
      if (highest_ < price && price <= balance)
        add({Milestone::What::RewardReached, day, 0, price, static_cast<RewardIndex>(reward)});
    }
    highest_ = std::max(highest_, balance);
  }

 private:
  void read(const Entry& entry) {
    if (entry.unit != unit_) return;
    if (entry.kind == EntryKind::Lapse) {
      projection_.lapsed -= entry.amount;
      add({Milestone::What::PointsLapse, entry.at.day, 0, -entry.amount, 0});
      const Points after = projection_.curve.back().balance + entry.amount;
      note(entry.at.day, after);
    }
    if (entry.kind != EntryKind::Accrual) return;
    projection_.earned += entry.amount;
    for (auto& share : projection_.earned_by) {
      if (share.version != entry.version || share.rule != entry.rule) continue;
      share.earned += entry.amount;
      return;
    }
    projection_.earned_by.push_back({entry.version, entry.rule, entry.amount});
  }

  // Lapses on one day are one milestone.
  void add(Milestone milestone) {
    if (!projection_.milestones.empty()) {
      Milestone& last = projection_.milestones.back();
      if (last.what == Milestone::What::PointsLapse && last.what == milestone.what &&
          last.day == milestone.day) {
        last.amount += milestone.amount;
        return;
      }
    }
    projection_.milestones.push_back(milestone);
  }

  void note(Day day, Points balance) {
    if (!projection_.curve.empty() && projection_.curve.back().day == day)
      projection_.curve.back().balance = balance;
    else
      projection_.curve.push_back({day, balance});
  }

  const Programme& programme_;
  Projection& projection_;
  UnitIndex unit_;
  std::size_t seen_entries_ = 0;
  std::size_t seen_standings_ = 0;
  Points highest_;
};

Outcome refuse_bad_question(const Habit& habit, Day today, Day horizon) {
  if (horizon < today)
    return Problem{Refusal::HorizonIsBeforeToday, "/until", text_from_day(horizon)};
  if (days_between(today, horizon) > kFarthestHorizonDays)
    return Problem{Refusal::HorizonIsTooFar, "/until", text_from_day(horizon)};
  if (habit.every_days < 1) return Problem{Refusal::HabitIsTooOften, "/habit/every_days", {}};
  if (habit.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/habit/amount", {}};
  return Done{};
}

Event synthetic_purchase(Money amount, Day day) {
  constexpr std::int32_t kNoon = 12 * 3600;
  Event purchase;
  purchase.id = EventId{'~' + text_from_day(day)};  // no client's id begins so
  purchase.amount = amount;
  purchase.at = {day, kNoon};
  return purchase;
}

}  // namespace

Result<Projection> project(const Versions& versions, const Account& account, const Habit& habit,
                           Day today, Day horizon) {
  TRY_DONE(refuse_bad_question(habit, today, horizon));
  TRY(const Programme* programme, version_on(versions, horizon));
  Account branch = carried_forward(account);
  TRY_DONE(advance(versions, branch, today));
  // What was due by today is the past: the year ahead starts from here.
  branch.entries.clear();

  Projection projection;
  projection.habit = habit;
  projection.today = today;
  projection.horizon = horizon;
  Observer observer(*programme, projection, branch);
  Day day = habit.first;
  while (day <= today) day = day.plus_days(habit.every_days);
  if (habit.amount.count > 0) {
    for (; day <= horizon; day = day.plus_days(habit.every_days)) {
      TRY_DONE(post(versions, branch, synthetic_purchase(habit.amount, day)));
      projection.spent += habit.amount;
      ++projection.purchases;
      observer.look(branch, day);
    }
  }
  TRY_DONE(advance(versions, branch, horizon));
  observer.look(branch, horizon);

  projection.balance = held_now(branch, spendable_unit(*programme));
  projection.reward = place_of(*programme, best_reward(*programme, projection.balance));
  projection.next_reward = place_of(*programme, next_reward(*programme, projection.balance));
  projection.worth = worth_of(*programme, projection.balance);
  if (!branch.ladders.empty()) projection.level = held_on(branch, 0).level;
  return projection;
}

}  // namespace yearward
