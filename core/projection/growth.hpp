// Growth: what can be said beforehand about spending more on the same days. A solver asks it when
// it may skip amounts without trying them. It refuses to run anything.
//
// Two claims, each read off the definition, and neither made when in doubt:
//   rises   whoever spends more on each of the days never ends with less, but for `slack` points
//           that shared rounding may cost, nor on a lower level;
//   agrees  when two amounts take the same course (the same rules speak on the same days, the same
//           standings follow, what is watched shows the same), so does each amount between them,
//           and along it nothing shrinks as the amount grows.
// The second holds by induction over the days: as long as all went alike so far, every sum only
// grows with the amount, so a threshold that is passed at neither or at both ends is passed at
// none or all between. What is no plain threshold is watched, or the claim is not made.
#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/desk.hpp"
#include "core/programme/programme.hpp"
#include "core/projection/course.hpp"

namespace yearward {

// What a run must note beside its entries, for two runs to be told apart.
struct Watched {
  enum class What : std::uint8_t {
    Blocks,    // whole blocks of a measure passed before and with the event
    Place,     // which of an ordinal list the event is
    Bracket,   // which bracket the event falls into
    Compared,  // below, at or above the value of a comparison
  };
  What what{};
  const Amount* amount = nullptr;        // Blocks, Place, Bracket
  const Condition* condition = nullptr;  // Compared
};

struct Growth {
  bool rises = false, agrees = false;
  std::int64_t slack = 0;  // of the unit asked for, in its steps
  std::vector<std::vector<Watched>> watched;  // a version each: what its purchases must note
  std::vector<std::vector<RuleIndex>> exact;  // a version each: rules whose amounts must be alike
};

// What is lived through when the habitual purchases of the course change their amount, from
// `branch` to the end of `until`. `unit`: what is counted then; `asked`: what else is asked of the
// member then, of the version then in force.
Growth growth_of(const Versions& versions, const Account& branch, const Course& course, Day until,
                 UnitIndex unit, const std::vector<const Condition*>& asked);

// What the watched things show for an event that is about to be posted.
// Pre: the desk's account stands at the event's moment. Refuses: NumberIsOutOfRange.
Outcome note_watched(const Desk& desk, const std::vector<Watched>& watched,
                     std::vector<std::int64_t>& noted);

}  // namespace yearward
