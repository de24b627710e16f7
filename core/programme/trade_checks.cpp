// Exchanges that need a period, and those that would make something out of nothing: round a cycle
// of trades, or by a rule that pays for receiving what can be sent again.
#include <algorithm>
#include <optional>

#include "core/programme/checks.hpp"

namespace yearward {

namespace {

using WindowKind = Window::Kind;

bool is_period(WindowKind kind) {
  return kind == WindowKind::Day || kind == WindowKind::Week || kind == WindowKind::Month ||
         kind == WindowKind::Quarter || kind == WindowKind::HalfYear || kind == WindowKind::Year ||
         kind == WindowKind::Anniversary || kind == WindowKind::Fixed;
}

// A benefit is also given once.
bool is_span(WindowKind kind) {
  return is_period(kind) || kind == WindowKind::Since || kind == WindowKind::Lifetime;
}

bool above(Ratio a, Ratio b) {
  return static_cast<__int128>(a.numerator) * b.denominator >
         static_cast<__int128>(b.numerator) * a.denominator;
}

// The most of `get` that one step of `give` can bring, bonus included and fees left out: they
// vanish in a large trade.
std::optional<Ratio> gain_of(const Trade& trade) {
  const auto plain = product({trade.get_per_step.count, 1}, {1, trade.step.count});
  if (!plain || trade.bonus_every.count == 0)
    return plain ? std::optional(plain.value()) : std::nullopt;
  const auto both = sum(plain.value(), {trade.bonus_get.count, trade.bonus_every.count});
  return both ? std::optional(both.value()) : std::nullopt;
}

// Largest products of gains between units (Floyd and Warshall's order); a diagonal above one is a
// cycle that gains. Trades with limits cannot go round without end.
struct Gains {
  Ratio best[kMostUnits][kMostUnits] = {};

  bool put(std::size_t from, std::size_t to, Ratio gain) {
    if (above(gain, best[from][to])) best[from][to] = gain;
    return from != to || !above(best[from][to], {1, 1});
  }
  // Whether no cycle gains, as far as can be told; what cannot be reckoned counts as a gain.
  bool harmless(std::size_t units) {
    for (std::size_t by = 0; by < units; ++by)
      for (std::size_t from = 0; from < units; ++from)
        for (std::size_t to = 0; to < units; ++to) {
          const Ratio first = best[from][by], second = best[by][to];
          if (first.numerator == 0 || second.numerator == 0) continue;
          const auto both = product(first, second);
          if (!both || !put(from, to, both.value())) return false;
        }
    return true;
  }
};

void check_circles(const Programme& programme, Problems& problems) {
  Gains gains;
  for (std::size_t place = 0; place < programme.trades.size(); ++place) {
    const Trade& trade = programme.trades[place];
    if (!trade.get || !trade.limits.empty()) continue;
    const auto gain = gain_of(trade);
    Gains with = gains;
    const bool sound = gain && with.put(trade.give, *trade.get, *gain) &&
                       Gains(with).harmless(programme.units.size());
    if (sound) gains = with;  // later trades are judged without the one refused
    else problems.push_back(
        {Refusal::PointsGoInCircles, place_in("trades", place, "get"), trade.id.text});
  }
}

bool is_capped(const Programme& programme, const Rule& rule) {
  if (!rule.caps.empty()) return true;
  return std::any_of(programme.groups.begin(), programme.groups.end(), [&](const Group& group) {
    return group.id == rule.group && !group.caps.empty();
  });
}

// Whether the event the rule follows could be paid with what the rule brings.
bool feeds_itself(const Programme& programme, const Rule& rule) {
  const bool on_credit = share_a_type(rule.on, {"credit"});
  if (on_credit && rule.to != Rule::To::Member) return true;
  if (is_capped(programme, rule)) return false;
  const bool on_trade = share_a_type(rule.on, {"trade"});
  return std::any_of(programme.trades.begin(), programme.trades.end(), [&](const Trade& trade) {
    if (!trade.limits.empty() || trade.give != rule.unit) return false;
    return on_trade || (on_credit && trade.to_other_member);
  });
}

// A lot that lapses into a trade is what the trade gives away, and the member keeps what it brings.
void check_choices(const Programme& programme, Problems& problems) {
  for (std::size_t place = 0; place < programme.units.size(); ++place) {
    const auto& into = programme.units[place].lapses_into;
    if (!into || *into >= programme.trades.size()) continue;
    const Trade& trade = programme.trades[*into];
    const bool fits = trade.give == place && trade.get && *trade.get != place &&
                      !trade.to_other_member && trade.mode == Trade::Mode::Manual;
    if (!fits)
      problems.push_back({Refusal::TradeIsNotOfThisUnit, place_in("units", place, "lapses_into"),
                          trade.id.text});
  }
}

}  // namespace

void check_trades(const Programme& programme, Problems& problems) {
  check_choices(programme, problems);
  for (std::size_t place = 0; place < programme.trades.size(); ++place) {
    const Trade& trade = programme.trades[place];
    if (trade.mode == Trade::Mode::Scheduled && !is_period(trade.window.kind))
      problems.push_back({Refusal::PeriodIsNeeded, place_in("trades", place, "in"), {}});
  }
  for (std::size_t place = 0; place < programme.benefits.size(); ++place) {
    const Benefit& benefit = programme.benefits[place];
    if (benefit.unit && !is_span(benefit.window.kind))
      problems.push_back({Refusal::PeriodIsNeeded, place_in("benefits", place, "in"), {}});
  }
  check_circles(programme, problems);
  for (std::size_t place = 0; place < programme.rules.size(); ++place)
    if (feeds_itself(programme, programme.rules[place]))
      problems.push_back({Refusal::PointsGoInCircles, place_in("rules", place, "on"),
                          programme.rules[place].id.text});
}

}  // namespace yearward
