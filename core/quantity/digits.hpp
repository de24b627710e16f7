// Whole numbers ↔ decimal digits, without locales. Signs and separators are the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yearward {

// Only digits, at least one, at most 16; none otherwise.
std::optional<std::int64_t> whole_from_digits(std::string_view text);
// The count in decimal, with zeros before it up to `width`. Pre: count ≥ 0.
std::string padded(std::int64_t count, int width);
// The count in decimal, with a minus when negative.
std::string text_from_whole(std::int64_t count);

}  // namespace yearward
