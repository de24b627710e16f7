// Windows and conditions, read for one event.
#include "core/engine/desk.hpp"

#include <algorithm>

#include "core/quantity/limits.hpp"

namespace yearward {

Desk::Desk(const Programme& programme, const Account& account, const Event* event, Day day)
    : programme_(programme), account_(account), event_(event), day_(day) {
  levels_.fill(kHeld);
}

LevelIndex Desk::level_on(LadderIndex ladder) const {
  return levels_[ladder] == kHeld ? held_on(account_, ladder).level : levels_[ladder];
}

namespace {

// The day an attribute of type date names; for month-days the one of the year of joining.
std::optional<Day> day_of_attribute(const Account& account, const AttributeKind& kind) {
  const auto value = attribute_of(account, kind.id);
  if (!value) return std::nullopt;
  const auto day = day_from_text(*value);
  return day ? std::optional<Day>(day.value()) : std::nullopt;
}

std::optional<Day> anchor_of(const Programme& programme, const Account& account,
                             const Window& window) {
  switch (window.anchor) {
    case Window::Anchor::Joined: return account.joined;
    case Window::Anchor::Level: return held_on(account, window.index).from;
    case Window::Anchor::Attribute:
      return day_of_attribute(account, programme.attributes[window.index]);
  }
  return std::nullopt;
}

}  // namespace

Span Desk::span_at(const Window& window, Day day) const {
  const bool anchored =
      window.kind == Window::Kind::Anniversary || window.kind == Window::Kind::Since;
  return span_on(window, day,
                 anchored ? anchor_of(programme_, account_, window) : std::nullopt);
}

Result<std::int64_t> Desk::weigh_anew(MeasureIndex index) const {
  if (!event_) return std::int64_t{0};
  const Measure& measure = programme_.measures[index];
  if (measure.source == Measure::Source::Earned) return earned_here(measure);
  if (bench_) return std::int64_t{0};
  TRY(const std::int64_t weight, weight_of(measure, *event_));
  if (weight == 0 || measure.condition.always()) return weight;
  TRY(const bool counts, holds(measure.condition));
  return counts ? weight : 0;
}

// By what was reckoned so far.
std::int64_t Desk::earned_here(const Measure& measure) const {
  std::int64_t sum = 0;
  if (!bench_) return sum;
  for (const Entry& accrual : bench_->reckoned) {
    const Rule& rule = programme_.rules[accrual.rule];
    if (accrual.unit != measure.unit || rule.to != Rule::To::Member) continue;
    const auto& only = measure.only_rules;
    if (only.empty() || std::find(only.begin(), only.end(), rule.id.text) != only.end())
      sum += accrual.amount.count;
  }
  return sum;
}

Result<std::int64_t> Desk::in_window(MeasureIndex index, const Window& window) const {
  const Measure& measure = programme_.measures[index];
  if (window.kind == Window::Kind::Event) return weigh(index);
  const Span when = span(window);
  const Measured& measured = account_.measured[index];
  std::int64_t extra = 0;
  if (!counted_ && event_ && when.first <= day_ && day_ <= when.last) {
    TRY(extra, weigh(index));
  }
  std::int64_t sum = 0;
  switch (measure.aggregate) {
    case Measure::Aggregate::Sum:
      sum = measure.clock == Measure::Clock::Both ? measured.readings.sum_by_both_clocks(when)
                                                  : measured.sum.sum(when);
      sum += extra;
      break;
    case Measure::Aggregate::Most: sum = std::max(measured.readings.most(when), extra); break;
    case Measure::Aggregate::Latest:
      sum = extra != 0 ? extra : measured.readings.latest(when);
      break;
    case Measure::Aggregate::Average: {
      // The mean rounded down: "at least" thresholds are whole, so nothing is lost by it.
      Readings::Mean mean = measured.readings.mean(when);
      if (extra != 0) mean = {mean.sum + extra, mean.count + 1};
      sum = mean.count > 0 ? mean.sum / mean.count : 0;
      break;
    }
    case Measure::Aggregate::DistinctDays: {
      const bool new_day = extra != 0 && measured.sum.days({day_, day_}) == 0;
      sum = measured.sum.days(when) + (new_day ? 1 : 0);
      break;
    }
  }
  if (!within_limits(sum)) return Refusal::NumberIsOutOfRange;
  return sum;
}

std::int64_t Desk::carried(const Condition& condition, const Ladder* on) const {
  if (!on || condition.own || condition.measure != on->counter ||
      !(condition.window == on->window))
    return 0;
  return carried_on(static_cast<LadderIndex>(on - programme_.ladders.data()));
}

Result<std::int64_t> Desk::counter(LadderIndex index) const {
  const Ladder& ladder = programme_.ladders[index];
  TRY(const std::int64_t counted, in_window(ladder.counter, ladder.window));
  return counted + carried_on(index);
}

std::int64_t Desk::carried_on(LadderIndex ladder) const {
  const LadderState& state = account_.ladders[ladder];
  return day_ <= state.carried_until ? state.carried : 0;
}

namespace {
bool compares(std::int64_t left, Condition::Is is, std::int64_t right) {
  switch (is) {
    case Condition::Is::AtLeast: return left >= right;
    case Condition::Is::AtMost: return left <= right;
    case Condition::Is::Exactly: return left == right;
  }
  return false;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
}  // namespace

Result<bool> Desk::measures_up(const Condition& condition, const Ladder* on) const {
  TRY(const std::int64_t value, in_window(condition.measure, condition.window));
  return compares(value + carried(condition, on), condition.is, condition.value);
}

bool Desk::words_fit(const Condition& condition) const {
  if (!event_) return false;
  switch (condition.field) {
    case Condition::Field::Place: return contains(condition.words, event_->place);
    case Condition::Field::Type: return contains(condition.words, type_name_of(*event_));
    case Condition::Field::Channel:
      return event_->more && contains(condition.words, event_->more->channel);
    case Condition::Field::Tags:
      return event_->more &&
             std::any_of(event_->more->tags.begin(), event_->more->tags.end(),
                         [&](const std::string& tag) { return contains(condition.words, tag); });
    case Condition::Field::Tenders:
      return event_->more &&
             std::any_of(event_->more->tenders.begin(), event_->more->tenders.end(),
                         [&](const Tender& paid) { return contains(condition.words, paid.kind); });
  }
  return false;
}

// Held now or, with months, by every standing since then.
bool Desk::level_fits(const Condition& condition) const {
  if (!compares(level_on(condition.ladder), condition.is, condition.level)) return false;
  if (condition.months == 0) return true;
  const Day since = plus_months(day_, -condition.months);
  const auto& standings = account_.ladders[condition.ladder].standings;
  for (std::size_t place = standings.size(); place-- > 0;) {
    if (!compares(standings[place].level, condition.is, condition.level)) return false;
    if (standings[place].from <= since) return true;
  }
  return false;
}

std::optional<CivilDate> Desk::yearly_day(AttributeIndex attribute) const {
  const auto value = attribute_of(account_, programme_.attributes[attribute].id);
  if (!value) return std::nullopt;
  // "08-15" and "1990-08-15" both end with month and day; 2000 has a 29 February.
  const std::string date(value->substr(value->size() > 5 ? value->size() - 5 : 0));
  const auto day = day_from_text("2000-" + date);
  return day ? std::optional<CivilDate>(date_of(day.value())) : std::nullopt;
}

bool Desk::is_around(const Condition& condition) const {
  const auto found = yearly_day(condition.attribute);
  if (!found) return false;
  const CivilDate yearly = *found;
  const std::int32_t this_year = date_of(day_).year;
  for (std::int32_t year = this_year - 1; year <= this_year + 1; ++year) {
    const std::int32_t day = std::min(yearly.day, days_in_month(year, yearly.month));
    const std::int32_t ahead = days_between(day_, day_from({year, yearly.month, day}));
    if (-condition.days_after <= ahead && ahead <= condition.days_before) return true;
  }
  return false;
}

Result<bool> Desk::all_hold(const Condition& condition, const Ladder* on) const {
  // Levels are known; calendars and sums have to be worked out.
  for (const Condition& part : condition.parts)
    if (part.kind == Condition::Kind::Level && !remaining_ && !level_fits(part)) return false;
  for (const Condition& part : condition.parts) {
    TRY(const bool holds_here, holds(part, on));
    if (!holds_here) return false;
  }
  return true;
}

Result<bool> Desk::any_holds(const Condition& condition, const Ladder* on) const {
  for (const Condition& part : condition.parts) {
    TRY(const bool holds_here, holds(part, on));
    if (holds_here) return true;
  }
  return false;
}

namespace {
// Whether what is left of a refunded event can change the answer.
bool asks_about_the_event(const Condition& condition) {
  if (condition.kind == Condition::Kind::Measure)
    return condition.window.kind == Window::Kind::Event;
  if (condition.kind == Condition::Kind::Amount) return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(), asks_about_the_event);
}
}  // namespace

Result<bool> Desk::holds(const Condition& condition, const Ladder* on) const {
  using Kind = Condition::Kind;
  if (remaining_ && !asks_about_the_event(condition)) return true;  // it held when it was posted
  switch (condition.kind) {
    case Kind::All: return all_hold(condition, on);
    case Kind::Any: return any_holds(condition, on);
    case Kind::Not: {
      TRY(const bool inner, holds(condition.parts.front(), on));
      return !inner;
    }
    case Kind::Measure: return measures_up(condition, on);
    case Kind::Level: return level_fits(condition);
    case Kind::Holds:
      return compares(available_now(account_, condition.unit).count, condition.is,
                      condition.value);
    case Kind::During: return is_on(programme_.plan[condition.activity], day_);
    case Kind::Days: return condition.from <= day_ && day_ <= condition.until;
    case Kind::Weekdays:
      return ((condition.weekdays >> static_cast<unsigned>(weekday_of(day_))) & 1U) != 0;
    case Kind::Hours:
      return event_ && condition.from_second <= event_->at.second &&
             event_->at.second < condition.to_second;
    case Kind::Words: return words_fit(condition);
    case Kind::Attribute: {
      const auto value = attribute_of(account_, programme_.attributes[condition.attribute].id);
      return value && (condition.words.empty() || contains(condition.words, *value));
    }
    case Kind::Around: return is_around(condition);
    case Kind::MonthOf: {
      const auto yearly = yearly_day(condition.attribute);
      return yearly && yearly->month == date_of(day_).month;
    }
    case Kind::Amount:
      return event_ && compares(event_->amount.count, condition.is, condition.value);
    case Kind::Segment: return holds(programme_.segments[condition.segment].condition, on);
  }
  return false;
}

}  // namespace yearward
