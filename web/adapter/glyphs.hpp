// The glyph loader: Dear ImGui's atlas filled from the system's own fonts. While a frame is painted
// glyphs are measured and given their place; they are drawn together when it is.
// It refuses to know what is written.
#pragma once

#include "web/view/sheet.hpp"

namespace yearward::adapter {

// Places glyphs as the page's scripts measure them.
const ImFontLoader& page_fonts();

// Draws the glyphs placed since the last call. Reading a picture back from the page costs the same
// for one glyph as for a screenful.
void draw_placed_glyphs(ImFontAtlas& atlas);

// Spent once a frame has more new glyphs than a person would wait for.
class GlyphLimit final : public view::GlyphBudget {
 public:
  bool spent() const override;
};

}  // namespace yearward::adapter
