// Calendar arithmetic on serial days. Source: Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms" (the method; years begin in March so that 29 February comes last).
#include "core/quantity/day.hpp"

#include "core/quantity/digits.hpp"

namespace yearward {

namespace {
constexpr std::int32_t kDaysPerEra = 146097;  // 400 Gregorian years
constexpr std::int32_t kEpochShift = 719468;  // 0000-03-01 to 1970-01-01
constexpr std::int32_t kFirstYear = 1900, kLastYear = 2999;  // that can be written in a document
constexpr std::int32_t kFarthestYear = 3999;  // that a lapse or validity may reach from there

bool is_leap(std::int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}
}  // namespace

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  PROMISE(1 <= month && month <= 12);
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool exists(CivilDate date) {
  return kFirstYear <= date.year && date.year <= kFarthestYear && 1 <= date.month &&
         date.month <= 12 && 1 <= date.day && date.day <= days_in_month(date.year, date.month);
}

Day day_from(CivilDate date) {
  PROMISE(exists(date));
  const std::int32_t march_year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int32_t era = march_year / 400;
  const std::int32_t year_of_era = march_year - era * 400;
  const std::int32_t march_month = (date.month + 9) % 12;
  const std::int32_t day_of_year = (153 * march_month + 2) / 5 + date.day - 1;
  const std::int32_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Day{era * kDaysPerEra + day_of_era - kEpochShift};
}

CivilDate date_of(Day day) {
  const std::int32_t shifted = day.serial + kEpochShift;
  const std::int32_t era = shifted / kDaysPerEra;
  const std::int32_t day_of_era = shifted - era * kDaysPerEra;
  const std::int32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t march_month = (5 * day_of_year + 2) / 153;
  const std::int32_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * march_month + 2) / 5 + 1};
}

Weekday weekday_of(Day day) {
  // 1970-01-01 was a Thursday, three days after a Monday.
  const std::int32_t since_monday = (day.serial % 7 + 7 + 3) % 7;
  return static_cast<Weekday>(since_monday);
}

Day plus_months(Day day, std::int32_t months) {
  const CivilDate date = date_of(day);
  const std::int32_t counted = date.year * 12 + date.month - 1 + months;
  const std::int32_t year = counted / 12, month = counted % 12 + 1;
  const std::int32_t last = days_in_month(year, month);
  return day_from({year, month, date.day < last ? date.day : last});
}

std::int32_t year_of(Day day) {
  // By the mean year of 146,097 / 400 days the guess is a year off at most, near 1 January.
  const auto guess =
      1970 + static_cast<std::int32_t>(std::int64_t{day.serial} * 400 / kDaysPerEra);
  if (day < new_year(guess)) return guess - 1;
  return day < new_year(guess + 1) ? guess : guess + 1;
}

Day first_of_year(Day day) { return new_year(year_of(day)); }
Day last_of_year(Day day) { return new_year(year_of(day) + 1).plus_days(-1); }
Day last_of_month(Day day) {
  const CivilDate date = date_of(day);
  return day_from({date.year, date.month, days_in_month(date.year, date.month)});
}

Day next_weekday(Day from, Weekday weekday) {
  const std::int32_t ahead = static_cast<std::int32_t>(weekday) -
                             static_cast<std::int32_t>(weekday_of(from));
  return from.plus_days((ahead + 7) % 7);
}

Result<Day> day_from_text(std::string_view text) {
  const auto refused = Problem{Refusal::DayDoesNotExist, {}, std::string(text.substr(0, 32))};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return refused;
  const auto year = whole_from_digits(text.substr(0, 4));
  const auto month = whole_from_digits(text.substr(5, 2));
  const auto day = whole_from_digits(text.substr(8, 2));
  if (!year || !month || !day) return refused;
  const CivilDate date{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month),
                       static_cast<std::int32_t>(*day)};
  if (!exists(date) || date.year > kLastYear) return refused;
  return day_from(date);
}

std::string text_from_day(Day day) {
  const CivilDate date = date_of(day);
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

Result<Moment> moment_from_text(std::string_view text) {
  const auto refused = Problem{Refusal::MomentDoesNotExist, {}, std::string(text.substr(0, 32))};
  const auto day = day_from_text(text.substr(0, 10));
  if (!day) return refused;
  if (text.size() == 10) return Moment{day.value(), 0};
  const bool with_seconds = text.size() == 19;
  if ((text.size() != 16 && !with_seconds) || text[10] != 'T' || text[13] != ':') return refused;
  if (with_seconds && text[16] != ':') return refused;
  const auto hour = whole_from_digits(text.substr(11, 2));
  const auto minute = whole_from_digits(text.substr(14, 2));
  const auto second = with_seconds ? whole_from_digits(text.substr(17, 2)) : 0;
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return refused;
  return Moment{day.value(), static_cast<std::int32_t>(*hour * 3600 + *minute * 60 + *second)};
}

std::string text_from_moment(Moment moment) {
  const std::int32_t second = moment.second;
  return text_from_day(moment.day) + 'T' + padded(second / 3600, 2) + ':' +
         padded(second / 60 % 60, 2) + ':' + padded(second % 60, 2);
}

}  // namespace yearward
