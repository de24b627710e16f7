// The kiosk's wardrobe: the same looks for a screen as tall as a person, used by finger from an
// arm's length. It refuses to know what is said.
#pragma once

#include "web/view/layout.hpp"
#include "web/view/paint.hpp"

namespace yearward::view {

// Everything is set for a page this wide, and drawn as many times larger as the screen is wider:
// 1.8 times on 1080 × 1920.
inline constexpr float kKioskWidth = 600, kKioskHeight = 1067;
inline constexpr float kKioskTarget = 40;  // 72 px on that screen; nothing used is smaller

// How many times larger than it is set, for a window of this size in CSS px; the whole page fits.
float kiosk_zoom(float width, float height);

// As lay_out. Promises that what is used lies below the upper third, which the band fills.
void lay_out_kiosk(const present::Node& tree, const Environment& environment, const Fonts& fonts,
                   Scene& scene);
Painting paint_kiosk(const Scene& scene, const Environment& environment, const Faces& faces,
                     const GlyphBudget& budget, ImDrawList& list);

}  // namespace yearward::view
