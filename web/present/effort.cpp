// How far away something is. It refuses to know words but those of one effort.
#include "web/present/effort.hpp"

#include <algorithm>

namespace yearward::present {
namespace {

// So many points for so much money, of everything bought, always.
bool is_plain(const Programme& programme, const Rule& rule) {
  if (rule.amount.kind != Amount::Kind::Rate || rule.amount.whole != Amount::Whole::No ||
      !rule.condition.always() || !rule.on.empty() || rule.amount.rate.numerator <= 0)
    return false;
  if (!rule.amount.measure) return true;
  const Measure& measure = programme.measures[*rule.amount.measure];
  return measure.source == Measure::Source::Amount && measure.types.empty() &&
         measure.lines.everything() && measure.weights.empty() && measure.condition.always();
}

const Rule* plain_rule(const Programme& programme, UnitIndex unit) {
  for (const Rule& rule : programme.rules) {
    const bool base = rule.stage == Stage::Base && rule.unit == unit;
    if (base && is_plain(programme, rule)) return &rule;
  }
  return nullptr;
}

std::int32_t days_of(const Stretch& window) { return days_between(window.first, window.last) + 1; }

// The next whole unit of the currency: nobody plans "1,329.37 a visit".
Money whole_units_up(const Programme& programme, Money money) {
  std::int64_t unit = 1;
  for (std::int32_t i = 0; i < programme.currency.exponent; ++i) unit *= 10;
  return Money{(money.count + unit - 1) / unit * unit};
}

}  // namespace

UnitIndex unit_of_main_ladder(const Programme& programme) {
  const Ladder* ladder = main_ladder(programme);
  if (ladder == nullptr || programme.measures.empty()) return spendable_unit(programme);
  const Measure& counter = programme.measures[ladder->counter];
  return counter.source == Measure::Source::Earned ? counter.unit : spendable_unit(programme);
}

std::optional<Effort> effort_for(const Showing& showing, UnitIndex unit, Points points) {
  const Rule* rule = plain_rule(showing.programme, unit);
  if (rule == nullptr) return std::nullopt;
  const Ratio rate = rule->amount.rate;
  const auto money =
      times(points.count, Ratio{rate.denominator, rate.numerator}, Rounding::Up);
  if (!money.ok()) return std::nullopt;
  Effort effort{rule, Money{money.value()}, std::nullopt};
  const ObservedHabit& observed = showing.session.observed;
  if (observed.visits <= 0 || observed.total <= Money{}) return effort;
  const auto visits = times(effort.money.count, Ratio{observed.visits, observed.total.count},
                            Rounding::Up);
  if (visits.ok()) effort.visits = visits.value();
  return effort;
}

std::optional<Pace> pace_in(const Showing& showing, const Effort& effort, const Stretch& window) {
  if (!effort.visits) return std::nullopt;
  const ObservedHabit& observed = showing.session.observed;
  const Ratio rhythm{observed.visits, days_of({observed.from, observed.to})};
  Pace pace;
  pace.days = days_of(window);
  const auto visits = times(pace.days, rhythm, Rounding::Down);
  if (!visits.ok()) return std::nullopt;
  pace.visits = std::max<std::int64_t>(visits.value(), 1);
  const auto each = times(effort.money.count, Ratio{1, pace.visits}, Rounding::Up);
  if (!each.ok()) return std::nullopt;
  pace.each = whole_units_up(showing.programme, Money{each.value()});
  pace.enough = *effort.visits <= pace.visits;
  pace.daily_is_enough = *effort.visits <= pace.days;
  return pace;
}

Stretch rest_of_year(const Showing& showing) {
  const Day today = showing.session.account.as_of;
  return {today.plus_days(1), last_of_year(today)};
}

Stretch keeping_year(const Showing& showing, Day certain_until) {
  const Day tomorrow = showing.session.account.as_of.plus_days(1);
  return {std::max(first_of_year(certain_until), tomorrow), certain_until};
}

const Projection* at_pace(const Showing& showing) {
  for (const Rung& rung : showing.session.rungs) {
    if (rung.kind != Rung::Kind::Pace) continue;
    return rung.projection.habit.amount > Money{} ? &rung.projection : nullptr;
  }
  return nullptr;
}

std::optional<Day> level_at_pace(const Showing& showing, LevelIndex level) {
  const Projection* ahead = at_pace(showing);
  if (ahead == nullptr) return std::nullopt;
  for (const Milestone& milestone : ahead->milestones) {
    const bool attained = milestone.what == Milestone::What::LevelAttained;
    if (attained && milestone.level >= level) return milestone.day;
  }
  return std::nullopt;
}

std::optional<Day> reward_at_pace(const Showing& showing, const Reward& reward) {
  const Projection* ahead = at_pace(showing);
  if (ahead == nullptr) return std::nullopt;
  for (const Milestone& milestone : ahead->milestones) {
    const bool reached = milestone.what == Milestone::What::RewardReached;
    if (reached && milestone.amount >= reward.price) return milestone.day;
  }
  return std::nullopt;
}

std::string effort_in_words(const Showing& showing, UnitIndex unit, Points points, Scope span) {
  const Voice& voice = showing.voice;
  const bool more = span == Scope::More;
  const auto effort = effort_for(showing, unit, points);
  if (!effort) {
    return voice.say(more ? "effort.more_points" : "effort.whole_points",
                     {{"points", voice.points(points)}});
  }
  const Slot money{"money", voice.money(effort->money)};
  if (!effort->visits) return voice.say(more ? "effort.more_money" : "effort.whole_money", {money});
  return voice.count(more ? "effort.more" : "effort.whole", *effort->visits, {money});
}

}  // namespace yearward::present
