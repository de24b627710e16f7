// Searching the least amount: halving where more only ever helps, and otherwise walking from below
// through stretches of amounts that take the same course.
#include "core/projection/solve.hpp"

#include <algorithm>
#include <optional>

#include "core/engine/due.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/exchange.hpp"
#include "core/projection/growth.hpp"
#include "core/projection/shop.hpp"

namespace yearward {

namespace {

// One amount, tried.
struct Tried {
  std::int64_t amount = 0;
  std::int64_t missing = 0;            // of what was asked, in its steps; 0 or less: reached
  std::int64_t short_of = 0;           // the same for the line to follow, finer for a level
  bool reaches = false;
  std::vector<std::int64_t> followed;  // the course it took; only where courses are compared
};

class Searching {
 public:
  Searching(const Versions& versions, const Account& branch, const Course& course,
            const Target& target, const Search& search)
      : versions_(versions), branch_(branch), course_(course), target_(target), search_(search),
        start_(branch) {}

  Result<Solved> run() {
    TRY(programme_, version_on(versions_, search_.until));
    std::vector<const Condition*> asked;
    if (target_.kind == Target::Kind::Reward) {
      const Reward& reward = programme_->rewards[target_.reward];
      asked.push_back(&reward.condition);
      for (const Reward::Price& price : reward.prices) asked.push_back(&price.condition);
    }
    const UnitIndex unit = target_.kind == Target::Kind::Held ? target_.unit
                                                              : spendable_unit(*programme_);
    growth_ = growth_of(versions_, branch_, course_, search_.until, unit, asked);
    if (target_.kind == Target::Kind::Level) growth_.slack = 0;
    TRY_DONE(set_out());
    TRY(const Tried nothing, attempt(0));
    if (nothing.reaches) return Solved{Money{}, true, runs_};
    if (search_.most.count < 1) return Refusal::NoAmountReachesIt;
    TRY(const Tried most, attempt(search_.most.count));
    if (growth_.rises && growth_.slack == 0) {
      if (!most.reaches) return Refusal::NoAmountReachesIt;
      TRY(const std::int64_t least, between(nothing, most));
      return Solved{Money{least}, true, runs_};
    }
    return walk(nothing, most);
  }

 private:
  // What falls due before the first purchase does so whatever its amount: once for all runs.
  Outcome set_out() {
    if (course_.empty()) return Done{};
    return advance_to(versions_, start_, course_.front().event.at);
  }

  // Without a fixed course every amount must be tried: no two are ever alike.
  bool alike(const Tried& low, const Tried& high) const {
    return growth_.agrees && low.amount > 0 && low.followed == high.followed;
  }

  Result<Solved> walk(const Tried& nothing, const Tried& most) {
    // Nothing bought at all is a course of its own.
    TRY(const Tried one, attempt(1));
    if (one.reaches) return Solved{Money{1}, true, runs_};
    TRY(const std::optional<std::int64_t> least, first_in(one, most));
    if (least) return Solved{Money{*least}, true, runs_};
    if (runs_ < search_.most_runs) return Refusal::NoAmountReachesIt;
    if (!lowest_) return Problem{Refusal::NoAmountReachesIt, {}, "unproven"};
    TRY(const std::int64_t some, between(nothing, *lowest_));
    return Solved{Money{some}, false, runs_};
  }

  // The least amount in low + 1 … high that reaches. Pre: `low` misses.
  Result<std::optional<std::int64_t>> first_in(const Tried& low, const Tried& high) {
    const std::optional<std::int64_t> none;
    if (growth_.rises && high.missing > growth_.slack) return none;
    if (alike(low, high)) {
      if (!high.reaches) return none;
      TRY(const std::int64_t least, between(low, high));
      return std::optional<std::int64_t>(least);
    }
    if (high.amount - low.amount == 1)
      return high.reaches ? std::optional<std::int64_t>(high.amount) : none;
    if (runs_ >= search_.most_runs) return none;
    TRY(const Tried middle, attempt(low.amount + (high.amount - low.amount) / 2));
    TRY(const std::optional<std::int64_t> below, first_in(low, middle));
    if (below || runs_ >= search_.most_runs) return below;
    return middle.reaches ? std::optional<std::int64_t>(middle.amount) : first_in(middle, high);
  }

  // An amount that reaches while one less misses. Pre: `low` misses, `high` reaches. Where more
  // only ever helps, there is no other. What is missing falls about evenly with the amount, so the
  // line between both ends is followed to where it meets zero, then a look is taken close beside;
  // where that does not help, the span is halved. In a short span whole money is looked at first.
  Result<std::int64_t> between(Tried low, Tried high) {
    enum class Look : std::uint8_t { Line, Beside, Half } look = Look::Line;
    constexpr std::int64_t kShort = 256, kShortInUnits = 8, kClose = 64;
    const std::int64_t nearby =
        std::max(kShort, kShortInUnits * minor_per_major(programme_->currency));
    std::int64_t close = 1;
    bool reached = false;
    while (high.amount - low.amount > 1) {
      const std::int64_t span = high.amount - low.amount;
      std::int64_t step = step_to_middle(low.amount, high.amount);
      if (span <= nearby) look = Look::Half;
      if (look == Look::Line) {
        TRY(step, step_to_zero(low, high));
        close = std::max<std::int64_t>(span / kClose, 1);
      }
      if (look == Look::Beside) step = reached ? span - close : close;
      TRY(Tried middle, attempt(low.amount + std::clamp<std::int64_t>(step, 1, span - 1)));
      const bool turned = middle.reaches != reached;
      reached = middle.reaches;
      (reached ? high : low) = std::move(middle);
      look = look == Look::Line                ? Look::Beside
             : look == Look::Beside && !turned ? Look::Half
                                               : Look::Line;
    }
    return high.amount;
  }

  // How far above `low` the middle is, or the whole yuan next to it: there most rules' rounding
  // turns. When only `high` is one, just below it: most likely that is where amounts begin to miss.
  std::int64_t step_to_middle(std::int64_t low, std::int64_t high) const {
    const std::int64_t yuan = minor_per_major(programme_->currency);
    const std::int64_t middle = low + (high - low) / 2;
    std::int64_t whole = (middle + yuan / 2) / yuan * yuan;
    if (whole >= high) whole -= yuan;
    if (whole > low) return whole - low;
    return high % yuan == 0 ? high - low - 1 : middle - low;
  }

  // How far above `low` the line between what both are missing meets zero; half way without one.
  Result<std::int64_t> step_to_zero(const Tried& low, const Tried& high) const {
    const std::int64_t span = high.amount - low.amount;
    if (low.short_of <= 0 || high.short_of > 0) return span / 2;
    return times(span, {low.short_of, low.short_of - high.short_of}, Rounding::Up);
  }

  Result<Tried> attempt(std::int64_t amount) {
    ++runs_;
    Tried one;
    one.amount = amount;
    Account account = start_;
    const bool compares = growth_.agrees && (!growth_.rises || growth_.slack > 0);
    for (const Intended& intended : course_) {
      if (intended.habitual && amount == 0) continue;
      Event event = intended.event;
      if (intended.habitual) event.amount = Money{amount};
      TRY_DONE(step(account, std::move(event), compares, one.followed));
    }
    TRY_DONE(advance(versions_, account, search_.until));
    TRY_DONE(judge(account, one));
    if (compares) follow(account, one.followed);
    if (one.reaches && (!lowest_ || amount < lowest_->amount)) lowest_ = one;
    return one;
  }

  Outcome step(Account& account, Event&& event, bool compares,
               std::vector<std::int64_t>& followed) {
    if (compares) {
      TRY(const Programme* version, version_on(versions_, event.at.day));
      const auto place = static_cast<std::size_t>(version - versions_.data());
      if (!growth_.watched[place].empty()) {
        TRY_DONE(advance_to(versions_, account, event.at));
        const Desk desk(*version, account, &event, event.at.day);
        TRY_DONE(note_watched(desk, growth_.watched[place], followed));
      }
    }
    return post(versions_, account, std::move(event), bench_);
  }

  Outcome judge(const Account& account, Tried& tried) const {
    switch (target_.kind) {
      case Target::Kind::Level: {
        const LevelIndex held = held_on(account, target_.ladder).level;
        tried.missing = target_.level - held;
        TRY(tried.short_of, short_of_level(account));
        tried.reaches = tried.missing <= 0;
        return Done{};
      }
      case Target::Kind::Held:
        tried.missing = (target_.points - held_now(account, target_.unit)).count;
        break;
      case Target::Kind::Reward: {
        const Offer offer = offer_of(*programme_, account, target_.reward);
        tried.missing = (offer.price - held_now(account, spendable_unit(*programme_))).count;
        tried.reaches = offer.open && tried.missing <= 0;
        tried.short_of = tried.missing;
        return Done{};
      }
    }
    tried.reaches = tried.missing <= 0;
    tried.short_of = tried.missing;
    return Done{};
  }

  // What the ladder's counter lacks on the last day; nothing where the level asks for more.
  Result<std::int64_t> short_of_level(const Account& account) const {
    const auto& asked = programme_->ladders[target_.ladder].levels[target_.level].attained_at;
    if (!asked) return std::int64_t{0};
    const Desk desk(*programme_, account, nullptr, search_.until);
    TRY(const std::int64_t counted, desk.counter(target_.ladder));
    return *asked - counted;
  }

  // What could have gone otherwise: which entries came, when they lapse, who stood where.
  void follow(const Account& account, std::vector<std::int64_t>& followed) const {
    for (const Entry& entry : account.entries) {
      followed.push_back((static_cast<std::int64_t>(entry.kind) << 24) |
                         (static_cast<std::int64_t>(entry.cause) << 16) |
                         (static_cast<std::int64_t>(entry.unit) << 8) | entry.rule);
      followed.push_back((static_cast<std::int64_t>(entry.version) << 32) | entry.at.day.serial);
      if (entry.lot != kNone)
        followed.push_back(account.lots[entry.lot].last_day.value_or(Day{}).serial);
      if (counts_exactly(entry)) followed.push_back(entry.amount.count);
    }
    for (const LadderState& ladder : account.ladders)
      for (const Standing& standing : ladder.standings) {
        followed.push_back((static_cast<std::int64_t>(standing.level) << 8) |
                           static_cast<std::int64_t>(standing.why));
        followed.push_back(standing.from.serial);
        followed.push_back(standing.review.value_or(Day{}).serial);
        followed.push_back(standing.until.value_or(Day{}).serial);
      }
  }

  bool counts_exactly(const Entry& entry) const {
    if (entry.cause == Cause::Trade) return true;
    for (std::size_t place = 0; place < versions_.size(); ++place) {
      const Programme& version = versions_[place];
      if (version.version != entry.version) continue;
      if (entry.cause == Cause::Time) return version.units[entry.unit].decay.has_value();
      const std::vector<RuleIndex>& exact = growth_.exact[place];
      return entry.cause == Cause::Rule &&
             std::find(exact.begin(), exact.end(), entry.rule) != exact.end();
    }
    return true;
  }

  const Versions& versions_;
  const Account& branch_;
  const Course& course_;
  const Target& target_;
  const Search& search_;
  const Programme* programme_ = nullptr;
  Growth growth_;
  Workbench bench_;
  Account start_;  // the branch when the first purchase comes
  std::optional<Tried> lowest_;  // of those that reach
  std::int32_t runs_ = 0;
};

}  // namespace

Result<Solved> least_amount(const Versions& versions, const Account& branch, const Course& course,
                            const Target& target, const Search& search) {
  return Searching(versions, branch, course, target, search).run();
}

Result<Solved> solve(const Versions& versions, const Account& account, const Habit& habit,
                     Day today, const Target& target, const Search& search) {
  Habit any = habit;
  any.amount = Money{1};
  TRY(const Course course, course_of(any, today, search.until));
  TRY(const Account branch, branch_on(versions, account, today));
  return least_amount(versions, branch, course, target, search);
}

}  // namespace yearward
