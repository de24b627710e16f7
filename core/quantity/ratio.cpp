// Exact rates in 128 bits. It refuses what does not fit rather than wrapping.
#include "core/quantity/ratio.hpp"

#include "core/quantity/limits.hpp"

namespace yearward {

namespace {

using Wide = __int128;

// Most rates are small, and 64 bits divide many times faster than 128: both widths are one text.
constexpr std::int64_t kNarrow = std::int64_t{1} << 30;
template <class Whole>
bool is_narrow(Whole count) { return -kNarrow < count && count < kNarrow; }

template <class Whole>
Whole greatest_common_divisor(Whole a, Whole b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Whole remainder = a % b;
    a = b;
    b = remainder;
  }
  return a;
}

// Rounded quotient; C++ division truncates towards zero, so negatives are put right by hand.
template <class Whole>
Whole divide(Whole dividend, Whole divisor, Rounding rounding) {
  if (rounding == Rounding::Nearest) {
    dividend = 2 * dividend + divisor;
    divisor = 2 * divisor;
  }
  const Whole quotient = dividend / divisor;
  const Whole remainder = dividend % divisor;
  if (rounding == Rounding::Up) return remainder > 0 ? quotient + 1 : quotient;
  return remainder < 0 ? quotient - 1 : quotient;
}

template <class Whole>
bool fits(Whole count) { return -kLargestCount <= count && count <= kLargestCount; }

}  // namespace

Result<std::int64_t> times(std::int64_t count, Ratio ratio, Rounding rounding) {
  PROMISE(ratio.denominator > 0);
  // Each product is below 2^60, and rounding at most doubles it.
  if (is_narrow(count) && is_narrow(ratio.numerator) && is_narrow(ratio.denominator)) {
    const std::int64_t small = divide(count * ratio.numerator, ratio.denominator, rounding);
    if (!fits(small)) return Refusal::NumberIsOutOfRange;
    return small;
  }
  const Wide rounded =
      divide(Wide{count} * ratio.numerator, Wide{ratio.denominator}, rounding);
  if (!fits(rounded)) return Refusal::NumberIsOutOfRange;
  return static_cast<std::int64_t>(rounded);
}

namespace {
Result<Ratio> reduced(Wide numerator, Wide denominator) {
  const Wide common = is_narrow(numerator) && is_narrow(denominator)
                          ? greatest_common_divisor(static_cast<std::int64_t>(numerator),
                                                    static_cast<std::int64_t>(denominator))
                          : greatest_common_divisor(numerator, denominator);
  if (common > 1) {
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
