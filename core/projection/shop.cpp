// Conditions of rewards and trades, asked without an event.
#include "core/projection/shop.hpp"

#include <algorithm>

#include "core/engine/desk.hpp"

namespace yearward {

namespace {

// Whether the condition can turn out as wished.
bool can_be(const Desk& desk, const Condition& condition, bool wished) {
  const auto part_can = [&](const Condition& part) { return can_be(desk, part, wished); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case Condition::Kind::All:
      return wished ? std::all_of(parts.begin(), parts.end(), part_can)
                    : std::any_of(parts.begin(), parts.end(), part_can);
    case Condition::Kind::Any:
      return wished ? std::any_of(parts.begin(), parts.end(), part_can)
                    : std::all_of(parts.begin(), parts.end(), part_can);
    case Condition::Kind::Not: return can_be(desk, parts.front(), !wished);
    case Condition::Kind::Segment:
      return can_be(desk, desk.programme().segments[condition.segment].condition, wished);
    case Condition::Kind::Words:
    case Condition::Kind::Hours:
    case Condition::Kind::Amount: return true;
    default: {
      const auto holds = desk.holds(condition);
      return holds && holds.value() == wished;
    }
  }
}

}  // namespace

bool may_hold(const Programme& programme, const Account& account, const Condition& condition) {
  const Desk desk(programme, account, nullptr, account.as_of);
  return can_be(desk, condition, true);
}

Offer offer_of(const Programme& programme, const Account& account, RewardIndex index) {
  const Reward& reward = programme.rewards[index];
  const Desk desk(programme, account, nullptr, account.as_of);
  Offer offer{can_be(desk, reward.condition, true), reward.price};
  for (const Reward::Price& other : reward.prices)
    if (!can_be(desk, other.condition, false)) offer.price = std::min(offer.price, other.price);
  return offer;
}

}  // namespace yearward
