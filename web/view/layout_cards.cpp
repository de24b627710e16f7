// Layout of cards and of the navigation. It refuses to know colours' values and the browser.
#include <algorithm>

#include "web/view/composer.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Node;

constexpr float kBarHeight = 64;
constexpr float kHeroRing = 96;

}  // namespace

// The brand-coloured card: its ring, if it has one, stands at the right of everything else.
float Composer::hero(const Node& node, const Spot& spot, std::uint32_t index) {
  const float inset = spot.width < 420 ? 20 : 28;
  Spot within = inside(index, spot.x + inset, spot.y + inset, spot.width - 2 * inset);
  within.ground = Ground::Hero;
  const Node* ring_node = nullptr;
  for (const Node& child : node.children) {
    if (child.look == Look::Ring) ring_node = &child;
  }
  const bool beside = ring_node != nullptr && side_by_side() && within.width >= 250;
  const float ring_size = ring_node == nullptr || !beside ? 0 : kHeroRing;
  const Node* above = nullptr;
  float ring_bottom = spot.y + inset;
  const float top = within.y;
  for (const Node& child : node.children) {
    if (beside && &child == ring_node) {
      Spot corner = within;
      corner.x = within.x + within.width - ring_size;
      corner.y = top;
      corner.width = ring_size;
      ring_bottom = top + place(child, corner);
      continue;
    }
    if (above != nullptr) within.y += gap_between(*above, child);
    Spot line = within;
    const bool alongside = beside && within.y < top + ring_size;
    if (alongside) line.width -= ring_size + 16;
    within.y += place(child, line);
    above = &child;
  }
  return std::max(within.y, ring_bottom) - spot.y + inset;
}

float Composer::panel(const Node& node, const Spot& spot, std::uint32_t index) {
  const float inset = spot.width < 420 ? 16 : 24;
  Spot within = inside(index, spot.x + inset, spot.y + inset, spot.width - 2 * inset);
  within.ground = Ground::Surface;
  return stack(node, within) + 2 * inset;
}

// A tinted strip: icon, sentence, and what can be done about it below.
float Composer::notice(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 14;
  const Ground ground = soft_ground_of(node.tone);
  const float icon = scaled(20);
  float left = spot.x + kInset;
  if (node.icon != present::Icon::None) {
    const float drop = (line_height(kQuietBold) - icon) / 2;
    scene_.placed[index].icon = {left, spot.y + kInset + drop, icon, icon};
    left += icon + 10;
  }
  const float width = spot.x + spot.width - kInset - left;
  float y = spot.y + kInset;
  const bool two = !node.description.empty();
  y += write({node.name, two ? kQuietBold : kQuietText, Ink::Text}, left, y, width, ground);
  if (two) y += 2 + write({node.description, kQuietText, Ink::Text}, left, y + 2, width, ground);
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  if (!node.children.empty()) {
    Spot within = inside(index, left, y + 6, width);
    within.ground = ground;
    y = within.y + stack(node, within);
  }
  return y + kInset - spot.y;
}

// A bar at the bottom of a phone, a rail at the left of a tablet.
float Composer::navigation(const Node& node, const Spot& spot, std::uint32_t index) {
  const auto count = static_cast<float>(std::max<std::size_t>(1, node.children.size()));
  Rect& box = scene_.placed[index].box;
  Spot within = inside(index, 0, 0, 0);
  within.label = tab_label(node, wide() ? kRailWidth - 8 : std::min(spot.width, 480.0F) / count);
  within.fixed = true;
  within.ground = Ground::Surface;
  scene_.placed[index].fixed = true;
  if (wide()) {
    box = {0, 0, kRailWidth, environment_.height};
    within.x = 4;
    within.y = 88;
    within.width = kRailWidth - 8;
    for (const Node& child : node.children) within.y += place(child, within) + 8;
    scene_.navigation = scene_.placed[index].box;
    return environment_.height;
  }
  const float tab = tab_height(within.label);
  const float height = std::max(kBarHeight, tab + 8) + environment_.inset_bottom;
  box = {0, environment_.height - height, spot.width, height};
  within.y = box.y + 4;
  within.width = std::min(spot.width, 480.0F) / count;
  within.x = (spot.width - within.width * count) / 2;
  for (const Node& child : node.children) {
    place(child, within);
    within.x += within.width;
  }
  scene_.navigation = {0, environment_.height - height, spot.width, height};
  return height;
}

}  // namespace yearward::view
