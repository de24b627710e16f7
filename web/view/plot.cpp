// The mapping of a chart's days and amounts to places in its plot.
// It refuses to know how points come about.
#include "web/view/plot.hpp"

#include <algorithm>

namespace yearward::view {

float Plot::x(std::int32_t day) const {
  const auto span = static_cast<float>(last_day - first_day);
  return area.x + area.w * static_cast<float>(day - first_day) / span;
}

float Plot::y(std::int64_t amount) const {
  const auto span = static_cast<double>(most - least);
  const auto share = static_cast<float>(static_cast<double>(amount - least) / span);
  return area.bottom() - area.h * share;
}

bool Plot::crosses(const present::Chart& chart, const Rect& rect) const {
  constexpr float kAir = 3;
  const float top = rect.y - kAir, bottom = rect.bottom() + kAir;
  for (const auto& moment : chart.moments) {
    const float at = x(moment.day);
    if (at > rect.x - kAir && at < rect.right() + kAir) return true;
  }
  for (const auto& line : chart.lines) {
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
      const float from = x(line.points[i].day), to = x(line.points[i + 1].day);
      if (to < rect.x || from > rect.right()) continue;
      const float one = y(line.points[i].amount), two = y(line.points[i + 1].amount);
      if (std::max(one, two) > top && std::min(one, two) < bottom) return true;
    }
  }
  return false;
}

Plot plot_of(const present::Chart& chart, const Rect& area) {
  Plot plot;
  plot.area = area;
  bool any = false;
  const auto see_day = [&](std::int32_t day) {
    plot.first_day = any ? std::min(plot.first_day, day) : day;
    plot.last_day = any ? std::max(plot.last_day, day) : day;
    any = true;
  };
  for (const auto& line : chart.lines) {
    for (const auto& point : line.points) {
      see_day(point.day);
      plot.least = std::min(plot.least, point.amount);
      plot.most = std::max(plot.most, point.amount);
    }
  }
  for (const auto& mark : chart.marks) plot.most = std::max(plot.most, mark.amount);
  if (!any) plot.first_day = 0;
  if (plot.last_day <= plot.first_day) plot.last_day = plot.first_day + 1;
  plot.most += (plot.most - plot.least) / 8 + 1;
  return plot;
}

}  // namespace yearward::view
