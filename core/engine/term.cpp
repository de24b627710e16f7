// Ends of years, windows and months, with their grace.
#include "core/engine/term.hpp"

namespace yearward {

namespace {
Day same_or_last(Day day, std::int32_t months) {
  const Day moved = plus_months(day, months);
  return day == last_of_month(day) ? last_of_month(moved) : moved;
}
}  // namespace

Term term_of(const Validity& validity, Day from, std::optional<Day> last_review,
             const Desk& desk, const Window& window) {
  std::optional<Day> review;
  switch (validity.kind) {
    case Validity::Kind::Forever:
    case Validity::Kind::WhileTrue: return {};
    case Validity::Kind::EndOfYear:
      review = end_of_period(Period::Year, from, validity.month, validity.day);
      for (std::int32_t year = 0; year < validity.count; ++year)
        review = end_of_period(Period::Year, review->plus_days(1), validity.month, validity.day);
      break;
    case Validity::Kind::Months: {
      const Day later = plus_months(from, validity.count);
      const Day same_month = plus_months(last_review.value_or(from), validity.count);
      review = validity.month_end ? last_of_month(same_month) : later.plus_days(-1);
      break;
    }
    case Validity::Kind::EndOfWindow:
      review = desk.span_at(window, from).last;
      for (std::int32_t ahead = 0; ahead < validity.count; ++ahead)
        review = desk.span_at(window, review->plus_days(1)).last;
      break;
  }
  const Day graced = validity.grace_months > 0 ? same_or_last(*review, validity.grace_months)
                                               : *review;
  return {review, graced.plus_days(validity.grace_days)};
}

}  // namespace yearward
