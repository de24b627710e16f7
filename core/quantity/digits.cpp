// Decimal digits by hand: the standard ways either know locales or are missing on one compiler.
#include "core/quantity/digits.hpp"

#include "core/base/promise.hpp"

namespace yearward {

std::optional<std::int64_t> whole_from_digits(std::string_view text) {
  if (text.empty() || text.size() > 16) return std::nullopt;
  std::int64_t whole = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    whole = whole * 10 + (digit - '0');
  }
  return whole;
}

std::string padded(std::int64_t count, int width) {
  PROMISE(count >= 0);
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + count % 10));
    count /= 10;
  } while (count > 0);
  while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
  return text;
}

std::string text_from_whole(std::int64_t count) {
  return count < 0 ? '-' + padded(-count, 1) : padded(count, 1);
}

}  // namespace yearward
