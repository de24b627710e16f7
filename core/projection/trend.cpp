// Reading trends off conditions and measures.
#include "core/projection/trend.hpp"

#include <algorithm>

namespace yearward {

Trend together(Trend a, Trend b) {
  if (a == Trend::Fixed) return b;
  if (b == Trend::Fixed || a == b) return a;
  return Trend::Mixed;
}

namespace {

Trend turned(Trend trend) {
  if (trend == Trend::Up) return Trend::Down;
  if (trend == Trend::Down) return Trend::Up;
  return trend;
}

// A comparison of something whose trend is known.
Trend compared(Trend trend, Condition::Is is) {
  if (trend == Trend::Fixed) return Trend::Fixed;
  switch (is) {
    case Condition::Is::AtLeast: return trend;
    case Condition::Is::AtMost: return turned(trend);
    case Condition::Is::Exactly: return Trend::Mixed;
  }
  return Trend::Mixed;
}

bool from_level(const Window& window) {
  return (window.kind == Window::Kind::Since || window.kind == Window::Kind::Anniversary) &&
         window.anchor == Window::Anchor::Level;
}

}  // namespace

bool speaks_to_purchases(const std::vector<std::string>& types) {
  return types.empty() || std::find(types.begin(), types.end(), "purchase") != types.end();
}

bool is_calendar(const Window& window) {
  switch (window.kind) {
    case Window::Kind::Event:
    case Window::Kind::Day:
    case Window::Kind::Week:
    case Window::Kind::Month:
    case Window::Kind::Quarter:
    case Window::Kind::HalfYear:
    case Window::Kind::Fixed:
    case Window::Kind::Lifetime: return true;
    case Window::Kind::Year: return window.count == 1;
    default: return false;
  }
}

Trend Trends::of_measure(MeasureIndex index, const Window& window) const {
  const Measure& measure = programme_.measures[index];
  const bool anchored_alike = given_ == Given::SameSoFar || !from_level(window);
  if (!anchored_alike) return Trend::Mixed;
  switch (measure.source) {
    case Measure::Source::Earned:
      // One rule's share of a figure rounded with others may be one less for a larger amount.
      if (!measure.only_rules.empty()) return Trend::Mixed;
      if (given_ == Given::SameSoFar) return Trend::Up;
      return is_calendar(window) && !shifts_ ? Trend::Up : Trend::Mixed;
    case Measure::Source::Spent:
      return given_ == Given::SameSoFar ? Trend::Up : Trend::Mixed;
    default: break;
  }
  if (!speaks_to_purchases(measure.types)) return Trend::Fixed;
  const Trend counts = of(measure.condition);
  if (measure.source != Measure::Source::Amount && counts == Trend::Fixed) return Trend::Fixed;
  if (!only_grows(counts)) return Trend::Mixed;
  const bool sums = measure.aggregate == Measure::Aggregate::Sum ||
                    measure.aggregate == Measure::Aggregate::Most ||
                    measure.aggregate == Measure::Aggregate::DistinctDays;
  return sums || counts == Trend::Fixed ? Trend::Up : Trend::Mixed;
}

Trend Trends::of_parts(const Condition& condition) const {
  Trend trend = Trend::Fixed;
  for (const Condition& part : condition.parts) trend = together(trend, of(part));
  return trend;
}

Trend Trends::of(const Condition& condition) const {
  switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any: return of_parts(condition);
    case Condition::Kind::Not: return turned(of_parts(condition));
    case Condition::Kind::Measure:
      return compared(of_measure(condition.measure, condition.window), condition.is);
    case Condition::Kind::Level:
      return compared(given_ == Given::SameSoFar ? Trend::Fixed : Trend::Up, condition.is);
    case Condition::Kind::Holds:
    case Condition::Kind::Amount: return compared(Trend::Up, condition.is);
    case Condition::Kind::Segment:
      return of(programme_.segments[condition.segment].condition);
    default: return Trend::Fixed;  // days, places, attributes
  }
}

void Trends::collect_moving(const Condition& condition,
                            std::vector<const Condition*>& moving) const {
  switch (condition.kind) {
    case Condition::Kind::Segment:
      collect_moving(programme_.segments[condition.segment].condition, moving);
      return;
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::Not:
      for (const Condition& part : condition.parts) collect_moving(part, moving);
      return;
    default:
      if (of(condition) != Trend::Fixed) moving.push_back(&condition);
  }
}

}  // namespace yearward
