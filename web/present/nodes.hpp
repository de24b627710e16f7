// Short ways to make the nodes that screens are made of. It refuses to know words and state.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "web/present/node.hpp"

namespace yearward::present {

Node group(std::string key, Look look, std::vector<Node> children);
Node region(std::string key, Look look, std::string name, std::vector<Node> children);
Node text(std::string key, Look look, std::string words);
Node heading(std::string key, Role role, std::string words);  // its look follows from its role
Node button(std::string key, Look look, std::string words, app::Message on_use);
Node pair(std::string key, std::string label, std::string value, std::string description = {});
Node progress(std::string key, Look look, std::string name, std::string value, Range range);

}  // namespace yearward::present
