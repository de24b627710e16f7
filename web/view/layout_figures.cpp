// Layout of what is looked at: rings, bars, charts with their labels, square codes.
// It refuses to know colours' values, Dear ImGui and the browser.
#include <algorithm>
#include <vector>

#include "web/view/composer.hpp"
#include "core/base/sort.hpp"
#include "web/view/plot.hpp"

namespace yearward::view {
namespace {

using present::Chart;
using present::Node;

bool overlap(const Rect& one, const Rect& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() &&
         other.y < one.bottom();
}

std::uint32_t runs_since(const Scene& scene, std::uint32_t first) {
  return static_cast<std::uint32_t>(scene.runs.size()) - first;
}

}  // namespace

// Alone the ring has its words beside it; in a corner of the hero only what fits inside.
float Composer::ring(const Node& node, const Spot& spot, std::uint32_t index) {
  const float size = std::min(96.0F, spot.width);
  const bool corner = spot.width < 140;
  scene_.placed[index].control = {spot.x, spot.y, size, size};
  float used = size;
  Style centre = kTextBold;
  const float hole = size - 32;
  while (centre.size > kSmall.size && natural(node.value, centre) > hole) centre.size -= 1;
  const bool inside = natural(node.value, centre) <= hole;
  const Ink ink = plain_on(spot.ground);
  if (inside && !node.value.empty()) {
    write({node.value, centre, ink, Align::Centre}, spot.x,
          spot.y + (size - line_height(centre)) / 2, size, spot.ground);
  }
  if (!corner) used = ring_words(node, spot, {inside, size});
  scene_.placed[index].run_count = runs_since(scene_, scene_.placed[index].first_run);
  return used;
}

// Beside the ring, or below it for large text.
float Composer::ring_words(const Node& node, const Spot& spot, const RingSize& ring) {
  const bool beside = side_by_side();
  const float left = beside ? spot.x + ring.size + 16 : spot.x;
  const float top = beside ? spot.y : spot.y + ring.size + 8;
  const float width = spot.x + spot.width - left;
  const Ink ink = plain_on(spot.ground);
  const std::size_t first = scene_.runs.size();
  float height = write({node.name, kTextBold, ink}, left, top, width, spot.ground);
  if (!ring.holds_value) {
    height += write({node.value, kQuietBold, ink}, left, top + height, width, spot.ground);
  }
  height += write({node.description, kQuietText, muted_on(spot.ground)}, left, top + height, width,
                  spot.ground);
  if (!beside) return ring.size + 8 + height;
  const float used = std::max(ring.size, height);
  for (std::size_t i = first; i < scene_.runs.size(); ++i) {
    scene_.runs[i].box.y += (used - height) / 2;
  }
  return used;
}

float Composer::bar(const Node& node, const Spot& spot, std::uint32_t index) {
  constexpr float kThick = 10;
  const Ink ink = plain_on(spot.ground);
  float y = spot.y + two_sides({node.name, kQuietBold, ink},
                               {node.value, kQuietText, muted_on(spot.ground), Align::Right}, spot);
  y += 8;
  scene_.placed[index].control = {spot.x, y, spot.width, kThick};
  y += kThick;
  if (!node.description.empty()) {
    y += 8;
    y += write({node.description, kQuietText, muted_on(spot.ground)}, spot.x, y, spot.width,
               spot.ground);
  }
  scene_.placed[index].run_count = runs_since(scene_, scene_.placed[index].first_run);
  return y - spot.y;
}

float Composer::chart(const Node& node, const Spot& spot, std::uint32_t index) {
  const Chart* chart = std::get_if<Chart>(&node.figure);
  const float label = line_height(kSmall);
  const float plot = std::clamp(spot.width * 0.5F, 170.0F, 300.0F) + label;
  const float head = chart != nullptr && !chart->moments.empty() ? 2 * (label + 4) : 0;
  scene_.placed[index].control = {spot.x, spot.y + head, spot.width, plot};
  float y = spot.y + head + plot + 6;
  if (chart != nullptr) {
    chart_marks(*chart, index, spot.ground);
    chart_moments(*chart, index, spot.ground);
    chart_ticks(*chart, index, spot.ground);
    y += label + 4;
    if (chart->lines.size() > 1) y += chart_legend(*chart, spot, y);
  }
  scene_.placed[index].run_count = runs_since(scene_, scene_.placed[index].first_run);
  return y - spot.y;
}

// A mark's label sits on its line: at the left, where a rising balance leaves room, or wherever
// neither the balance nor a moment passes through it. A label that would touch another is left out
// (the table behind the chart still has it).
void Composer::chart_marks(const Chart& chart, std::uint32_t index, Ground ground) {
  const Plot plot = plot_of(chart, scene_.placed[index].control);
  const float height = line_height(kSmall);
  std::vector<const Chart::Mark*> marks;
  std::vector<Rect> taken;
  for (const Chart::Mark& mark : chart.marks) marks.push_back(&mark);
  sort_stably(marks, [](const auto* a, const auto* b) { return a->amount < b->amount; });
  for (const Chart::Mark* mark : marks) {
    const Ink ink = mark->reached ? ink_of(present::Tone::Brand, ground) : muted_on(ground);
    const Style style = mark->reached ? kSmallBold : kSmall;
    const float spare = plot.area.w - natural(mark->name, style) - 1;
    Rect box{plot.area.x, plot.y(mark->amount) - height - 1, plot.area.w - spare, height};
    if (spare < 0 || box.y < plot.area.y - 2) continue;
    for (const float share : {0.0F, 1.0F, 0.5F, 0.25F, 0.75F, 0.0F}) {
      box.x = plot.area.x + share * spare;
      if (!plot.crosses(chart, box)) break;
    }
    const bool clash = std::any_of(taken.begin(), taken.end(),
                                   [&](const Rect& other) { return overlap(box, other); });
    if (clash) continue;
    taken.push_back(box);
    write({mark->name, style, ink}, box.x, box.y, box.w, ground);
  }
}

// Moments are named above the plot, in two rows, the second taken only when the first is full.
void Composer::chart_moments(const Chart& chart, std::uint32_t index, Ground ground) {
  const Plot plot = plot_of(chart, scene_.placed[index].control);
  const float row = line_height(kSmall) + 4;
  const std::size_t first = scene_.runs.size();
  for (const Chart::Moment& moment : chart.moments) {
    const float width = natural(moment.name, kSmallBold);
    if (width > plot.area.w) continue;
    const float left = std::clamp(plot.x(moment.day) - width / 2, plot.area.x,
                                  plot.area.right() - width);
    for (int line = 1; line <= 2; ++line) {
      const Rect box{left - 6, plot.area.y - row * static_cast<float>(line), width + 12, row - 4};
      bool clash = false;
      for (std::size_t i = first; i < scene_.runs.size(); ++i) {
        clash = clash || overlap(box, scene_.runs[i].box);
      }
      if (clash) continue;
      write({moment.name, kSmallBold, ink_of(moment.tone, ground)}, left, box.y, width + 0.01F,
            ground);
      break;
    }
  }
}

// Ticks are thinned evenly until no two touch.
void Composer::chart_ticks(const Chart& chart, std::uint32_t index, Ground ground) {
  constexpr float kGap = 8;
  const Plot plot = plot_of(chart, scene_.placed[index].control);
  for (std::size_t every = 1; every <= chart.ticks.size(); ++every) {
    float last = plot.area.x - kGap - 1;
    bool fits = true;
    for (std::size_t i = 0; i < chart.ticks.size() && fits; i += every) {
      const float width = natural(chart.ticks[i].name, kSmall);
      const float left = std::clamp(plot.x(chart.ticks[i].day) - width / 2, plot.area.x,
                                    std::max(plot.area.x, plot.area.right() - width));
      fits = left >= last + kGap;
      last = left + width;
    }
    if (!fits) continue;
    for (std::size_t i = 0; i < chart.ticks.size(); i += every) {
      const float width = natural(chart.ticks[i].name, kSmall);
      const float left = std::clamp(plot.x(chart.ticks[i].day) - width / 2, plot.area.x,
                                    std::max(plot.area.x, plot.area.right() - width));
      write({chart.ticks[i].name, kSmall, muted_on(ground)}, left, plot.area.bottom() + 6,
            width + 0.01F, ground);
    }
    return;
  }
}

// The names of the lines, each after a swatch that paint draws at the left of the run.
float Composer::chart_legend(const Chart& chart, const Spot& spot, float top) {
  const float row = line_height(kSmall);
  float x = spot.x, y = top + 6;
  for (const Chart::Line& line : chart.lines) {
    const float width = natural(line.name, kSmall) + 0.01F;
    if (x > spot.x && x + kSwatch + width > spot.x + spot.width) {
      x = spot.x;
      y += row + 2;
    }
    write({line.name, kSmall, muted_on(spot.ground)}, x + kSwatch, y,
          std::min(width, spot.width - kSwatch), spot.ground);
    x += kSwatch + width + 16;
  }
  return y + row - top;
}

// Black on white in every theme: scanners know nothing of dark mode.
float Composer::code(const Node&, const Spot& spot, std::uint32_t index) {
  constexpr float kLargest = 300, kInset = 12;
  const float side = std::min(spot.width, kLargest);
  const float left = spot.x + (spot.width - side) / 2;
  scene_.placed[index].control = {left + kInset, spot.y + kInset, side - 2 * kInset,
                                  side - 2 * kInset};
  scene_.placed[index].icon = {left, spot.y, side, side};
  return side;
}

}  // namespace yearward::view
