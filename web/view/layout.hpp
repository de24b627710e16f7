// Layout: where everything in a present tree lies, in CSS px of the document, and how its text
// breaks. Painted by paint.hpp, mirrored by web/adapter, held to laws by tests.
// It refuses to know colours' values, Dear ImGui and the browser.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "web/present/node.hpp"
#include "web/view/theme.hpp"
#include "web/view/type.hpp"

namespace yearward::view {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
};

// What the window and the person's settings ask for, and what they are pointing at.
struct Environment {
  float width = 360, height = 640;  // CSS px
  float pixel_ratio = 1;
  float text_scale = 1;             // the root font size over 16 px
  float inset_bottom = 0;           // the phone's own bar, CSS px
  Scheme scheme = Scheme::Light;
  float scroll = 0;
  std::uint32_t focused = 0, hovered = 0, pressed = 0;
};

inline constexpr float kTabletWidth = 700;   // from here: navigation rail, two columns
inline constexpr float kContentWidth = 1080;
inline constexpr float kFormWidth = 468;    // a page without navigation asks, it does not show
inline constexpr float kStackScale = 1.3F;   // above this text scale nothing stands side by side
inline constexpr float kTarget = 48;         // height of what can be pressed
inline constexpr float kSmallestTarget = 44;

enum class Align : std::uint8_t { Left, Centre, Right };

// One text of a node, broken into lines. `box` hugs the text.
struct Run {
  Rect box;
  std::uint32_t first_line = 0, line_count = 0;
  float size = 16, line_height = 24;
  Weight weight = Weight::Regular;
  Align align = Align::Left;
  Ink ink = Ink::Text;
  Ground ground = Ground::Page;
};

// A node with its place. The tree it points into must outlive the scene.
struct Placed {
  std::uint32_t id = 0, parent = 0;
  Rect box;
  Rect control;       // the part that is used or drawn: a field's frame, a dial's track, a plot
  Rect icon;
  Ground under = Ground::Page;  // what the node is painted on
  bool fixed = false;           // stays with the window while the document scrolls
  bool hidden = false;          // mirrored, not painted
  bool divided = false;         // a hairline above separates it from its sibling
  std::uint32_t first_run = 0, run_count = 0;
  const present::Node* node = nullptr;
};

struct Scene {
  std::vector<Placed> placed;  // parents before children; painting and reading order
  std::vector<Run> runs;
  std::vector<Line> lines;
  float height = 0;            // of the whole document
  bool rail = false;           // navigation stands at the left
  Rect navigation;
};

// Places every node of a tree. Shape: one Placed per node, ids from the path of keys.
// Promises that no two nodes share an id.
void lay_out(const present::Node& tree, const Environment& environment, const Fonts& fonts,
             Scene& scene);

// The id of a child: a hash of the path of keys, never zero, stable across frames and languages.
std::uint32_t id_of(std::uint32_t parent, std::string_view key);

}  // namespace yearward::view
