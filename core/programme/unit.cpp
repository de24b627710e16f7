// When value lapses, clause by clause. It refuses to know lots: who asks says from which day on.
#include "core/programme/unit.hpp"

namespace yearward {

namespace {

std::int32_t month_after(Day start, std::int32_t months) {
  const CivilDate date = date_of(start);
  return date.year * 12 + date.month - 1 + months;
}

Day counted_from(const LapseClause& clause, Day start) {
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
