// Running the engine over what a member will do, and noting what happens on the way.
#include "core/projection/projection.hpp"

#include <algorithm>

#include "core/engine/desk.hpp"
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

}  // namespace

Result<Projection> project(const Versions& versions, const Account& branch, const Course& course,
                           const Habit& habit, Day horizon) {
  TRY(const Programme* programme, version_on(versions, horizon));
  Account account = branch;
  Projection projection;
  projection.habit = habit;
  projection.today = branch.as_of;
  projection.horizon = horizon;
  for (UnitIndex unit = 0; unit < programme->units.size(); ++unit)
    projection.units.push_back({held_now(account, unit), {}});
  Observer observer(*programme, projection, account);
  Workbench bench;
  for (const Intended& intended : course) {
    TRY_DONE(post(versions, account, Event(intended.event), bench));
    projection.purchases += intended.event.type == EventType::Purchase ? 1 : 0;
    observer.look(account, intended.event.at.day);
  }
  projection.spent = spent_by(course);
  TRY_DONE(advance(versions, account, horizon));
  observer.look(account, horizon);

  for (UnitIndex unit = 0; unit < programme->units.size(); ++unit)
    projection.units[unit].then = held_now(account, unit);
  for (LadderIndex ladder = 0; ladder < account.ladders.size(); ++ladder)
    projection.levels.push_back(held_on(account, ladder).level);
  projection.balance = projection.units[spendable_unit(*programme)].then;
  projection.reward = place_of(*programme, best_reward(*programme, projection.balance));
  projection.next_reward = place_of(*programme, next_reward(*programme, projection.balance));
  projection.worth = worth_of(*programme, projection.balance);
  if (!projection.levels.empty()) projection.level = projection.levels.front();
  return projection;
}

Result<Projection> project(const Versions& versions, const Account& account, const Habit& habit,
                           Day today, Day horizon) {
  TRY(const Course course, course_of(habit, today, horizon));
  TRY(const Account branch, branch_on(versions, account, today));
  return project(versions, branch, course, habit, horizon);
}

}  // namespace yearward
