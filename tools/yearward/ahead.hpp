// What `yearward project` is asked beside the projection: scenarios, the least amount, keeping,
// rescuing, choosing. It refuses to know files.
#pragma once

#include <string>

#include "core/projection/projection.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {

struct Ahead {
  const Arguments& arguments;
  const Versions& versions;
  const Account& account;
  Day today, horizon;
  Habit habit;
};

// Members of a JSON object, each behind a comma, one for each thing asked; empty when nothing was.
Taken<std::string> answers_asked(const Ahead& ahead);

}  // namespace yearward::command
