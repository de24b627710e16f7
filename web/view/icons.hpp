// The portal's icons, drawn as paths on a 24 × 24 grid in one colour.
// It refuses to know what an icon stands for.
#pragma once

#include "web/view/brush.hpp"

namespace yearward::view {

void draw_icon(Brush& brush, present::Icon icon, const Rect& box, Colour colour);

// The mark of the house: a year's round with the sun a little past its top.
void draw_mark(Brush& brush, const Rect& box, Colour ground, Colour ink);

}  // namespace yearward::view
