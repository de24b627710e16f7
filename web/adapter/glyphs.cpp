// The glyph loader: glyphs of the system's own fonts, drawn by the page into Dear ImGui's atlas.
// It refuses to know what is written.
#include "web/adapter/glyphs.hpp"

#include <array>

#include "web/adapter/page.hpp"

namespace yearward::adapter {
namespace {

constexpr double kFrameBudget = 8;  // ms of a frame that may go into new glyphs
constexpr int kRoom = 256 * 256;    // the largest bitmap of one glyph

double spent_ms = 0;
std::array<std::uint8_t, kRoom> bitmap;

bool is_bold(const ImFontConfig* source) { return source->Name[0] == view::kBoldName[0]; }
bool is_digit(ImWchar c) { return c >= '0' && c <= '9'; }

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code_point) { return code_point >= ' '; }

// Ascent and descent only place the pen: lines are set by the view's own leading.
bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = IM_ROUND(baked->Size * 0.95F);
  baked->Descent = -IM_ROUND(baked->Size * 0.3F);
  return true;
}

// All digits are as wide as the zero, so that numbers stand in columns.
float advance_of(bool bold, float size, ImWchar code_point) {
  GlyphBox box;
  draw_glyph(bold, size, is_digit(code_point) ? U'0' : code_point, box, nullptr, 0);
  return box.advance;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar code_point, ImFontGlyph* glyph, float* advance) {
  const bool bold = is_bold(source);
  if (advance != nullptr) {
    *advance = advance_of(bold, baked->Size, code_point);
    return true;
  }
  const double start = milliseconds();
  GlyphBox box;
  const bool drawn = draw_glyph(bold, baked->Size, code_point, box, bitmap.data(), kRoom);
  glyph->Codepoint = code_point;
  glyph->AdvanceX = is_digit(code_point) ? advance_of(bold, baked->Size, code_point) : box.advance;
  if (drawn) {
    const int width = static_cast<int>(box.width), height = static_cast<int>(box.height);
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, width, height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
    const float left = box.left + IM_ROUND((glyph->AdvanceX - box.advance) / 2);
    glyph->X0 = left;
    glyph->Y0 = box.top + baked->Ascent;
    glyph->X1 = left + box.width;
    glyph->Y1 = glyph->Y0 + box.height;
    glyph->Visible = true;
    glyph->PackId = place;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, bitmap.data(),
                                       ImTextureFormat_Alpha8, width);
  }
  spent_ms += milliseconds() - start;
  return true;
}

}  // namespace

const ImFontLoader& page_fonts() {
  static ImFontLoader loader;
  loader.Name = "page";
  loader.FontSrcContainsGlyph = contains;
  loader.FontBakedInit = init_baked;
  loader.FontBakedLoadGlyph = load_glyph;
  return loader;
}

void GlyphClock::begin_frame() { spent_ms = 0; }
bool GlyphClock::spent() const { return spent_ms > kFrameBudget; }

}  // namespace yearward::adapter
