// Largest remainder: floors first, then one more to the largest remainders until nothing is left.
#include "core/quantity/allocate.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "core/quantity/limits.hpp"

namespace yearward {

Result<std::vector<std::int64_t>> allocate(std::int64_t total,
                                           const std::vector<std::int64_t>& weights) {
  PROMISE(total >= 0 && within_limits(total));
  if (weights.empty()) return Refusal::ListIsEmpty;
  std::int64_t whole = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) return Refusal::AmountMustBePositive;
    whole += weight;
    if (!within_limits(whole)) return Refusal::NumberIsOutOfRange;
  }
  if (whole == 0) return Refusal::AmountMustBePositive;

  struct Share { std::int64_t remainder; std::size_t place; };
  std::vector<std::int64_t> parts;
  std::vector<Share> shares;
  std::int64_t left = total;
  for (std::size_t place = 0; place < weights.size(); ++place) {
    const __int128 scaled = static_cast<__int128>(total) * weights[place];
    parts.push_back(static_cast<std::int64_t>(scaled / whole));
    shares.push_back({static_cast<std::int64_t>(scaled % whole), place});
    left -= parts.back();
  }
  sort_stably(shares, [](const Share& a, const Share& b) {
    return a.remainder > b.remainder;
  });
  for (std::size_t extra = 0; extra < static_cast<std::size_t>(left); ++extra)
    ++parts[shares[extra].place];
  return parts;
}

}  // namespace yearward
