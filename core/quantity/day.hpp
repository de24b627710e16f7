// Day: a civil day of the programme, and Moment: a second within one. Proleptic Gregorian calendar.
// They refuse to know time zones and clocks: `today` is always an argument.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace yearward {

enum class Weekday : std::uint8_t {
  Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
};

// Year, month and day as printed. Range: years 1900–2999 in documents, reckoning goes to 3999.
struct CivilDate {
  std::int32_t year = 1970, month = 1, day = 1;
  bool operator==(const CivilDate&) const = default;
};

// Days since 1970-01-01.
struct Day {
  std::int32_t serial = 0;

  constexpr Day() = default;
  constexpr explicit Day(std::int32_t days) : serial(days) {}
  constexpr auto operator<=>(const Day&) const = default;
  constexpr Day plus_days(std::int32_t days) const { return Day{serial + days}; }
};

// Whole days from `from` to `to`; negative when `to` is earlier.
constexpr std::int32_t days_between(Day from, Day to) { return to.serial - from.serial; }

Day day_from(CivilDate date);  // Pre: the date exists
CivilDate date_of(Day day);
Weekday weekday_of(Day day);
bool exists(CivilDate date);
std::int32_t days_in_month(std::int32_t year, std::int32_t month);

// The same day of the month `months` later, or that month's last day when it is shorter:
// 31 January + 1 month = 28 or 29 February.
Day plus_months(Day day, std::int32_t months);
// 1 January. Years are asked for so often that the way to it leaves months out.
constexpr Day new_year(std::int32_t year) {
  const std::int32_t past = year - 1;
  constexpr std::int32_t kLeapDaysBefore1970 = 477;
  return Day{365 * (year - 1970) + past / 4 - past / 100 + past / 400 - kLeapDaysBefore1970};
}
std::int32_t year_of(Day day);
Day first_of_year(Day day);
Day last_of_year(Day day);
Day last_of_month(Day day);
// The first day on or after `from` that is that weekday.
Day next_weekday(Day from, Weekday weekday);

// "2026-12-31". Refuses: DayDoesNotExist.
Result<Day> day_from_text(std::string_view text);
std::string text_from_day(Day day);

// A second of a civil day. Range: second 0–86,399.
struct Moment {
  Day day;
  std::int32_t second = 0;
  constexpr auto operator<=>(const Moment&) const = default;
};

// "2026-01-03", "2026-01-03T18:20" or "2026-01-03T18:20:05". Refuses: MomentDoesNotExist.
Result<Moment> moment_from_text(std::string_view text);
// Always "2026-01-03T18:20:05".
std::string text_from_moment(Moment moment);

}  // namespace yearward
