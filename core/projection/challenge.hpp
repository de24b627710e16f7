// Joining a challenge: the events a counting rule, or an event type, asks for. For scenario.cpp
// only; it refuses to know what they bring.
#pragma once

#include "core/projection/scenario.hpp"

namespace yearward {

// Adds them, weekly from `on`. Refuses: ScenarioIsNotOffered (no such rule or type, a rule that
// does not count, or a type that brings nothing), NumberIsOutOfRange.
Result<Course> with_challenge(const Programme& programme, Course course, const Scenario& scenario,
                              const Pace& pace, Day on, Day horizon);

}  // namespace yearward
