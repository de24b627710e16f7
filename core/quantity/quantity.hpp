// Quantity<Kind>: a whole count of one kind of thing. Points and Money are such kinds; adding one
// to the other, or making one from a fraction, does not compile.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>

#include "core/base/promise.hpp"
#include "core/quantity/limits.hpp"

namespace yearward {

// Range: ±(2^53 − 1). Edges refuse what could leave it; inside, leaving it is a broken promise.
template <class Kind>
struct Quantity {
  std::int64_t count = 0;

  constexpr Quantity() = default;
  template <std::integral Whole>
  constexpr explicit Quantity(Whole whole) : count(static_cast<std::int64_t>(whole)) {}
  template <std::floating_point Fraction>
  explicit Quantity(Fraction) = delete;  // nothing here is decided in floating point

  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity operator-() const { return Quantity{-count}; }
  constexpr Quantity& operator+=(Quantity other) {
    count += other.count;
    PROMISE(within_limits(count));
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) { return *this += -other; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
};

}  // namespace yearward
