// The crossing from the tablet to the page's scripts. It refuses to know why anything is asked.
#include "web/adapter/tablet/page.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <array>

// clang-format off
EM_JS(void, page_ring, (double moment), { yearward.tablet.ring(moment); })
EM_JS(void, page_wish, (int which, int count, const char* a, int aBytes, const char* b, int bBytes,
                        const char* c, int cBytes), {
  const parts = [[a, aBytes], [b, bBytes], [c, cBytes]].slice(0, count);
  yearward.tablet.wish(which, parts.map(([at, bytes]) => HEAPU8.slice(at, at + bytes)));
})
// clang-format on

namespace yearward::adapter {

void wish(Wish which, std::initializer_list<std::string_view> parts) {
  std::array<std::string_view, 3> part{};
  std::size_t count = 0;
  for (const std::string_view each : parts) part[count++] = each;
  const auto size = [&](std::size_t at) { return static_cast<int>(part[at].size()); };
  page_wish(static_cast<int>(which), static_cast<int>(count), part[0].data(), size(0),
            part[1].data(), size(1), part[2].data(), size(2));
}

double since_opened() { return emscripten_get_now(); }
double seconds_now() { return emscripten_date_now() / 1000; }
void ring_at(double moment) { page_ring(moment); }

}  // namespace yearward::adapter
