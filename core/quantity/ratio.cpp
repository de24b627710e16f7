// Exact rates in 128 bits. It refuses what does not fit rather than wrapping.
#include "core/quantity/ratio.hpp"

#include "core/quantity/limits.hpp"

namespace yearward {

namespace {

using Wide = __int128;

Wide greatest_common_divisor(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Wide remainder = a % b;
    a = b;
    b = remainder;
  }
  return a;
}

// Rounded quotient; C++ division truncates towards zero, so negatives are put right by hand.
Wide divide(Wide dividend, Wide divisor, Rounding rounding) {
  if (rounding == Rounding::Nearest) {
    dividend = 2 * dividend + divisor;
    divisor = 2 * divisor;
  }
  const Wide quotient = dividend / divisor;
  const Wide remainder = dividend % divisor;
  if (rounding == Rounding::Up) return remainder > 0 ? quotient + 1 : quotient;
  return remainder < 0 ? quotient - 1 : quotient;
}

bool fits(Wide count) { return -kLargestCount <= count && count <= kLargestCount; }

}  // namespace

Result<std::int64_t> times(std::int64_t count, Ratio ratio, Rounding rounding) {
  PROMISE(ratio.denominator > 0);
  const Wide rounded = divide(Wide{count} * ratio.numerator, ratio.denominator, rounding);
  if (!fits(rounded)) return Refusal::NumberIsOutOfRange;
  return static_cast<std::int64_t>(rounded);
}

namespace {
Result<Ratio> reduced(Wide numerator, Wide denominator) {
  if (const Wide common = greatest_common_divisor(numerator, denominator); common > 1) {
    numerator /= common;
    denominator /= common;
  }
  if (!fits(numerator) || !fits(denominator)) return Refusal::NumberIsOutOfRange;
  return Ratio{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}
}  // namespace

Result<Ratio> product(Ratio a, Ratio b) {
  PROMISE(a.denominator > 0 && b.denominator > 0);
  return reduced(Wide{a.numerator} * b.numerator, Wide{a.denominator} * b.denominator);
}

Result<Ratio> sum(Ratio a, Ratio b) {
  PROMISE(a.denominator > 0 && b.denominator > 0);
  // Each product is below 2^106, so their sum cannot wrap.
  return reduced(Wide{a.numerator} * b.denominator + Wide{b.numerator} * a.denominator,
                 Wide{a.denominator} * b.denominator);
}

}  // namespace yearward
