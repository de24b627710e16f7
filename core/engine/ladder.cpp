// Standing by standing: what is attained, kept, lost and carried over.
#include "core/engine/ladder.hpp"

#include <algorithm>

#include "core/engine/accrue.hpp"
#include "core/engine/book.hpp"
#include "core/engine/grants.hpp"
#include "core/engine/term.hpp"

namespace yearward {

namespace {

bool counts_from_level(const Ladder& ladder) {
  const Window& window = ladder.window;
  return (window.kind == Window::Kind::Since || window.kind == Window::Kind::Anniversary) &&
         window.anchor == Window::Anchor::Level;
}

// Time alone may move these ladders: on the first of each month, or when a window ends.
Day next_judgement(const Ladder& ladder, const Desk& desk, Day day) {
  if (ladder.rises == Ladder::Rises::NextMonth) return last_of_month(day).plus_days(1);
  if (ladder.holds.kind != Validity::Kind::WhileTrue) return kFarDay;
  const Day last = desk.span_at(ladder.window, day).last;
  return last < day ? kFarDay : last.plus_days(1);
}

// One ladder of one account at one moment.
class Step {
 public:
  Step(const Programme& programme, Account& account, LadderIndex index, const Event* event,
       std::uint32_t number, Day day)
      : programme_(programme), account_(account), index_(index), event_(event), number_(number),
        day_(day) {}

  const Ladder& ladder() const { return programme_.ladders[index_]; }
  LadderState& state() { return account_.ladders[index_]; }
  LevelIndex held() const { return held_on(account_, index_).level; }

  Desk desk(Day day) const {
    Desk made(programme_, account_, event_, day);
    made.set_counted();
    return made;
  }

  Term term(const Validity& validity, Day from, std::optional<Day> last_review = {}) const {
    return term_of(validity, from, last_review, desk(from), ladder().window);
  }

  // Takes the new standing, and what the counter keeps or pays for it.
  Outcome stand(LevelIndex level, Day from, Standing::Why why, const Term& term,
                std::int64_t threshold) {
    // At a review the figures that decided lie before `from`; a rise by time reads its own day.
    const bool reviewed = !event_ && ladder().rises != Ladder::Rises::NextMonth;
    const Day decided_on = event_ ? day_ : reviewed ? from.plus_days(-1) : from;
    TRY(const std::int64_t value, desk(decided_on).counter(index_));
    Standing standing;
    standing.level = level;
    standing.from = from;
    standing.review = level == 0 ? std::nullopt : term.review;
    standing.until = level == 0 ? std::nullopt : term.until;
    standing.decided_by = value;
    standing.event = event_ ? number_ : kNone;
    standing.why = why;
    const bool lower = level < held();
    state().standings.push_back(standing);
    if (lower) lose_units(level, event_ ? event_->at : Moment{from, 0});
    state().falls_on.reset();
    state().rises_on.reset();
    const bool climbs = why == Standing::Why::Attained || why == Standing::Why::Kept;
    const bool pays = climbs && ladder().carry.when == Carry::When::AtStep;
    if (!pays && !counts_from_level(ladder())) return Done{};
    TRY(const std::int64_t surplus, pays ? kept_over(value - threshold) : Result<std::int64_t>(0));
    TRY(const std::int64_t counted, desk(from).in_window(ladder().counter, ladder().window));
    state().carried = surplus - counted;
    state().carried_until = desk(from).span(ladder().window).last;
    return Done{};
  }

  // Units that are lost below a level lapse whole when the level falls under it.
  void lose_units(LevelIndex level, Moment at) {
    for (UnitIndex unit = 0; unit < programme_.units.size(); ++unit) {
      const Unit& kind = programme_.units[unit];
      if (kind.lost_by_ladder != index_ || level >= kind.lost_below_level) continue;
      while (!account_.units[unit].open_lots.empty()) {
        Entry lapse = entry_of(EntryKind::Lapse, Cause::Level, programme_, unit, at,
                               event_ ? number_ : kNone);
        lapse.amount =
            -lapse_lot(account_, lapse, account_.units[unit].open_lots.front());
        account_.entries.push_back(std::move(lapse));
      }
    }
  }

  Result<std::int64_t> kept_over(std::int64_t surplus) const {
    const Carry& carry = ladder().carry;
    TRY(std::int64_t kept, times(std::max<std::int64_t>(surplus, 0), carry.share, Rounding::Down));
    if (carry.most > 0) kept = std::min(kept, carry.most);
    return kept;
  }

  std::int64_t threshold(const Condition& condition) const {
    return threshold_of(ladder(), condition).value_or(0);
  }

  Outcome attain(LevelIndex level, Day from) {
    TRY_DONE(stand(level, from, Standing::Why::Attained, term(ladder().holds, from),
                   threshold(ladder().levels[level].attain)));
    const Moment at = event_ ? event_->at : Moment{from, 0};
    return post_grants(programme_, account_, {index_, level}, at, event_ ? number_ : kNone);
  }

  // What one event may do to the ladder. True when the standing changed.
  Result<bool> after_event() {
    TRY(const LevelIndex reached, level_attained(desk(day_), index_));
    if (reached > held()) return climb(reached);
    if (ladder().holds.kind == Validity::Kind::WhileTrue && reached < held()) {
      const LevelIndex lower = std::max(reached, floor());
      if (lower == held()) return false;
      TRY_DONE(stand(lower, day_, Standing::Why::Fell, Term{}, 0));
      return true;
    }
    return win_back();
  }

  Result<bool> climb(LevelIndex reached) {
    switch (ladder().rises) {
      case Ladder::Rises::AtOnce:
        TRY_DONE(attain(reached, day_));
        return true;
      case Ladder::Rises::NextDay: wait_for(day_.plus_days(1), reached); break;
      case Ladder::Rises::NextMonth:
      case Ladder::Rises::AtReview: break;  // judged by time alone
    }
    return false;
  }

  void wait_for(Day day, LevelIndex level) {
    if (!state().rises_on) state().rises_on = day;
    state().rises_to = level;
  }

  Result<bool> win_back() {
    const auto& standings = state().standings;
    if (ladder().win_back_days == 0 || standings.size() < 2 ||
        standings.back().why != Standing::Why::Fell ||
        days_between(standings.back().from, day_) > ladder().win_back_days)
      return false;
    TRY(const bool won, desk(day_).holds(ladder().win_back, &ladder()));
    if (!won) return false;
    const LevelIndex level = standings[standings.size() - 2].level;
    TRY_DONE(stand(level, day_, Standing::Why::WonBack, term(ladder().holds, day_), 0));
    return true;
  }

  LevelIndex floor() {
    const bool holds = state().floor && (!state().floor_until || day_ <= *state().floor_until);
    return holds ? *state().floor : LevelIndex{0};
  }

  // What the figures of the day say, without an event.
  Outcome judge(Day day) {
    const Desk now = desk(day);
    state().judged_on = next_judgement(ladder(), now, day);
    TRY(const LevelIndex reached, level_attained(now, index_));
    if (reached > held()) return attain(reached, day);
    const LevelIndex lower = std::max(reached, floor());
    const bool falls = ladder().holds.kind == Validity::Kind::WhileTrue && lower < held();
    return falls ? fall(lower, day) : Outcome{Done{}};
  }

  // Other thresholds, the same figures: today's, and those that decided the standing held.
  Outcome judge_anew(Day day) {
    const Standing now = held_on(account_, index_);
    TRY(const LevelIndex reached, level_attained(desk(day), index_));
    if (reached > now.level) return attain(reached, day);
    const bool by_event = now.event != kNone;
    const Day decided_on = by_event ? now.from : now.from.plus_days(-1);
    LevelIndex qualified = floor();
    for (const Day on : {decided_on, day.plus_days(-1)}) {
      TRY(const LevelIndex then, qualified_for(desk(on), static_cast<LevelIndex>(now.level + 1)));
      qualified = std::max(qualified, then);
    }
    return qualified < now.level ? fall(qualified, day) : Outcome{Done{}};
  }

  // Decides on the review day's figures what follows from the day after.
  Outcome review(Day day) {
    const Standing now = held_on(account_, index_);
    const Desk then = desk(*now.review);
    const Level& level = ladder().levels[now.level];
    TRY(const bool kept, then.holds(level.retain, &ladder()));
    TRY(const LevelIndex qualified, qualified_for(then, now.level));
    if (ladder().rises == Ladder::Rises::AtReview && qualified > now.level)
      return attain(qualified, day);
    if (kept || ladder().drop == Ladder::Drop::Never || floor() >= now.level)
      return stand(now.level, day, Standing::Why::Kept, term(ladder().renews, day, now.review),
                   threshold(level.retain));
    LevelIndex lower = ladder().drop == Ladder::Drop::OneLevel
                           ? std::max<LevelIndex>(qualified, static_cast<LevelIndex>(now.level - 1))
                           : qualified;
    lower = std::max(std::min<LevelIndex>(lower, static_cast<LevelIndex>(now.level - 1)), floor());
    if (now.until && *now.until > *now.review) {
      state().falls_on = now.until->plus_days(1);
      state().falls_to = lower;
      state().standings.back().review.reset();
      return Done{};
    }
    return fall(lower, day, now.review);
  }

  Outcome fall(LevelIndex level, Day day, std::optional<Day> last_review = {}) {
    return stand(level, day, Standing::Why::Fell, term(ladder().renews, day, last_review), 0);
  }

  // The highest level the figures of that day qualify for, by attaining it or, up to the one held,
  // by keeping it.
  Result<LevelIndex> qualified_for(const Desk& then, LevelIndex now) const {
    LevelIndex highest = 0;
    for (std::size_t level = 1; level < ladder().levels.size(); ++level) {
      TRY(bool fits_here, then.holds(ladder().levels[level].attain, &ladder()));
      if (!fits_here && level < now) {
        TRY(fits_here, then.holds(ladder().levels[level].retain, &ladder()));
      }
      if (fits_here) highest = static_cast<LevelIndex>(level);
    }
    return highest;
  }

  // At a window's end: what is above the threshold of the level reached goes on.
  Outcome carry_over() {
    const Day last = state().carries_on.plus_days(-1);
    const Desk then = desk(last);
    TRY(const LevelIndex reached, qualified_for(then, 0));
    TRY(std::int64_t value, then.counter(index_));
    if (ladder().carry.own_only) value -= then.carried_on(index_);
    const auto paid = threshold_of(ladder(), ladder().levels[reached].attain);
    const bool carries = reached >= ladder().carry.from_level && paid;
    TRY(const std::int64_t surplus,
        carries ? kept_over(value - *paid) : Result<std::int64_t>(0));
    state().carried = surplus;
    state().carried_until = desk(state().carries_on).span(ladder().window).last;
    state().carries_on = state().carried_until.plus_days(1);
    return Done{};
  }

  // Moves back to what was certain before this window's climb, or to what is still reached.
  Outcome after_refund() {
    const Standing now = held_on(account_, index_);
    const bool climbed = now.why == Standing::Why::Attained || now.why == Standing::Why::Refunded;
    const Desk today = desk(day_);
    const Day first = today.span(ladder().window).first;
    if (!climbed || now.level == 0 || now.from < first) return Done{};
    TRY(const bool still, today.holds(ladder().levels[now.level].attain, &ladder()));
    if (still) return Done{};
    TRY(const LevelIndex reached, level_attained(today, index_));
    Standing before;
    for (const Standing& standing : state().standings)
      if (standing.from < first || (standing.why != Standing::Why::Attained &&
                                    standing.why != Standing::Why::Refunded))
        before = standing;
    const LevelIndex level = std::max(reached, before.level);
    if (level == now.level) return Done{};
    const Term now_certain = reached > before.level ? term(ladder().holds, day_)
                                                    : Term{before.review, before.until};
    TRY_DONE(stand(level, day_, Standing::Why::Refunded, now_certain, 0));
    take_grants_back(programme_, account_, {index_, level}, before.from, *event_, number_);
    return Done{};
  }

 private:
  const Programme& programme_;
  Account& account_;
  LadderIndex index_;
  const Event* event_;
  std::uint32_t number_;
  Day day_;
};

}  // namespace

void open_ladders(const Programme& programme, Account& account, Day day) {
  account.ladders.resize(programme.ladders.size());
  Standing first;
  first.from = day;
  for (LadderState& state : account.ladders) state.standings.push_back(first);
  plan_moves(programme, account, day);
}

void plan_moves(const Programme& programme, Account& account, Day day) {
  const Desk today(programme, account, nullptr, day);
  for (LadderIndex index = 0; index < programme.ladders.size(); ++index) {
    const Ladder& ladder = programme.ladders[index];
    const bool carries = ladder.carry.when == Carry::When::AtYearEnd;
    account.ladders[index].carries_on =
        carries ? today.span(ladder.window).last.plus_days(1) : kFarDay;
    account.ladders[index].judged_on = next_judgement(ladder, today, day);
  }
}

Outcome stand_anew(const Programme& programme, Account& account, Day day) {
  for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder)
    if (programme.ladders[ladder].on_new_version == Ladder::Anew::Now)
      TRY_DONE(Step(programme, account, ladder, nullptr, kNone, day).judge_anew(day));
  return Done{};
}

Outcome settle_ladders(const Programme& programme, Account& account, const Event& event,
                       std::uint32_t number) {
  // Each round lifts or lowers at least one ladder by one level, so this many rounds are enough.
  for (std::size_t round = 0; round < kMostLadders * kMostLevels; ++round) {
    bool moved = false;
    for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder) {
      TRY(const bool changed,
          Step(programme, account, ladder, &event, number, event.at.day).after_event());
      moved = moved || changed;
    }
    if (!moved) break;
  }
  return Done{};
}

Outcome stand_by_hand(const Programme& programme, Account& account, const Event& event,
                      std::uint32_t number) {
  if (!event.more) return Problem{Refusal::FieldIsMissing, "/of", {}};
  for (LadderIndex index = 0; index < programme.ladders.size(); ++index) {
    const Ladder& ladder = programme.ladders[index];
    if (ladder.id.text != event.more->of) continue;
    for (std::size_t level = 0; level < ladder.levels.size(); ++level) {
      if (ladder.levels[level].id.text != event.more->level) continue;
      Step step(programme, account, index, &event, number, event.at.day);
      TRY(const LevelIndex reached, level_attained(step.desk(event.at.day), index));
      const auto given = static_cast<LevelIndex>(level);
      Term certain = step.term(ladder.holds, event.at.day);
      if (event.more->until) certain = {event.more->until->day, event.more->until->day};
      step.state().floor = given;
      step.state().floor_until = certain.until;
      return step.stand(std::max(given, reached), event.at.day, Standing::Why::Granted, certain,
                        0);
    }
    return Problem{Refusal::NameIsUnknown, "/level", event.more->level};
  }
  return Problem{Refusal::NameIsUnknown, "/of", event.more->of};
}

Outcome give_back(const Programme& programme, Account& account, const Event& event,
                  std::uint32_t number) {
  for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder)
    if (programme.ladders[ladder].after_refund == Ladder::AfterRefund::Now)
      TRY_DONE(Step(programme, account, ladder, &event, number, event.at.day).after_refund());
  return Done{};
}

Day next_move(const Account& account, LadderIndex ladder) {
  const LadderState& state = account.ladders[ladder];
  Day next = std::min(state.carries_on, state.judged_on);
  if (state.standings.back().review)
    next = std::min(next, state.standings.back().review->plus_days(1));
  if (state.rises_on) next = std::min(next, *state.rises_on);
  if (state.falls_on) next = std::min(next, *state.falls_on);
  return next;
}

Outcome move_by_time(const Programme& programme, Account& account, LadderIndex ladder, Day day) {
  Step step(programme, account, ladder, nullptr, kNone, day);
  LadderState& state = step.state();
  if (state.rises_on == day) {
    const LevelIndex level = state.rises_to;
    state.rises_on.reset();
    if (level > step.held()) {
      TRY_DONE(step.attain(level, day));
      // What is left may be enough for the next step already.
      TRY(const LevelIndex reached, level_attained(step.desk(day), ladder));
      if (reached > step.held()) step.wait_for(day.plus_days(1), reached);
    }
    return Done{};
  }
  // The review reads the figures before anything is carried over.
  const auto& review = state.standings.back().review;
  if (review && review->plus_days(1) == day) return step.review(day);
  if (state.falls_on == day) return step.fall(state.falls_to, day);
  if (state.judged_on == day) return step.judge(day);
  return step.carry_over();
}

}  // namespace yearward
