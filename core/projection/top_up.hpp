// Topping up stored value: what it pays for, and when it has paid for itself. For scenario.cpp
// only; it refuses to know other scenarios.
#pragma once

#include "core/projection/scenario.hpp"

namespace yearward {

// A course with a top-up in it, lived through once to see what each purchase is paid with.
struct ToppedUp {
  Course course;  // its purchases say their tenders, and cost what the level then held leaves
  BreakEven break_even;
};
// Refuses: ScenarioIsNotOffered, and what the engine refuses.
Result<ToppedUp> topped_up(const Versions& versions, const Account& branch, const Course& pace,
                           const Scenario& scenario, Day on, Day horizon);

}  // namespace yearward
