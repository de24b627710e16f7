// Prints nodes, one a line, children indented. It refuses to know what a screen means.
#include "tests/portal/tree_text.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "core/quantity/day.hpp"
#include "tests/portal/world.hpp"

namespace yearward::world {
namespace {

using namespace present;

const char* name_of(Role role) {
  static const char* const names[] = {
      "main", "region", "navigation", "form", "h1", "h2", "h3", "text", "button", "link",
      "textfield", "slider", "progress", "list", "item", "table", "row", "columnheader", "cell",
      "image", "status", "alert", "dialog"};
  return names[static_cast<std::size_t>(role)];
}

const char* name_of(Tone tone) {
  static const char* const names[] = {"", "brand", "good", "warning", "bad"};
  return names[static_cast<std::size_t>(tone)];
}

void add(std::string& line, bool is, const char* word) {
  if (is) line += std::string(" [") + word + "]";
}

std::string chart_text(const Chart& chart, const std::string& indent) {
  std::string text;
  for (const Chart::Line& line : chart.lines) {
    text += indent + "line " + line.name + ": " + std::to_string(line.points.size()) + " points";
    if (!line.points.empty()) {
      text += ", " + text_from_day(Day{line.points.front().day}) + " " +
              std::to_string(line.points.front().amount) + " to " +
              text_from_day(Day{line.points.back().day}) + " " +
              std::to_string(line.points.back().amount);
    }
    text += "\n";
  }
  for (const Chart::Mark& mark : chart.marks) {
    text += indent + (mark.reached ? "reached " : "mark ") + std::to_string(mark.amount) + " " +
            mark.name + "\n";
  }
  for (const Chart::Moment& moment : chart.moments) {
    text += indent + "moment " + text_from_day(Day{moment.day}) + " " + moment.name + "\n";
  }
  text += indent + "ticks";
  for (const Chart::Moment& tick : chart.ticks) text += " " + tick.name;
  return text + "\n";
}

void print(const Node& node, const std::string& indent, std::string& text) {
  std::string line = indent + name_of(node.role);
  if (node.look == Look::Hidden) line += " [hidden]";
  if (!node.name.empty()) line += " " + node.name;
  if (!node.value.empty()) line += " = " + (node.secret ? std::string("•••") : node.value);
  if (!node.description.empty()) line += " — " + node.description;
  if (!node.href.empty()) line += " -> " + node.href;
  if (node.role == Role::Slider || node.role == Role::Progress) {
    const Range& range = node.range;
    line += " {" + std::to_string(range.minimum) + ".." + std::to_string(range.maximum) + " at " +
            std::to_string(range.now) + " by " + std::to_string(range.step) + "}";
  }
  if (node.expanded) line += *node.expanded ? " [open]" : " [closed]";
  add(line, node.current, "current");
  add(line, node.disabled, "disabled");
  add(line, node.busy, "busy");
  add(line, node.invalid, "invalid");
  if (node.tone != Tone::Neutral) line += std::string(" [") + name_of(node.tone) + "]";
  text += line + "\n";
  if (const auto* chart = std::get_if<Chart>(&node.figure)) {
    text += chart_text(*chart, indent + "  ");
  }
  if (const auto* code = std::get_if<Code>(&node.figure)) {
    text += indent + "  code of " + std::to_string(code->side) + " modules a side\n";
  }
  for (const Node& child : node.children) print(child, indent + "  ", text);
}

}  // namespace

const Node* find(const Node& node, std::string_view key) {
  if (node.key == key) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, key)) return found;
  }
  return nullptr;
}

std::string text_of(const Node& node) {
  std::string text;
  print(node, "", text);
  return text;
}

void check_screen(const std::string& name, const std::string& text) {
  const std::string path = "tests/portal/screens/" + name + ".txt";
  const char* update = std::getenv("UPDATE_SCREENS");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(std::string(YEARWARD_SOURCE_DIR) + "/" + path) << text;
  }
  const std::string golden = file(path);
  INFO("UPDATE_SCREENS=1 rewrites ", path, "; the screen now is:\n", text);
  CHECK_MESSAGE((golden == text), path, " differs");
}

}  // namespace yearward::world
