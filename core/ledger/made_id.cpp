// Readable while it fits, fingerprinted when not.
#include "core/ledger/made_id.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/promise.hpp"

namespace yearward {

namespace {

constexpr std::size_t kLongest = static_cast<std::size_t>(kLongestId);
constexpr std::size_t kDigits = 16;

// FNV-1a, 64 bits, in hexadecimal.
std::string fingerprint_of(std::string_view text) {
  std::uint64_t sum = 14695981039346656037ULL;
  for (const char letter : text)
    sum = (sum ^ static_cast<std::uint8_t>(letter)) * 1099511628211ULL;
  std::string digits(kDigits, '0');
  for (std::size_t place = kDigits; place-- > 0; sum >>= 4)
    digits[place] = "0123456789abcdef"[sum & 0xF];
  return digits;
}

}  // namespace

std::optional<EventId> id_after(const std::string& stem, std::string_view rest) {
  PROMISE(!rest.empty() && rest.front() == '~');
  const std::string whole = stem + std::string(rest);
  if (whole.size() <= kLongest) return EventId{whole};
  std::size_t cut = std::min(stem.size(), kLongest - kDigits - 1);
  // Where the stem goes on with something below '~', the name sorts after it.
  while (cut < stem.size() && static_cast<std::uint8_t>(stem[cut]) >= '~') {
    if (cut == 0) return std::nullopt;
    --cut;
  }
  return EventId{stem.substr(0, cut) + '~' + fingerprint_of(whole)};
}

EventId id_from(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) {
    if (!whole.empty()) whole += '.';
    whole += part;
  }
  if (whole.size() <= kLongest) return EventId{whole};
  std::size_t cut = kLongest - kDigits - 1;
  // Never through the middle of a letter.
  while (cut > 0 && (static_cast<std::uint8_t>(whole[cut]) & 0xC0) == 0x80) --cut;
  return EventId{whole.substr(0, cut) + '.' + fingerprint_of(whole)};
}

}  // namespace yearward
