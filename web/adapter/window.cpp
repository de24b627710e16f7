// The window's frame: lay out, tell the mirror, paint. It refuses to know what the tree means.
#include "web/adapter/window.hpp"

#include <utility>

#include "web/adapter/page.hpp"
#include "web/adapter/program.hpp"

namespace yearward::adapter {
namespace {

// Whether both lay a tree out and colour it alike, wherever it is scrolled and pointed at.
bool sets_alike(const view::Environment& one, const view::Environment& two) {
  return one.width == two.width && one.height == two.height &&
         one.pixel_ratio == two.pixel_ratio && one.text_scale == two.text_scale &&
         one.inset_bottom == two.inset_bottom && one.scheme == two.scheme;
}

}  // namespace

void Window::open() { sheet_.open(page_fonts()); }

void Window::show(present::Node tree) {
  next_ = std::move(tree);
  stale_ = true;
  request_frame();
}

void Window::set_environment(const view::Environment& environment) {
  if (sets_alike(environment, environment_)) return;
  const view::Environment old = std::exchange(environment_, environment);
  environment_.scroll = old.scroll;
  environment_.focused = old.focused;
  environment_.hovered = old.hovered;
  environment_.pressed = old.pressed;
  stale_ = true;
  canvas_.forget();
  request_frame();
}

void Window::set_scroll(float scroll) {
  environment_.scroll = scroll;
  request_frame();
}

void Window::point(std::uint32_t focused, std::uint32_t hovered, std::uint32_t pressed) {
  environment_.focused = focused;
  environment_.hovered = hovered;
  environment_.pressed = pressed;
  request_frame();
}

bool Window::set_graphics(bool wanted) {
  if (!wanted) {
    canvas_.lose(sheet_);
    return false;
  }
  request_frame();
  return canvas_.take();
}

void Window::lay_out_anew() {
  stale_ = false;
  if (next_.has_value()) tree_ = std::move(*next_);
  next_.reset();
  const view::ImGuiFonts fonts(sheet_.faces(), environment_.pixel_ratio);
  laid_out(tree_, environment_, fonts, scene_);
  const std::string patch = mirror_.patch(scene_);
  if (!patch.empty()) apply_patch(patch);
}

view::Painting Window::paint() {
  view::Painting painting;
  do {  // once more where new glyphs moved the atlas to a larger texture: one texture for all
    sheet_.clear();
    painting = painted(scene_, environment_, sheet_.faces(), glyph_limit_, sheet_.list());
  } while (sheet_.texture_changed());
  draw_placed_glyphs(sheet_.atlas());
  return painting;
}

Frame Window::frame() {
  const present::Node& coming = next_.has_value() ? *next_ : tree_;
  if (coming.key.empty()) return Frame::Nothing;  // the static shell stays
  const float width = environment_.width * environment_.pixel_ratio;
  const float height = environment_.height * environment_.pixel_ratio;
  sheet_.begin(width, height);
  if (stale_) lay_out_anew();
  if (!canvas_.taken()) return Frame::Complete;
  const view::Painting painting = paint();
  canvas_.draw(sheet_, view::backdrop_of(environment_), static_cast<int>(width),
               static_cast<int>(height));
  return painting == view::Painting::Complete ? Frame::Complete : Frame::More;
}

std::optional<app::Message> Window::message(std::uint32_t id, Use use, std::int64_t number,
                                            std::string text) const {
  for (const view::Placed& placed : scene_.placed) {
    const present::Node& node = *placed.node;
    if (placed.id != id || !node.on_use.has_value() || node.disabled || node.busy) continue;
    app::Message message = *node.on_use;
    if (auto* typed = std::get_if<app::Typed>(&message)) {
      if (use != Use::Typed) return std::nullopt;
      typed->text = std::move(text);
    } else if (auto* dialled = std::get_if<app::Dialled>(&message)) {
      if (use != Use::Moved) return std::nullopt;
      dialled->value = number;
    } else if (use != Use::Pressed) {
      return std::nullopt;
    }
    return message;
  }
  return std::nullopt;
}

}  // namespace yearward::adapter
