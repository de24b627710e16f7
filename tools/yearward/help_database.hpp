// The help texts of commands on databases; help.cpp has the others.
#pragma once

#include <string_view>

namespace yearward::command {

// Empty for a command that is no database's.
std::string_view help_for_database(std::string_view command);

}  // namespace yearward::command
