// Layout of the kiosk's page: the band above, what is read and used below it, the dock, the dialog.
// It refuses to know colours' values and the browser.
#include <algorithm>

#include "web/view/kiosk.hpp"
#include "web/view/kiosk_composer.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Role;

constexpr Style kBrandStyle{21, Weight::Bold, 1.3F};
constexpr Style kHeadline{48, Weight::Bold, 1.16F, true};
constexpr Style kClaim{62, Weight::Bold, 1.12F, true};
constexpr Style kHelp{20, Weight::Regular, 1.4F, true};
constexpr Style kQuestion{34, Weight::Bold, 1.2F, true};
constexpr float kBrandMark = 40;
constexpr float kPosterDrop = 72;  // of the poster below the upper third
constexpr float kContent = 640;    // no line is longer, however wide the screen
constexpr float kAir = 22;         // above and below what stands under the band
constexpr float kBetween = 14;
constexpr float kFitStep = 0.95F, kSmallestFit = 0.8F;
constexpr float kMostSpread = 22;  // a gap grows at most by so much to fill the screen

float content_width(float width) { return std::min(kContent, width - 2 * kKioskInset); }

}  // namespace

float kiosk_zoom(float width, float height) {
  return std::max(0.2F, std::min(width / kKioskWidth, height / kKioskHeight));
}

// Nothing is scrolled to at a kiosk: words that need more room than there is are set smaller.
void lay_out_kiosk(const present::Node& tree, const Environment& environment, const Fonts& fonts,
                   Scene& scene) {
  Environment fitting = environment;
  for (;;) {
    KioskComposer composer(fitting, fonts, scene);
    compose(composer, tree, fitting, scene);
    const bool fits = scene.height <= environment.height + 0.5F;
    if (fits || fitting.text_scale < kSmallestFit * environment.text_scale) break;
    fitting.text_scale *= kFitStep;
  }
  scene.rail = false;
}

// The dock is placed after the main part, so that it is painted over what scrolls beneath it.
float KioskComposer::kiosk_page(const Node& node, const Spot& spot, std::uint32_t index) {
  float height = 0;
  Ground ground = Ground::Page;
  for (const Node& child : node.children) {
    Spot here = inside(index, 0, 0, spot.width);
    if (child.role == Role::Main && child.children.size() == 1) ground = Ground::Hero;
    here.ground = ground;
    const float taken = place(child, here);
    if (child.role == Role::Main) height = taken;
  }
  return std::max(environment_.height, height);
}

float KioskComposer::main_part(const Node& node, const Spot& spot, std::uint32_t index) {
  const float width = content_width(spot.width);
  Spot line = inside(index, (spot.width - width) / 2, third() + kAir, width);
  struct First {
    std::uint32_t placed, run;
  };
  std::vector<First> parts;
  const Node* above = nullptr;
  for (const Node& child : node.children) {
    if (child.look == Look::Hero) {
      place(child, inside(index, 0, 0, spot.width));
      continue;
    }
    if (above != nullptr) line.y += std::max(kBetween, gap_between(*above, child));
    parts.push_back({static_cast<std::uint32_t>(scene_.placed.size()),
                     static_cast<std::uint32_t>(scene_.runs.size())});
    line.y += place(child, line);
    above = &child;
  }
  if (parts.empty()) return environment_.height;
  const float spare = environment_.height - kKioskDock - kAir - line.y;
  const float spread = std::clamp(spare / static_cast<float>(parts.size()), 0.0F, kMostSpread);
  for (std::size_t i = 1; i < parts.size(); ++i) shift(parts[i].placed, parts[i].run, 0, spread);
  line.y += spread * static_cast<float>(parts.size() - 1);
  return line.y + kAir + kKioskDock;
}

// Brand at the top, heading at the bottom of the upper third; with nothing else on the screen the
// band is all of it, and carries the poster.
float KioskComposer::band(const Node& node, const Spot& spot, std::uint32_t index) {
  const float width = content_width(spot.width);
  const bool alone = node.children.size() > 3;
  Spot line = inside(index, (spot.width - width) / 2, kKioskInset, width);
  line.ground = Ground::Hero;
  scene_.placed[index].icon = {line.x, line.y, kBrandMark, kBrandMark};
  auto child = node.children.begin();
  Spot beside = line;
  beside.x += kBrandMark + 12;
  beside.width -= kBrandMark + 12;
  const std::uint32_t brand = begin(*child, beside);
  finish(brand,
         centred({child->name, unscaled(kBrandStyle), Ink::OnHero}, beside, brand, kBrandMark));

  const auto first = static_cast<std::uint32_t>(scene_.placed.size());
  const auto first_run = static_cast<std::uint32_t>(scene_.runs.size());
  line.y = 0;
  for (++child; child != node.children.end(); ++child) {
    const bool title = child->look == Look::Title;
    if (!title && alone) break;
    const Style style = unscaled(title ? alone ? kClaim : kHeadline : kHelp);
    const std::uint32_t said = begin(*child, line);
    const Ink ink = title ? Ink::OnHero : Ink::OnHeroMuted;
    line.y += finish(said, words({child->name, style, ink}, line, said)) + (title ? 10.0F : 0.0F);
  }
  shift(first, first_run, 0, third() - line.y - (alone ? 12.0F : 26.0F));
  if (!alone) return third();
  attract(node, static_cast<std::size_t>(child - node.children.begin()), line);
  return environment_.height;
}

// The poster below the upper third; what is to be done at the bottom, where the hand is.
void KioskComposer::attract(const Node& node, std::size_t from, Spot line) {
  line.y = third() + kPosterDrop;
  line.y += place(node.children[from], line);
  const auto first = static_cast<std::uint32_t>(scene_.placed.size());
  const auto first_run = static_cast<std::uint32_t>(scene_.runs.size());
  for (std::size_t i = from + 1; i < node.children.size(); ++i)
    line.y += kBetween + place(node.children[i], line);
  const float bottom = environment_.height - kKioskDock - 20;
  shift(first, first_run, 0, std::max(0.0F, bottom - line.y));
}

// What the year brings, as a poster says it: the goods are what is seen from afar.
float KioskComposer::poster(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr Style kOver{27, Weight::Bold, 1.35F, true};
  constexpr Style kGoods{60, Weight::Bold, 1.16F, true};
  constexpr Style kUnder{24, Weight::Regular, 1.45F, true};
  float y = spot.y;
  for (const Node& child : node.children) {
    Spot line = inside(index, spot.x, y, spot.width);
    const bool goods = child.look == Look::Figure;
    const Style style = goods ? kGoods : child.look == Look::Muted ? kOver : kUnder;
    const std::uint32_t said = begin(child, line);
    const Ink ink = goods || node.children.size() == 1 ? Ink::OnHero : Ink::OnHeroMuted;
    y += finish(said, words({child.name, style, ink}, line, said)) + (goods ? 22.0F : 14.0F);
  }
  return y - spot.y;
}

float KioskComposer::dock(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kGap = 12;
  const float top = environment_.height - kKioskDock;
  Placed& placed = scene_.placed[index];
  placed.fixed = true;
  placed.box = {0, top, spot.width, kKioskDock};
  const float width = content_width(spot.width);
  const auto count = static_cast<float>(std::max<std::size_t>(1, node.children.size()));
  Spot line = inside(index, (spot.width - width) / 2, top + 10,
                     (width - kGap * (count - 1)) / count);
  line.fixed = true;
  for (const Node& child : node.children) {
    const std::uint32_t button = begin(child, line);
    finish(button, dock_button(child, line, button));
    line.x += line.width + kGap;
  }
  scene_.navigation = {0, top, spot.width, kKioskDock};
  return kKioskDock;
}

// In the middle of the part that everybody reaches.
float KioskComposer::dialog(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kInside = 32;
  const float width = std::min(kKioskDialog, spot.width - 2 * kKioskInset);
  const float left = (spot.width - width) / 2;
  scene_.placed[index].fixed = true;
  const auto first_run = static_cast<std::uint32_t>(scene_.runs.size());
  Spot line = inside(index, left + kInside, kInside, width - 2 * kInside);
  line.ground = Ground::Surface;
  for (const Node& child : node.children) {
    if (child.role == Role::Heading2) {
      const std::uint32_t said = begin(child, line);
      line.y += finish(said, words({child.name, kQuestion, Ink::Text}, line, said)) + 24;
    } else {
      line.y += place(child, line) + (child.look == Look::Ring ? 28.0F : 14.0F);
    }
  }
  const float height = line.y - 14 + kInside;
  const float top = third() + (environment_.height - third() - height) / 2;
  shift(index + 1, first_run, 0, top);
  scene_.placed[index].box = {left, top, width, height};
  return height;
}

}  // namespace yearward::view
