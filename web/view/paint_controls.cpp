// Painting of what can be used: tabs, buttons, chips, fields, dials, entries and rungs.
// It refuses to know the browser.
#include "web/view/icons.hpp"
#include "web/view/painter.hpp"

namespace yearward::view {

using present::Icon;
using present::Look;
using present::Tone;

namespace {

constexpr float kHoverAlpha = 0.07F;
constexpr float kPressAlpha = 0.14F;

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

Rect centred(const Rect& around, float size) {
  return {around.x + (around.w - size) / 2, around.y + (around.h - size) / 2, size, size};
}

}  // namespace

void Painter::tab(const Placed& placed) {
  const Rect& icon = placed.icon;
  const Rect pill{icon.x - 16, icon.y - 4, icon.w + 32, icon.h + 8};
  if (placed.node->current) brush_.fill(pill, ground(Ground::BrandSoft), pill.h / 2);
  else if (hovered(placed)) brush_.fill(pill, ground(Ground::NeutralSoft), pill.h / 2);
  if (contrasting() && placed.node->current) {
    brush_.outline(pill, {ink(Ink::Brand), 2, 1}, pill.h / 2);
  }
  draw_icon(brush_, placed.node->icon, icon, leading_ink(placed));
}

void Painter::button(const Placed& placed) {
  const bool disabled = placed.node->disabled || placed.node->busy;
  const Rect& box = placed.box;
  if (placed.node->look == Look::Primary) {
    brush_.fill(box, ground(disabled ? Ground::NeutralSoft : Ground::Brand), kControlRadius);
  } else if (placed.node->look == Look::Secondary) {
    if (placed.under == Ground::Hero) brush_.fill(box, ink(Ink::OnHero), kControlRadius, 0.14F);
    else
      brush_.fill(box, ground(disabled ? Ground::NeutralSoft : Ground::BrandSoft), kControlRadius);
  }
  if (!disabled && (hovered(placed) || pressed(placed))) {
    const Colour veil = placed.run_count > 0 ? leading_ink(placed) : ink(Ink::Text);
    brush_.fill(box, veil, kControlRadius, pressed(placed) ? kPressAlpha : kHoverAlpha);
  }
  if (contrasting() && placed.node->look != Look::Quiet) {
    brush_.outline(box, {theme_.edge, 1, 1}, kControlRadius);
  }
  if (placed.icon.w > 0) draw_icon(brush_, placed.node->icon, placed.icon, leading_ink(placed));
}

void Painter::chip(const Placed& placed) {
  const Rect& pill = placed.control;
  const bool current = placed.node->current;
  const Ground soft = current ? Ground::Brand : soft_ground_of(placed.node->tone);
  brush_.fill(pill, ground(soft), 16);
  const bool used = placed.node->on_use.has_value() || !placed.node->href.empty();
  if (used && (hovered(placed) || pressed(placed))) {
    brush_.fill(pill, leading_ink(placed), 16, pressed(placed) ? kPressAlpha : kHoverAlpha);
  }
  if (contrasting()) brush_.outline(pill, {theme_.line, 1, 1}, 16);
  if (placed.icon.w > 0) draw_icon(brush_, placed.node->icon, placed.icon, leading_ink(placed));
}

void Painter::field(const Placed& placed) {
  const Rect& frame = placed.control;
  const bool focused = environment_.focused == placed.id;
  brush_.fill(frame, ground(Ground::Surface), kControlRadius);
  Stroke edge{theme_.edge, 1, 1};
  if (hovered(placed)) edge = {ink(Ink::Text), 1, 1};
  if (focused) edge = {ink(Ink::Brand), 2, 1};
  if (placed.node->invalid) edge = {ink(Ink::Bad), 2, 1};
  brush_.outline(frame, edge, kControlRadius);
}

void Painter::dial(const Placed& placed) {
  constexpr float kTrack = 6;
  const Rect& control = placed.control;
  const float middle = control.y + control.h / 2;
  const float along = control.x + kThumb + (control.w - 2 * kThumb) * share_of(placed.node->range);
  const Rect track{control.x, middle - kTrack / 2, control.w, kTrack};
  brush_.fill(track, theme_.line, kTrack / 2);
  brush_.fill({track.x, track.y, along - track.x, kTrack}, ground(Ground::Brand), kTrack / 2);
  const Rect thumb{along - kThumb, middle - kThumb, 2 * kThumb, 2 * kThumb};
  if (hovered(placed) || pressed(placed)) {
    brush_.disc({along, middle}, kThumb + 8, ground(Ground::Brand), pressed(placed) ? 0.18F : 0.1F);
  }
  brush_.shadow(thumb, kThumb, theme_.shadow * 1.5F);
  brush_.disc({along, middle}, kThumb, ground(Ground::Brand));
  brush_.disc({along, middle}, kThumb - 5, ground(Ground::Surface));
}

void Painter::entry(const Placed& placed) {
  const Rect& box = placed.box;
  if (placed.node->on_use.has_value() && (hovered(placed) || pressed(placed))) {
    const float alpha = pressed(placed) ? 0.08F : 0.04F;
    brush_.fill({box.x - 8, box.y + 2, box.w + 16, box.h - 4}, ink(Ink::Text), 12, alpha);
  }
  if (placed.icon.w > 0) {
    const Ground soft = soft_ground_of(placed.node->tone);
    brush_.fill(placed.icon, ground(soft), placed.icon.w / 2);
    draw_icon(brush_, placed.node->icon, centred(placed.icon, 20),
              ink(ink_of(placed.node->tone, soft)));
  }
  chevron(placed);
}

// Shows that a thing opens what is behind it.
void Painter::chevron(const Placed& placed) {
  if (placed.control.w <= 0) return;
  const Icon icon = placed.node->expanded.value_or(false) ? Icon::Less : Icon::More;
  draw_icon(brush_, icon, placed.control, ink(muted_on(placed.under)));
}

void Painter::rung(const Placed& placed) {
  const Rect& box = placed.box;
  const bool current = placed.node->current;
  const bool flat = placed.under == Ground::Surface;
  if (!flat) brush_.shadow(box, kControlRadius + 2, theme_.shadow * 0.8F);
  brush_.fill(box, ground(current ? Ground::BrandSoft : Ground::Surface), kControlRadius + 2);
  if (hovered(placed) || pressed(placed)) {
    brush_.fill(box, ink(Ink::Text), kControlRadius + 2, pressed(placed) ? 0.06F : 0.03F);
  }
  if (current) brush_.outline(box, {ground(Ground::Brand), 2, 1}, kControlRadius + 2);
  else if (flat || contrasting()) brush_.outline(box, {theme_.line, 1, 1}, kControlRadius + 2);
  const Point centre{placed.icon.x + placed.icon.w / 2, placed.icon.y + placed.icon.h / 2};
  if (!current) {
    brush_.circle(centre, placed.icon.w / 2 - 1, {theme_.edge, 1.5F, 1});
    return;
  }
  brush_.disc(centre, placed.icon.w / 2, ground(Ground::Brand));
  draw_icon(brush_, Icon::Check, grown(placed.icon, -4), ink(Ink::OnBrand));
}

}  // namespace yearward::view
