// The window: shows one tree at a time, painted and mirrored, and only draws when something asks.
// It refuses to know what the tree means; what is used on it becomes a message for its owner.
#pragma once

#include <optional>
#include <string>

#include "web/adapter/canvas.hpp"
#include "web/adapter/glyphs.hpp"
#include "web/present/node.hpp"
#include "web/view/layout.hpp"
#include "web/view/mirror.hpp"
#include "web/view/paint.hpp"

namespace yearward::adapter {

enum class Use : int { Pressed, Moved, Typed };

// Nothing: there was nothing to show yet. More: one more frame is needed at once.
enum class Frame : int { Nothing, Complete, More };

class Window {
 public:
  void open();
  void show(present::Node tree);
  void set_environment(const view::Environment& environment);
  void set_scroll(float scroll);
  void point(std::uint32_t focused, std::uint32_t hovered, std::uint32_t pressed);
  // Takes or loses the canvas; false where there is none: the page then shows the mirror itself.
  bool set_graphics(bool wanted);
  Frame frame();

  // The message a person meant by using the node with this id.
  std::optional<app::Message> message(std::uint32_t id, Use use, std::int64_t number,
                                      std::string text) const;

 private:
  void lay_out_anew();
  view::Painting paint();

  present::Node tree_;
  std::optional<present::Node> next_;  // shown from the next frame; until then tree_ is in use
  view::Environment environment_;
  view::Scene scene_;
  view::Mirror mirror_;
  view::Sheet sheet_;
  Canvas canvas_;
  GlyphLimit glyph_limit_;
  bool stale_ = false;  // the scene no longer fits the tree or the environment
};

}  // namespace yearward::adapter
