// The painter that paint runs: one method per kind of look. Private to web/view/paint*.cpp and to
// the kiosk's, which paints some looks its own way.
// It refuses to know the browser.
#pragma once

#include "web/view/brush.hpp"
#include "web/view/plot.hpp"

namespace yearward::view {

class Painter {
 public:
  Painter(const Scene& scene, const Environment& environment, Brush& brush)
      : scene_(scene), environment_(environment), theme_(theme_of(environment.scheme)),
        brush_(brush) {}

  void paint_all();

 protected:
  // paint.cpp: grounds, cards and words
  void dress(const Placed& placed);
  // Everything in sight in its order, each thing dressed as the caller says.
  template <class Dress>
  void paint_each(Dress dress_one) {
    for (const Placed& placed : scene_.placed) {
      if (placed.hidden) continue;
      brush_.fix(placed.fixed);
      if (!brush_.sees(placed.box)) continue;
      if (placed.divided) {
        brush_.fill({placed.box.x, placed.box.y, placed.box.w, 1}, theme_.line, 0);
      }
      dress_one(placed);
      words(placed);
      if (environment_.focused == placed.id) focus_ring(placed);
    }
  }
  void words(const Placed& placed);
  void focus_ring(const Placed& placed);
  void header(const Placed& placed);
  void hero(const Placed& placed);
  void panel(const Placed& placed);
  void notice(const Placed& placed);
  void navigation(const Placed& placed);
  void icon_before_words(const Placed& placed);

  // paint_controls.cpp
  void tab(const Placed& placed);
  void button(const Placed& placed);
  void chip(const Placed& placed);
  void field(const Placed& placed);
  void dial(const Placed& placed);
  void entry(const Placed& placed);
  void chevron(const Placed& placed);
  void rung(const Placed& placed);

  // paint_figures.cpp
  void ring(const Placed& placed);
  void bar(const Placed& placed);
  void chart(const Placed& placed);
  void chart_lines(const present::Chart& chart, const Plot& plot, Ground ground);
  void code(const Placed& placed);

  bool hovered(const Placed& placed) const { return environment_.hovered == placed.id; }
  bool pressed(const Placed& placed) const { return environment_.pressed == placed.id; }
  bool contrasting() const { return environment_.scheme == Scheme::Contrast; }
  Colour ink(Ink which) const { return theme_.ink(which); }
  Colour ground(Ground which) const { return theme_.ground(which); }
  // The ink a node's first words are written in, for the icon beside them.
  Colour leading_ink(const Placed& placed) const;

  const Scene& scene_;
  const Environment& environment_;
  const Theme& theme_;
  Brush& brush_;
};

// How far along its range a control stands, 0 … 1.
float share_of(const present::Range& range);

// The radius of the thumb of a dial; the native control under it is given the same.
inline constexpr float kThumb = 14;
inline constexpr float kCardRadius = 20;
inline constexpr float kControlRadius = 14;

}  // namespace yearward::view
