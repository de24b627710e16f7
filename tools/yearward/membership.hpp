// Every member's events with the rules they are judged by, out of files or out of a database, for
// commands that go over all members.
#pragma once

#include <vector>

#include "tools/yearward/inputs.hpp"

namespace yearward::command {

struct Membership {
  Versions versions;
  ByMember members;
};

// --programme FILE with --events FILE: one; else --db, or YEARWARD_DB: one a programme that has
// members, staff left out.
Taken<std::vector<Membership>> memberships_of(const Arguments& arguments);

}  // namespace yearward::command
