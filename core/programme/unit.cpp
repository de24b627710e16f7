// When value lapses, clause by clause. It refuses to know lots: who asks says from which day on.
#include "core/programme/unit.hpp"

namespace yearward {

namespace {

std::int32_t month_after(Day start, std::int32_t months) {
  const CivilDate date = date_of(start);
  return date.year * 12 + date.month - 1 + months;
}

// Whole years up to the end of a civil year, which most programmes count by.
bool ends_with_a_year(const LapseClause& clause) {
  return clause.round_up == Period::Year && clause.month == 1 && clause.first_day == 1 &&
         clause.days == 0 && clause.months % 12 == 0;
}

Day counted_from(const LapseClause& clause, Day start) {
  if (ends_with_a_year(clause))
    return new_year(year_of(start) + clause.months / 12 + 1).plus_days(-1);
  const Day day = plus_months(start, clause.months).plus_days(clause.days);
  if (!clause.round_up) return day;
  return end_of_period(*clause.round_up, day, clause.month, clause.first_day);
}

}  // namespace

std::optional<Day> last_day_by(const LapseClause& clause, Day start,
                               std::optional<std::int32_t> birth_month) {
  switch (clause.from) {
    case LapseClause::From::Never: return std::nullopt;
    case LapseClause::From::Earned:
    case LapseClause::From::Activity: return counted_from(clause, start);
    case LapseClause::From::BirthMonth:
      if (!birth_month) return std::nullopt;
      PROMISE(1 <= *birth_month && *birth_month <= 12);
      return last_of_month(
          day_from({month_after(start, clause.months) / 12, *birth_month, 1}));
    case LapseClause::From::Fixed: return clause.fixed;
  }
  return std::nullopt;
}

}  // namespace yearward
