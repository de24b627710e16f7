// Sums of basis × rate that stay readable as long as the basis is one.
#include "core/engine/running.hpp"

namespace yearward {

Outcome Running::add_more(Working::Of of_what, MeasureIndex which, std::int64_t of_basis,
                          Ratio by) {
  if (of == of_what && measure == which && basis == of_basis) {
    TRY(rate, sum(rate, by));
  } else {
    TRY(start, exact());
    of = of_what;
    measure = which;
    basis = of_basis;
    rate = by;
  }
  return Done{};
}

Outcome Running::add_parts(const Running& part) {
  if (part.empty) return Done{};
  if (part.start.numerator != 0) TRY_DONE(add(Working::Of::Once, 0, 1, part.start));
  return add(part.of, part.measure, part.basis, part.rate);
}

Result<Ratio> Running::exact() const {
  TRY(const Ratio part, product({basis, 1}, rate));
  return sum(start, part);
}

Result<std::int64_t> Running::rounded(Rounding rounding) const {
  if (start.numerator == 0) return times(basis, rate, rounding);
  TRY(const Ratio whole, exact());
  return times(1, whole, rounding);
}

bool is_less(Ratio a, Ratio b) {
  return static_cast<__int128>(a.numerator) * b.denominator <
         static_cast<__int128>(b.numerator) * a.denominator;
}

}  // namespace yearward
