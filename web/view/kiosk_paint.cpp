// Painting of what only the kiosk dresses its own way: the band with the round of the year, the
// pad's keys, what was typed, the dock, the dialog. It refuses to know the browser.
#include <algorithm>

#include "web/view/icons.hpp"
#include "web/view/kiosk.hpp"
#include "web/view/kiosk_composer.hpp"
#include "web/view/painter.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Role;

constexpr float kKeyRadius = 20;
constexpr float kPressed = 0.14F;

class KioskPainter final : public Painter {
 public:
  using Painter::Painter;

  void paint_all() {
    paint_each([this](const Placed& placed) { dress_at_kiosk(placed); });
  }

 private:
  void dress_at_kiosk(const Placed& placed);
  void band(const Placed& placed);
  void round_of_the_year(const Placed& placed);
  void dock(const Placed& placed);
  void dock_button(const Placed& placed);
  void dialog(const Placed& placed);
  void big_button(const Placed& placed);
  void way(const Placed& placed);
  void slots(const Placed& placed);
  void touch(const Placed& placed, const Rect& box, float radius, Colour veil);
};

void KioskPainter::dress_at_kiosk(const Placed& placed) {
  if (placed.node->role == Role::Dialog) return dialog(placed);
  switch (placed.node->look) {
    case Look::Hero: return band(placed);
    case Look::NavBar: return dock(placed);
    case Look::Primary:
    case Look::Secondary: return big_button(placed);
    case Look::Quiet: return dock_button(placed);
    case Look::Chip: return way(placed);
    case Look::Field: return slots(placed);
    case Look::Figure: return;
    case Look::Notice: return notice(placed);
    default: return dress(placed);
  }
}

// From an edge to the other and behind everything: the year comes round out of the corner.
void KioskPainter::band(const Placed& placed) {
  brush_.fill_gradient(placed.box, ground(Ground::Hero), theme_.hero_end, 0);
  if (!contrasting()) round_of_the_year(placed);
  if (contrasting()) brush_.fill({0, placed.box.bottom() - 2, placed.box.w, 2}, theme_.line, 0);
  draw_mark(brush_, placed.icon, ink(Ink::OnHero), ground(Ground::Hero));
}

// Twelve months on a ring as large as the screen; what has passed of the year is drawn stronger.
// Over a screen's contents it hangs from the top edge, with every mark inside the band.
void KioskPainter::round_of_the_year(const Placed& placed) {
  const bool whole = placed.box.h > environment_.height / 2;
  const float size = whole ? placed.box.w * 0.78F : placed.box.w * 0.46F;
  const Point centre{placed.box.w * (whole ? 0.86F : 0.98F),
                     placed.box.h * (whole ? 0.52F : -0.02F)};
  const Colour light = ink(Ink::OnHero);
  brush_.circle(centre, size, {light, 46, 0.045F});
  brush_.circle(centre, size * 0.7F, {light, 2, 0.10F});
  const float passed = placed.node->range.maximum > 0 ? share_of(placed.node->range) : 0.82F;
  brush_.arc(centre, size, 0, passed, {light, 46, 0.06F});
  constexpr int kMonths = 12;
  for (int month = 0; month < kMonths; ++month) {
    const float at = static_cast<float>(month) / kMonths;
    brush_.arc(centre, size + 40, at - 0.0012F, at + 0.0012F, {light, 14, 0.22F});
  }
}

void KioskPainter::dock(const Placed& placed) {
  if (placed.under == Ground::Hero) return;  // the buttons stand on the poster itself
  const Rect& box = placed.box;
  brush_.fill(box, ground(Ground::Surface), 0);
  brush_.fill({box.x, box.y, box.w, 1}, theme_.line, 0);
}

void KioskPainter::dock_button(const Placed& placed) {
  const Rect& box = placed.box;
  const bool on_hero = placed.under == Ground::Hero;
  const Colour veil = on_hero ? ink(Ink::OnHero) : ink(Ink::Text);
  brush_.fill(box, veil, kControlRadius, on_hero ? 0.12F : 0.05F);
  if (contrasting()) brush_.outline(box, {theme_.edge, 1, 1}, kControlRadius);
  touch(placed, box, kControlRadius, veil);
  if (placed.icon.w > 0) draw_icon(brush_, placed.node->icon, placed.icon, veil);
}

void KioskPainter::touch(const Placed& placed, const Rect& box, float radius, Colour veil) {
  if (placed.node->disabled || placed.node->busy) return;
  if (pressed(placed)) brush_.fill(box, veil, radius, kPressed);
  else if (hovered(placed)) brush_.fill(box, veil, radius, kPressed / 2);
}

// Everything behind it is dimmed: it cannot be used as long as the question stands.
void KioskPainter::dialog(const Placed& placed) {
  constexpr Colour kNight{0, 0, 0};
  brush_.fill({0, 0, environment_.width, environment_.height}, kNight, 0, 0.6F);
  brush_.fill(placed.box, ground(Ground::Surface), 28);
  if (contrasting()) brush_.outline(placed.box, {theme_.edge, 2, 1}, 28);
}

void KioskPainter::big_button(const Placed& placed) {
  if (placed.run_count == 0) return;
  const Run& run = scene_.runs[placed.first_run];
  const Rect& box = placed.box;
  const bool idle = placed.node->disabled || placed.node->busy;
  if (!idle && run.ground != Ground::BrandSoft) brush_.shadow(box, kKeyRadius, theme_.shadow);
  brush_.fill(box, ground(run.ground), kKeyRadius);
  if (contrasting()) brush_.outline(box, {theme_.edge, 1, 1}, kKeyRadius);
  touch(placed, box, kKeyRadius, ink(run.ink));
  if (placed.icon.w > 0) draw_icon(brush_, placed.node->icon, placed.icon, ink(run.ink));
}

void KioskPainter::way(const Placed& placed) {
  const bool current = placed.node->current;
  brush_.fill(placed.box, ground(current ? Ground::Brand : Ground::NeutralSoft), kKeyRadius);
  if (contrasting()) brush_.outline(placed.box, {theme_.edge, 1, 1}, kKeyRadius);
  touch(placed, placed.box, kKeyRadius, ink(current ? Ink::OnBrand : Ink::Text));
}

void KioskPainter::slots(const Placed& placed) {
  const Rect& box = placed.box;
  brush_.fill(box, ground(Ground::Surface), kKeyRadius);
  const bool invalid = placed.node->invalid;
  brush_.outline(box, {invalid ? ink(Ink::Bad) : theme_.edge, invalid ? 2.0F : 1.0F, 1},
                 kKeyRadius);
  const present::Range& range = placed.node->range;
  for (std::int64_t i = 0; i < range.maximum; ++i) {
    const Point centre{placed.control.x + kKioskPin * (static_cast<float>(i) + 0.5F),
                       box.y + box.h / 2};
    if (i < range.now) brush_.disc(centre, 8, ink(Ink::Text));
    else brush_.circle(centre, 7, {theme_.edge, 2, 1});
  }
}

}  // namespace

Painting paint_kiosk(const Scene& scene, const Environment& environment, const Faces& faces,
                     const GlyphBudget& budget, ImDrawList& list) {
  Brush brush(list, environment, faces, budget);
  KioskPainter(scene, environment, brush).paint_all();
  return brush.complete() ? Painting::Complete : Painting::MoreGlyphsToCome;
}

}  // namespace yearward::view
