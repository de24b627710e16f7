// A tree of nodes as text, for reading a screen as prose. It refuses to leave out what is spoken.
#pragma once

#include <string>

#include "web/present/node.hpp"

namespace yearward::world {

std::string text_of(const present::Node& node);

// Compares with tests/portal/screens/<name>.txt; with UPDATE_SCREENS=1 writes it instead.
void check_screen(const std::string& name, const std::string& text);

}  // namespace yearward::world
