// Layout of containers: the page and its navigation, columns, cards, rows that wrap.
// It refuses to know colours' values, Dear ImGui and the browser.
#include "web/view/layout.hpp"

#include <algorithm>
#include <functional>

#include "core/base/promise.hpp"
#include "core/base/sort.hpp"
#include "web/view/composer.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Node;
using present::Role;

constexpr float kHeaderHeight = 56;
constexpr float kGutter = 20;       // between two columns
constexpr float kSplitWidth = 560;  // of the content: a window of 700 px less rail and margins
constexpr float kQuietInset = 12;

float margin_of(float width) {
  if (width < 340) return 12;
  if (width < kTabletWidth) return 16;
  return width < 900 ? 24 : 32;
}

bool is_words(Look look) {
  return look == Look::Body || look == Look::Muted || look == Look::Strong || look == Look::Small ||
         look == Look::Lead;
}

// What lies in rows with a hairline between: entries, and list items that hold one.
bool is_entry(const Node& node) {
  return node.look == Look::Entry || (node.role == Role::ListItem && !node.children.empty() &&
                                      node.children.front().look == Look::Entry);
}

bool is_row(const Node& node) { return is_entry(node) || node.look == Look::Pair; }

void check_ids(const Scene& scene) {
  std::vector<std::uint32_t> ids;
  ids.reserve(scene.placed.size());
  for (const Placed& placed : scene.placed) ids.push_back(placed.id);
  sort_stably(ids, std::less<>());
  PROMISE(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

}  // namespace

float gap_between(const Node& above, const Node& below) {
  if (below.look == Look::Hidden || above.look == Look::Hidden) return 0;
  if (is_row(above) && is_row(below)) return 0;
  if (above.look == Look::Entry) return 0;  // what it opened
  if (below.look == Look::Quiet) return 4;  // its own height is air enough
  if (below.look == Look::Section) return 32;
  if (above.look == Look::Section || above.look == Look::Subhead) return 12;
  if (below.look == Look::Subhead) return 20;
  if (above.look == Look::Title) return is_words(below.look) ? 8 : 16;
  if (is_words(above.look) && is_words(below.look)) return 6;
  if (above.look == Look::Figure || below.look == Look::Figure) return 10;
  if (above.look == Look::Rung && below.look == Look::Rung) return 10;
  return 16;
}

std::uint32_t id_of(std::uint32_t parent, std::string_view key) {
  constexpr std::uint32_t kOffset = 2166136261U, kPrime = 16777619U;
  std::uint32_t hash = parent == 0 ? kOffset : parent;
  hash = (hash ^ '/') * kPrime;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash == 0 ? kOffset : hash;
}

void compose(Composer& composer, const Node& tree, const Environment& environment, Scene& scene) {
  scene.placed.clear();
  scene.runs.clear();
  scene.lines.clear();
  scene.navigation = {};
  scene.rail = environment.width >= kTabletWidth;
  const float height = composer.place(tree, {.width = environment.width});
  scene.height = std::max(height, environment.height);
  check_ids(scene);
}

namespace {

class PortalComposer final : public Composer {
 public:
  using Composer::Composer;
};

}  // namespace

void lay_out(const Node& tree, const Environment& environment, const Fonts& fonts, Scene& scene) {
  PortalComposer composer(environment, fonts, scene);
  compose(composer, tree, environment, scene);
}

std::uint32_t Composer::begin(const Node& node, const Spot& spot) {
  Placed placed;
  placed.id = id_of(spot.parent, node.key);
  placed.parent = spot.parent;
  placed.box = {spot.x, spot.y, spot.width, 0};
  placed.under = spot.ground;
  placed.fixed = spot.fixed;
  placed.hidden = spot.hidden;
  placed.first_run = static_cast<std::uint32_t>(scene_.runs.size());
  placed.node = &node;
  scene_.placed.push_back(placed);
  return static_cast<std::uint32_t>(scene_.placed.size() - 1);
}

float Composer::finish(std::uint32_t index, float height) {
  scene_.placed[index].box.h = height;
  return height;
}

Spot Composer::inside(std::uint32_t index, float left, float top, float width) const {
  const Placed& placed = scene_.placed[index];
  return {.x = left,
          .y = top,
          .width = width,
          .parent = placed.id,
          .ground = placed.under,
          .fixed = placed.fixed,
          .hidden = placed.hidden};
}

void Composer::shift(std::uint32_t first_placed, std::uint32_t first_run, float dx, float dy) {
  for (std::size_t i = first_placed; i < scene_.placed.size(); ++i) {
    for (Rect* rect : {&scene_.placed[i].box, &scene_.placed[i].control, &scene_.placed[i].icon}) {
      rect->x += dx;
      rect->y += dy;
    }
  }
  for (std::size_t i = first_run; i < scene_.runs.size(); ++i) {
    scene_.runs[i].box.x += dx;
    scene_.runs[i].box.y += dy;
  }
}

float Composer::place(const Node& node, const Spot& spot) {
  if (node.look == Look::Hidden || spot.hidden) return concealed(node, spot);
  const std::uint32_t index = begin(node, spot);
  return finish(index, place_by_look(node, spot, index));
}

float Composer::place_by_look(const Node& node, const Spot& spot, std::uint32_t index) {
  switch (node.look) {
    case Look::Page: return page(node, spot, index);
    case Look::Header: return header(node, spot, index);
    case Look::Split: return split(node, spot, index);
    case Look::Inline: return flow(node, spot, index);
    case Look::Hero: return hero(node, spot, index);
    case Look::Panel: return panel(node, spot, index);
    case Look::Notice: return notice(node, spot, index);
    case Look::NavBar: return navigation(node, spot, index);
    case Look::Title:
    case Look::Section:
    case Look::Subhead:
    case Look::Lead:
    case Look::Body:
    case Look::Muted:
    case Look::Strong:
    case Look::Small: return text(node, spot, index);
    case Look::Figure: return figure(node, spot, index);
    case Look::Pair: return pair(node, spot, index);
    case Look::Primary:
    case Look::Secondary:
    case Look::Quiet: return button(node, spot, index);
    case Look::Tab: return tab(node, spot, index);
    case Look::Chip: return chip(node, spot, index);
    case Look::Field: return field(node, spot, index);
    case Look::Dial: return dial(node, spot, index);
    case Look::Entry: return entry(node, spot, index);
    case Look::Rung: return rung(node, spot, index);
    case Look::Ring: return ring(node, spot, index);
    case Look::Bar: return bar(node, spot, index);
    case Look::Chart: return chart(node, spot, index);
    case Look::Code: return code(node, spot, index);
    case Look::Column:
    case Look::Hidden: break;
  }
  return stack(node, inside(index, spot.x, spot.y, spot.width));
}

float Composer::concealed(const Node& node, const Spot& spot) {
  Spot here = spot;
  here.hidden = true;
  here.width = 0;
  const std::uint32_t index = begin(node, here);
  for (const Node& child : node.children) concealed(child, inside(index, spot.x, spot.y, 0));
  return finish(index, 0);
}

float Composer::stack(const Node& node, Spot spot) {
  const float top = spot.y;
  const Node* above = nullptr;
  for (const Node& child : node.children) {
    if (above != nullptr) spot.y += gap_between(*above, child);
    const std::size_t index = scene_.placed.size();
    Spot line = spot;
    if (child.look == Look::Quiet) {  // its words, not its edge, stand on the column's edge
      line.x -= kQuietInset;
      line.width += kQuietInset;
    }
    spot.y += place(child, line);
    scene_.placed[index].divided = above != nullptr && is_entry(child) && is_entry(*above);
    if (child.look != Look::Hidden) above = &child;
  }
  return spot.y - top;
}

// The rail or bar is placed last, so that it is painted over what scrolls beneath it.
float Composer::page(const Node& node, const Spot& spot, std::uint32_t index) {
  const bool has_navigation =
      std::any_of(node.children.begin(), node.children.end(),
                  [](const Node& child) { return child.look == Look::NavBar; });
  const float rail = wide() && has_navigation ? kRailWidth : 0;
  const float margin = margin_of(spot.width);
  const float widest = has_navigation ? kContentWidth : kFormWidth;
  const float width = std::min(widest, spot.width - rail - 2 * margin);
  const float left = rail + (spot.width - rail - width) / 2;
  Spot content = inside(index, left, spot.y, width);
  const Node* above = nullptr;
  for (const Node& child : node.children) {
    if (child.look == Look::NavBar) continue;
    if (child.look == Look::Header) {
      content.y += place(child, content);
      continue;
    }
    if (above != nullptr) content.y += gap_between(*above, child);
    else content.y += wide() ? 16.0F : 4.0F;
    content.y += place(child, content);
    above = &child;
  }
  for (const Node& child : node.children) {
    if (child.look == Look::NavBar) place(child, inside(index, 0, 0, spot.width));
  }
  const float bar = has_navigation && !wide() ? scene_.navigation.h : environment_.inset_bottom;
  return std::max(environment_.height, content.y - spot.y + bar + 32);
}

float Composer::header(const Node& node, const Spot& spot, std::uint32_t index) {
  const float height = std::max(kHeaderHeight, scaled(kText.size) * kText.leading + 16);
  const float mark = std::min(scaled(28), height);
  scene_.placed[index].icon = {spot.x, spot.y + (height - mark) / 2, mark, mark};
  float buttons = 0, words = mark + 10;
  for (const Node& child : node.children) {
    if (child.role == Role::Button) buttons += natural_width(child, false) + 4;
    else words += natural_width(child, false) + 8;
  }
  Spot place_here = inside(index, spot.x + mark + 10, spot.y, 0);
  place_here.compact = words + buttons > spot.width;
  for (const Node& child : node.children) {
    if (child.role == Role::Button) continue;
    place_here.width = natural_width(child, false) + 1;
    header_child(child, place_here, height);
    place_here.x += place_here.width + 8;
  }
  place_here.x = spot.x + spot.width;
  for (const Node& child : node.children) {
    if (child.role == Role::Button) place_here.x -= natural_width(child, place_here.compact) + 4;
  }
  place_here.x +=
      place_here.compact ? 12.0F : 8.0F;  // the last icon's edge lies on the page's margin
  for (const Node& child : node.children) {
    if (child.role != Role::Button) continue;
    place_here.width = natural_width(child, place_here.compact);
    header_child(child, place_here, height);
    place_here.x += place_here.width + 4;
  }
  return height;
}

void Composer::header_child(const Node& child, const Spot& spot, float height) {
  const auto first = static_cast<std::uint32_t>(scene_.placed.size());
  const auto first_run = static_cast<std::uint32_t>(scene_.runs.size());
  const float taken = place(child, spot);
  shift(first, first_run, 0, (height - taken) / 2);
}

float Composer::split(const Node& node, const Spot& spot, std::uint32_t index) {
  if (!wide() || spot.width < kSplitWidth || !side_by_side()) {
    return stack(node, inside(index, spot.x, spot.y, spot.width));
  }
  const float width = (spot.width - kGutter) / 2;
  float tops[2] = {spot.y, spot.y};
  const Node* above[2] = {nullptr, nullptr};
  int side = 0;
  for (const Node& child : node.children) {
    float& top = tops[side];
    if (above[side] != nullptr) top += gap_between(*above[side], child);
    const float x = spot.x + static_cast<float>(side) * (width + kGutter);
    top += place(child, inside(index, x, top, width));
    if (child.look == Look::Hidden) continue;
    above[side] = &child;
    side = 1 - side;
  }
  const float bottom = std::max(tops[0], tops[1]);
  even_out(index, bottom);
  return bottom - spot.y;
}

// Two cards side by side end on one line.
void Composer::even_out(std::uint32_t index, float bottom) {
  const auto is_card = [](const Placed& placed) {
    return placed.node->look == Look::Panel || placed.node->look == Look::Hero;
  };
  if (scene_.placed[index].node->children.size() != 2) return;
  for (std::size_t i = index + 1; i < scene_.placed.size(); ++i) {
    Placed& child = scene_.placed[i];
    if (child.parent == scene_.placed[index].id && is_card(child)) {
      child.box.h = bottom - child.box.y;
    }
  }
}

// Children beside each other at their own width; a new row begins when one no longer fits.
float Composer::flow(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kGap = 8;
  float x = spot.x, y = spot.y, row = 0;
  std::size_t row_start = scene_.placed.size();
  const auto centre_row = [&] {
    for (std::size_t i = row_start; i < scene_.placed.size(); ++i) {
      if (scene_.placed[i].parent != scene_.placed[index].id) continue;
      const float spare = row - scene_.placed[i].box.h;
      if (spare > 0) shift_one(i, spare / 2);
    }
  };
  for (const Node& child : node.children) {
    const float width = std::min(natural_width(child, false), spot.width);
    if (x > spot.x && x + width > spot.x + spot.width + 0.5F) {
      centre_row();
      y += row + kGap;
      x = spot.x;
      row = 0;
      row_start = scene_.placed.size();
    }
    row = std::max(row, place(child, inside(index, x, y, width)));
    if (child.look != Look::Hidden) x += width + kGap;
  }
  centre_row();
  return y + row - spot.y;
}

// Moves one child of a row with all that lies in it.
void Composer::shift_one(std::size_t index, float dy) {
  const Placed& child = scene_.placed[index];
  std::size_t end = index + 1;
  while (end < scene_.placed.size() && scene_.placed[end].parent != child.parent) ++end;
  const std::size_t first_run = child.first_run;
  const std::size_t last_run =
      end < scene_.placed.size() ? scene_.placed[end].first_run : scene_.runs.size();
  for (std::size_t i = index; i < end; ++i) {
    scene_.placed[i].box.y += dy;
    scene_.placed[i].control.y += dy;
    scene_.placed[i].icon.y += dy;
  }
  for (std::size_t i = first_run; i < last_run; ++i) scene_.runs[i].box.y += dy;
}

}  // namespace yearward::view
