// Chance from a seed, the same on every machine: splitmix64. For tests only; core knows no chance.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/quantity/money.hpp"

namespace yearward {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
  }
  // 0 … count − 1. Pre: count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  std::int32_t days_below(std::int32_t count) {
    return static_cast<std::int32_t>(below(static_cast<std::size_t>(count)));
  }
  // 1 minor unit … the most. Pre: most > 0.
  Money money_up_to(Money most) {
    return Money{1 + below(static_cast<std::size_t>(most.count))};
  }

 private:
  std::uint64_t state_;
};

}  // namespace yearward
