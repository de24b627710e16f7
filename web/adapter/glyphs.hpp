// The glyph loader: Dear ImGui's atlas filled from the system's own fonts, a few milliseconds a
// frame. It refuses to know what is written.
#pragma once

#include "web/view/sheet.hpp"

namespace yearward::adapter {

// Draws glyphs with the page's scripts.
const ImFontLoader& page_fonts();

// Spent once the glyphs drawn since the frame began took eight milliseconds.
class GlyphClock final : public view::GlyphBudget {
 public:
  void begin_frame();
  bool spent() const override;
};

}  // namespace yearward::adapter
