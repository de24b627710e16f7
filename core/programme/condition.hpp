// Condition: when something applies. The only boolean language: a tree of and, or, not over what
// the event says and what the account knows. No loops, no recursion into itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/programme/window.hpp"
#include "core/quantity/day.hpp"

namespace yearward {

using UnitIndex = std::uint8_t;
using MeasureIndex = std::uint8_t;
using LadderIndex = std::uint8_t;
using LevelIndex = std::uint8_t;
using ActivityIndex = std::uint8_t;
using SegmentIndex = std::uint8_t;
using AttributeIndex = std::uint8_t;

struct Condition {
  enum class Kind : std::uint8_t {
    All,        // every part holds; no parts: always
    Any,        // one part holds
    Not,        // its one part does not hold
    Measure,    // `measure` in `window`, this event included, compared with `value`
    Level,      // level held on `ladder`, compared with `level`; `months`: unbroken for so long
    Holds,      // available of `unit`, compared with `value`
    During,     // an activity of the plan is on
    Days,       // from–until, both included
    Weekdays,   // bit 0 is Monday
    Hours,      // seconds of the civil day: from_second ≤ t < to_second
    Words,      // `field` of the event is one of `words` (Tags, Tenders: at least one of them)
    Attribute,  // the member's attribute is one of `words`; no words: it is known
    Around,     // within days_before/days_after of the attribute's yearly day
    MonthOf,    // in the month of the attribute's yearly day
    Segment,    // a named condition of the programme
    Amount,     // the event's own amount, compared with `value` (minor units)
  };
  enum class Is : std::uint8_t { AtLeast, AtMost, Exactly };
  enum class Field : std::uint8_t { Place, Channel, Tags, Type, Tenders };
  Kind kind = Kind::All;
  std::vector<Condition> parts;  // All, Any, Not

  Is is = Is::AtLeast;
  std::int64_t value = 0;        // in the measure's or unit's smallest steps
  Window window;
  bool own = false;              // Measure: without what was carried over from an earlier window
  MeasureIndex measure = 0;
  UnitIndex unit = 0;
  LadderIndex ladder = 0;
  LevelIndex level = 0;
  ActivityIndex activity = 0;
  AttributeIndex attribute = 0;
  SegmentIndex segment = 0;
  Field field = Field::Place;
  std::uint8_t weekdays = 0;
  std::int32_t from_second = 0, to_second = 86'400;
  std::int32_t days_before = 0, days_after = 0;
  std::int32_t months = 0;
  Day from, until;
  std::vector<std::string> words;

  bool always() const { return kind == Kind::All && parts.empty(); }
};

inline constexpr std::size_t kMostParts = 32;     // of one condition
inline constexpr int kDeepestCondition = 6;

}  // namespace yearward
