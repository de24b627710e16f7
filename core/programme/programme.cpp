// What follows from a programme's values alone: dates of lapses and activities, words, versions.
#include "core/programme/programme.hpp"

#include <algorithm>

namespace yearward {

std::optional<Day> last_day_of(const Lapse& lapse, Day earned) {
  switch (lapse.at) {
    case Lapse::At::Never: return std::nullopt;
    case Lapse::At::EndOfYear:
      return last_of_year(plus_months(earned, 12 * lapse.years_after));
    case Lapse::At::MonthsAfter: return plus_months(earned, lapse.months_after).plus_days(-1);
  }
  return std::nullopt;
}

namespace {

// The day the activity begins in that month, if it does.
std::optional<Day> start_in_month(const Recurrence& when, std::int32_t year, std::int32_t month) {
  switch (when.every) {
    case Recurrence::Every::Year:
      if (month != when.month) return std::nullopt;
      [[fallthrough]];
    case Recurrence::Every::MonthDay:
      if (when.day > days_in_month(year, month)) return std::nullopt;
      return day_from({year, month, when.day});
    case Recurrence::Every::MonthWeekday:
      return next_weekday(day_from({year, month, 1}), when.weekday)
          .plus_days(7 * (when.ordinal - 1));
  }
  return std::nullopt;
}

}  // namespace

bool is_on(const Activity& activity, Day day) {
  const Day earliest = day.plus_days(1 - activity.when.lasts_days);
  const Day start = next_start(activity, earliest);
  return start <= day;
}

Day next_start(const Activity& activity, Day from) {
  const CivilDate date = date_of(from);
  // 29 February comes round within eight years, also across 2100.
  for (std::int32_t ahead = 0; ahead <= 8 * 12; ++ahead) {
    const std::int32_t counted = date.year * 12 + date.month - 1 + ahead;
    const auto start = start_in_month(activity.when, counted / 12, counted % 12 + 1);
    if (start && *start >= from) return *start;
  }
  PROMISE(false);  // validation lets only dates through that come round
  return from;
}

Moment moment_at(const Zone& zone, std::int64_t second) {
  PROMISE(!zone.offsets.empty());
  std::int32_t minutes = zone.offsets.front().minutes;
  for (const ZoneOffset& offset : zone.offsets)
    if (offset.from_second <= second) minutes = offset.minutes;
  const std::int64_t local = second + 60 * std::int64_t{minutes};
  constexpr std::int64_t kSecondsADay = 86'400;
  const std::int64_t day = local >= 0 ? local / kSecondsADay : -((-local - 1) / kSecondsADay) - 1;
  return {Day{static_cast<std::int32_t>(day)},
          static_cast<std::int32_t>(local - day * kSecondsADay)};
}

UnitIndex spendable_unit(const Programme& programme) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (programme.units[unit].kind == UnitKind::Spendable) return static_cast<UnitIndex>(unit);
  PROMISE(false);
  return 0;
}

const Ladder* main_ladder(const Programme& programme) {
  return programme.ladders.empty() ? nullptr : &programme.ladders.front();
}

std::string_view words_of(const Programme& programme, std::string_view locale,
                          std::string_view key) {
  const auto found = std::lower_bound(
      programme.texts.begin(), programme.texts.end(), key,
      [&](const Programme::Text& text, std::string_view wanted) {
        const int by_locale = std::string_view(text.locale).compare(locale);
        return by_locale != 0 ? by_locale < 0 : std::string_view(text.key) < wanted;
      });
  if (found == programme.texts.end() || found->locale != locale || found->key != key) return key;
  return found->words;
}

Result<const Programme*> version_on(const Versions& versions, Day day) {
  const Programme* in_force = nullptr;
  for (const Programme& version : versions)
    if (version.effective_from <= day) in_force = &version;
  if (!in_force) return Problem{Refusal::NoVersionInForce, {}, text_from_day(day)};
  return in_force;
}

}  // namespace yearward
