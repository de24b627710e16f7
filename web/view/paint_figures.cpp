// Painting of what is looked at: rings, bars, charts and square codes.
// It refuses to know the browser, and where the numbers come from.
#include <algorithm>
#include <cmath>
#include <vector>

#include "web/view/painter.hpp"

namespace yearward::view {

using present::Chart;
using present::Code;
using present::Tone;

namespace {

// Dashes drawn one by one: Dear ImGui has no dashed line.
void dashed(Brush& brush, Point from, Point to, float dash, const Stroke& stroke) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0) return;
  const Point step{(to.x - from.x) / length, (to.y - from.y) / length};
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(at + dash, length);
    brush.line({from.x + step.x * at, from.y + step.y * at},
               {from.x + step.x * end, from.y + step.y * end}, stroke);
  }
}

// Two points on one spot would leave a barb where the line is joined.
void add_apart(std::vector<Point>& points, Point point) {
  constexpr float kApart = 0.5F;
  const bool same = !points.empty() && std::fabs(points.back().x - point.x) < kApart &&
                    std::fabs(points.back().y - point.y) < kApart;
  if (!same) points.push_back(point);
}

}  // namespace

void Painter::ring(const Placed& placed) {
  constexpr float kThick = 9;
  const Rect& control = placed.control;
  const Point centre{control.x + control.w / 2, control.y + control.h / 2};
  const float radius = control.w / 2 - kThick / 2 - 1;
  const bool on_hero = placed.under == Ground::Hero;
  const Colour full = on_hero ? ink(Ink::OnHero) : ground(Ground::Brand);
  const float share = share_of(placed.node->range);
  if (on_hero) brush_.circle(centre, radius, {full, kThick, 0.22F});
  else brush_.circle(centre, radius, {theme_.line, kThick, 1});
  if (share <= 0) return;
  brush_.arc(centre, radius, 0, share, {full, kThick, 1});
  constexpr float kTurn = 6.28318531F;
  for (const float end : {0.0F, share}) {
    brush_.disc(
        {centre.x + radius * std::sin(end * kTurn), centre.y - radius * std::cos(end * kTurn)},
        kThick / 2, full);
  }
}

void Painter::bar(const Placed& placed) {
  const Rect& track = placed.control;
  const bool on_hero = placed.under == Ground::Hero;
  if (on_hero) brush_.fill(track, ink(Ink::OnHero), track.h / 2, 0.22F);
  else brush_.fill(track, theme_.line, track.h / 2);
  const float share = share_of(placed.node->range);
  if (share <= 0) return;
  Colour full = on_hero ? ink(Ink::OnHero) : ground(Ground::Brand);
  if (!on_hero && placed.node->tone != Tone::Neutral)
    full = ink(ink_of(placed.node->tone, placed.under));
  brush_.fill({track.x, track.y, std::max(track.h, track.w * share), track.h}, full, track.h / 2);
}

void Painter::chart(const Placed& placed) {
  const Chart* chart = std::get_if<Chart>(&placed.node->figure);
  if (chart == nullptr) return;
  const Plot plot = plot_of(*chart, placed.control);
  const Rect& area = plot.area;
  for (const Chart::Mark& mark : chart->marks) {
    const float y = std::round(plot.y(mark.amount));
    const Colour colour = mark.reached ? ink(ink_of(Tone::Brand, placed.under)) : theme_.edge;
    dashed(brush_, {area.x, y}, {area.right(), y}, 4, {colour, 1, mark.reached ? 0.9F : 0.6F});
  }
  for (const Chart::Moment& moment : chart->moments) {
    const float x = std::round(plot.x(moment.day));
    dashed(brush_, {x, area.y - 2}, {x, area.bottom()}, 2,
           {ink(ink_of(moment.tone, placed.under)), 1.5F, 0.8F});
  }
  for (const Chart::Moment& tick : chart->ticks) {
    brush_.fill({plot.x(tick.day), area.bottom(), 1, 4}, theme_.edge, 0, 0.6F);
  }
  brush_.fill({area.x, area.bottom(), area.w, 1}, theme_.edge, 0, 0.6F);
  chart_lines(*chart, plot, placed.under);
  if (chart->lines.size() < 2) return;
  const std::uint32_t legend =
      placed.first_run + placed.run_count - static_cast<std::uint32_t>(chart->lines.size());
  for (std::size_t i = 0; i < chart->lines.size(); ++i) {
    const Run& run = scene_.runs[legend + i];
    const Colour colour = ink(ink_of(chart->lines[i].tone, placed.under));
    brush_.fill({run.box.x - kSwatch, run.box.y + run.line_height / 2 - 2, 14, 4}, colour, 2);
  }
}

// The first line is the story and carries the area; the others are for comparison, dashed.
void Painter::chart_lines(const Chart& chart, const Plot& plot, Ground ground) {
  std::vector<Point> points;
  for (std::size_t i = chart.lines.size(); i-- > 0;) {
    const Chart::Line& line = chart.lines[i];
    if (line.points.empty()) continue;
    points.clear();
    for (const Chart::Point& point : line.points) {
      add_apart(points, {plot.x(point.day), plot.y(point.amount)});
    }
    const Colour colour = ink(ink_of(line.tone, ground));
    const auto count = static_cast<int>(points.size());
    if (i > 0) {
      for (std::size_t k = 0; k + 1 < points.size(); ++k) {
        dashed(brush_, points[k], points[k + 1], 4, {colour, 2, 0.9F});
      }
      continue;
    }
    brush_.fade(points.data(), count, plot.area.bottom(), plot.area.h, colour, 0.36F);
    brush_.path(points.data(), count, {colour, 2.5F, 1});
    brush_.disc(points.back(), 6, this->ground(ground));
    brush_.disc(points.back(), 4.5F, colour);
  }
}

void Painter::code(const Placed& placed) {
  constexpr int kQuiet = 4;  // modules of white on every side: scanners rely on it
  const Code* code = std::get_if<Code>(&placed.node->figure);
  brush_.fill(placed.icon, ground(Ground::White), kControlRadius);
  if (code == nullptr || code->side <= 0) return;
  const float unit = placed.icon.w / static_cast<float>(code->side + 2 * kQuiet);
  // Whole device pixels, or hairlines of white would show between modules.
  const float ratio = environment_.pixel_ratio;
  const float module = std::max(1.0F, std::floor(unit * ratio)) / ratio;
  const float inset = (placed.icon.w - module * static_cast<float>(code->side)) / 2;
  const float left = std::round((placed.icon.x + inset) * ratio) / ratio;
  const float top = std::round((placed.icon.y + inset) * ratio) / ratio;
  for (std::int32_t row = 0; row < code->side; ++row) {
    for (std::int32_t column = 0; column < code->side;) {
      const auto at = [&](std::int32_t x) {
        return code->dark[static_cast<std::size_t>(row * code->side + x)];
      };
      const std::int32_t start = column;
      while (column < code->side && at(column)) ++column;
      if (column > start) {
        brush_.fill(
            {left + module * static_cast<float>(start), top + module * static_cast<float>(row),
             module * static_cast<float>(column - start), module},
            ink(Ink::Black), 0);
      } else {
        ++column;
      }
    }
  }
}

}  // namespace yearward::view
