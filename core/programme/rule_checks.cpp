// Rules that could never work: a share of a base nobody brings, brackets out of order, roundings
// that disagree where there is one rounding only; and rates so large that sums would not fit.
#include <algorithm>

#include "core/programme/checks.hpp"

namespace yearward {

bool share_a_type(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string> purchases{"purchase"};
  const auto& one = a.empty() ? purchases : a;
  const auto& other = b.empty() ? purchases : b;
  return std::any_of(one.begin(), one.end(), [&](const std::string& type) {
    return std::find(other.begin(), other.end(), type) != other.end();
  });
}

namespace {

using AmountKind = Amount::Kind;

bool fits_its_stage(const Rule& rule) {
  switch (rule.stage) {
    case Stage::Base:
      return rule.amount.kind != AmountKind::OfBase && rule.amount.kind != AmountKind::Factor;
    case Stage::Add: return rule.amount.kind != AmountKind::Factor;
    case Stage::Multiply: return rule.amount.kind == AmountKind::Factor;
  }
  return false;
}

bool builds_on_a_base(const Rule& rule) {
  return rule.needs_base || rule.amount.kind == AmountKind::OfBase ||
         (rule.amount.kind == AmountKind::Factor && !rule.running);
}

bool has_base(const Programme& programme, const Rule& rule) {
  return std::any_of(programme.rules.begin(), programme.rules.end(), [&](const Rule& base) {
    return base.stage == Stage::Base && base.unit == rule.unit &&
           share_a_type(base.on, rule.on);
  });
}

// The first earlier rule that is rounded in one go with this one, but otherwise.
bool disagrees(const Programme& programme, std::size_t place) {
  const Rule& rule = programme.rules[place];
  for (std::size_t earlier = 0; earlier < place && !rule.apart; ++earlier) {
    const Rule& other = programme.rules[earlier];
    if (!other.apart && other.unit == rule.unit && other.to == rule.to &&
        other.rounding != rule.rounding && share_a_type(other.on, rule.on))
      return true;
  }
  return false;
}

void check_brackets(const Rule& rule, std::size_t place, Problems& problems) {
  const auto& brackets = rule.amount.brackets;
  for (std::size_t bracket = 1; bracket < brackets.size(); ++bracket)
    if (brackets[bracket].from <= brackets[bracket - 1].from)
      problems.push_back({Refusal::BracketsMustRise,
                          place_in("rules", place, "brackets/at/") + std::to_string(bracket) +
                              "/from",
                          {}});
}

// --- funds -------------------------------------------------------------------------------------

// Whether every member is in the same span of it on the same day.
bool is_for_all(const Window& window) {
  using Kind = Window::Kind;
  switch (window.kind) {
    case Kind::Day:
    case Kind::Week:
    case Kind::Fixed:
    case Kind::Lifetime: return true;
    case Kind::Month:
    case Kind::Quarter:
    case Kind::HalfYear:
    case Kind::Year: return window.count == 1 && window.ago == 0;
    default: return false;
  }
}

// Counts the fund, if it is one.
void check_fund(const std::optional<Cap>& fund, const std::string& where, std::size_t& count,
                  Problems& problems) {
  if (!fund) return;
  if (!is_for_all(fund->window))
    problems.push_back({Refusal::FundNeedsACalendar, where + "/in", {}});
  if (++count == kMostFunds + 1)
    problems.push_back({Refusal::ListIsTooLong, where,
                        "at most " + std::to_string(kMostFunds)});
}

bool is_limited(const std::vector<Cap>& caps, const std::optional<Cap>& fund) {
  return !caps.empty() || fund;
}

// What rules and groups were granted is counted under their names.
bool shares_its_name(const Programme& programme, const Group& group) {
  return is_limited(group.caps, group.fund) &&
         std::any_of(programme.rules.begin(), programme.rules.end(), [&](const Rule& rule) {
           return rule.id.text == group.id && is_limited(rule.caps, rule.fund);
         });
}

void check_limits(const Programme& programme, Problems& problems) {
  std::size_t funds = 0;
  for (std::size_t place = 0; place < programme.rules.size(); ++place)
    check_fund(programme.rules[place].fund, place_in("rules", place, "fund"), funds,
                 problems);
  for (std::size_t place = 0; place < programme.groups.size(); ++place) {
    const Group& group = programme.groups[place];
    check_fund(group.fund, place_in("groups", place, "fund"), funds, problems);
    if (shares_its_name(programme, group))
      problems.push_back({Refusal::NameIsTaken, place_in("groups", place, "id"), group.id});
  }
}

// --- bounds --------------------------------------------------------------------------------------

// The most a rule could bring on what the projection may spend, times a few.
Result<std::int64_t> most_of(const Programme& programme, const Rule& rule) {
  const std::int64_t spent = programme.projection.most_weekly.count * kFarthestHorizonDays;
  const Amount& amount = rule.amount;
  std::int64_t most = std::max(amount.give.count, amount.at_least.count);
  for (const Points listed : amount.list) most = std::max(most, listed.count);
  TRY(const std::int64_t of_rate, times(spent, amount.rate, Rounding::Up));
  most = std::max(most, of_rate);
  for (const Bracket& bracket : amount.brackets) {
    TRY(const std::int64_t rated, times(spent, bracket.rate, Rounding::Up));
    most = std::max(most, std::max(rated, bracket.give.count));
  }
  return most;
}

Result<Ratio> brought_by(const Programme& programme, const Rule& rule, Ratio so_far) {
  if (rule.amount.kind == AmountKind::OfBase) return product(so_far, rule.amount.rate);
  TRY(const std::int64_t most, most_of(programme, rule));
  return Ratio{most, 1};
}

// Everything a unit's rules could bring together, and whether their rates add up exactly.
Outcome bounded(const Programme& programme, UnitIndex unit) {
  Ratio total{0, 1}, rates{0, 1};
  for (const RuleIndex place : programme.order) {
    const Rule& rule = programme.rules[place];
    if (rule.unit != unit) continue;
    const Ratio rate = rule.amount.rate;
    if (rule.stage == Stage::Multiply) {
      // 1 + rate: a factor below one must not hide what came before.
      TRY(const Ratio more, sum({1, 1}, {rate.numerator, rate.denominator}));
      TRY(const Ratio larger, product(total, more));
      TRY(const Ratio finer, product(rates, more));
      total = larger;
      rates = finer;
      continue;
    }
    TRY(const Ratio brought, brought_by(programme, rule, total));
    TRY(const Ratio larger, sum(total, brought));
    TRY(Ratio finer, sum(rates, {1, rate.denominator}));
    for (const Bracket& bracket : rule.amount.brackets) {
      TRY(const Ratio still_finer, sum(finer, {1, bracket.rate.denominator}));
      finer = still_finer;
    }
    total = larger;
    rates = finer;
  }
  TRY_DONE(times(1024, total, Rounding::Up));  // room for caps, grants and refunds
  return Done{};
}

}  // namespace

void check_rules(const Programme& programme, Problems& problems) {
  for (std::size_t place = 0; place < programme.rules.size(); ++place) {
    const Rule& rule = programme.rules[place];
    const bool fits = fits_its_stage(rule);
    if (!fits)
      problems.push_back({Refusal::StageDoesNotFit, place_in("rules", place, "stage"), {}});
    if (fits && builds_on_a_base(rule) && !has_base(programme, rule))
      problems.push_back({Refusal::RuleHasNoBase, place_in("rules", place, "unit"), {}});
    if (disagrees(programme, place))
      problems.push_back({Refusal::RoundingsDiffer, place_in("rules", place, "rounding"), {}});
    check_brackets(rule, place, problems);
  }
  check_limits(programme, problems);
}

void check_bounds(const Programme& programme, Problems& problems) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (!bounded(programme, static_cast<UnitIndex>(unit)))
      problems.push_back({Refusal::AmountsGrowTooLarge, place_in("units", unit, "id"),
                          programme.units[unit].id.text});
}

}  // namespace yearward
