// Makes the nodes that screens are made of. It refuses to know words and state.
#include "web/present/nodes.hpp"

namespace yearward::present {
namespace {

Node node(std::string key, Role role, Look look, std::string name) {
  Node made;
  made.key = std::move(key);
  made.role = role;
  made.look = look;
  made.name = std::move(name);
  return made;
}

}  // namespace

Node group(std::string key, Look look, std::vector<Node> children) {
  return region(std::move(key), look, {}, std::move(children));
}

Node region(std::string key, Look look, std::string name, std::vector<Node> children) {
  Node made = node(std::move(key), Role::Region, look, std::move(name));
  made.children = std::move(children);
  return made;
}

Node text(std::string key, Look look, std::string words) {
  return node(std::move(key), Role::Text, look, std::move(words));
}

Node heading(std::string key, Role role, std::string words) {
  const Look look = role == Role::Heading1   ? Look::Title
                    : role == Role::Heading2 ? Look::Section
                                             : Look::Subhead;
  return node(std::move(key), role, look, std::move(words));
}

Node button(std::string key, Look look, std::string words, app::Message on_use) {
  Node made = node(std::move(key), Role::Button, look, std::move(words));
  made.on_use = std::move(on_use);
  return made;
}

Node pair(std::string key, std::string label, std::string value, std::string description) {
  Node made = node(std::move(key), Role::Text, Look::Pair, std::move(label));
  made.value = std::move(value);
  made.description = std::move(description);
  return made;
}

Node progress(std::string key, Look look, std::string name, std::string value, Range range) {
  Node made = node(std::move(key), Role::Progress, look, std::move(name));
  made.value = std::move(value);
  made.range = range;
  return made;
}

}  // namespace yearward::present
