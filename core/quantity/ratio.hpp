// Ratio: an exact rate such as 1 point per 100 fen or 23/20. Products run in 128 bits, rounding is
// named at each use, and what does not fit is refused.
#pragma once

#include <cstdint>

#include "core/base/result.hpp"

namespace yearward {

// Pre (when made by hand): denominator > 0, both within ±(2^53 − 1).
struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool operator==(const Ratio&) const = default;
};

enum class Rounding : std::uint8_t { Down, Up, Nearest };  // Down: towards −∞; Nearest: ties up

// The count × ratio, rounded once. Refuses: NumberIsOutOfRange.
Result<std::int64_t> times(std::int64_t count, Ratio ratio, Rounding rounding);

// a × b and a + b as one reduced fraction, so that a chain of rates is rounded only once.
// Refuses: NumberIsOutOfRange when even the reduced fraction does not fit.
Result<Ratio> product(Ratio a, Ratio b);
Result<Ratio> sum(Ratio a, Ratio b);

}  // namespace yearward
