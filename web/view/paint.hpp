// Paints a laid-out scene on a Dear ImGui draw list.
// It refuses to know the browser, and does no arithmetic on points.
#pragma once

#include "web/view/brush.hpp"
#include "web/view/layout.hpp"

namespace yearward::view {

enum class Painting : std::uint8_t { Complete, MoreGlyphsToCome };

// Paints everything that the window shows. Where the glyph budget ran out, the rest of the text
// follows in the next frame.
Painting paint(const Scene& scene, const Environment& environment, const Faces& faces,
               const GlyphBudget& budget, ImDrawList& list);

// What is behind everything painted: a surface is cleared to it, which is cheaper than a rectangle.
Colour backdrop_of(const Environment& environment);

}  // namespace yearward::view
