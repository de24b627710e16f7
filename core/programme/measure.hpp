// Measure: how much of something an event is. Always a whole number of smallest steps, so that sums
// and thresholds are exact: money in minor units, numbers and quantities in thousandths, weighted
// counts in thousandths, plain counts in ones, unit flows in the unit's steps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/programme/condition.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

using MeasureId = Id<struct MeasureTag>;

// Which lines of an event count. An empty list lets everything through.
struct LineFilter {
  std::vector<std::string> kinds, skus, categories, tags;                  // one of these…
  std::vector<std::string> not_kinds, not_skus, not_categories, not_tags;  // …and none of these
  bool everything() const {
    return kinds.empty() && skus.empty() && categories.empty() && tags.empty() &&
           not_kinds.empty() && not_skus.empty() && not_categories.empty() && not_tags.empty();
  }
};

// A weight for events or lines that carry a tag: first class counts double.
struct Weight {
  std::string tag;
  Ratio factor;  // thousandths of it are whole
};

struct Measure {
  enum class Source : std::uint8_t {
    Amount,    // money of the lines, netted of discounts and of tenders that do not count
    Quantity,  // pieces, cups, litres of the lines
    Number,    // a number the event carries: nights, miles, a deposit
    Count,     // the event itself, once
    Earned,    // what the event's accruals of `unit` brought (reversals taken off)
    Spent,     // what the event's redemptions of `unit` took
  };
  enum class Aggregate : std::uint8_t { Sum, Most, Latest, Average, DistinctDays };
  enum class Clock : std::uint8_t { Occurred, Recorded, Both };
  enum class Discounts : std::uint8_t { Spread, Apart };  // of lines below zero: over the others?
  MeasureId id;
  Source source = Source::Amount;
  Aggregate aggregate = Aggregate::Sum;
  Clock clock = Clock::Occurred;
  std::vector<std::string> types;   // event types; empty: purchases
  std::string number;               // Source::Number: its name
  UnitIndex unit = 0;               // Source::Earned, Spent
  std::vector<std::string> only_rules;  // Source::Earned: of these rules only
  LineFilter lines;
  Discounts discounts = Discounts::Spread;
  std::vector<std::string> without_tenders;  // their share earns nothing
  std::vector<Weight> weights;      // the first that fits
  Condition condition;              // event and member fields only; no measures
};

// Whether it follows a unit's entries rather than events.
inline bool is_flow(const Measure& measure) {
  return measure.source == Measure::Source::Earned || measure.source == Measure::Source::Spent;
}

// How many smallest steps one whole of the measure has.
// 100 for yuan, 1000 for nights or weighted counts, 1 for counts, 10^scale for units.

}  // namespace yearward
