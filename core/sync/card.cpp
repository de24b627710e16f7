// Card numbers are read leniently, since a person copies them from plastic.
#include "core/sync/card.hpp"

namespace yearward::sync {

std::string card_number_from_text(std::string_view text) {
  // In UTF-8 the wide digits U+FF10…U+FF19 are EF BC 90…99, the wide space U+3000 is E3 80 80.
  constexpr std::string_view kWide = "\xEF\xBC", kWideSpace = "\xE3\x80\x80";
  std::string number;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const auto rest = text.substr(place);
    const auto last = rest.size() > 2 ? static_cast<unsigned char>(rest[2]) : 0U;
    if (rest.front() == ' ' || rest.front() == '-') continue;
    if (rest.substr(0, 3) == kWideSpace) {
      place += 2;
    } else if (rest.substr(0, 2) == kWide && 0x90 <= last && last <= 0x99) {
      number += static_cast<char>('0' + (last - 0x90));
      place += 2;
    } else {
      number += rest.front();
    }
  }
  return number;
}

}  // namespace yearward::sync
