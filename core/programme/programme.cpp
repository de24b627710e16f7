// What follows from a programme's values alone: order of rules, days of activities, steps, words.
#include "core/programme/programme.hpp"

#include <algorithm>

#include "core/base/sort.hpp"

namespace yearward {

namespace {

// The day the activity begins in that month, if it does.
std::optional<Day> start_in_month(const Recurrence& when, std::int32_t year, std::int32_t month) {
  switch (when.every) {
    case Recurrence::Every::Year:
      if (month != when.month) return std::nullopt;
      [[fallthrough]];
    case Recurrence::Every::MonthDay:
      if (when.day > days_in_month(year, month)) return std::nullopt;
      return day_from({year, month, when.day});
    case Recurrence::Every::MonthWeekday:
      return next_weekday(day_from({year, month, 1}), when.weekday)
          .plus_days(7 * (when.ordinal - 1));
    case Recurrence::Every::Once: return when.on;
  }
  return std::nullopt;
}

}  // namespace

bool is_on(const Activity& activity, Day day) {
  const Day earliest = day.plus_days(1 - activity.when.lasts_days);
  const auto start = next_start(activity, earliest);
  return start && *start <= day;
}

std::optional<Day> next_start(const Activity& activity, Day from) {
  if (activity.when.every == Recurrence::Every::Once)
    return activity.when.on >= from ? std::optional(activity.when.on) : std::nullopt;
  const CivilDate date = date_of(from);
  // 29 February comes round within eight years, also across 2100.
  for (std::int32_t ahead = 0; ahead <= 8 * 12; ++ahead) {
    const std::int32_t counted = date.year * 12 + date.month - 1 + ahead;
    const auto start = start_in_month(activity.when, counted / 12, counted % 12 + 1);
    if (start && *start >= from) return start;
  }
  PROMISE(false);  // validation lets only dates through that come round
  return std::nullopt;
}

namespace {
std::optional<std::int64_t> attained_at(const Ladder& ladder, const Condition& attain) {
  const bool plain = attain.kind == Condition::Kind::Measure && !attain.own;
  return plain ? threshold_of(ladder, attain) : std::nullopt;
}

bool lapses_by_idleness(const Unit& unit) {
  return std::any_of(
      unit.lapse.clauses.begin(), unit.lapse.clauses.end(),
      [](const LapseClause& clause) { return clause.from == LapseClause::From::Activity; });
}
}  // namespace

void settle(Programme& programme) {
  programme.flows.clear();
  for (std::size_t measure = 0; measure < programme.measures.size(); ++measure)
    if (is_flow(programme.measures[measure]))
      programme.flows.push_back(static_cast<MeasureIndex>(measure));
  programme.idling.clear();
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (lapses_by_idleness(programme.units[unit]))
      programme.idling.push_back(static_cast<UnitIndex>(unit));
  for (Ladder& ladder : programme.ladders)
    for (Level& level : ladder.levels) level.attained_at = attained_at(ladder, level.attain);
  const auto& rules = programme.rules;
  programme.order.clear();
  for (std::size_t rule = 0; rule < rules.size(); ++rule)
    programme.order.push_back(static_cast<RuleIndex>(rule));
  sort_stably(programme.order, [&](RuleIndex a, RuleIndex b) {
    const Rule &one = rules[a], &other = rules[b];
    if (one.stage != other.stage) return one.stage < other.stage;
    if (one.priority != other.priority) return one.priority > other.priority;
    return one.id != other.id ? one.id < other.id : a < b;
  });
  sort_stably(programme.texts, [](const Programme::Text& a, const Programme::Text& b) {
              return a.locale != b.locale ? a.locale < b.locale : a.key < b.key;
            });
}

Moment moment_at(const Zone& zone, std::int64_t second) {
  PROMISE(!zone.offsets.empty());
  std::int32_t minutes = zone.offsets.front().minutes;
  for (const ZoneOffset& offset : zone.offsets)
    if (offset.from_second <= second) minutes = offset.minutes;
  const std::int64_t local = second + 60 * std::int64_t{minutes};
  constexpr std::int64_t kSecondsADay = 86'400;
  const std::int64_t day = local >= 0 ? local / kSecondsADay : -((-local - 1) / kSecondsADay) - 1;
  return {Day{static_cast<std::int32_t>(day)},
          static_cast<std::int32_t>(local - day * kSecondsADay)};
}

UnitIndex spendable_unit(const Programme& programme) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (programme.units[unit].kind == UnitKind::Spendable) return static_cast<UnitIndex>(unit);
  return 0;  // a programme without rewards may count nothing that can be spent
}

namespace {
std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  for (std::int32_t place = 0; place < exponent; ++place) power *= 10;
  return power;
}
}  // namespace

std::int64_t steps_of(const Unit& unit) { return power_of_ten(unit.scale); }

std::int64_t steps_of(const Programme& programme, const Measure& measure) {
  if (measure.aggregate == Measure::Aggregate::DistinctDays) return 1;
  switch (measure.source) {
    case Measure::Source::Amount: return power_of_ten(programme.currency.exponent);
    case Measure::Source::Quantity:
    case Measure::Source::Number: return 1000;
    case Measure::Source::Count: return measure.weights.empty() ? 1 : 1000;
    case Measure::Source::Earned:
    case Measure::Source::Spent: return steps_of(programme.units[measure.unit]);
  }
  return 1;
}

std::optional<std::int64_t> threshold_of(const Ladder& ladder, const Condition& condition) {
  using Kind = Condition::Kind;
  if (condition.kind == Kind::Measure && condition.is == Condition::Is::AtLeast &&
      condition.measure == ladder.counter && condition.window == ladder.window)
    return condition.value;
  std::optional<std::int64_t> least;
  if (condition.kind == Kind::All || condition.kind == Kind::Any)
    for (const Condition& part : condition.parts)
      if (const auto of_part = threshold_of(ladder, part); of_part && (!least || *of_part < *least))
        least = of_part;
  return least;
}

const Ladder* main_ladder(const Programme& programme) {
  return programme.ladders.empty() ? nullptr : &programme.ladders.front();
}

std::string_view words_of(const Programme& programme, std::string_view locale,
                          std::string_view key) {
  const auto found = std::lower_bound(
      programme.texts.begin(), programme.texts.end(), key,
      [&](const Programme::Text& text, std::string_view wanted) {
        const int by_locale = std::string_view(text.locale).compare(locale);
        return by_locale != 0 ? by_locale < 0 : std::string_view(text.key) < wanted;
      });
  if (found == programme.texts.end() || found->locale != locale || found->key != key) return key;
  return found->words;
}

Result<const Programme*> version_on(const Versions& versions, Day day) {
  const Programme* in_force = nullptr;
  for (const Programme& version : versions)
    if (version.effective_from <= day) in_force = &version;
  if (!in_force) return Problem{Refusal::NoVersionInForce, {}, text_from_day(day)};
  return in_force;
}

}  // namespace yearward
