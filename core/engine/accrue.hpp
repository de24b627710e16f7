// What an event brings: rules in order of stage, amounts exact until the one rounding, then caps.
// Everything is reckoned before anything is posted, so a refusal leaves no half event.
#pragma once

#include <optional>

#include "core/engine/desk.hpp"
#include "core/engine/running.hpp"

namespace yearward {

// Reckons every rule that speaks to the desk's event onto bench.reckoned. Rules that read the
// level after the event come last; `desk.set_level` is told what the event attains.
// Pre: the bench holds the event's weights and no accruals. Refuses: NumberIsOutOfRange.
Outcome reckon(Desk& desk, Workbench& bench);

// What a rule brought once: to the member (an accrual) or to another account (an outgoing line).
struct Granted {
  RuleIndex rule = 0;
  Working working;
  Points amount;
};

// What each of an event's grants would be if only `remaining` of it were left (`gone`: nothing),
// under the same version and standing: never more than was granted. Shape: one figure a grant.
// Pre: the rules are those of `programme`, in order of posting.
Result<std::vector<Points>> kept_of(const Programme& programme, const Account& account,
                                    const Event& remaining, bool gone,
                                    const std::vector<Granted>& granted);

// The highest level whose attain condition holds for the desk, one step only where the ladder says
// so; at least the first.
Result<LevelIndex> level_attained(const Desk& desk, LadderIndex ladder);

}  // namespace yearward
