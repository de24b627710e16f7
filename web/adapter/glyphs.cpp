// The glyph loader: glyphs of the system's own fonts, drawn by the page into Dear ImGui's atlas.
// It refuses to know what is written.
#include "web/adapter/glyphs.hpp"

#include <vector>

#include "web/adapter/page.hpp"

namespace yearward::adapter {
namespace {

// Most screens have fewer: every frame more would paint and show all of the screen again.
constexpr std::size_t kMostInFrame = 320;

struct Placed {
  ImFontAtlasRectId place;
  float size;
  std::uint32_t code_point;
  bool bold;
};

std::vector<Placed>& placed_glyphs() {
  static std::vector<Placed> placed;
  return placed;
}

bool is_bold(const ImFontConfig* source) { return source->Name[0] == view::kBoldName[0]; }
bool is_digit(ImWchar c) { return c >= '0' && c <= '9'; }
bool is_hanzi(ImWchar c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code_point) { return code_point >= ' '; }

// Ascent and descent only place the pen: lines are set by the view's own leading.
bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = IM_ROUND(baked->Size * 0.95F);
  baked->Descent = -IM_ROUND(baked->Size * 0.3F);
  return true;
}

// All digits are as wide as the zero, so that numbers stand in columns; all Chinese characters as
// the simplest, which saves measuring every one of a long page before its first lines are shown.
float advance_of(bool bold, float size, ImWchar code_point) {
  const ImWchar like = is_digit(code_point) ? U'0' : is_hanzi(code_point) ? U'一' : code_point;
  return measured_glyph(bold, size, like).advance;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar code_point, ImFontGlyph* glyph, float* advance) {
  const bool bold = is_bold(source);
  if (advance != nullptr) {
    *advance = advance_of(bold, baked->Size, code_point);
    return true;
  }
  const GlyphBox box = measured_glyph(bold, baked->Size, code_point);
  glyph->Codepoint = code_point;
  glyph->AdvanceX = advance_of(bold, baked->Size, code_point);
  if (box.width <= 0) return true;
  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, static_cast<int>(box.width),
                                                         static_cast<int>(box.height));
  if (place == ImFontAtlasRectId_Invalid) return false;
  const float left = box.left + IM_ROUND((glyph->AdvanceX - box.advance) / 2);
  glyph->X0 = left;
  glyph->Y0 = box.top + baked->Ascent;
  glyph->X1 = left + box.width;
  glyph->Y1 = glyph->Y0 + box.height;
  glyph->Visible = true;
  glyph->PackId = place;
  placed_glyphs().push_back({place, baked->Size, code_point, bold});
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

void draw_placed_glyphs(ImFontAtlas& atlas) {
  if (placed_glyphs().empty()) return;
  ImTextureData& texture = *atlas.TexData;
  IM_ASSERT(texture.Format == ImTextureFormat_Alpha8);
  std::vector<WaitingGlyph> waiting;
  waiting.reserve(placed_glyphs().size());
  for (const Placed& placed : placed_glyphs()) {
    // The atlas may have been packed anew, or its oldest sizes dropped, since it was placed.
    const ImTextureRect* rect = ImFontAtlasPackGetRectSafe(&atlas, placed.place);
    if (rect == nullptr) continue;
    const int at = rect->y * texture.GetPitch() + rect->x;
    waiting.push_back({placed.size, placed.code_point, placed.bold ? 1U : 0U,
                       static_cast<std::uint32_t>(at)});
    ImFontAtlasTextureBlockQueueUpload(&atlas, &texture, rect->x, rect->y, rect->w, rect->h);
  }
  placed_glyphs().clear();
  draw_glyphs(waiting, texture.Pixels, texture.GetPitch());
}

bool GlyphLimit::spent() const { return placed_glyphs().size() >= kMostInFrame; }

}  // namespace yearward::adapter
