// The mirror's patches. It refuses to know the browser.
#include "web/view/mirror.hpp"

#include <cmath>
#include <iterator>

namespace yearward::view {
namespace {

using present::Look;
using present::Node;
using present::Role;

// The words the page's scripts and styles know roles and looks by, in the order of the enums.
constexpr const char* kRoles[] = {"main",     "region", "navigation", "form",  "h1",    "h2",
                                  "h3",       "text",   "button",     "link",  "field", "slider",
                                  "progress", "list",   "item",       "table", "row",   "column",
                                  "cell",     "image",  "status",     "alert", "dialog"};
constexpr const char* kLooks[] = {
    "page",    "header", "stack", "split", "inline", "hero",  "panel",  "title",   "section",
    "subhead", "lead",   "body",  "muted", "strong", "small", "figure", "primary", "secondary",
    "quiet",   "field",  "dial",  "ring",  "bar",    "entry", "rung",   "pair",    "chart",
    "code",    "navbar", "tab",   "chip",  "notice", "hidden"};
static_assert(std::size(kRoles) == static_cast<std::size_t>(Role::Dialog) + 1);
static_assert(std::size(kLooks) == static_cast<std::size_t>(Look::Hidden) + 1);

void append_number(std::string& out, std::int64_t number) { out += std::to_string(number); }

class Entry {
 public:
  void number(const char* name, std::int64_t value) {
    begin(name);
    append_number(text_, value);
  }
  void text(const char* name, std::string_view value) {
    if (value.empty()) return;
    begin(name);
    append_json(text_, value);
  }
  void flag(const char* name, bool set) {
    if (set) number(name, 1);
  }
  void four(const char* name, std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    begin(name);
    text_ += '[';
    for (const std::int64_t value : {a, b, c, d}) {
      if (text_.back() != '[') text_ += ',';
      append_number(text_, value);
    }
    text_ += ']';
  }
  std::string take() { return "{" + text_ + "}"; }

 private:
  void begin(const char* name) {
    if (!text_.empty()) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
  }
  std::string text_;
};

std::int64_t whole(float length) { return std::lround(length); }

// What can hold other elements. The children of all others stand after them, in the same parent.
bool holds(Role role) {
  switch (role) {
    case Role::Main:
    case Role::Region:
    case Role::Navigation:
    case Role::Form:
    case Role::List:
    case Role::ListItem:
    case Role::Table:
    case Role::TableRow:
    case Role::Cell:
    case Role::Status:
    case Role::Alert:
    case Role::Dialog:
    case Role::ColumnHeader: return true;
    default: return false;
  }
}

void append_box(Entry& entry, const char* name, const Rect& box, const Rect& around) {
  entry.four(name, whole(box.x) - whole(around.x), whole(box.y) - whole(around.y),
             whole(box.right()) - whole(box.x), whole(box.bottom()) - whole(box.y));
}

struct Parent {
  std::uint32_t id = 0;
  Rect box;
  std::int64_t count = 0;
};

void append_node(Entry& entry, const Node& node) {
  entry.text("role", kRoles[static_cast<std::size_t>(node.role)]);
  entry.text("look", kLooks[static_cast<std::size_t>(node.look)]);
  entry.text("name", node.name);
  entry.text("value", node.value);
  entry.text("note", node.description);
  entry.text("href", node.href);
  entry.text("fill", node.autocomplete);
  entry.text("lang", node.language);
  entry.flag("current", node.current);
  entry.flag("disabled", node.disabled);
  entry.flag("busy", node.busy);
  entry.flag("invalid", node.invalid);
  entry.flag("secret", node.secret);
  if (node.expanded.has_value()) entry.number("open", *node.expanded ? 1 : 0);
  if (node.keyboard != present::Keyboard::Text) {
    entry.number("keys", static_cast<std::int64_t>(node.keyboard));
  }
  if (node.role == Role::Slider || node.role == Role::Progress) {
    const present::Range& range = node.range;
    entry.four("range", range.minimum, range.maximum, range.now, range.step);
  }
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

std::string Mirror::patch(const Scene& scene) {
  std::string put, drop;
  std::map<std::uint32_t, Parent> parents;  // by node: the element its children stand in
  Parent page;
  std::map<std::uint32_t, Parent*> homes;
  for (auto& [id, said] : said_) said.seen = false;
  for (const Placed& placed : scene.placed) {
    const Node& node = *placed.node;
    if (node.look == Look::Page) {  // the document itself
      homes[placed.id] = &page;
      continue;
    }
    const auto found = homes.find(placed.parent);
    Parent& home = found == homes.end() ? page : *found->second;
    Entry entry;
    entry.number("id", placed.id);
    entry.number("in", home.id);
    entry.number("at", home.count++);
    entry.flag("fixed", placed.fixed);
    if (placed.hidden) entry.flag("hidden", true);
    else append_box(entry, "box", placed.box, home.box);
    if (node.role == Role::TextField || node.role == Role::Slider) {
      append_box(entry, "part", placed.control, placed.box);
    }
    append_node(entry, node);
    if (holds(node.role)) {
      Parent& own = parents[placed.id];
      own = {placed.id, placed.hidden ? home.box : placed.box, 0};
      homes[placed.id] = &own;
    } else {
      homes[placed.id] = &home;
    }
    std::string text = entry.take();
    Said& said = said_[placed.id];
    said.seen = true;
    if (said.entry == text) continue;
    if (!put.empty()) put += ',';
    put += text;
    said.entry = std::move(text);
  }
  for (auto it = said_.begin(); it != said_.end();) {
    if (it->second.seen) {
      ++it;
      continue;
    }
    if (!drop.empty()) drop += ',';
    append_number(drop, it->first);
    it = said_.erase(it);
  }
  const auto height = static_cast<std::int32_t>(whole(scene.height));
  if (put.empty() && drop.empty() && height == height_) return {};
  height_ = height;
  return "{\"height\":" + std::to_string(height) + ",\"drop\":[" + drop + "],\"put\":[" + put +
         "]}";
}

}  // namespace yearward::view
