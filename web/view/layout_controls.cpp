// Layout of what can be used: buttons, tabs, chips, fields, dials, entries and rungs.
// It refuses to know colours' values, Dear ImGui and the browser.
#include <algorithm>

#include "web/view/composer.hpp"

namespace yearward::view {
namespace {

using present::Icon;
using present::Look;
using present::Node;
using present::Tone;

constexpr float kWidestButton = 420;
constexpr float kTabIcon = 24;

bool has_icon(const Node& node) { return node.icon != Icon::None; }

struct ButtonInk {
  Ground ground;
  Ink ink;
};

ButtonInk button_ink(const Node& node, Ground under) {
  const bool idle = node.disabled || node.busy;
  if (node.look == Look::Quiet) {
    if (idle) return {under, muted_on(under)};
    return {under, ink_of(node.tone == Tone::Neutral ? Tone::Brand : node.tone, under)};
  }
  if (idle && under != Ground::Hero) return {Ground::NeutralSoft, Ink::Muted};
  if (node.look == Look::Primary) return {Ground::Brand, Ink::OnBrand};
  if (under == Ground::Hero) return {under, Ink::OnHero};
  return {Ground::BrandSoft, Ink::Brand};
}

}  // namespace

float Composer::button(const Node& node, const Spot& spot, std::uint32_t index) {
  const bool quiet = node.look == Look::Quiet;
  const Style style = quiet ? kQuietBold : kTextBold;
  const float glyph = scaled(20);
  Placed& placed = scene_.placed[index];
  placed.box.w = std::min(spot.width, quiet ? button_width(node, spot.compact) : kWidestButton);
  const float least = std::max(kTarget, line_height(style) + 16);
  if (spot.compact && has_icon(node)) {  // the icon alone; the name is still spoken
    placed.icon = {placed.box.x + (placed.box.w - glyph) / 2, spot.y + (least - glyph) / 2, glyph,
                   glyph};
    return least;
  }
  const float inset = quiet ? 12 : 20;
  const float icon = has_icon(node) ? glyph + 8 : 0;
  const float room = placed.box.w - 2 * inset - icon;
  const ButtonInk dressed = button_ink(node, spot.ground);
  const float taken = write({node.name, style, dressed.ink, Align::Centre},
                            placed.box.x + inset + icon, spot.y, room, dressed.ground);
  const float height = std::max(least, taken + 20);
  placed.run_count = 1;
  Run& run = scene_.runs.back();
  run.box.y += (height - taken) / 2;
  run.box.x -= (room - run.box.w) / 2;
  const float left = placed.box.x + (placed.box.w - icon - run.box.w) / 2;
  if (icon > 0) placed.icon = {left, spot.y + (height - glyph) / 2, glyph, glyph};
  run.box.x = left + icon;
  return height;
}

// Labels shrink together to their share of the bar: no text size pushes a tab away.
float Composer::tab_label(const Node& node, float width) const {
  constexpr float kSmallestLabel = 6;  // of the type scale, before the person's own
  Style style = kSmallBold;
  for (const Node& tab : node.children) {
    while (style.size > kSmallestLabel && natural(tab.name, style) > width - 4) style.size -= 0.5F;
  }
  return style.size;
}

float Composer::tab_height(float label) const {
  constexpr float kHeight = 56;
  Style style = kSmall;
  style.size = label;
  return std::max(kHeight, kTabIcon + line_height(style) + 8);
}

float Composer::tab(const Node& node, const Spot& spot, std::uint32_t index) {
  Style style = node.current ? kSmallBold : kSmall;
  style.size = spot.label;
  const Ink ink = node.current ? Ink::Brand : Ink::Muted;
  const float label = line_height(style);
  const float height = tab_height(spot.label);
  const float top = spot.y + (height - kTabIcon - 4 - label) / 2;
  scene_.placed[index].icon = {spot.x + (spot.width - kTabIcon) / 2, top, kTabIcon, kTabIcon};
  write({node.name, style, ink, Align::Centre}, spot.x, top + kTabIcon + 4, spot.width,
        spot.ground);
  scene_.placed[index].run_count = 1;
  return height;
}

float Composer::chip(const Node& node, const Spot& spot, std::uint32_t index) {
  const bool used = node.on_use.has_value() || !node.href.empty();
  const Ground ground = node.current ? Ground::Brand : soft_ground_of(node.tone);
  const Ink ink = node.current ? Ink::OnBrand : ink_of(node.tone, ground);
  const float pill = std::max(32.0F, line_height(kQuietText) + 10);
  const float height = used ? std::max(kTarget, pill) : pill;
  const float top = spot.y + (height - pill) / 2;
  scene_.placed[index].control = {spot.x, top, spot.width, pill};
  float left = spot.x + 12;
  if (has_icon(node)) {
    const float icon = scaled(16);
    scene_.placed[index].icon = {left, spot.y + (height - icon) / 2, icon, icon};
    left += icon + 6;
  }
  const float line = top + (pill - line_height(kQuietText)) / 2;
  const float value = node.value.empty() ? 0 : natural(node.value, kQuietBold) + 6;
  const float room = spot.x + spot.width - 12 - left - value;
  const float taken = write({node.name, kQuietText, ink}, left, line, room, ground);
  if (value > 0) {
    write({node.value, kQuietBold, ink, Align::Right}, left + room + 6, line, value - 6, ground);
  }
  scene_.placed[index].run_count = value > 0 ? 2 : 1;
  const float grown = taken - line_height(kQuietText);
  scene_.placed[index].control.h += grown;
  return height + grown;
}

// Label above, frame, help or reproach below. The words in the frame are the browser's.
float Composer::field(const Node& node, const Spot& spot, std::uint32_t index) {
  const float width = std::min(spot.width, kWidestButton);
  float y =
      spot.y +
      write({node.name, kQuietBold, plain_on(spot.ground)}, spot.x, spot.y, width, spot.ground) + 6;
  const float height = std::max(52.0F, line_height(kText) + 20);
  scene_.placed[index].control = {spot.x, y, width, height};
  y += height;
  if (!node.description.empty()) {
    const Ink ink = node.invalid ? Ink::Bad : muted_on(spot.ground);
    y += 6 + write({node.description, kQuietText, ink}, spot.x, y + 6, width, spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y - spot.y;
}

float Composer::dial(const Node& node, const Spot& spot, std::uint32_t index) {
  Spot top = spot;
  const Ink ink = plain_on(spot.ground);
  float y =
      spot.y + two_sides({node.name, kText, ink}, {node.value, kSection, ink, Align::Right}, top);
  y += 4;
  scene_.placed[index].control = {spot.x, y, spot.width, kTarget};
  y += kTarget;
  if (!node.description.empty()) {
    y += write({node.description, kQuietText, muted_on(spot.ground)}, spot.x, y, spot.width,
               spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y - spot.y;
}

// A row of a list: icon, name and value, a quieter line, a chevron where it opens something.
float Composer::entry(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 12, kDisc = 40, kChevron = 20;
  float left = spot.x, right = spot.x + spot.width;
  const float disc = has_icon(node) && spot.width >= 240 ? kDisc : 0;
  if (disc > 0) left += disc + 12;
  if (node.expanded.has_value()) right -= kChevron + 8;
  Spot within = spot;
  within.x = left;
  within.y = spot.y + kInset;
  within.width = right - left;
  const Ink plain = plain_on(spot.ground);
  const Ink value_ink = node.tone == Tone::Neutral ? plain : ink_of(node.tone, spot.ground);
  float height = node.value.empty()
                     ? write({node.name, kText, plain}, left, within.y, within.width, spot.ground)
                     : two_sides({node.name, kText, plain},
                                 {node.value, kTextBold, value_ink, Align::Right}, within);
  if (!node.description.empty()) {
    height += 2 + write({node.description, kQuietText, muted_on(spot.ground)}, left,
                        within.y + height + 2, within.width, spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  const float row = std::max({height + 2 * kInset, kTarget + 8, disc + 2 * kInset});
  const float spare = row - 2 * kInset - height;
  for (std::size_t i = scene_.placed[index].first_run; i < scene_.runs.size(); ++i) {
    scene_.runs[i].box.y += spare / 2;
  }
  if (disc > 0) scene_.placed[index].icon = {spot.x, spot.y + (row - disc) / 2, disc, disc};
  if (node.expanded.has_value()) {
    scene_.placed[index].control = {right + 8, spot.y + (row - kChevron) / 2, kChevron, kChevron};
  }
  return tail(node, inside(index, spot.x, spot.y, spot.width), row);
}

// What an open entry shows below itself.
float Composer::tail(const Node& node, Spot spot, float used) {
  if (node.children.empty()) return used;
  spot.y += used;
  return used + stack(node, spot) + 12;
}

// One scenario of the ladder, chosen like a radio button.
float Composer::rung(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 16, kMark = 22;
  const Ground ground = node.current ? Ground::BrandSoft : Ground::Surface;
  Spot within = spot;
  within.ground = ground;
  within.x = spot.x + kInset + kMark + 12;
  within.y = spot.y + kInset;
  within.width = spot.x + spot.width - kInset - within.x;
  scene_.placed[index].icon = {spot.x + kInset, within.y + (line_height(kTextBold) - kMark) / 2,
                               kMark, kMark};
  const Ink value_ink = node.tone == Tone::Neutral ? Ink::Text : ink_of(node.tone, ground);
  float height =
      node.value.empty()
          ? write({node.name, kTextBold, Ink::Text}, within.x, within.y, within.width, ground)
          : two_sides({node.name, kTextBold, Ink::Text},
                      {node.value, kTextBold, value_ink, Align::Right}, within);
  if (!node.description.empty()) {
    height += 2 + write({node.description, kQuietText, Ink::Muted}, within.x, within.y + height + 2,
                        within.width, ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return tail(node, inside(index, within.x, spot.y, within.width), height + 2 * kInset);
}

}  // namespace yearward::view
