// A brush over one ImDrawList that takes CSS px of the document and colours of the theme, and puts
// down device pixels: the one place that knows scroll, pixel ratio and Dear ImGui's colour order.
// It refuses to know nodes and looks.
#pragma once

#include <string_view>

#include "imgui.h"
#include "web/view/layout.hpp"

namespace yearward::view {

struct Point {
  float x = 0, y = 0;
};

struct Stroke {
  Colour colour;
  float thickness = 1;
  float alpha = 1;
};

// The two faces everything is set in.
struct Faces {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  ImFont* of(Weight weight) const { return weight == Weight::Bold ? bold : regular; }
};

// Whether more glyphs may be drawn into the atlas in this frame.
class GlyphBudget {
 public:
  virtual bool spent() const = 0;

 protected:
  ~GlyphBudget() = default;
};

// Widths as Dear ImGui will draw them at this pixel ratio.
class ImGuiFonts final : public Fonts {
 public:
  ImGuiFonts(const Faces& faces, float pixel_ratio) : faces_(faces), ratio_(pixel_ratio) {}
  float advance(char32_t code_point, float size, Weight weight) const override;

 private:
  const Faces& faces_;
  float ratio_;
};

class Brush {
 public:
  Brush(ImDrawList& list, const Environment& environment, const Faces& faces,
        const GlyphBudget& budget);

  // Whether the coming strokes stay with the window or scroll with the document.
  void fix(bool fixed) { scroll_ = fixed ? 0 : environment_.scroll; }
  bool sees(const Rect& rect) const;

  void fill(const Rect& rect, Colour colour, float radius, float alpha = 1);
  void fill_gradient(const Rect& rect, Colour from, Colour to, float radius);
  void outline(const Rect& rect, const Stroke& stroke, float radius);
  // Around and a little under what is painted over it next.
  void shadow(const Rect& rect, float radius, float strength);
  void line(Point from, Point to, const Stroke& stroke);
  void path(const Point* points, int count, const Stroke& stroke, bool closed = false);
  void disc(Point centre, float radius, Colour colour, float alpha = 1);
  void circle(Point centre, float radius, const Stroke& stroke);
  // Angles in turns from the top, clockwise.
  void arc(Point centre, float radius, float from, float to, const Stroke& stroke);
  // The area under a line down to `floor`, fading to nothing.
  void fade(const Point* points, int count, float floor, float height, Colour colour, float alpha);
  void text(const Line& line, const Run& run, float top, Colour colour);

  // False once a glyph was left out because the budget was spent: draw one more frame.
  bool complete() const { return complete_; }

 private:
  ImVec2 at(Point point) const { return {point.x * ratio_, (point.y - scroll_) * ratio_}; }
  void glyph(const ImFontGlyph& glyph, ImVec2 pen, ImU32 colour);
  void outline_vertices(const Rect& rect, float radius, ImU32 colour);

  ImDrawList& list_;
  const Environment& environment_;
  const Faces& faces_;
  const GlyphBudget& budget_;
  float ratio_;
  float scroll_;
  bool complete_ = true;
};

}  // namespace yearward::view
