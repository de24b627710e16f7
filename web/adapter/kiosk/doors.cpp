// The kiosk's own doors, which the page's scripts call. It refuses to decide anything.
#include <emscripten.h>

#include "web/adapter/kiosk/kiosk.hpp"

namespace {

using namespace yearward;

}  // namespace

extern "C" {

// `at` in milliseconds, as the browser says when the key went down.
EMSCRIPTEN_KEEPALIVE int portal_key(int character, double at, int on_button) {
  const kiosk::Key key{character, static_cast<kiosk::Millis>(at)};
  return adapter::keyed({key, on_button != 0}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void portal_touch() { adapter::happened(kiosk::Touched{}); }

EMSCRIPTEN_KEEPALIVE void portal_ring() { adapter::happened(kiosk::Rang{}); }

EMSCRIPTEN_KEEPALIVE void portal_left() { adapter::happened(kiosk::Left{}); }

EMSCRIPTEN_KEEPALIVE void portal_still(int still) {
  adapter::happened(kiosk::Stilled{still != 0});
}

EMSCRIPTEN_KEEPALIVE void portal_silent() { adapter::happened(kiosk::FellSilent{}); }

}  // extern "C"
