// The portal's icons, drawn as paths on a 24 × 24 grid in one colour.
// It refuses to know what an icon stands for.
#include "web/view/icons.hpp"

#include <array>

namespace yearward::view {
namespace {

using present::Icon;

// A pen on the icon's own grid.
class Pen {
 public:
  Pen(Brush& brush, const Rect& box, Colour colour)
      : brush_(brush), box_(box), scale_(box.w / 24), stroke_{colour, 1.8F * box.w / 24, 1} {}

  template <std::size_t N>
  void path(const std::array<Point, N>& points, bool closed = false) {
    std::array<Point, N> placed;
    for (std::size_t i = 0; i < N; ++i) placed[i] = on_screen(points[i]);
    brush_.path(placed.data(), static_cast<int>(N), stroke_, closed);
  }
  void frame(const Rect& rect, float radius) {
    const Point corner = on_screen({rect.x, rect.y});
    brush_.outline({corner.x, corner.y, rect.w * scale_, rect.h * scale_}, stroke_,
                   radius * scale_);
  }
  void block(const Rect& rect, float radius) {
    const Point corner = on_screen({rect.x, rect.y});
    brush_.fill({corner.x, corner.y, rect.w * scale_, rect.h * scale_}, stroke_.colour,
                radius * scale_);
  }
  void arc(Point centre, float radius, float from, float to) {
    brush_.arc(on_screen(centre), radius * scale_, from, to, stroke_);
  }
  void dot(Point centre, float radius) {
    brush_.disc(on_screen(centre), radius * scale_, stroke_.colour);
  }

 private:
  Point on_screen(Point point) const {
    return {box_.x + point.x * scale_, box_.y + point.y * scale_};
  }

  Brush& brush_;
  Rect box_;
  float scale_;
  Stroke stroke_;
};

using Line2 = std::array<Point, 2>;
using Line3 = std::array<Point, 3>;

void home(Pen& pen) {
  pen.path(Line3{{{3, 11.2F}, {12, 3.6F}, {21, 11.2F}}});
  pen.path(std::array<Point, 4>{{{5.4F, 9.6F}, {5.4F, 20}, {18.6F, 20}, {18.6F, 9.6F}}});
  pen.path(std::array<Point, 4>{{{9.6F, 20}, {9.6F, 14}, {14.4F, 14}, {14.4F, 20}}});
}

void card(Pen& pen) {
  pen.frame({2.6F, 5, 18.8F, 14}, 2.6F);
  pen.block({3, 8.6F, 18, 2.4F}, 0);
  pen.path(Line2{{{6, 15.2F}, {10.5F, 15.2F}}});
}

void forecast(Pen& pen) {
  pen.path(Line3{{{3.5F, 3.5F}, {3.5F, 20.5F}, {21, 20.5F}}});
  pen.path(std::array<Point, 4>{{{7, 16}, {11, 11.6F}, {14, 14}, {20, 6.4F}}});
  pen.path(Line3{{{15.6F, 6}, {20.2F, 6}, {20.2F, 10.6F}}});
}

void activity(Pen& pen) {
  for (const float y : {6.0F, 12.0F, 18.0F}) {
    pen.dot({4.6F, y}, 1.5F);
    pen.path(Line2{{{9, y}, {20.5F, y}}});
  }
}

void gift(Pen& pen) {
  pen.frame({3, 8, 18, 4.6F}, 1);
  pen.path(std::array<Point, 4>{{{4.8F, 12.6F}, {4.8F, 20.6F}, {19.2F, 20.6F}, {19.2F, 12.6F}}});
  pen.path(Line2{{{12, 8}, {12, 20.6F}}});
  pen.arc({8.9F, 5.4F}, 2.5F, 0.25F, 1.25F);
  pen.arc({15.1F, 5.4F}, 2.5F, -0.25F, 0.75F);
}

void sync(Pen& pen) {
  pen.arc({12, 12}, 8, -0.17F, 0.24F);
  pen.arc({12, 12}, 8, 0.33F, 0.74F);
  pen.path(Line3{{{16.6F, 11.4F}, {20, 12.6F}, {21.8F, 9.4F}}});
  pen.path(Line3{{{7.4F, 12.6F}, {4, 11.4F}, {2.2F, 14.6F}}});
}

void offline(Pen& pen) {
  pen.arc({8, 14.4F}, 4.4F, 0.5F, 0.97F);
  pen.arc({13.4F, 11}, 5, -0.17F, 0.22F);
  pen.arc({17.2F, 15.2F}, 3.6F, -0.02F, 0.5F);
  pen.path(Line2{{{8, 18.8F}, {17.2F, 18.8F}}});
  pen.path(Line2{{{4, 3.6F}, {20, 21.4F}}});
}

void warning(Pen& pen) {
  pen.path(Line3{{{12, 3.6F}, {21.4F, 20}, {2.6F, 20}}}, true);
  pen.path(Line2{{{12, 9.6F}, {12, 14.2F}}});
  pen.dot({12, 17}, 1.15F);
}

void globe(Pen& pen) {
  pen.arc({12, 12}, 9, 0, 1);
  pen.path(Line2{{{3, 12}, {21, 12}}});
  pen.arc({18.4F, 12}, 11, 0.597F, 0.903F);
  pen.arc({5.6F, 12}, 11, 0.097F, 0.403F);
}

void theme(Pen& pen) {
  pen.arc({12, 12}, 8.6F, 0, 1);
  for (int i = 0; i < 9; ++i) {
    const auto x = 12.0F + static_cast<float>(i);
    const float half = i == 8 ? 2.4F : 8.4F - static_cast<float>(i * i) * 0.075F;
    pen.block({x - 0.1F, 12 - half, 1.1F, 2 * half}, 0);
  }
}

void leave(Pen& pen) {
  pen.path(std::array<Point, 4>{{{13.5F, 4}, {4.5F, 4}, {4.5F, 20}, {13.5F, 20}}});
  pen.path(Line2{{{9.6F, 12}, {20.6F, 12}}});
  pen.path(Line3{{{16.6F, 7.8F}, {20.8F, 12}, {16.6F, 16.2F}}});
}

void copy(Pen& pen) {
  pen.frame({8.4F, 8.4F, 12, 12}, 2.2F);
  pen.path(std::array<Point, 5>{
      {{5.8F, 15.4F}, {3.8F, 15.4F}, {3.8F, 3.8F}, {15.4F, 3.8F}, {15.4F, 5.8F}}});
}

}  // namespace

void draw_icon(Brush& brush, Icon icon, const Rect& box, Colour colour) {
  Pen pen(brush, box, colour);
  switch (icon) {
    case Icon::Home: return home(pen);
    case Icon::Card: return card(pen);
    case Icon::Forecast: return forecast(pen);
    case Icon::Activity: return activity(pen);
    case Icon::Gift: return gift(pen);
    case Icon::Sync: return sync(pen);
    case Icon::Offline: return offline(pen);
    case Icon::Check: return pen.path(Line3{{{4.6F, 12.6F}, {9.8F, 17.6F}, {19.6F, 6.8F}}});
    case Icon::Warning: return warning(pen);
    case Icon::More: return pen.path(Line3{{{6, 9.4F}, {12, 15.4F}, {18, 9.4F}}});
    case Icon::Less: return pen.path(Line3{{{6, 14.8F}, {12, 8.8F}, {18, 14.8F}}});
    case Icon::Language: return globe(pen);
    case Icon::Theme: return theme(pen);
    case Icon::Leave: return leave(pen);
    case Icon::Copy: return copy(pen);
    case Icon::None: return;
  }
}

void draw_mark(Brush& brush, const Rect& box, Colour ground, Colour ink) {
  const float unit = box.w / 28;
  const Point centre{box.x + 14 * unit, box.y + 14 * unit};
  brush.fill(box, ground, 8 * unit);
  brush.arc(centre, 7.2F * unit, 0.22F, 0.98F, {ink, 2.6F * unit, 1});
  brush.disc({centre.x + 4.6F * unit, centre.y - 5.4F * unit}, 2.5F * unit, ink);
}

}  // namespace yearward::view
