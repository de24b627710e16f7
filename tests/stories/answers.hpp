// What a story may ask, and how the answer reads. Each answer is lines that begin with "=>".
#pragma once

#include <string>
#include <vector>

#include "core/base/refusal.hpp"
#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward::story {

// Where a story stands: its programme, its member, and what happened so far.
struct Scene {
  Versions versions;
  Day today;
  MemberId member;
  std::vector<Event> events;
};

// One line of an answer.
inline std::string line(const std::string& text) { return "=> " + text + '\n'; }

std::string answer(const Problems& problems);
// `words` are those of the line "ask …"; an unknown question is answered as such.
std::string answer(const Scene& scene, const Account& account,
                   const std::vector<std::string>& words);

}  // namespace yearward::story
