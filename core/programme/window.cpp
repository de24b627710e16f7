// Windows and periods as days. Months are counted from a year's first day and clip to a month's
// end; what would leave the calendar stops at its edges.
#include "core/programme/window.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kFirstYear = 1900, kLastYear = 3999;
constexpr Day kFirst = new_year(kFirstYear), kLast = new_year(kLastYear + 1).plus_days(-1);

// That day of the month so many months after the year 0, or the month's last when it is shorter.
Day in_month(std::int32_t month, std::int32_t day) {
  if (month < kFirstYear * 12) return kFirst;
  if (month >= (kLastYear + 1) * 12) return kLast;
  const std::int32_t last = days_in_month(month / 12, month % 12 + 1);
  return day_from({month / 12, month % 12 + 1, day < last ? day : last});
}

std::int32_t month_of(Day day) {
  const CivilDate date = date_of(day);
  return date.year * 12 + date.month - 1;
}

Day months_later(Day day, std::int32_t months) {
  return in_month(month_of(day) + months, date_of(day).day);
}

// Periods of so many months, one of which begins each year on month-day.
struct Rhythm {
  std::int32_t months = 12, month = 1, day = 1;
};

// The month in which the period that holds the day begins.
std::int32_t first_month(const Rhythm& rhythm, Day day) {
  const std::int32_t month = month_of(day);
  const std::int32_t into = (month - (rhythm.month - 1)) % rhythm.months;
  const std::int32_t begins = month - into;
  return in_month(begins, rhythm.day) <= day ? begins : begins - rhythm.months;
}

Span civil_year(std::int32_t year) {
  return {new_year(year), new_year(year + 1).plus_days(-1)};
}

// So many of them, the last one `ago` periods before the one that holds the day.
Span period(const Rhythm& rhythm, Day day, std::int32_t periods = 1, std::int32_t ago = 0) {
  // The civil year, which most windows and lapses ask for, needs no months.
  const bool civil = rhythm.months == 12 && rhythm.month == 1 && rhythm.day == 1;
  if (civil && periods == 1 && ago == 0 && kFirst <= day && day <= kLast)
    return civil_year(year_of(day));
  const std::int32_t begins = first_month(rhythm, day) - rhythm.months * ago;
  return {in_month(begins - rhythm.months * (periods - 1), rhythm.day),
          in_month(begins + rhythm.months, rhythm.day).plus_days(-1)};
}

Span anniversary(Day anchor, std::int32_t months, Day day) {
  std::int32_t passed = (month_of(day) - month_of(anchor)) / months;
  if (months_later(anchor, passed * months) > day) --passed;
  return {months_later(anchor, passed * months),
          months_later(anchor, (passed + 1) * months).plus_days(-1)};
}

Span week(Day day) {
  const Day monday = day.plus_days(-static_cast<std::int32_t>(weekday_of(day)));
  return {monday, monday.plus_days(6)};
}

Span whole_months(std::int32_t count, Day day) {
  const std::int32_t month = month_of(day);
  return {in_month(month - count, 1), in_month(month, 1).plus_days(-1)};
}

}  // namespace

Span span_on(const Window& window, Day day, std::optional<Day> anchor) {
  const Span nothing{day, day.plus_days(-1)};
  switch (window.kind) {
    case Window::Kind::Event:
    case Window::Kind::Day: return {day, day};
    case Window::Kind::Week: return week(day);
    case Window::Kind::Month: return period({1, 1, 1}, day, 1, window.ago);
    case Window::Kind::Quarter: return period({3, window.month, window.day}, day, 1, window.ago);
    case Window::Kind::HalfYear: return period({6, window.month, window.day}, day, 1, window.ago);
    case Window::Kind::Year:
      return period({12, window.month, window.day}, day, window.count, window.ago);
    case Window::Kind::RollingDays: return {day.plus_days(1 - window.count), day};
    case Window::Kind::RollingMonths:
      return {months_later(day, -window.count).plus_days(1), day};
    case Window::Kind::WholeMonths: return whole_months(window.count, day);
    case Window::Kind::Anniversary:
      return anchor && *anchor <= day ? anniversary(*anchor, window.count, day) : nothing;
    case Window::Kind::Since:
      if (!anchor) return nothing;
      return {*anchor,
              window.count > 0 ? anchor->plus_days(window.count - 1) : kLast};
    case Window::Kind::Fixed: return {window.from, window.until};
    case Window::Kind::Lifetime: return {kFirst, kLast};
  }
  return nothing;
}

Day end_of_period(Period kind, Day day, std::int32_t month, std::int32_t first_day) {
  switch (kind) {
    case Period::Day: return day;
    case Period::Month: return last_of_month(day);
    case Period::Quarter: return period({3, month, first_day}, day).last;
    case Period::HalfYear: return period({6, month, first_day}, day).last;
    case Period::Year: return period({12, month, first_day}, day).last;
  }
  return day;
}

}  // namespace yearward
