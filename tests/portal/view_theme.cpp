// Contrast of every ink on every ground it is really written on, in every scheme.
// It refuses to know what is drawn.
#include <doctest/doctest.h>

#include "tests/portal/view_fixture.hpp"

namespace yearward::view {

TEST_CASE("contrast is counted as WCAG 2 counts it") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({255, 255, 255}, {255, 255, 255}) == doctest::Approx(1));
  CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.478).epsilon(0.001));
}

TEST_CASE("every text of the gallery reads at 4.5:1, and at 7:1 in high contrast") {
  struct Row { const char* story; Scheme scheme; double least; };
  const Row rows[] = {{"light", Scheme::Light, 4.5}, {"dark", Scheme::Dark, 4.5},
                      {"high contrast", Scheme::Contrast, 7.0}};
  const Laid laid(every_stand().front());
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Theme& theme = theme_of(row.scheme);
    for (const Run& run : laid.scene.runs) {
      CAPTURE(std::string(laid.scene.lines[run.first_line].text));
      CHECK(contrast(theme.ink(run.ink), theme.ground(run.ground)) >= row.least);
      if (run.ground != Ground::Hero) continue;
      CHECK(contrast(theme.ink(run.ink), theme.hero_end) >= row.least);
    }
  }
}

TEST_CASE("what must be seen without being read stands out at 3:1") {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::Contrast}) {
    const Theme& theme = theme_of(scheme);
    for (const Ground ground : {Ground::Page, Ground::Surface}) {
      CAPTURE(static_cast<int>(scheme));
      CHECK(contrast(theme.edge, theme.ground(ground)) >= 3);
      CHECK(contrast(theme.focus, theme.ground(ground)) >= 3);
      CHECK(contrast(theme.ground(Ground::Brand), theme.ground(ground)) >= 3);
    }
    CHECK(theme.ground(Ground::White) == Colour{255, 255, 255});
    CHECK(theme.ink(Ink::Black) == Colour{0, 0, 0});
  }
}

TEST_CASE("every tone reads on its own soft ground") {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::Contrast}) {
    const Theme& theme = theme_of(scheme);
    for (const present::Tone tone : {present::Tone::Neutral, present::Tone::Brand,
                                     present::Tone::Good, present::Tone::Warning,
                                     present::Tone::Bad}) {
      CAPTURE(static_cast<int>(scheme));
      CAPTURE(static_cast<int>(tone));
      const Ground soft = soft_ground_of(tone);
      CHECK(contrast(theme.ink(ink_of(tone, soft)), theme.ground(soft)) >= 4.5);
      CHECK(contrast(theme.ink(Ink::Text), theme.ground(soft)) >= 4.5);
    }
  }
}

}  // namespace yearward::view
