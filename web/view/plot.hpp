// The mapping of a chart's days and amounts to places in its plot; used by layout for the labels
// and by paint for the lines, so that the two always agree.
// It refuses to know how points come about.
#pragma once

#include "web/present/node.hpp"
#include "web/view/layout.hpp"

namespace yearward::view {

// From the swatch in a chart's legend to the name beside it.
inline constexpr float kSwatch = 20;

struct Plot {
  Rect area;
  std::int32_t first_day = 0, last_day = 1;
  std::int64_t least = 0, most = 1;

  float x(std::int32_t day) const;
  float y(std::int64_t amount) const;
  // Whether a line or a moment of the chart passes through a rectangle.
  bool crosses(const present::Chart& chart, const Rect& rect) const;
};

// The plot of a chart drawn in `area`; spans every point and mark, with air above the highest.
Plot plot_of(const present::Chart& chart, const Rect& area);

}  // namespace yearward::view
