// Ways: what a programme offers a member to do otherwise, each as a scenario to be tried. It
// refuses to judge them: what they bring is the engine's answer.
#pragma once

#include <string>
#include <vector>

#include "core/projection/scenario.hpp"

namespace yearward {

struct Way {
  Scenario scenario;
  std::string named_by;  // the activity or rule that offers it; empty: one more visit
};
inline constexpr std::size_t kMostWaysOffered = 8;

// One more visit a week, each activity shown beforehand, each place a rule names, each rule that
// counts towards something. Shape: in that order, at most kMostWaysOffered; some may still be
// refused as ScenarioIsNotOffered. Pre: texts name them as activity.<id> or rule.<id>.
std::vector<Way> ways_of(const Programme& programme);

}  // namespace yearward
