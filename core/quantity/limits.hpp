// The span every counted quantity keeps: what JSON readers everywhere hold exactly.
#pragma once

#include <cstdint>

namespace yearward {

inline constexpr std::int64_t kLargestCount = (std::int64_t{1} << 53) - 1;

constexpr bool within_limits(std::int64_t count) {
  return -kLargestCount <= count && count <= kLargestCount;
}

}  // namespace yearward
