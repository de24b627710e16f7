// The tablet's wardrobe: the portal's, with a pad of keys as large as a thumb.
// It refuses to know what is said.
#pragma once

#include "web/view/layout.hpp"

namespace yearward::view {

// A key of the pad, CSS px high; three to a row. On a screen that stands upright there is room.
inline constexpr float kPadKey = 60, kTallPadKey = 84, kTallScreen = 960;

// As lay_out.
void lay_out_tablet(const present::Node& tree, const Environment& environment, const Fonts& fonts,
                    Scene& scene);

}  // namespace yearward::view
