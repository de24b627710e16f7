// A programme: the ten concepts as plain values, validated and immutable (shared words: GLOSSARY).
// It refuses to know JSON (core/codec reads it) and members.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/quantity/currency.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

// Published limits, checked by the reader.
inline constexpr std::size_t kMostUnits = 8, kMostRules = 64, kMostLadders = 4, kMostLevels = 8,
                             kMostRewards = 200, kMostActivities = 100, kMostLocales = 16;

// A place in a list of the programme; what entries carry instead of names.
using UnitIndex = std::uint8_t;
using RuleIndex = std::uint8_t;
using LevelIndex = std::uint8_t;
using RewardIndex = std::uint8_t;
using ActivityIndex = std::uint8_t;

// --- unit and lot policy -----------------------------------------------------------------------
enum class UnitKind : std::uint8_t { Spendable, Status };

// When value that came in on a day can last be used.
struct Lapse {
  enum class At : std::uint8_t { Never, EndOfYear, MonthsAfter };
  At at = At::Never;
  std::int32_t years_after = 0;   // EndOfYear: 0 = this year's end, 1 = next year's
  std::int32_t months_after = 0;  // MonthsAfter
};
std::optional<Day> last_day_of(const Lapse& lapse, Day earned);

struct Unit {
  UnitId id;
  UnitKind kind = UnitKind::Spendable;
  std::int32_t available_after_days = 0;   // pending until then (the return period)
  Lapse lapse;
};

// --- plan: the year's dated activities ---------------------------------------------------------
struct Recurrence {
  enum class Every : std::uint8_t { Year, MonthDay, MonthWeekday };
  Every every = Every::Year;
  std::int32_t month = 1, day = 1;         // Year: that date; MonthDay: that day
  Weekday weekday = Weekday::Monday;       // MonthWeekday: the ordinal-th one
  std::int32_t ordinal = 1;                // 1–4
  std::int32_t lasts_days = 1;
};
struct Activity {
  ActivityId id;
  Recurrence when;
};
bool is_on(const Activity& activity, Day day);
// The first day on or after `from` that the activity begins.
Day next_start(const Activity& activity, Day from);

// --- condition ---------------------------------------------------------------------------------
// All given parts must hold. The only boolean language.
struct Condition {
  std::optional<LevelIndex> level_at_least;  // read before the event
  std::optional<ActivityIndex> during;       // activity of the plan
  std::optional<Money> amount_at_least;
};

// --- rule --------------------------------------------------------------------------------------
enum class Stage : std::uint8_t { Base, Add };

// Base: `rate` points a minor unit of the amount paid. Add: `rate` of the event's exact base, never
// of other bonuses. Rounded once, after all rates, for the whole event; each line is what it adds.
struct Rule {
  RuleId id;
  Stage stage = Stage::Base;
  UnitIndex unit = 0;
  Ratio rate;
  Rounding rounding = Rounding::Down;
  Condition condition;
};

// --- ladder ------------------------------------------------------------------------------------
struct Level {
  LevelId id;
  Points attain;  // status counted in a calendar year that reaches it
  Points retain;  // status counted in the last year of its validity that keeps it
};
// Counted in calendar years; a level holds from the moment it is attained to the end of the next
// year, then falls to what that year earned.
struct Ladder {
  LadderId id;
  UnitIndex unit = 0;
  std::vector<Level> levels;  // rising; the first is held by everybody
};

// --- trade: what points buy --------------------------------------------------------------------
struct Reward {
  RewardId id;
  Points price;
  Money worth;
};

inline constexpr std::int32_t kFarthestHorizonDays = 800;

// --- projection profile ------------------------------------------------------------------------
struct ProjectionProfile {
  std::int32_t habit_weeks = 13;           // the habit is the mean of these weeks…
  std::int32_t habit_at_least_weeks = 4;   // …or of as many as a newcomer has, but not fewer
  Ratio stretch{6, 5};                     // the stretch people accept
  std::int32_t horizon_at_least_weeks = 13;  // the next 31 December at least so far away
  Money most_weekly;                       // the slider's end, and the solver's
  Money weekly_step;
};

struct ZoneOffset {
  std::int64_t from_second = 0;  // seconds since 1970 UTC
  std::int32_t minutes = 0;      // east of UTC
};
struct Zone {
  std::string name;
  std::vector<ZoneOffset> offsets;  // rising; the first holds for all earlier times too
};
// The programme's civil moment at an instant (seconds since 1970 UTC).
Moment moment_at(const Zone& zone, std::int64_t second);

struct Programme {
  ProgrammeId id;
  std::int32_t version = 1;
  Day effective_from;
  Zone zone;
  Currency currency;
  std::vector<Unit> units;  // exactly one Spendable, at most one Status for now
  std::vector<Activity> plan;
  std::vector<Ladder> ladders;  // one, for now, at most
  std::vector<Rule> rules;      // base before add
  std::vector<Reward> rewards;  // prices rising
  ProjectionProfile projection;
  struct Text { std::string locale, key, words; };
  std::vector<Text> texts;  // sorted by locale, then key
};

// Where the programme keeps its spendable unit. Pre: the programme was validated.
UnitIndex spendable_unit(const Programme& programme);
const Ladder* main_ladder(const Programme& programme);  // null when it has none
// The programme's words for a key such as "reward.rice.name"; the key itself when it has none.
std::string_view words_of(const Programme& programme, std::string_view locale,
                          std::string_view key);

// Everything wrong with the values themselves (order, reach, limits), all at once, each with its
// place. Unknown fields and types are the reader's.
Problems problems_of(const Programme& programme);

// Versions of one programme, oldest first. The one in force on a day: the last whose
// effective_from is not later. Refuses: NoVersionInForce.
using Versions = std::vector<Programme>;
Result<const Programme*> version_on(const Versions& versions, Day day);

}  // namespace yearward
