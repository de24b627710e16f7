// Sharing a whole into parts that sum to it, by largest remainder.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.hpp"

namespace yearward {

// Parts of `total` in proportion to `weights`; equal remainders go to the earlier part.
// Shape: one part a weight. Pre: total ≥ 0. Refuses: ListIsEmpty, AmountMustBePositive (a negative
// weight, or all weights zero), NumberIsOutOfRange. Source: Hare–Niemeyer, as moneyphp allocates.
Result<std::vector<std::int64_t>> allocate(std::int64_t total,
                                           const std::vector<std::int64_t>& weights);

}  // namespace yearward
