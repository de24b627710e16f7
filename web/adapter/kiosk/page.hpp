// What only the kiosk asks of the page, beside page.hpp. It refuses to know why.
#pragma once

#include <string_view>

namespace yearward::adapter {

double since_opened();              // milliseconds
void ring_at(double moment);        // since opened; < 0: not at all
void set_zoom(float zoom);          // how many times larger than it is set
void keep_catalogue(std::string_view document);
void wipe_page();
void read_aloud();
void hush();

}  // namespace yearward::adapter
