// A level at its review.
#include "core/projection/keep.hpp"

#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/projection/solve.hpp"

namespace yearward {

namespace {

class Keeping {
 public:
  Keeping(const Versions& versions, const Account& branch, const Pace& pace)
      : versions_(versions), branch_(branch), pace_(pace) {}

  Result<std::optional<LevelReview>> run(LadderIndex ladder) {
    const Standing& held = held_on(branch_, ladder);
    if (held.level == 0 || !held.review) return std::optional<LevelReview>();
    keep_.ladder = ladder;
    keep_.level = held.level;
    keep_.decided_on = *held.review;
    keep_.from = std::max(*held.review, held.until.value_or(*held.review)).plus_days(1);
    TRY(const Course course, course_of(pace_.habit, branch_.as_of, keep_.from));
    TRY_DONE(follow(course));
    if (keep_.kept) return std::optional<LevelReview>(std::move(keep_));
    TRY_DONE(ask_how_much(course));
    TRY_DONE(ask_how_often(course));
    return std::optional<LevelReview>(std::move(keep_));
  }

 private:
  Result<LevelIndex> level_after(const Course& course) const {
    Account account = branch_;
    TRY_DONE(live_until(versions_, account, course, keep_.from));
    return held_on(account, keep_.ladder).level;
  }

  Outcome follow(const Course& course) {
    Account account = branch_;
    Course before;
    for (const Intended& intended : course)
      if (intended.event.at.day <= keep_.decided_on) before.push_back(intended);
    TRY_DONE(live_until(versions_, account, before, keep_.decided_on));
    TRY(const Programme* programme, version_on(versions_, keep_.decided_on));
    const Level& level = programme->ladders[keep_.ladder].levels[keep_.level];
    keep_.missing =
        ways_to(*programme, account, keep_.ladder, level.retain, keep_.decided_on);
    TRY(keep_.then, level_after(course));
    keep_.kept = keep_.then >= keep_.level;
    return Done{};
  }

  Result<std::optional<Money>> least(const Course& course) const {
    TRY(const Programme* programme, version_on(versions_, keep_.from));
    Target target;
    target.kind = Target::Kind::Level;
    target.ladder = keep_.ladder;
    target.level = keep_.level;
    // One purchase may be what a year of weeks would be.
    constexpr std::int64_t kWeeks = 52;
    const bool weekly = !course.empty() && course.front().habitual;
    const Money most{programme->projection.most_weekly.count * (weekly ? 1 : kWeeks)};
    const auto solved = least_amount(versions_, branch_, course, target, {keep_.from, most});
    if (solved) return std::optional<Money>(solved.value().least);
    if (solved.problem().refusal == Refusal::NoAmountReachesIt) return std::optional<Money>();
    return solved.problem();
  }

  Outcome ask_how_much(const Course& course) {
    Habit any = pace_.habit;
    any.amount = Money{1};
    TRY(const Course weekly, course_of(any, branch_.as_of, keep_.from));
    TRY(keep_.weekly, least(weekly));
    if (keep_.decided_on <= branch_.as_of) return Done{};
    Course once = course;
    for (Intended& intended : once) intended.habitual = false;
    Intended more = intended_purchase(Money{1}, keep_.decided_on);
    more.habitual = true;
    more.event.at.second += 1;
    add_to(once, std::move(more));
    TRY(keep_.once, least(once));
    return Done{};
  }

  // One more a day, backwards from the last day.
  Outcome ask_how_often(const Course& course) {
    if (pace_.visit.count <= 0) return Done{};
    Course more = course;
    for (std::int32_t visits = 1; visits <= kMostVisitsMore; ++visits) {
      const Day day = keep_.decided_on.plus_days(1 - visits);
      if (day <= branch_.as_of) return Done{};
      add_to(more, intended_purchase(pace_.visit, day, 1));
      TRY(const LevelIndex level, level_after(more));
      if (level < keep_.level) continue;
      keep_.visits = visits;
      return Done{};
    }
    return Done{};
  }

  const Versions& versions_;
  const Account& branch_;
  const Pace& pace_;
  LevelReview keep_;
};

}  // namespace

Result<std::optional<LevelReview>> will_keep(const Versions& versions, const Account& branch,
                                      const Pace& pace, LadderIndex ladder) {
  return Keeping(versions, branch, pace).run(ladder);
}

}  // namespace yearward
