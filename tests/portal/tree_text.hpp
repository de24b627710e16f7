// A tree of nodes as text, for reading a screen as prose. It refuses to leave out what is spoken.
#pragma once

#include <string>
#include <string_view>

#include "web/present/node.hpp"

namespace yearward::world {

std::string text_of(const present::Node& node);
// The first node with that key, in reading order; null when there is none.
const present::Node* find(const present::Node& node, std::string_view key);

// Compares with tests/portal/screens/<name>.txt; with UPDATE_SCREENS=1 writes it instead.
void check_screen(const std::string& name, const std::string& text);

}  // namespace yearward::world
