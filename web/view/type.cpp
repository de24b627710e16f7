// Line breaking for Chinese and English text. It refuses to know how a glyph is drawn.
#include "web/view/type.hpp"

#include <utility>

namespace yearward::view {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool any_of(std::u32string_view set, char32_t code_point) {
  return set.find(code_point) != std::u32string_view::npos;
}

bool closes(char32_t c) { return any_of(U"，。、；：？！）」』】》〉”’…％·,.;:?!)%", c); }
bool opens(char32_t c) { return any_of(U"（「『【《〈“‘￥¥$(", c); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_unit(char32_t c) { return any_of(U"元分年月日天次件折周", c); }

bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// What was just read, as far back as a break can depend on it.
struct Trail {
  char32_t last = 0, before = 0;
};

bool may_break(const Trail& trail, char32_t next) {
  if (trail.last == 0 || next == U' ') return false;
  if (trail.last == U' ') return !(is_digit(trail.before) && is_unit(next));
  if (closes(next) || opens(trail.last)) return false;
  if (is_digit(trail.last) && is_unit(next)) return false;
  return is_ideographic(trail.last) || is_ideographic(next) || trail.last == U'-';
}

std::string_view without_tail_spaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class Breaker {
 public:
  Breaker(std::string_view text, float size, Weight weight, float width, const Fonts& fonts)
      : text_(text), size_(size), weight_(weight), limit_(width), fonts_(fonts) {}

  // Returns whether a word had to be broken.
  bool run(std::vector<Line>& lines) {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text_, at);
      if (c == U'\n') {
        end_line(here, at, lines);
        continue;
      }
      if (may_break(trail_, c)) mark(here);
      const float advance = fonts_.advance(c, size_, weight_);
      if (c != U' ' && width_ + advance > limit_ && here > start_) {
        if (candidate_ > start_) end_line(candidate_, candidate_, lines);
        else force_line(here, c, lines);
      }
      width_ += advance;
      last_at_ = here;
      last_advance_ = advance;
      trail_ = {c, trail_.last};
    }
    if (start_ < text_.size() || lines.empty()) end_line(text_.size(), text_.size(), lines);
    return forced_;
  }

 private:
  void mark(std::size_t at) {
    candidate_ = at;
    width_at_candidate_ = width_;
  }

  // A word wider than the line breaks where it must, but never before closing punctuation.
  void force_line(std::size_t at, char32_t next, std::vector<Line>& lines) {
    forced_ = true;
    if (!closes(next) || last_at_ <= start_) return end_line(at, at, lines);
    end_line(last_at_, last_at_, lines);
    width_ = last_advance_;
  }

  void end_line(std::size_t end, std::size_t resume, std::vector<Line>& lines) {
    const std::string_view line = without_tail_spaces(text_.substr(start_, end - start_));
    lines.push_back({line, width_of(line, size_, weight_, fonts_)});
    const bool at_candidate = end == candidate_ && end == resume;
    width_ = at_candidate ? width_ - width_at_candidate_ : 0;
    start_ = resume;
    candidate_ = resume;
    width_at_candidate_ = 0;
    if (!at_candidate) trail_ = {};
  }

  std::string_view text_;
  float size_;
  Weight weight_;
  float limit_;
  const Fonts& fonts_;
  std::size_t start_ = 0, candidate_ = 0;
  float width_ = 0, width_at_candidate_ = 0;
  std::size_t last_at_ = 0;  // where the last character began
  float last_advance_ = 0;
  bool forced_ = false;
  Trail trail_;
};

struct Broken {
  std::vector<Line> lines;
  bool forced = false;
};

Broken break_at(std::string_view text, const Style& style, float size, float width,
                const Fonts& fonts) {
  Broken broken;
  broken.forced = Breaker(text, size, style.weight, width, fonts).run(broken.lines);
  return broken;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  std::size_t length = 1;
  if (first >= 0xF0 && first < 0xF8) length = 4;
  else if (first >= 0xE0) length = 3;
  else if (first >= 0xC0) length = 2;
  else if (first >= 0x80) length = 0;
  if (length == 0 || first >= 0xF8 || at + length > text.size()) {
    ++at;
    return kReplacement;
  }
  char32_t code_point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) {
      ++at;
      return kReplacement;
    }
    code_point = code_point << 6 | (byte(at + i) & 0x3FU);
  }
  at += length;
  return code_point;
}

float width_of(std::string_view text, float size, Weight weight, const Fonts& fonts) {
  float width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += fonts.advance(next_code_point(text, at), size, weight);
  }
  return width;
}

void break_lines(std::string_view text, const Style& style, float size, float width,
                 const Fonts& fonts, std::vector<Line>& lines) {
  constexpr std::size_t kMostBalanced = 4;  // longer texts are read, not looked at
  constexpr int kSteps = 6;
  constexpr float kLonely = 2.5F;  // sizes: a last line of one or two characters looks forgotten
  Broken best = break_at(text, style, size, width, fonts);
  const std::size_t count = best.lines.size();
  const bool lonely = count > 1 && best.lines.back().width < kLonely * size;
  const bool even = style.balanced || lonely;
  if (even && !best.forced && count > 1 && count <= kMostBalanced) {
    float narrow = width / 2, wide = width;
    for (int step = 0; step < kSteps; ++step) {
      const float middle = (narrow + wide) / 2;
      Broken attempt = break_at(text, style, size, middle, fonts);
      if (attempt.forced || attempt.lines.size() > count) {
        narrow = middle;
      } else {
        wide = middle;
        best = std::move(attempt);
      }
    }
  }
  lines.insert(lines.end(), best.lines.begin(), best.lines.end());
}

}  // namespace yearward::view
