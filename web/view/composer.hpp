// The composer that lay_out runs: one method per kind of look. Private to web/view/layout*.cpp and
// to the kiosk's, which dresses some looks its own way.
// It refuses to know colours' values, Dear ImGui and the browser.
#pragma once

#include "web/view/layout.hpp"

namespace yearward::view {

// Where a node may stand: a left edge, a top and a width. Heights follow from content.
struct Spot {
  float x = 0, y = 0, width = 0;
  std::uint32_t parent = 0;
  Ground ground = Ground::Page;
  bool fixed = false;
  bool hidden = false;
  bool compact = false;  // in a header: buttons show their icon alone
  float label = 12;      // in a navigation: the size all its labels are set in
};

struct Words {
  std::string_view text;
  Style style = kText;
  Ink ink = Ink::Text;
  Align align = Align::Left;
};

class Composer {
 public:
  Composer(const Environment& environment, const Fonts& fonts, Scene& scene)
      : environment_(environment), fonts_(fonts), scene_(scene) {}

  // Places a node with everything in it; returns the height it took.
  float place(const present::Node& node, const Spot& spot);

 protected:
  using Node = present::Node;
  ~Composer() = default;

  // layout.cpp: containers
  std::uint32_t begin(const Node& node, const Spot& spot);
  float finish(std::uint32_t index, float height);
  Spot inside(std::uint32_t index, float left, float top, float width) const;
  void shift(std::uint32_t first_placed, std::uint32_t first_run, float dx, float dy);
  virtual float place_by_look(const Node& node, const Spot& spot, std::uint32_t index);
  float stack(const Node& node, Spot spot);
  float concealed(const Node& node, const Spot& spot);
  float page(const Node& node, const Spot& spot, std::uint32_t index);
  float header(const Node& node, const Spot& spot, std::uint32_t index);
  void header_child(const Node& child, const Spot& spot, float height);
  void shift_one(std::size_t index, float dy);
  void even_out(std::uint32_t index, float bottom);
  float split(const Node& node, const Spot& spot, std::uint32_t index);
  float flow(const Node& node, const Spot& spot, std::uint32_t index);

  // layout_cards.cpp
  float hero(const Node& node, const Spot& spot, std::uint32_t index);
  float panel(const Node& node, const Spot& spot, std::uint32_t index);
  float notice(const Node& node, const Spot& spot, std::uint32_t index);
  float navigation(const Node& node, const Spot& spot, std::uint32_t index);

  // layout_text.cpp: words
  float write(const Words& words, float x, float y, float width, Ground ground);
  float natural(std::string_view text, const Style& style) const;
  float scaled(float size) const { return size * environment_.text_scale; }
  float line_height(const Style& style) const;
  float text(const Node& node, const Spot& spot, std::uint32_t index);
  float figure(const Node& node, const Spot& spot, std::uint32_t index);
  float pair(const Node& node, const Spot& spot, std::uint32_t index);
  float two_sides(const Words& left, const Words& right, const Spot& spot);
  float natural_width(const Node& node, bool compact) const;
  float button_width(const Node& node, bool compact) const;

  // layout_controls.cpp
  float button(const Node& node, const Spot& spot, std::uint32_t index);
  float tab_height(float label) const;
  float tab_label(const Node& node, float width) const;
  float tab(const Node& node, const Spot& spot, std::uint32_t index);
  float chip(const Node& node, const Spot& spot, std::uint32_t index);
  float field(const Node& node, const Spot& spot, std::uint32_t index);
  float dial(const Node& node, const Spot& spot, std::uint32_t index);
  float entry(const Node& node, const Spot& spot, std::uint32_t index);
  float rung(const Node& node, const Spot& spot, std::uint32_t index);
  float tail(const Node& node, Spot spot, float used);

  // layout_figures.cpp
  float ring(const Node& node, const Spot& spot, std::uint32_t index);
  struct RingSize {
    bool holds_value;
    float size;
  };
  float ring_words(const Node& node, const Spot& spot, const RingSize& ring);
  float bar(const Node& node, const Spot& spot, std::uint32_t index);
  float chart(const Node& node, const Spot& spot, std::uint32_t index);
  void chart_marks(const present::Chart& chart, std::uint32_t index, Ground ground);
  void chart_moments(const present::Chart& chart, std::uint32_t index, Ground ground);
  void chart_ticks(const present::Chart& chart, std::uint32_t index, Ground ground);
  float chart_legend(const present::Chart& chart, const Spot& spot, float top);
  float code(const Node& node, const Spot& spot, std::uint32_t index);

  bool wide() const { return environment_.width >= kTabletWidth; }
  bool side_by_side() const { return environment_.text_scale <= kStackScale; }

  const Environment& environment_;
  const Fonts& fonts_;
  Scene& scene_;
};

// Empties the scene, has the composer place the tree in it, and holds it to its promise.
void compose(Composer& composer, const present::Node& tree, const Environment& environment,
             Scene& scene);

// The navigation rail of a tablet.
inline constexpr float kRailWidth = 84;

// The space between two neighbours in a column, CSS px.
float gap_between(const present::Node& above, const present::Node& below);

}  // namespace yearward::view
