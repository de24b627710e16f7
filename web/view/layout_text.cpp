// Layout of words: runs of text, figures, pairs, and how wide a node would like to be.
// It refuses to know colours' values, Dear ImGui and the browser.
#include <algorithm>

#include "web/view/composer.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Node;
using present::Tone;

struct Dress {
  Style style;
  bool muted = false;
};

Dress dress_of(Look look) {
  switch (look) {
    case Look::Title: return {kTitle};
    case Look::Section: return {kSection};
    case Look::Subhead:
    case Look::Strong: return {kTextBold};
    case Look::Lead: return {kLead};
    case Look::Muted: return {kQuietText, true};
    case Look::Small: return {kSmall, true};
    default: return {kText};
  }
}

Ink ink_for(const Node& node, const Dress& dress, Ground ground) {
  if (node.tone != Tone::Neutral) return ink_of(node.tone, ground);
  return dress.muted ? muted_on(ground) : plain_on(ground);
}

constexpr float kSideGap = 12;  // at least this much between a label and its value

}  // namespace

float Composer::line_height(const Style& style) const { return scaled(style.size) * style.leading; }

float Composer::natural(std::string_view text, const Style& style) const {
  return width_of(text, scaled(style.size), style.weight, fonts_);
}

float Composer::write(const Words& words, float x, float y, float width, Ground ground) {
  if (words.text.empty()) return 0;
  Run run;
  run.first_line = static_cast<std::uint32_t>(scene_.lines.size());
  run.size = scaled(words.style.size);
  run.line_height = line_height(words.style);
  run.weight = words.style.weight;
  run.align = words.align;
  run.ink = words.ink;
  run.ground = ground;
  break_lines(words.text, words.style, run.size, std::max(width, run.size), fonts_, scene_.lines);
  run.line_count = static_cast<std::uint32_t>(scene_.lines.size()) - run.first_line;
  float widest = 0;
  for (std::size_t i = run.first_line; i < scene_.lines.size(); ++i) {
    widest = std::max(widest, scene_.lines[i].width);
  }
  const float spare = width - widest;
  float left = x;
  if (words.align == Align::Right) left += spare;
  if (words.align == Align::Centre) left += spare / 2;
  run.box = {left, y, widest, run.line_height * static_cast<float>(run.line_count)};
  scene_.runs.push_back(run);
  return run.box.h;
}

// A text of one style; its value, where it has one, stands at the right as in a pair.
float Composer::text(const Node& node, const Spot& spot, std::uint32_t index) {
  const Dress dress = dress_of(node.look);
  const Ink ink = ink_for(node, dress, spot.ground);
  float left = spot.x;
  if (node.icon != present::Icon::None) {
    const float icon = scaled(dress.style.size + 2);
    scene_.placed[index].icon = {left, spot.y + (line_height(dress.style) - icon) / 2, icon, icon};
    left += icon + 8;
  }
  Spot within = spot;
  within.x = left;
  within.width = spot.x + spot.width - left;
  float height = 0;
  if (node.value.empty()) {
    height = write({node.name, dress.style, ink}, left, spot.y, within.width, spot.ground);
  } else {
    Style bold = dress.style;
    bold.weight = Weight::Bold;
    height =
        two_sides({node.name, dress.style, ink}, {node.value, bold, ink, Align::Right}, within);
  }
  if (!node.description.empty()) {
    height += 2 + write({node.description, kQuietText, muted_on(spot.ground)}, left,
                        spot.y + height + 2, within.width, spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return height;
}

// Left and right on one line where both fit, one below the other where they do not.
float Composer::two_sides(const Words& left, const Words& right, const Spot& spot) {
  const float value = natural(right.text, right.style);
  const float label = natural(left.text, left.style);
  const bool together = side_by_side() && value + kSideGap <= spot.width * 0.62F &&
                        (label + value + kSideGap <= spot.width || label > spot.width * 0.3F);
  const Ground ground = spot.ground;
  if (!together) {
    Words below = right;
    below.align = Align::Left;
    const float height = write(left, spot.x, spot.y, spot.width, ground);
    return height + write(below, spot.x, spot.y + height, spot.width, ground);
  }
  const float width = spot.width - value - kSideGap;
  const float drop = (line_height(right.style) - line_height(left.style)) / 2;
  const float left_drop = std::max(drop, 0.0F), right_drop = std::max(-drop, 0.0F);
  const float one = write(left, spot.x, spot.y + left_drop, width, ground);
  const float two =
      write(right, spot.x + width + kSideGap, spot.y + right_drop, value + 0.01F, ground);
  return std::max(one + left_drop, two + right_drop);
}

// One very large number with its label above and its explanation below. Shrinks before it breaks.
float Composer::figure(const Node& node, const Spot& spot, std::uint32_t index) {
  const Ink ink =
      node.tone == Tone::Neutral ? plain_on(spot.ground) : ink_of(node.tone, spot.ground);
  const bool labelled = !node.value.empty();
  float y = spot.y;
  if (labelled) {
    y += 2 +
         write({node.name, kQuietText, muted_on(spot.ground)}, spot.x, y, spot.width, spot.ground);
  }
  const std::string& number = labelled ? node.value : node.name;
  Style style = kFigure;
  constexpr float kSmallestFigure = 20;
  while (style.size > kSmallestFigure && natural(number, style) > spot.width) style.size -= 2;
  const float line = write({number, style, ink}, spot.x, y, spot.width, spot.ground);
  if (node.expanded.has_value()) {  // it opens how it is made up
    constexpr float kChevron = 24;
    const float beside = std::min(natural(number, style) + 8, spot.width - kChevron);
    scene_.placed[index].control = {spot.x + beside, y + (line - kChevron) / 2, kChevron, kChevron};
  }
  y += line;
  if (!node.description.empty()) {
    y += 4;
    y += write({node.description, kQuietText, muted_on(spot.ground)}, spot.x, y, spot.width,
               spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y - spot.y;
}

float Composer::pair(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 7;
  Spot within = spot;
  within.y += kInset;
  const Ink ink =
      node.tone == Tone::Neutral ? plain_on(spot.ground) : ink_of(node.tone, spot.ground);
  float height = two_sides({node.name, kQuietText, muted_on(spot.ground)},
                           {node.value, kQuietBold, ink, Align::Right}, within);
  if (!node.description.empty()) {
    height += write({node.description, kSmall, muted_on(spot.ground)}, spot.x, within.y + height,
                    spot.width, spot.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return height + 2 * kInset;
}

float Composer::button_width(const Node& node, bool compact) const {
  const bool icon = node.icon != present::Icon::None;
  const float glyph = scaled(20);
  if (compact && icon) return kTarget;
  const bool quiet = node.look == Look::Quiet;
  const float words = natural(node.name, quiet ? kQuietBold : kTextBold);
  return std::max(kTarget, words + (icon ? glyph + 8 : 0) + (quiet ? 24 : 40) + 1);
}

float Composer::natural_width(const Node& node, bool compact) const {
  switch (node.look) {
    case Look::Primary:
    case Look::Secondary:
    case Look::Quiet: return button_width(node, compact);
    case Look::Chip: {
      const float icon = node.icon == present::Icon::None ? 0 : scaled(16) + 6;
      const float value = node.value.empty() ? 0 : natural(node.value, kQuietBold) + 6;
      return natural(node.name, kQuietText) + icon + value + 25;
    }
    case Look::Title:
    case Look::Section:
    case Look::Subhead:
    case Look::Lead:
    case Look::Body:
    case Look::Muted:
    case Look::Strong:
    case Look::Small: {
      const Dress dress = dress_of(node.look);
      const float icon = node.icon == present::Icon::None ? 0 : scaled(dress.style.size + 2) + 8;
      return icon + 1 +
             std::max(natural(node.name, dress.style), natural(node.description, kQuietText)) +
             (node.value.empty() ? 0 : kSideGap + natural(node.value, kTextBold));
    }
    case Look::Figure:
      return 1 + std::max({natural(node.value.empty() ? node.name : node.value, kFigure),
                           node.value.empty() ? 0 : natural(node.name, kQuietText),
                           natural(node.description, kQuietText)});
    case Look::Ring: return 96;
    case Look::Code: return 240;
    case Look::Hidden: return 0;
    default: break;
  }
  float widest = 0;
  for (const Node& child : node.children) widest = std::max(widest, natural_width(child, compact));
  return widest > 0 ? widest + (node.look == Look::Panel ? 48 : 0) : environment_.width;
}

}  // namespace yearward::view
