// Window: over what time something is measured or limited, as spans of civil days. It refuses to
// know members: what depends on one (joining, a level's start) comes in as anchors.
#pragma once

#include <cstdint>
#include <optional>

#include "core/quantity/day.hpp"

namespace yearward {

// Inclusive on both ends; empty when last < first.
struct Span {
  Day first, last;
  bool operator==(const Span&) const = default;
};

struct Window {
  enum class Kind : std::uint8_t {
    Event,          // the event in hand, nothing before it
    Day,            // the civil day
    Week,           // Monday to Sunday
    Month,
    Quarter,        // three months; the year's first day decides which
    HalfYear,
    Year,           // `count` years ending with this one; first day `month`-`day` (fiscal years)
    RollingDays,    // the last `count` days, today included
    RollingMonths,  // from the day after this day `count` months ago
    WholeMonths,    // the `count` whole months before this one
    Anniversary,    // periods of `count` months since the anchor (joining, a level's start…)
    Since,          // from the anchor on, `count` days long (0: without end)
    Fixed,          // from–until
    Lifetime,
  };
  // What Anniversary and Since count from.
  enum class Anchor : std::uint8_t { Joined, Level, Attribute };
  Kind kind = Kind::Lifetime;
  std::int32_t count = 1;           // 1–1,200; Since: 0–3,660
  std::int32_t ago = 0;             // Month to Year: the same window so many windows earlier
  std::int32_t month = 1, day = 1;  // Quarter, HalfYear, Year: the first day of a year
  Anchor anchor = Anchor::Joined;
  std::uint8_t index = 0;           // Anchor::Level: ladder; Anchor::Attribute: attribute
  Day from, until;                  // Fixed
  bool operator==(const Window&) const = default;
};

// The span a window means on a day. `anchor` is the day the window's anchor lies on; none when the
// member has none: then the span is empty, and so is an anniversary's before its anchor. Lifetime
// starts 1900-01-01; Lifetime and Since end on 3999-12-31; Event is the day itself.
Span span_on(const Window& window, Day day, std::optional<Day> anchor);

// The last day of the calendar period of that kind and year start that holds the day.
enum class Period : std::uint8_t { Day, Month, Quarter, HalfYear, Year };
Day end_of_period(Period period, Day day, std::int32_t month = 1, std::int32_t first_day = 1);

}  // namespace yearward
