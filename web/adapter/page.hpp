// What the C++ side asks of the page: one plain function per wish, each carried out by the scripts
// in web/adapter/page. It refuses to know why.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yearward::adapter {

void attach_page();                         // tells the scripts that the program is there
void request_frame();
void apply_patch(std::string_view patch);   // of the mirror
void show_screen(std::string_view title, std::string_view language, bool moved);
void prefer_scheme(int appearance);         // 0 the system's, 1 light, 2 dark

void open_store();
void keep(std::string_view writes);         // JSON: [[drawer, key, document or null]…]
void forget();
void load_words(int language);
// Answered with `answer` and the status; 0 where there was no network.
void fetch(int answer, std::string_view method, std::string_view path, std::string_view body);
void navigate(std::string_view address, bool replace);
void copy_text(std::string_view text);
void use_update();
void ask_later(int seconds);

struct GlyphBox {
  float advance, left, top, width, height;  // device px from the pen; top above the baseline < 0
};
// Measures a glyph in the system's own font; 0 wide where there is no ink.
GlyphBox measured_glyph(bool bold, float size, std::uint32_t code_point);

struct WaitingGlyph {
  float size;
  std::uint32_t code_point, bold;
  std::uint32_t at;  // its first byte among the pixels
};
// Draws glyphs as a byte of coverage a pixel; `stride` is the length of a row of pixels.
void draw_glyphs(const std::vector<WaitingGlyph>& waiting, std::uint8_t* pixels, int stride);
// Takes the canvas's WebGL 2 context; false where there is none.
bool take_canvas();

}  // namespace yearward::adapter
