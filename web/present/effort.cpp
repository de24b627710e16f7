// How far away something is, in money and in visits. It refuses to promise: bonuses and tiers on
// the way are the projection's to know, so plain rules only, rounded up.
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

bool is_plain(const Condition& condition) {
  return !condition.level_at_least && !condition.during && !condition.amount_at_least;
}

}  // namespace

std::optional<Money> money_for(const Programme& programme, UnitIndex unit, Points points) {
  for (const Rule& rule : programme.rules) {
    if (rule.stage != Stage::Base || rule.unit != unit || !is_plain(rule.condition)) continue;
    if (rule.rate.numerator <= 0) continue;
    const auto money = times(points.count, Ratio{rule.rate.denominator, rule.rate.numerator},
                             Rounding::Up);
    if (money.ok()) return Money{money.value()};
  }
  return std::nullopt;
}

std::optional<std::int64_t> visits_for(const ObservedHabit& observed, Money money) {
  if (observed.visits <= 0 || observed.total <= Money{}) return std::nullopt;
  const auto visits = times(money.count, Ratio{observed.visits, observed.total.count},
                            Rounding::Up);
  if (!visits.ok()) return std::nullopt;
  return visits.value();
}

}  // namespace yearward::present
