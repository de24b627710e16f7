// Caps: how much of what a rule asks for its own limits and its group's still grant.
#pragma once

#include <string>

#include "core/engine/desk.hpp"

namespace yearward {

// Never more than `desired`, never below zero. What the desk's event was granted already counts.
// `limit` becomes Fund when what is set aside for the event grants less than every cap does.
Points capped(const Desk& desk, const std::vector<Entry>& reckoned, const Rule& rule,
              Points desired, Working::Limit& limit);

// Null when the programme has no group of that name.
const Group* group_named(const Programme& programme, const std::string& id);

}  // namespace yearward
