// Type: sizes and weights of text, and how a text is broken into lines in Chinese and English.
// It refuses to know how a glyph is drawn; widths come from whoever implements Fonts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yearward::view {

enum class Weight : std::uint8_t { Regular, Bold };

struct Style {
  float size = 16;     // CSS px before the person's text scale
  Weight weight = Weight::Regular;
  float leading = 1.5F;  // line height in sizes
  bool balanced = false;  // lines of like length, for headings and the lead sentence
};

// The type scale: nothing on the screen is set in any other size.
inline constexpr Style kSmall{12, Weight::Regular, 1.4F};
inline constexpr Style kSmallBold{12, Weight::Bold, 1.4F};
inline constexpr Style kQuietText{14, Weight::Regular, 1.45F};
inline constexpr Style kQuietBold{14, Weight::Bold, 1.45F};
inline constexpr Style kText{16, Weight::Regular, 1.5F};
inline constexpr Style kTextBold{16, Weight::Bold, 1.5F};
inline constexpr Style kLead{20, Weight::Bold, 1.4F, true};
inline constexpr Style kSection{20, Weight::Bold, 1.3F, true};
inline constexpr Style kTitle{24, Weight::Bold, 1.3F, true};
inline constexpr Style kFigure{40, Weight::Bold, 1.15F};

// The width of glyphs. In the browser the system's own fonts; in tests a fixed metric.
class Fonts {
 public:
  virtual float advance(char32_t code_point, float size, Weight weight) const = 0;

 protected:
  ~Fonts() = default;
};

// Reads one code point of UTF-8 and steps past it; U+FFFD for a byte that begins none.
char32_t next_code_point(std::string_view text, std::size_t& at);

struct Line {
  std::string_view text;
  float width = 0;
};

float width_of(std::string_view text, float size, Weight weight, const Fonts& fonts);

// Appends the lines of a text no wider than `width`. Chinese breaks between any two characters
// except before closing and after opening punctuation; English breaks at spaces; a figure keeps
// the unit that follows it. A word wider than a whole line is broken where it must be.
void break_lines(std::string_view text, const Style& style, float size, float width,
                 const Fonts& fonts, std::vector<Line>& lines);

}  // namespace yearward::view
