// Exact arithmetic, and questions to the engine. Nothing here judges.
#include "tools/yearward/lint/figures.hpp"

#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/engine/progress.hpp"

namespace yearward::lint {

__extension__ using Wide = __int128;

bool is_more(Ratio a, Ratio b) {
  return static_cast<Wide>(a.numerator) * b.denominator >
         static_cast<Wide>(b.numerator) * a.denominator;
}

Ratio ratio_of(std::int64_t a, std::int64_t b) {
  const auto reduced = product({a, 1}, {1, b});
  return reduced.ok() ? reduced.value() : Ratio{a, b};
}

std::int64_t whole_of(Ratio ratio) { return ratio.numerator / ratio.denominator; }

std::int64_t minor_units(const Programme& programme, Ratio whole_money) {
  std::int64_t unit = 1;
  for (std::int32_t i = 0; i < programme.currency.exponent; ++i) unit *= 10;
  const auto count = times(unit, whole_money, Rounding::Nearest);
  return count.ok() ? count.value() : 0;
}

std::int64_t percentile(std::vector<std::int64_t> figures, Ratio percent) {
  std::sort(figures.begin(), figures.end());
  const auto rank = times(static_cast<std::int64_t>(figures.size()),
                          {percent.numerator, percent.denominator * 100}, Rounding::Up);
  const std::int64_t last = static_cast<std::int64_t>(figures.size());
  const std::int64_t place = std::clamp<std::int64_t>(rank.ok() ? rank.value() : last, 1, last);
  return figures[static_cast<std::size_t>(place - 1)];
}

std::optional<Money> spend_at(const Subject& subject, Ratio percent) {
  if (!subject.population || subject.population->rows.empty()) return {};
  std::vector<std::int64_t> spends;
  for (const Row& row : subject.population->rows) spends.push_back(row.yearly_spend.count);
  return Money{percentile(std::move(spends), percent)};
}

std::vector<std::optional<std::int64_t>> thresholds_of(const Ladder& ladder) {
  std::vector<std::optional<std::int64_t>> thresholds;
  for (const Level& level : ladder.levels)
    thresholds.push_back(thresholds.empty() ? std::nullopt : threshold_of(ladder, level.attain));
  return thresholds;
}

namespace {

// A year of it, as far as one window of the counter reaches.
Ratio share_of_year(const Window& window) {
  switch (window.kind) {
    case Window::Kind::Month: return {1, 12};
    case Window::Kind::Quarter: return {1, 4};
    case Window::Kind::HalfYear: return {1, 2};
    case Window::Kind::Year: return {window.count, 1};
    case Window::Kind::RollingDays: return ratio_of(window.count, 365);
    case Window::Kind::RollingMonths:
    case Window::Kind::WholeMonths:
    case Window::Kind::Anniversary: return ratio_of(window.count, 12);
    default: return {1, 1};
  }
}

Event purchase_of(const Programme& programme, Money amount, Day day, std::int64_t number) {
  Event event;
  event.id = EventId("purchase-" + std::to_string(number));
  event.member = MemberId(programme.id.text);
  event.at = {day, 12 * 3600};
  event.amount = amount;
  return event;
}

// What the counter shows after a year of weekly purchases that sum to so much.
std::optional<std::int64_t> counter_after_year(const Programme& programme, Money yearly) {
  const Year year = year_of(programme);
  std::vector<Event> events;
  for (std::int32_t week = 0; week < 52; ++week)
    events.push_back(purchase_of(programme, Money{yearly.count / 52},
                                 year.first.plus_days(1 + 7 * week), week));
  const auto account = evaluate({programme}, std::move(events), year.last);
  if (!account.ok()) return {};
  const auto progress = ladder_progress(programme, account.value());
  return progress ? std::optional(progress->counted.count) : std::nullopt;
}

std::optional<std::int64_t> counter_of(const Programme& programme, const Row& row) {
  if (row.counter) return row.counter;
  const Ladder& ladder = programme.ladders.front();
  const Measure& measure = programme.measures[ladder.counter];
  if (measure.source == Measure::Source::Amount) {
    const bool sums = measure.aggregate == Measure::Aggregate::Sum;
    const auto figure = times(row.yearly_spend.count,
                              sums ? share_of_year(ladder.window) : Ratio{1, 1}, Rounding::Down);
    return figure.ok() ? std::optional(figure.value()) : std::nullopt;
  }
  if (measure.source == Measure::Source::Earned)
    return counter_after_year(programme, row.yearly_spend);
  return {};
}

}  // namespace

std::optional<std::vector<std::int64_t>> counters_of(const Subject& subject) {
  if (!subject.population || subject.population->rows.empty()) return {};
  if (subject.programme.ladders.empty()) return {};
  std::vector<std::int64_t> counters;
  for (const Row& row : subject.population->rows) {
    const auto counter = counter_of(subject.programme, row);
    if (!counter) return {};
    counters.push_back(*counter);
  }
  return counters;
}

namespace {

bool is_own_or_purchase(const Programme& programme, const std::string& type) {
  return type == "purchase" || std::find(programme.types.begin(), programme.types.end(), type) !=
                                   programme.types.end();
}

std::vector<std::string> types_that_earn(const Programme& programme, UnitIndex unit) {
  std::vector<std::string> types;
  for (const Rule& rule : programme.rules) {
    if (rule.unit != unit || rule.stage != Stage::Base) continue;
    const std::vector<std::string> on = rule.on.empty() ? std::vector<std::string>{"purchase"}
                                                        : rule.on;
    for (const std::string& type : on)
      if (is_own_or_purchase(programme, type) &&
          std::find(types.begin(), types.end(), type) == types.end())
        types.push_back(type);
  }
  return types;
}

// A day in force on which nothing of the plan is on; the one after the first when all are busy.
Day quiet_day(const Programme& programme) {
  for (std::int32_t after = 1; after <= 60; ++after) {
    const Day day = programme.effective_from.plus_days(after);
    if (std::none_of(programme.plan.begin(), programme.plan.end(),
                     [&](const Activity& activity) { return is_on(activity, day); }))
      return day;
  }
  return programme.effective_from.plus_days(1);
}

Event ordinary_event(const Programme& programme, const std::string& type, Day day) {
  const Money amount{minor_units(programme, {kOrdinary, 1})};
  Event event = purchase_of(programme, amount, day, 0);
  event.id = EventId("ordinary-" + type);
  if (type == "purchase") return event;
  event.type = EventType::Action;
  EventDetails more;
  more.action = type;
  for (const Measure& measure : programme.measures)
    if (measure.source == Measure::Source::Number &&
        std::none_of(more.numbers.begin(), more.numbers.end(),
                     [&](const Number& number) { return number.name == measure.number; }))
      more.numbers.push_back({measure.number, kOrdinary * 1000});
  event.more = std::move(more);
  return event;
}

Event stand_at(const Programme& programme, LevelIndex level) {
  const Ladder& ladder = programme.ladders.front();
  Event event = purchase_of(programme, {}, programme.effective_from, 0);
  event.id = EventId("stand");
  event.type = EventType::Stand;
  EventDetails more;
  more.of = ladder.id.text;
  more.level = ladder.levels[level].id.text;
  more.reason = "lint";
  event.more = std::move(more);
  return event;
}

}  // namespace

std::optional<UnitIndex> spendable_in(const Programme& programme) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (programme.units[unit].kind == UnitKind::Spendable) return static_cast<UnitIndex>(unit);
  return {};
}

namespace {

// What each kind of event brings, one after the other; none when the engine refuses.
std::optional<std::vector<Points>> each_brought_at(const Programme& programme, LevelIndex level) {
  std::vector<Points> each;
  if (!spendable_in(programme)) return each;
  const UnitIndex unit = *spendable_in(programme);
  const Day day = quiet_day(programme);
  std::vector<Event> events;
  if (!programme.ladders.empty() && level > 0) events.push_back(stand_at(programme, level));
  const Versions versions{programme};
  const auto standing = evaluate(versions, std::move(events), day);
  if (!standing.ok()) return {};
  for (const std::string& type : types_that_earn(programme, unit)) {
    const auto entries =
        preview(versions, standing.value(), ordinary_event(programme, type, day));
    if (!entries.ok()) return {};
    each.emplace_back();
    for (const Entry& entry : entries.value())
      if (entry.unit == unit) each.back() += entry.amount;
  }
  return each;
}

}  // namespace

std::optional<Points> brought_at(const Programme& programme, LevelIndex level) {
  const auto each = each_brought_at(programme, level);
  if (!each) return {};
  Points all;
  for (const Points brought : *each) all += brought;
  return all;
}

std::optional<Points> most_brought_at(const Programme& programme, LevelIndex level) {
  const auto each = each_brought_at(programme, level);
  if (!each) return {};
  return each->empty() ? Points{} : *std::max_element(each->begin(), each->end());
}

Truth truth_at(const Programme& programme, const Condition& condition, LevelIndex level) {
  using Kind = Condition::Kind;
  if (condition.kind == Kind::Segment)
    return truth_at(programme, programme.segments[condition.segment].condition, level);
  if (condition.kind == Kind::Level) {
    if (condition.ladder != 0) return Truth::Perhaps;
    const bool holds = condition.is == Condition::Is::AtLeast  ? level >= condition.level
                       : condition.is == Condition::Is::AtMost ? level <= condition.level
                                                               : level == condition.level;
    return holds ? Truth::Yes : Truth::No;
  }
  if (condition.kind == Kind::Not) {
    const Truth part = truth_at(programme, condition.parts.front(), level);
    return part == Truth::Perhaps ? part : part == Truth::Yes ? Truth::No : Truth::Yes;
  }
  if (condition.kind != Kind::All && condition.kind != Kind::Any) return Truth::Perhaps;
  const bool all = condition.kind == Kind::All;
  Truth truth = all ? Truth::Yes : Truth::No;
  for (const Condition& part : condition.parts) {
    const Truth own = truth_at(programme, part, level);
    truth = all ? std::min(truth, own) : std::max(truth, own);
  }
  return truth;
}

bool asks_for_level(const Programme& programme, const Condition& condition) {
  if (condition.kind == Condition::Kind::Level) return condition.ladder == 0;
  if (condition.kind == Condition::Kind::Segment)
    return asks_for_level(programme, programme.segments[condition.segment].condition);
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return asks_for_level(programme, part); });
}

Year year_of(const Programme& programme) {
  Day first = first_of_year(programme.effective_from);
  if (first < programme.effective_from)
    first = last_of_year(programme.effective_from).plus_days(1);
  return {first, last_of_year(first)};
}

void find(Findings& findings, std::string_view rule, Severity severity, std::string place,
          explain::Phrase said) {
  findings.found.push_back({rule, severity, std::move(place), std::move(said)});
}

Findings unjudged(explain::Phrase why) {
  Findings findings;
  findings.not_checked.push_back(std::move(why));
  return findings;
}

}  // namespace yearward::lint
