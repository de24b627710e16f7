// Best use: the most valuable set of rewards that points buy, exactly. It refuses to know what a
// member would like: worth is what the definition says.
#pragma once

#include <cstdint>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// One kind of reward, so many times.
struct Chosen {
  RewardIndex reward = 0;
  std::int32_t times = 0;
  Points points;  // of all of them
  Money worth;
  bool operator==(const Chosen&) const = default;
};

struct BestUse {
  std::vector<Chosen> chosen;  // in the programme's order
  Points points, left;         // spent, and what is left over
  Money worth;
  bool exact = true;           // false: kMostCombinations were not enough; a good set, no more
};

inline constexpr std::int32_t kMostCombinations = 200'000;

// What is offered: how many of it can be had at most, and for how much.
struct Offered {
  RewardIndex reward = 0;
  Points price;
  Money worth;
  std::int64_t most = 0;
};
// The rewards open to the member as of account.as_of: under their condition, within their limits
// and the stock the definition names. Shape: in the programme's order, only what can be had.
std::vector<Offered> offered_to(const Programme& programme, const Account& account);

// The set of most worth that `points` buy; of equals the one that spends fewest points, then the
// first in order of worth a point, earlier rewards first. Pre: prices are above zero.
BestUse best_use_of(const std::vector<Offered>& offered, Points points);

// Of what is available to the member as of account.as_of.
BestUse best_use(const Programme& programme, const Account& account);

}  // namespace yearward
