// The parts of problems_of, each with its own file. For core/programme's own files only.
#pragma once

#include <string>

#include "core/programme/programme.hpp"

namespace yearward {

// "/rules/3/unit"
std::string place_in(const char* list, std::size_t index, const char* field);
// Empty lists stand for purchases; whether some event is of both.
bool share_a_type(const std::vector<std::string>& a, const std::vector<std::string>& b);

void check_conditions(const Programme& programme, Problems& problems);
void check_ladders(const Programme& programme, Problems& problems);
void check_rules(const Programme& programme, Problems& problems);
void check_bounds(const Programme& programme, Problems& problems);
void check_trades(const Programme& programme, Problems& problems);

}  // namespace yearward
