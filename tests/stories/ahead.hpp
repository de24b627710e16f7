// What a story may ask about the year ahead: scenarios, the least amount, keeping, rescuing,
// choosing.
#pragma once

#include <string>
#include <vector>

#include "tests/stories/answers.hpp"

namespace yearward::story {

// Empty when the question is none of these.
std::string ahead_answer(const Scene& scene, const Programme& programme, const Account& account,
                         const std::vector<std::string>& words);

}  // namespace yearward::story
