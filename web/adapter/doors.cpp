// The doors: what the page's scripts call. Texts come through one inbox, so that no length is lost
// on the small stack. It refuses to decide anything.
#include <emscripten.h>

#include "web/adapter/page.hpp"
#include "web/adapter/program.hpp"

namespace {

using namespace yearward;

std::string inbox;

view::Scheme scheme_of(int number) { return static_cast<view::Scheme>(number); }

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* portal_inbox(int bytes) {
  inbox.resize(static_cast<std::size_t>(bytes));
  return inbox.data();
}

EMSCRIPTEN_KEEPALIVE void portal_open(int language) {
  adapter::opened(static_cast<app::Language>(language));
}

EMSCRIPTEN_KEEPALIVE void portal_environment(float width, float height, float ratio, float scale,
                                             float inset, int scheme) {
  view::Environment environment;
  environment.width = width;
  environment.height = height;
  environment.pixel_ratio = ratio;
  environment.text_scale = scale;
  environment.inset_bottom = inset;
  environment.scheme = scheme_of(scheme);
  adapter::surrounded(environment);
}

EMSCRIPTEN_KEEPALIVE void portal_scroll(float scroll) { adapter::scrolled(scroll); }

EMSCRIPTEN_KEEPALIVE void portal_point(std::uint32_t focused, std::uint32_t hovered,
                                       std::uint32_t pressed) {
  adapter::window().point(focused, hovered, pressed);
}

EMSCRIPTEN_KEEPALIVE int portal_graphics(int wanted) {
  return adapter::window().set_graphics(wanted != 0) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int portal_frame() {
  const adapter::Frame frame = adapter::window().frame();
  if (frame != adapter::Frame::Nothing) adapter::drawn();
  return static_cast<int>(frame);
}

EMSCRIPTEN_KEEPALIVE void portal_use(std::uint32_t id, int use, double number) {
  adapter::used(id, static_cast<adapter::Use>(use), static_cast<std::int64_t>(number),
                std::move(inbox));
}

EMSCRIPTEN_KEEPALIVE void portal_route() { adapter::routed(inbox); }

EMSCRIPTEN_KEEPALIVE void portal_answer(int answer, int status) {
  adapter::answered(static_cast<adapter::Answer>(answer), status, std::move(inbox));
}

EMSCRIPTEN_KEEPALIVE void portal_connected(int online) { adapter::connected(online != 0); }

EMSCRIPTEN_KEEPALIVE int portal_clock(double second) {
  return adapter::clocked(static_cast<std::int64_t>(second));
}

}  // extern "C"

int main() {
  adapter::window().open();
  adapter::attach_page();
}
