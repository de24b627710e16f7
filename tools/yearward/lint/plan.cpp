// L11, L12: the year's activities, and what the programme costs.
#include <algorithm>

#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

// From this day of a year on the next year's plan must be known.
Day plan_due(Day today) { return day_from({date_of(today).year, 12, 1}); }

bool begins_within(const Activity& activity, Day from, Day until) {
  const auto start = next_start(activity, from);
  return start && *start <= until;
}

// Activities that begin in a span; one that comes every week counts once.
std::int64_t activities_in(const Programme& programme, Day from, Day until) {
  return std::count_if(
      programme.plan.begin(), programme.plan.end(),
      [&](const Activity& activity) { return begins_within(activity, from, until); });
}

void judge_year(const Subject& subject, std::int32_t year, Findings& findings) {
  const Programme& programme = subject.programme;
  for (std::int32_t quarter = 0; quarter < 4; ++quarter) {
    const Day from = day_from({year, 3 * quarter + 1, 1});
    const Day until = last_of_month(plus_months(from, 2));
    if (from < programme.effective_from) continue;
    const std::int64_t count = activities_in(programme, from, until);
    if (is_more(subject.settings.activities_a_quarter, {count, 1}))
      find(findings, "L11", Severity::Warning, "/plan",
           {"l11_quarter", {explain::own("year", std::to_string(year)),
                            explain::whole("quarter", quarter + 1),
                            explain::whole("count", count),
                            explain::fraction("least", subject.settings.activities_a_quarter)}});
  }
}

}  // namespace

Findings l11(const Subject& subject) {
  const Programme& programme = subject.programme;
  Findings findings;
  const std::int32_t year = date_of(subject.today).year;
  judge_year(subject, year, findings);
  if (subject.today >= plan_due(subject.today)) {
    const Day from = day_from({year + 1, 1, 1});
    if (activities_in(programme, from, last_of_year(from)) == 0)
      find(findings, "L11", Severity::Error, "/plan",
           {"l11_unpublished", {explain::own("year", std::to_string(year + 1))}});
    else
      judge_year(subject, year + 1, findings);
  }
  const auto surprises = std::count_if(programme.plan.begin(), programme.plan.end(),
                                       [](const Activity& activity) { return activity.surprise; });
  if (is_more({static_cast<std::int64_t>(surprises), 1}, subject.settings.surprises_most))
    find(findings, "L11", Severity::Warning, "/plan",
         {"l11_surprises", {explain::whole("count", static_cast<std::int64_t>(surprises)),
                            explain::fraction("most", subject.settings.surprises_most)}});
  return findings;
}

namespace {

// What one step of the spendable unit costs in minor units: as the definition says, or the dearest
// reward's worth (cost, where it is known) for its price.
Ratio cost_of_step(const Programme& programme, UnitIndex unit) {
  if (programme.units[unit].unit_cost.numerator > 0) return programme.units[unit].unit_cost;
  Ratio most{0, 1};
  for (const Reward& reward : programme.rewards) {
    const Money cost = reward.cost == Money{} ? reward.worth : reward.cost;
    if (reward.price.count <= 0) continue;
    const Ratio each = ratio_of(cost.count, reward.price.count);
    if (is_more(each, most)) most = each;
  }
  return most;
}

std::int64_t times_a_year(const Window& window) {
  switch (window.kind) {
    case Window::Kind::Day: return 365;
    case Window::Kind::Week: return 52;
    case Window::Kind::Month: return 12;
    case Window::Kind::Quarter: return 4;
    case Window::Kind::HalfYear: return 2;
    default: return 1;
  }
}

// What the benefits of a level cost in a year, in minor units.
std::int64_t benefits_cost_at(const Programme& programme, LevelIndex level) {
  std::int64_t cost = 0;
  for (const Benefit& benefit : programme.benefits) {
    if (truth_at(programme, benefit.condition, level) == Truth::No) continue;
    const std::int64_t one = benefit.cost.count;
    cost += benefit.unit ? one * benefit.quantity.count * times_a_year(benefit.window) : one;
  }
  return cost;
}

// The share of sales a level costs, for a member who spends so much a year.
// Every sale is of one kind: the dearest counts.
std::optional<Ratio> cost_at(const Programme& programme, LevelIndex level, Money yearly) {
  Ratio share{0, 1};
  if (!programme.ladders.empty()) share = programme.ladders.front().levels[level].discount;
  const auto brought = most_brought_at(programme, level);
  if (!brought) return {};
  if (const auto unit = spendable_in(programme); unit && brought->count > 0) {
    const std::int64_t sale = minor_units(programme, {kOrdinary, 1});
    const auto points = product(ratio_of(brought->count, sale), cost_of_step(programme, *unit));
    const auto both = points.ok() ? sum(share, points.value()) : points;
    if (!both.ok()) return {};
    share = both.value();
  }
  if (yearly.count <= 0) return share;
  const auto all = sum(share, ratio_of(benefits_cost_at(programme, level), yearly.count));
  return all.ok() ? std::optional(all.value()) : std::nullopt;
}

// What a member of the level spends in a year at least, or the median member.
Money spend_of(const Subject& subject, LevelIndex level) {
  const Programme& programme = subject.programme;
  if (!programme.ladders.empty() && level > 0) {
    const Ladder& ladder = programme.ladders.front();
    const auto threshold = thresholds_of(ladder)[level];
    const Measure& measure = programme.measures[ladder.counter];
    if (threshold && measure.source == Measure::Source::Amount) return Money{*threshold};
  }
  return spend_at(subject, {50, 1}).value_or(Money{});
}

void judge_cost(const Subject& subject, const Budget& budget, LevelIndex level,
                Findings& findings) {
  const auto cost = cost_at(subject.programme, level, spend_of(subject, level));
  if (!cost) {
    findings.not_checked.push_back({"l12_refused", {explain::whole("level", level + 1)}});
    return;
  }
  const std::string place = at("ladders/0/levels", level);
  const explain::Slot number = explain::whole("level", level + 1);
  if (budget.margin.numerator > 0 && is_more(*cost, budget.margin))
    find(findings, "L12", Severity::Error, place,
         {"l12_margin", {number, explain::percent("cost", *cost),
                         explain::percent("margin", budget.margin)}});
  else if (budget.most.numerator > 0 && is_more(*cost, budget.most))
    find(findings, "L12", Severity::Warning, place,
         {"l12_budget", {number, explain::percent("cost", *cost),
                         explain::percent("most", budget.most)}});
}

}  // namespace

Findings l12(const Subject& subject) {
  Budget budget = subject.programme.budget;
  if (budget.most.numerator == 0) budget.most = subject.settings.budget_most;
  if (budget.margin.numerator == 0) budget.margin = subject.settings.margin;
  if (budget.most.numerator == 0 && budget.margin.numerator == 0)
    return unjudged({"needs_budget", {}});
  Findings findings;
  const std::size_t levels =
      subject.programme.ladders.empty() ? 1 : subject.programme.ladders.front().levels.size();
  for (std::size_t level = 0; level < levels; ++level)
    judge_cost(subject, budget, static_cast<LevelIndex>(level), findings);
  return findings;
}

}  // namespace yearward::lint
