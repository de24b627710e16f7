// Running: an exact amount while rules add to it, rounded only once at the end.
#pragma once

#include "core/ledger/account.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

// An exact running amount: start + basis × rate, in steps of a unit. One basis keeps its rate
// readable ("500.00 × 6/500"); only when bases differ does the older part become a bare fraction.
struct Running {
  Working::Of of = Working::Of::Paid;
  MeasureIndex measure = 0;
  std::int64_t basis = 0;
  Ratio rate{0, 1}, start{0, 1};
  bool empty = true;

  Outcome add(Working::Of of_what, MeasureIndex which, std::int64_t of_basis, Ratio by) {
    if (!empty) return add_more(of_what, which, of_basis, by);
    *this = {of_what, which, of_basis, by, {0, 1}, false};
    return Done{};
  }
  // Adds all of another running amount.
  Outcome add(const Running& part) {
    if (!empty || part.start.numerator != 0) return add_parts(part);
    *this = part;
    return Done{};
  }
  Result<Ratio> exact() const;
  Result<std::int64_t> rounded(Rounding rounding) const;

 private:
  Outcome add_more(Working::Of of_what, MeasureIndex which, std::int64_t of_basis, Ratio by);
  Outcome add_parts(const Running& part);
};

// What one unit has been promised by an event so far.
struct UnitSums {
  Running base, all;
  Points granted;  // of `all`, rounded
};

bool is_less(Ratio a, Ratio b);

}  // namespace yearward
