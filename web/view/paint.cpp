// Painting of grounds, cards and words. It refuses to know the browser.
#include "web/view/paint.hpp"

#include <algorithm>

#include "web/view/icons.hpp"
#include "web/view/painter.hpp"

namespace yearward::view {

using present::Look;

Painting paint(const Scene& scene, const Environment& environment, const Faces& faces,
               const GlyphBudget& budget, ImDrawList& list) {
  Brush brush(list, environment, faces, budget);
  Painter(scene, environment, brush).paint_all();
  return brush.complete() ? Painting::Complete : Painting::MoreGlyphsToCome;
}

Colour backdrop_of(const Environment& environment) {
  return theme_of(environment.scheme).ground(Ground::Page);
}

float share_of(const present::Range& range) {
  const auto span = static_cast<double>(range.maximum - range.minimum);
  if (span <= 0) return 0;
  const double share = static_cast<double>(range.now - range.minimum) / span;
  return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

void Painter::paint_all() {
  paint_each([this](const Placed& placed) { dress(placed); });
}

void Painter::dress(const Placed& placed) {
  switch (placed.node->look) {
    case Look::Header: return header(placed);
    case Look::Hero: return hero(placed);
    case Look::Panel: return panel(placed);
    case Look::Notice: return notice(placed);
    case Look::NavBar: return navigation(placed);
    case Look::Tab: return tab(placed);
    case Look::Primary: case Look::Secondary: case Look::Quiet: return button(placed);
    case Look::Chip: return chip(placed);
    case Look::Field: return field(placed);
    case Look::Dial: return dial(placed);
    case Look::Entry: return entry(placed);
    case Look::Figure: return chevron(placed);
    case Look::Rung: return rung(placed);
    case Look::Ring: return ring(placed);
    case Look::Bar: return bar(placed);
    case Look::Chart: return chart(placed);
    case Look::Code: return code(placed);
    default: return icon_before_words(placed);
  }
}

void Painter::words(const Placed& placed) {
  for (std::uint32_t i = 0; i < placed.run_count; ++i) {
    const Run& run = scene_.runs[placed.first_run + i];
    float top = run.box.y;
    for (std::uint32_t line = 0; line < run.line_count; ++line) {
      brush_.text(scene_.lines[run.first_line + line], run, top, ink(run.ink));
      top += run.line_height;
    }
  }
}

Colour Painter::leading_ink(const Placed& placed) const {
  if (placed.run_count > 0) return ink(scene_.runs[placed.first_run].ink);
  const Ink plain = ink_of(present::Tone::Neutral, placed.under);
  return ink(placed.node->look == Look::Quiet ? ink_of(present::Tone::Brand, placed.under) : plain);
}

void Painter::icon_before_words(const Placed& placed) {
  if (placed.icon.w > 0) draw_icon(brush_, placed.node->icon, placed.icon, leading_ink(placed));
}

void Painter::focus_ring(const Placed& placed) {
  constexpr float kReach = 3;
  const bool part = placed.node->look == Look::Field || placed.node->look == Look::Dial ||
                    placed.node->look == Look::Chip;
  const Rect& rect = part ? placed.control : placed.box;
  const bool tight = placed.node->look == Look::Tab;  // stays inside its bar
  const float reach = tight ? -1 : kReach;
  const float radius = placed.node->look == Look::Chip ? rect.h / 2 : kControlRadius;
  brush_.outline({rect.x - reach, rect.y - reach, rect.w + 2 * reach, rect.h + 2 * reach},
                 {theme_.focus, 3, 1}, radius + reach);
}

void Painter::header(const Placed& placed) {
  draw_mark(brush_, placed.icon, ground(Ground::Brand), ink(Ink::OnBrand));
}

// The brand-coloured card, with the round of the year rising behind its corner.
void Painter::hero(const Placed& placed) {
  brush_.shadow(placed.box, kCardRadius, theme_.shadow * 1.6F);
  brush_.fill_gradient(placed.box, ground(Ground::Hero), theme_.hero_end, kCardRadius);
  if (contrasting()) brush_.outline(placed.box, {theme_.line, 1, 1}, kCardRadius);
}

void Painter::panel(const Placed& placed) {
  brush_.shadow(placed.box, kCardRadius, theme_.shadow);
  brush_.fill(placed.box, ground(Ground::Surface), kCardRadius);
  if (contrasting()) brush_.outline(placed.box, {theme_.line, 1, 1}, kCardRadius);
}

void Painter::notice(const Placed& placed) {
  const Ground soft = soft_ground_of(placed.node->tone);
  brush_.fill(placed.box, ground(soft), kControlRadius);
  if (contrasting()) brush_.outline(placed.box, {theme_.line, 1, 1}, kControlRadius);
  if (placed.icon.w <= 0) return;
  draw_icon(brush_, placed.node->icon, placed.icon, ink(ink_of(placed.node->tone, soft)));
}

void Painter::navigation(const Placed& placed) {
  const Rect& box = placed.box;
  brush_.fill(box, ground(Ground::Surface), 0);
  if (scene_.rail) {
    brush_.fill({box.right() - 1, box.y, 1, box.h}, theme_.line, 0);
    return;
  }
  brush_.fill({box.x, box.y, box.w, 1}, theme_.line, 0);
}

}  // namespace yearward::view
