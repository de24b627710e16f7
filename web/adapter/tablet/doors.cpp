// The tablet's own doors, which the page's scripts call. It refuses to decide anything.
#include <emscripten.h>

#include "web/adapter/tablet/tablet.hpp"

namespace {

using namespace yearward;

std::vector<std::string> parts;

}  // namespace

extern "C" {

// Room for the next part of what is going to be told.
EMSCRIPTEN_KEEPALIVE char* portal_part(int bytes) {
  parts.emplace_back(static_cast<std::size_t>(bytes), '\0');
  return parts.back().data();
}

EMSCRIPTEN_KEEPALIVE void portal_told(int what, int status, double number) {
  std::vector<std::string> all;
  all.swap(parts);
  adapter::told(static_cast<adapter::Told>(what), status, number, std::move(all));
}

// `at` in milliseconds, as the browser says when the key went down.
EMSCRIPTEN_KEEPALIVE int portal_key(int character, double at) {
  return adapter::keyed({{character, static_cast<kiosk::Millis>(at)}}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void portal_touch() { adapter::happened(tablet::Touched{}); }

EMSCRIPTEN_KEEPALIVE void portal_ring() { adapter::happened(tablet::Rang{}); }

}  // extern "C"
