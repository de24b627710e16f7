// The colours of the portal by what they are for; three tables, one per scheme.
// It refuses to know what is drawn with them, and how.
#pragma once

#include <array>
#include <cstdint>

#include "web/present/node.hpp"

namespace yearward::view {

enum class Scheme : std::uint8_t { Light, Dark, Contrast };

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

// What text and icons are written in.
enum class Ink : std::uint8_t {
  Text, Muted, Brand, Good, Warning, Bad, OnBrand, OnHero, OnHeroMuted, Black,
};

// What lies beneath them. Soft grounds are the tints of notices, chips and chosen cards.
enum class Ground : std::uint8_t {
  Page, Surface, Hero, Brand, BrandSoft, GoodSoft, WarningSoft, BadSoft, NeutralSoft, White,
};

struct Theme {
  std::array<Colour, 10> inks;
  std::array<Colour, 10> grounds;
  Colour hero_end;   // the far corner of the hero card's gradient
  Colour line;       // hairlines and empty tracks
  Colour edge;       // the outline of a field: 3:1 against its surroundings
  Colour focus;
  float shadow = 0;  // strongest alpha of a card's shadow; none where contrast does the work

  Colour ink(Ink which) const { return inks[static_cast<std::size_t>(which)]; }
  Colour ground(Ground which) const { return grounds[static_cast<std::size_t>(which)]; }
};

const Theme& theme_of(Scheme scheme);

Ink ink_of(present::Tone tone, Ground under);
// A muted ink that reads on this ground.
inline Ink muted_on(Ground ground) {
  return ground == Ground::Hero ? Ink::OnHeroMuted : Ink::Muted;
}
inline Ink plain_on(Ground ground) { return ink_of(present::Tone::Neutral, ground); }
Ground soft_ground_of(present::Tone tone);

// Contrast of two colours as WCAG 2 defines it, 1 … 21.
double contrast(Colour one, Colour other);

}  // namespace yearward::view
