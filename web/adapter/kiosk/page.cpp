// The crossing from the kiosk to the page's scripts. It refuses to know why anything is asked.
#include "web/adapter/kiosk/page.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

// clang-format off
EM_JS(void, page_ring, (double moment), { yearward.kiosk.ring(moment); })
EM_JS(void, page_zoom, (double zoom), { yearward.kiosk.zoom(zoom); })
EM_JS(void, page_keep_catalogue, (const char* text, int bytes), {
  yearward.kiosk.keep(yearward.read(text, bytes));
})
EM_JS(void, page_wipe, (), { yearward.kiosk.wipe(); })
EM_JS(void, page_speak, (), { yearward.voice.speak(); })
EM_JS(void, page_hush, (), { yearward.voice.hush(); })
// clang-format on

namespace yearward::adapter {

double since_opened() { return emscripten_get_now(); }
void ring_at(double moment) { page_ring(moment); }
void set_zoom(float zoom) { page_zoom(static_cast<double>(zoom)); }
void keep_catalogue(std::string_view document) {
  page_keep_catalogue(document.data(), static_cast<int>(document.size()));
}
void wipe_page() { page_wipe(); }
void read_aloud() { page_speak(); }
void hush() { page_hush(); }

}  // namespace yearward::adapter
