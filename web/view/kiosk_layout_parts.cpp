// Layout of what stands on the kiosk's page: keys, large buttons, what was typed, figures.
// It refuses to know colours' values and the browser.
#include <algorithm>

#include "web/view/kiosk.hpp"
#include "web/view/kiosk_composer.hpp"

namespace yearward::view {
namespace {

using present::Icon;
using present::Look;
using present::Role;
using present::Tone;

constexpr Style kDigit{34, Weight::Bold, 1.2F};
constexpr Style kKeyWord{20, Weight::Bold, 1.2F};
constexpr Style kFirst{30, Weight::Bold, 1.25F};
constexpr Style kLoud{24, Weight::Bold, 1.25F};
constexpr Style kSoft{20, Weight::Bold, 1.25F};
constexpr Style kDockWord{17, Weight::Bold, 1.2F};
constexpr Style kRead{18, Weight::Regular, 1.45F};
constexpr Style kReadBold{22, Weight::Bold, 1.35F};
constexpr Style kHeading{17, Weight::Bold, 1.35F, true};
constexpr Style kSentence{23, Weight::Bold, 1.4F};
constexpr Style kTileName{15, Weight::Bold, 1.35F};
constexpr Style kTileValue{22, Weight::Bold, 1.25F};
constexpr Style kTileNote{15, Weight::Regular, 1.35F};
constexpr Style kNoticeText{17, Weight::Regular, 1.4F};
constexpr Style kTyped{32, Weight::Bold, 1.2F};
constexpr Style kHuge{60, Weight::Bold, 1.12F};
constexpr float kFirstHeight = 92, kKeyHeight = 86, kLoudHeight = 72, kSoftHeight = 60;
constexpr float kDockHeight = 60;
constexpr float kKeyGap = 14;
constexpr float kPlot = 132;  // of a chart, with what is written above it

// A key of the pad among the buttons: a single digit.
bool is_digit(const present::Node& node) { return node.name.size() == 1; }

bool is_button(const present::Node& node) {
  return node.look == Look::Primary || node.look == Look::Secondary;
}

Style style_of(Look look) {
  switch (look) {
    case Look::Lead: return kSentence;
    case Look::Strong: return kReadBold;
    case Look::Section: return kHeading;
    default: return kRead;
  }
}

}  // namespace

float KioskComposer::words(const Words& said, const Spot& spot, std::uint32_t index) {
  const float height = write(said, spot.x, spot.y, spot.width, spot.ground);
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return height;
}

// One text in the middle of a height; one that needs more lines takes them.
float KioskComposer::centred(const Words& said, const Spot& spot, std::uint32_t index,
                             float height) {
  const float taken = words(said, spot, index);
  if (taken < height) scene_.runs.back().box.y += (height - taken) / 2;
  return std::max(height, taken);
}

float KioskComposer::place_by_look(const Node& node, const Spot& spot, std::uint32_t index) {
  if (node.role == Role::Main) return main_part(node, spot, index);
  if (node.role == Role::Dialog) return dialog(node, spot, index);
  switch (node.look) {
    case Look::Page: return kiosk_page(node, spot, index);
    case Look::Hero: return band(node, spot, index);
    case Look::NavBar: return dock(node, spot, index);
    case Look::Inline: return grid(node, spot, index, node.children.size() == 2 ? 2 : 3);
    case Look::Split: return grid(node, spot, index, 2);
    case Look::Primary:
    case Look::Secondary: return big_button(node, spot, index);
    case Look::Chip: return way(node, spot, index);
    case Look::Rung: return tile(node, spot, index);
    case Look::Panel: return card(node, spot, index);
    case Look::Notice: return said(node, spot, index);
    case Look::Chart: return low_chart(node, spot, index);
    case Look::Field: return slots(node, spot, index);
    case Look::Figure: return kiosk_figure(node, spot, index);
    case Look::Column:
      if (spot.ground == Ground::Hero) return poster(node, spot, index);
      break;
    case Look::Lead:
    case Look::Strong:
    case Look::Section:
    case Look::Muted:
    case Look::Body: {
      const bool muted = node.look == Look::Muted || node.look == Look::Section;
      const Ink ink = node.tone == Tone::Neutral && muted ? muted_on(spot.ground)
                                                          : ink_of(node.tone, spot.ground);
      return words({node.name, style_of(node.look), ink}, spot, index);
    }
    default: break;
  }
  return Composer::place_by_look(node, spot, index);
}

// Columns of one width; cards in one row end on one line, a button keeps its height.
float KioskComposer::grid(const Node& node, const Spot& spot, std::uint32_t index,
                          std::size_t columns) {
  const float width = (spot.width - kKeyGap * static_cast<float>(columns - 1)) /
                      static_cast<float>(columns);
  float y = spot.y;
  for (std::size_t row = 0; row < node.children.size(); row += columns) {
    if (row > 0) y += kKeyGap;
    const std::size_t end = std::min(row + columns, node.children.size());
    const std::size_t first = scene_.placed.size();
    float tallest = 0;
    for (std::size_t i = row; i < end; ++i) {
      const float x = spot.x + static_cast<float>(i - row) * (width + kKeyGap);
      tallest = std::max(tallest, place(node.children[i], inside(index, x, y, width)));
    }
    for (std::size_t i = first; i < scene_.placed.size(); ++i) {
      Placed& placed = scene_.placed[i];
      if (placed.parent != scene_.placed[index].id) continue;
      if (is_button(*placed.node)) shift_one(i, (tallest - placed.box.h) / 2);
      else placed.box.h = tallest;
    }
    y += tallest;
  }
  return y - spot.y;
}

// On the brand's own colour a button is white, where the brand's colour would be lost.
float KioskComposer::big_button(const Node& node, const Spot& spot, std::uint32_t index) {
  const bool loud = node.look == Look::Primary;
  const bool key = spot.width < 200;  // of the pad
  const bool idle = node.disabled || node.busy;
  const bool white = spot.ground == Ground::Hero && environment_.scheme == Scheme::Light;
  Ground ground = loud ? Ground::Brand : key ? Ground::Surface : Ground::BrandSoft;
  Ink ink = loud ? Ink::OnBrand : key ? Ink::Text : Ink::Brand;
  if (loud && white) {
    ground = Ground::White;
    ink = Ink::Brand;
  }
  if (idle) {
    ground = Ground::NeutralSoft;
    ink = Ink::Muted;
  }
  const bool first = loud && spot.ground == Ground::Hero;  // what begins everything
  const Style style = key    ? is_digit(node) ? kDigit : kKeyWord
                      : first ? kFirst
                      : loud  ? kLoud
                              : kSoft;
  const float height = key     ? kKeyHeight
                       : first ? kFirstHeight
                       : loud  ? kLoudHeight
                               : kSoftHeight;
  const bool icon = node.icon != Icon::None && !key;
  constexpr float kGlyph = 28, kInset = 16;
  Spot line = spot;
  line.x += kInset;
  line.width -= 2 * kInset;
  line.ground = ground;
  const float taken = centred({node.name, style, ink, Align::Centre}, line, index, height);
  if (!icon) return taken;
  Run& run = scene_.runs.back();
  run.box.x += (kGlyph + 10) / 2;
  scene_.placed[index].icon = {run.box.x - kGlyph - 10, spot.y + (taken - kGlyph) / 2, kGlyph,
                               kGlyph};
  return taken;
}

float KioskComposer::dock_button(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kGlyph = 22;
  const Ink ink = spot.ground == Ground::Hero ? Ink::OnHero : Ink::Text;
  centred({node.name, unscaled(kDockWord), ink, Align::Centre}, spot, index, kDockHeight);
  if (node.icon == Icon::None) return kDockHeight;
  Run& run = scene_.runs.back();
  run.box.x += (kGlyph + 8) / 2;
  scene_.placed[index].icon = {run.box.x - kGlyph - 8, spot.y + (kDockHeight - kGlyph) / 2, kGlyph,
                               kGlyph};
  return kDockHeight;
}

// One of two ways to ask, side by side.
float KioskComposer::way(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kHeight = 56;
  Spot line = spot;
  line.ground = node.current ? Ground::Brand : Ground::NeutralSoft;
  scene_.placed[index].control = {spot.x, spot.y, spot.width, kHeight};
  return centred({node.name, kSoft, node.current ? Ink::OnBrand : Ink::Text, Align::Centre},
                 line, index, kHeight);
}

// What was typed so far: its name at the left, the digits at the right; of a PIN only dots, which
// paint draws in `control`.
float KioskComposer::slots(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kHeight = 88, kInset = 24;
  Spot line = spot;
  line.ground = Ground::Surface;
  line.x += kInset;
  line.width -= 2 * kInset;
  const bool noted = !node.description.empty();
  const float name = line_height(kReadBold);
  const float note = noted ? line_height(kRead) : 0;
  const float top = spot.y + (kHeight - name - note) / 2;
  write({node.name, kReadBold, Ink::Text}, line.x, top, line.width, line.ground);
  if (noted) {
    write({node.description, kRead, Ink::Muted}, line.x, top + name, line.width, line.ground);
  }
  if (node.range.maximum > 0) {
    const float width = kKioskPin * static_cast<float>(node.range.maximum);
    scene_.placed[index].control = {line.x + line.width - width, spot.y, width, kHeight};
  } else if (!node.value.empty()) {
    Style typed = kTyped;
    while (typed.size > kRead.size && natural(node.value, typed) > line.width * 0.78F)
      typed.size -= 1;
    write({node.value, typed, Ink::Text, Align::Right}, line.x,
          spot.y + (kHeight - line_height(typed)) / 2, line.width, line.ground);
  }
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return kHeight;
}

// One way to go on, or one gift: what it is, the figure, what comes of it.
float KioskComposer::tile(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 16, kMark = 22;
  const Ground ground = node.current ? Ground::BrandSoft : Ground::Surface;
  const float left = spot.x + kInset, width = spot.width - 2 * kInset;
  float y = spot.y + kInset - 2;
  scene_.placed[index].icon = {left + width - kMark, y, kMark, kMark};
  y += write({node.name, kTileName, Ink::Muted}, left, y, width - kMark - 8, ground) + 2;
  const Ink ink = ink_of(node.tone, ground);
  Style value = kTileValue;
  while (value.size > kTileNote.size && natural(node.value, value) > width) value.size -= 1;
  y += write({node.value, value, ink}, left, y, width, ground) + 2;
  y += write({node.description, kTileNote, Ink::Text}, left, y, width, ground);
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y + kInset - 2 - spot.y;
}

float KioskComposer::card(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 18;
  Spot within = inside(index, spot.x + kInset, spot.y + kInset, spot.width - 2 * kInset);
  within.ground = Ground::Surface;
  return stack(node, within) + 2 * kInset;
}

// As high for a short sentence as for a long one, so that what lies below does not move.
float KioskComposer::said(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInset = 18, kGlyph = 26, kLeast = 72;
  Spot line = spot;
  line.ground = soft_ground_of(node.tone);
  line.x += kInset + kGlyph + 14;
  line.width -= 2 * kInset + kGlyph + 14;
  const float height = centred({node.name, kNoticeText, Ink::Text}, line, index, kLeast);
  scene_.placed[index].icon = {spot.x + kInset, spot.y + (height - kGlyph) / 2, kGlyph, kGlyph};
  return height;
}

// The portal's chart, lower: the page below the band is never scrolled to see it.
float KioskComposer::low_chart(const Node& node, const Spot& spot, std::uint32_t index) {
  const auto* chart = std::get_if<present::Chart>(&node.figure);
  if (chart == nullptr) return 0;
  const float label = line_height(kSmall);
  const float head = chart->moments.empty() ? 0 : 2 * (label + 4);
  const float plot = kPlot - head + label;
  scene_.placed[index].control = {spot.x, spot.y + head, spot.width, plot};
  chart_marks(*chart, index, spot.ground);
  chart_moments(*chart, index, spot.ground);
  chart_ticks(*chart, index, spot.ground);
  float y = spot.y + head + plot + 6 + label + 4;
  if (chart->lines.size() > 1) y += chart_legend(*chart, spot, y);
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y - spot.y;
}

float KioskComposer::kiosk_figure(const Node& node, const Spot& spot, std::uint32_t index) {
  float y = spot.y;
  y += write({node.name, kHeading, muted_on(spot.ground)}, spot.x, y, spot.width, spot.ground);
  Style style = kHuge;
  while (style.size > kSentence.size && natural(node.value, style) > spot.width) style.size -= 2;
  y += write({node.value, style, ink_of(Tone::Neutral, spot.ground)}, spot.x, y, spot.width,
             spot.ground);
  scene_.placed[index].run_count =
      static_cast<std::uint32_t>(scene_.runs.size()) - scene_.placed[index].first_run;
  return y - spot.y;
}

}  // namespace yearward::view
