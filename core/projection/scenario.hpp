// Scenario: one thing a member might do otherwise, as the course it means. Each runs through the
// engine beside the pace it changes; what a programme cannot offer is refused, never shown as pace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/projection/projection.hpp"

namespace yearward {

struct Scenario {
  enum class Kind : std::uint8_t {
    Pace,          // go on like this
    Stretch,       // the stretch people accept, of the programme's projection profile
    Weekly,        // `amount` every week
    OneMoreVisit,  // one more visit a week, of the usual amount
    Basket,        // one purchase more: `amount` on `on`, at `place`, with what `more` says
    Partner,       // every purchase at the place `name` instead
    MemberDay,     // each purchase waits for the activity `name`, where it comes before the next
    TopUp,         // `amount` of stored value on `on`; it pays as far as it goes
    Challenge,     // what the rule `name` counts, or the event type `name`, `times` times, weekly
  };
  Kind kind{};
  Money amount;
  Day on{};                  // 1970-01-01: tomorrow
  std::string name;          // TopUp: the event type; empty: the first that brings stored value
  std::string place;         // Basket
  std::int32_t times = 0;    // Challenge; 0: as often as the rule's list or block asks
  Boxed<EventDetails> more;  // Basket, Challenge: lines, numbers, tags
};
std::string_view name_of(Scenario::Kind kind);  // "one_more_visit"

// Today's pace: the habit, and what one visit usually costs.
struct Pace {
  Habit habit;
  Money visit;
};
Pace pace_of(const ObservedHabit& observed);  // the visit is the mean one; zero without any

// Whether money paid in beforehand is back, reckoned in what leaves the member's pocket: what was
// topped up and what still had to be paid, against the same purchases at today's pace.
struct BreakEven {
  std::optional<std::int32_t> weeks;  // after the top-up; none: not by the horizon
  Day day;                            // …on this day
  Money paid_in, brought;             // what was paid, what value it brought (bonus included)
  Money saved;                        // by the horizon; below zero: not back yet
  Money unused, lapsed;               // of the value: what is left at the horizon, what was lost
};

struct Outlook {
  Scenario scenario;
  Projection projection;
  bool buys_more = false;    // a better reward or a higher level than pace
  bool brings_more = false;  // more of some unit, or money saved by a top-up
  std::optional<BreakEven> break_even;  // TopUp
};

// The course a scenario means. Shape: see Course.
// Refuses: ScenarioIsNotOffered (where: its field), HorizonIsBeforeToday (`on` is not after today),
// HorizonIsTooFar (`on` is after the horizon), AmountIsNegative, LinesDoNotSum, and what the
// engine refuses.
Result<Course> course_of(const Versions& versions, const Account& branch, const Pace& pace,
                         const Scenario& scenario, Day horizon);

// Runs each scenario beside pace. Shape: one outlook a scenario, in order.
// Refuses: as course_of; `where` begins with the scenario's place, "/scenarios/2".
Result<std::vector<Outlook>> outlooks(const Versions& versions, const Account& account,
                                      const Pace& pace, const std::vector<Scenario>& scenarios,
                                      Day today, Day horizon);

// The places some rule or measure of a programme names, in order of first mention.
std::vector<std::string> places_named(const Programme& programme);

}  // namespace yearward
