// Trend: how a figure or a condition of a programme follows the amount of each purchase when the
// days stay the same. Read off the definition; in doubt it is Mixed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/programme/programme.hpp"

namespace yearward {

enum class Trend : std::uint8_t {
  Fixed,  // the amount does not matter
  Up,     // never falls (never turns false) as the amount grows
  Down,   // never grows (never turns true)
  Mixed,
};

// What may be taken for granted while reading.
enum class Given : std::uint8_t {
  Nothing,    // whole years are compared
  SameSoFar,  // the same rules spoke and the same standings followed until now
};

class Trends {
 public:
  // `shifts`: value may come in earlier for a larger amount, as far as a cap or a block allows.
  Trends(const Programme& programme, Given given, bool shifts)
      : programme_(programme), given_(given), shifts_(shifts) {}

  Trend of(const Condition& condition) const;
  Trend of_measure(MeasureIndex measure, const Window& window) const;
  // The comparisons a condition is made of that the amount can move.
  void collect_moving(const Condition& condition, std::vector<const Condition*>& moving) const;

 private:
  Trend of_parts(const Condition& condition) const;

  const Programme& programme_;
  Given given_;
  bool shifts_;
};

// Both must hold, or one of them: the trend of the whole.
Trend together(Trend a, Trend b);
constexpr bool only_grows(Trend trend) { return trend == Trend::Fixed || trend == Trend::Up; }
// Whether a rule, a measure or a trade is about purchases at all.
bool speaks_to_purchases(const std::vector<std::string>& types);
// Whether spans of the window follow each other, whatever was spent: a calendar, not a look back.
bool is_calendar(const Window& window);

}  // namespace yearward
