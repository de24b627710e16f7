// Line breaking, case by case. It refuses to know how glyphs are drawn.
#include <doctest/doctest.h>

#include "tests/portal/view_fixture.hpp"

namespace yearward::view {
namespace {

// Every character is 10 wide.
class TenWide final : public Fonts {
 public:
  float advance(char32_t, float, Weight) const override { return 10; }
};

std::string broken(std::string_view text, float width, bool balanced = false) {
  std::vector<Line> lines;
  break_lines(text, {10, Weight::Regular, 1, balanced}, 10, width, TenWide(), lines);
  std::string joined;
  for (const Line& line : lines) {
    if (!joined.empty()) joined += '|';
    joined += line.text;
  }
  return joined;
}

}  // namespace

TEST_CASE("lines break where a reader of either language expects it") {
  struct Row { const char* story; const char* text; float width; const char* lines; };
  const Row rows[] = {
      {"nothing to break", "a gift", 100, "a gift"},
      {"English breaks at the space, which is left out", "a fine gift", 60, "a fine|gift"},
      {"Chinese breaks between any two characters", "可换价值的礼品", 40, "可换价值|的礼品"},
      {"closing punctuation never begins a line", "到年底有礼，很好", 50, "到年底有|礼，很好"},
      {"opening punctuation never ends one", "换到「米」了", 30, "换到|「米」|了"},
      {"a figure keeps its unit", "有 26000 分", 80, "有|26000 分"},
      {"a figure keeps its unit without a space", "每周500元吗", 40, "每周|500元|吗"},
      {"a word wider than the line is broken", "abcdefgh", 30, "abc|def|gh"},
      {"but its comma is not left alone", "abcdef, g", 60, "abcde|f, g"},
      {"a last line of one or two characters is given company", "可换价值礼", 40, "可换价|值礼"},
      {"a line feed always breaks", "a\nb", 100, "a|b"},
      {"an empty text is one empty line", "", 100, ""},
      {"rare characters count once", "𠮷𠮷𠮷", 20, "𠮷𠮷|𠮷"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.story));
    CHECK(broken(row.text, row.width) == std::string(row.lines));
  }
}

TEST_CASE("a heading's lines are of like length, and never broken inside a word for it") {
  CHECK(broken("aa bb cc dd eee", 120) == "aa bb cc dd|eee");
  CHECK(broken("aa bb cc dd eee", 120, true) == "aa bb cc|dd eee");
  CHECK(broken("afternoons, Ms W", 120, true) == "afternoons,|Ms W");
}

TEST_CASE("bytes that are no UTF-8 are read as one replacement each, and reading ends") {
  const std::string_view torn("a\xE5\x88" "b\xFF", 5);
  std::size_t at = 0;
  std::u32string read;
  while (at < torn.size()) read += next_code_point(torn, at);
  CHECK(read == U"a\xFFFD\xFFFD" U"b\xFFFD");
}

}  // namespace yearward::view
