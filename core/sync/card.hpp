// A card number as it is kept, from a card number as people type it.
// It refuses to know which numbers exist.
#pragma once

#include <string>
#include <string_view>

namespace yearward::sync {

// Without the gaps it is printed with (spaces, hyphens) and with the wide digits of Chinese input
// methods as plain ones; anything else stays, and is then nobody's card.
std::string card_number_from_text(std::string_view text);

}  // namespace yearward::sync
