// L05, L06, L16: what a member's own year brings, by the projection, and what rounding takes of it.
#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

constexpr Ratio kQuarters[] = {{25, 1}, {50, 1}, {75, 1}};

// A newcomer's time up to the horizon, at so much a year spent in 52 weeks.
Result<Projection> a_time_of(const Programme& programme, Money yearly, Day horizon) {
  const Year year = year_of(programme);
  const Versions versions{programme};
  const Account account = open_account(versions, year.first);
  return project(versions, account, {Money{yearly.count / 52}, 7, year.first.plus_days(1)},
                 year.first, horizon);
}

bool has_levels(const Programme& programme) {
  return !programme.ladders.empty() && programme.ladders.front().levels.size() > 1;
}

// One member of the three: whether a little more brings more.
void judge_stretch(const Subject& subject, Ratio percent, Findings& findings) {
  const Programme& programme = subject.programme;
  const Money spend = spend_at(subject, percent).value_or(Money{});
  const auto more = times(spend.count, subject.settings.near, Rounding::Nearest);
  const Day last = year_of(programme).last;
  const auto pace = a_time_of(programme, spend, last);
  const auto stretch = a_time_of(programme, Money{more.ok() ? more.value() : 0}, last);
  if (!pace.ok() || !stretch.ok()) {
    findings.not_checked.push_back(
        {"projection_refused", {explain::fraction("percent", percent)}});
    return;
  }
  const bool brings_more = pace.value().level != stretch.value().level ||
                           pace.value().reward != stretch.value().reward;
  if (brings_more) return;
  find(findings, "L05", Severity::Warning, programme.rewards.empty() ? "/ladders" : "/rewards",
       {"l05", {explain::fraction("percent", percent), explain::money("spend", spend),
                explain::money("more", Money{more.value()})}});
}

}  // namespace

Findings l05(const Subject& subject) {
  if (!subject.population) return unjudged({"needs_population", {}});
  if (subject.programme.rewards.empty() && !has_levels(subject.programme))
    return unjudged({"nothing_to_reach", {}});
  Findings findings;
  for (const Ratio percent : kQuarters) judge_stretch(subject, percent, findings);
  return findings;
}

Findings l06(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (!subject.population) return unjudged({"needs_population", {}});
  if (programme.rewards.empty()) return unjudged({"no_rewards", {}});
  const Money spend = spend_at(subject, {50, 1}).value_or(Money{});
  const std::int64_t weeks = whole_of(subject.settings.first_reward_weeks);
  const Day horizon =
      year_of(programme).first.plus_days(static_cast<std::int32_t>(std::clamp<std::int64_t>(
          7 * weeks, 7, kFarthestHorizonDays)));
  const auto projection = a_time_of(programme, spend, horizon);
  if (!projection.ok())
    return unjudged({"projection_refused", {explain::fraction("percent", {50, 1})}});
  Findings findings;
  if (projection.value().reward) return findings;
  find(findings, "L06", Severity::Warning, "/rewards/0",
       {"l06", {explain::money("spend", spend), explain::whole("count", weeks),
                explain::points("held", projection.value().balance, spendable_unit(programme)),
                explain::theirs("reward", "reward", programme.rewards.front().id.text),
                explain::points("price", programme.rewards.front().price,
                                spendable_unit(programme))}});
  return findings;
}

namespace {

std::optional<Money> median_basket(const Subject& subject) {
  if (subject.settings.median_basket.numerator > 0)
    return Money{minor_units(subject.programme, subject.settings.median_basket)};
  if (!subject.population) return {};
  if (subject.population->median_basket) return subject.population->median_basket;
  std::vector<std::int64_t> baskets;
  for (const Row& row : subject.population->rows)
    if (row.visits > 0) baskets.push_back(row.yearly_spend.count / row.visits);
  if (baskets.empty()) return {};
  return Money{percentile(std::move(baskets), {50, 1})};
}

// Rules that count money of purchases at a rate, for the unit members spend.
bool counts_money(const Programme& programme, const Rule& rule, UnitIndex unit) {
  if (rule.stage != Stage::Base || rule.unit != unit || rule.amount.kind != Amount::Kind::Rate)
    return false;
  if (rule.rounding != Rounding::Down || rule.amount.rate.numerator <= 0) return false;
  if (!rule.on.empty() &&
      std::find(rule.on.begin(), rule.on.end(), "purchase") == rule.on.end())
    return false;
  return !rule.amount.measure ||
         programme.measures[*rule.amount.measure].source == Measure::Source::Amount;
}

}  // namespace

// Baskets of about that size end anywhere between two whole points, each minor unit as often as
// every other: on average rounding down takes (d − 1) ⁄ 2d of a step, d the rate's denominator.
std::optional<Ratio> rounding_loss(const Rule& rule, Money basket) {
  if (basket.count <= 0) return {};
  const Ratio rate = product(rule.amount.rate, {1, 1}).value();
  const auto earned = product(rate, {basket.count, 1});
  // Whole multiples drop (every − 1) ⁄ 2 minor units on average; whole steps come after that.
  const auto dropped = rule.amount.whole != Amount::Whole::No
                           ? product(rate, {rule.amount.every - 1, 2})
                           : Result<Ratio>(Ratio{rate.denominator - 1, 2 * rate.denominator});
  if (!earned.ok() || !dropped.ok() || earned.value().numerator == 0) return {};
  const auto loss = product(dropped.value(),
                            {earned.value().denominator, earned.value().numerator});
  return loss.ok() ? std::optional(loss.value()) : std::nullopt;
}

Findings l16(const Subject& subject) {
  const Programme& programme = subject.programme;
  const auto basket = median_basket(subject);
  if (!basket) return unjudged({"needs_basket", {}});
  const auto unit = spendable_in(programme);
  Findings findings;
  bool any = false;
  for (std::size_t place = 0; unit && place < programme.rules.size(); ++place) {
    if (!counts_money(programme, programme.rules[place], *unit)) continue;
    const auto loss = rounding_loss(programme.rules[place], *basket);
    any = any || loss.has_value();
    if (!loss || !is_more(*loss, subject.settings.rounding_loss)) continue;
    find(findings, "L16", Severity::Warning, at("rules", place),
         {"l16", {explain::theirs("rule", "rule", programme.rules[place].id.text),
                  explain::percent("loss", *loss), explain::money("basket", *basket),
                  explain::percent("most", subject.settings.rounding_loss)}});
  }
  if (!any) findings.not_checked.push_back({"no_money_rule", {}});
  return findings;
}

}  // namespace yearward::lint
