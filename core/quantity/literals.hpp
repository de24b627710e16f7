// 100_pts, 500_yuan, 3_usd: quantities as a shop manager says them, for tests and tables.
#pragma once

#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"

namespace yearward {

constexpr Points operator""_pts(unsigned long long count) {
  return Points{static_cast<std::int64_t>(count)};
}
constexpr Money operator""_yuan(unsigned long long yuan) {
  return Money{static_cast<std::int64_t>(yuan) * 100};
}
constexpr Money operator""_fen(unsigned long long fen) {
  return Money{static_cast<std::int64_t>(fen)};
}

}  // namespace yearward
