// The three colour tables and the contrast law they are held to by tests.
// It refuses to know what is drawn with them.
#include "web/view/theme.hpp"

#include <cmath>

namespace yearward::view {
namespace {

constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 255),
          static_cast<std::uint8_t>(hex & 255)};
}

// Inks:    Text, Muted, Brand, Good, Warning, Bad, OnBrand, OnHero, OnHeroMuted, Black
// Grounds: Page, Surface, Hero, Brand, BrandSoft, GoodSoft, WarningSoft, BadSoft, NeutralSoft,
// White
constexpr Theme kLight = {
    {rgb(0x15211B), rgb(0x58645D), rgb(0x0B5D43), rgb(0x0F6B3C), rgb(0x855000), rgb(0xB3261E),
     rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xCFE6DB), rgb(0x000000)},
    {rgb(0xF5F3ED), rgb(0xFFFFFF), rgb(0x0B5D43), rgb(0x0B5D43), rgb(0xE6F1EB), rgb(0xE2F3E8),
     rgb(0xFCF0DC), rgb(0xFCE9E7), rgb(0xEEECE5), rgb(0xFFFFFF)},
    rgb(0x0A4937),
    rgb(0xE4E1D8),
    rgb(0x7C867F),
    rgb(0x0B57D0),
    0.055F};

constexpr Theme kDark = {
    {rgb(0xECF1EE), rgb(0xA5B1AA), rgb(0x86D9B3), rgb(0x86D9B3), rgb(0xF2C06E), rgb(0xF49B93),
     rgb(0x05261A), rgb(0xF1FAF5), rgb(0xB5D8C7), rgb(0x000000)},
    {rgb(0x0E1311), rgb(0x19201D), rgb(0x12503A), rgb(0x86D9B3), rgb(0x1B362B), rgb(0x1A3529),
     rgb(0x372B14), rgb(0x3B201E), rgb(0x242C28), rgb(0xFFFFFF)},
    rgb(0x0C3A2B),
    rgb(0x2D3732),
    rgb(0x76827B),
    rgb(0x8AB4F8),
    0.20F};

constexpr Theme kContrast = {
    {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFE45C), rgb(0x8CFFB4), rgb(0xFFD37A), rgb(0xFFB3AD),
     rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x000000)},
    {rgb(0x000000), rgb(0x000000), rgb(0x00281A), rgb(0xFFE45C), rgb(0x1F1C00), rgb(0x002410),
     rgb(0x2A1D00), rgb(0x2E0A08), rgb(0x161616), rgb(0xFFFFFF)},
    rgb(0x00281A),
    rgb(0xB8B8B8),
    rgb(0xFFFFFF),
    rgb(0x66D9FF),
    0};

double linear(std::uint8_t channel) {
  const double share = channel / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

const Theme& theme_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::Dark: return kDark;
    case Scheme::Contrast: return kContrast;
    case Scheme::Light: break;
  }
  return kLight;
}

Ink ink_of(present::Tone tone, Ground under) {
  if (under == Ground::Hero) return Ink::OnHero;
  if (under == Ground::Brand) return Ink::OnBrand;
  switch (tone) {
    case present::Tone::Brand: return Ink::Brand;
    case present::Tone::Good: return Ink::Good;
    case present::Tone::Warning: return Ink::Warning;
    case present::Tone::Bad: return Ink::Bad;
    case present::Tone::Neutral: break;
  }
  return Ink::Text;
}

Ground soft_ground_of(present::Tone tone) {
  switch (tone) {
    case present::Tone::Brand: return Ground::BrandSoft;
    case present::Tone::Good: return Ground::GoodSoft;
    case present::Tone::Warning: return Ground::WarningSoft;
    case present::Tone::Bad: return Ground::BadSoft;
    case present::Tone::Neutral: break;
  }
  return Ground::NeutralSoft;
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return ((a > b ? a : b) + 0.05) / ((a > b ? b : a) + 0.05);
}

}  // namespace yearward::view
