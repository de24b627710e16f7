// A programme: the ten concepts as plain values, validated and immutable (shared words: GLOSSARY).
// It refuses to know JSON (core/codec reads it) and members.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/boxed.hpp"
#include "core/base/ids.hpp"
#include "core/programme/condition.hpp"
#include "core/programme/ladder.hpp"
#include "core/programme/likely_model.hpp"
#include "core/programme/measure.hpp"
#include "core/programme/rule.hpp"
#include "core/programme/trade.hpp"
#include "core/programme/unit.hpp"
#include "core/programme/window.hpp"
#include "core/quantity/currency.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

// Published limits, checked by the reader.
inline constexpr std::size_t kMostUnits = 16, kMostMeasures = 48, kMostRules = 200,
                             kMostLadders = 8, kMostLevels = 12, kMostRewards = 200,
                             kMostTrades = 32, kMostBenefits = 100, kMostActivities = 100,
                             kMostSegments = 32, kMostAttributes = 32, kMostGroups = 32,
                             kMostTenders = 16, kMostLocales = 16, kMostEventTypes = 48,
                             kMostCaps = 6, kMostWords = 64, kMostFunds = 16;

// A place in a list of the programme; what entries carry instead of names.
using RuleIndex = std::uint8_t;
using RewardIndex = std::uint8_t;
using TradeIndex = std::uint8_t;
using BenefitIndex = std::uint8_t;

// --- plan: the year's dated activities ---------------------------------------------------------
struct Recurrence {
  enum class Every : std::uint8_t { Year, MonthDay, MonthWeekday, Once };
  Every every = Every::Year;
  std::int32_t month = 1, day = 1;         // Year: that date; MonthDay: that day
  Weekday weekday = Weekday::Monday;       // MonthWeekday: the ordinal-th one
  std::int32_t ordinal = 1;                // 1–4
  std::int32_t lasts_days = 1;
  Day on;                                  // Once
};
struct Activity {
  ActivityId id;
  Recurrence when;
  bool surprise = false;                   // not shown beforehand
  Condition audience;
};
bool is_on(const Activity& activity, Day day);
// The first day on or after `from` that the activity begins; none when it is over for good.
std::optional<Day> next_start(const Activity& activity, Day from);

// --- what is known about a member --------------------------------------------------------------
struct AttributeKind {
  enum class Type : std::uint8_t { Word, Date, MonthDay, Member };
  std::string id;
  Type type = Type::Word;
  std::vector<std::string> words;          // Word: what it may be; empty: anything
};

// A named condition: "regulars", "sleeping". It may name segments before it.
struct Segment {
  std::string id;
  Condition condition;
};

// --- projection profile ------------------------------------------------------------------------
inline constexpr std::int32_t kFarthestHorizonDays = 800;

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

// Where the rules come from, so that nobody takes a teaching set for a promise.
struct Origin {
  bool illustrative = false;         // nothing was published: the mechanism is modelled
  std::string note;                  // which rules, of when, read where
};

// What the programme may cost, as shares of sales; 0: not said. Read by lint and reports only.
struct Budget {
  Ratio most;    // points, price cuts and benefits together
  Ratio margin;  // what is left of sales before them
};

struct Programme {
  ProgrammeId id;
  std::int32_t version = 1;
  Day effective_from;
  Origin origin;
  Zone zone;
  Currency currency;
  std::vector<std::string> issuers;
  std::vector<std::string> types;    // event types of its own, beside the built-in ones
  std::vector<AttributeKind> attributes;
  std::vector<Unit> units;           // the first Spendable one is what the portal counts in
  std::vector<Measure> measures;
  std::vector<Activity> plan;
  std::vector<Segment> segments;
  std::vector<Ladder> ladders;       // the first is the one the portal shows first
  std::vector<Group> groups;
  std::vector<Rule> rules;
  std::vector<TenderKind> tenders;
  std::vector<Reward> rewards;       // prices rising
  std::vector<Trade> trades;
  std::vector<Benefit> benefits;
  ProjectionProfile projection;
  Budget budget;
  Boxed<LikelyModel> likely;         // empty until histories were fitted
  struct Text { std::string locale, key, words; };
  std::vector<Text> texts;           // sorted by locale, then key

  // Follows from the rest (see settle), so that no event asks for it anew: rules in order of
  // evaluation, whatever the file's order; the measures that units flow through; the units whose
  // value lapses by idleness.
  std::vector<RuleIndex> order;
  std::vector<MeasureIndex> flows;
  std::vector<UnitIndex> idling;
};

// Fills what follows from the rest. The reader calls it once.
void settle(Programme& programme);

// Where the programme keeps its spendable unit. Pre: the programme was validated.
UnitIndex spendable_unit(const Programme& programme);
const Ladder* main_ladder(const Programme& programme);  // null when it has none
// How many smallest steps one whole of it has: 100 for yuan, 1000 for nights, 1 for counts.
std::int64_t steps_of(const Programme& programme, const Measure& measure);
std::int64_t steps_of(const Unit& unit);
// Counts as people write them: whole parts and the decimals of the unit or measure, "1.2", "40".
std::string text_from_points(Points points, const Unit& unit);
std::string text_from_steps(const Programme& programme, const Measure& measure, std::int64_t steps);
// The least the ladder's counter must show for a level, when its condition says so; none otherwise.
std::optional<std::int64_t> threshold_of(const Ladder& ladder, const Condition& condition);
// The programme's words for a key such as "reward.rice.name"; the key itself when it has none.
std::string_view words_of(const Programme& programme, std::string_view locale,
                          std::string_view key);

// Everything wrong with the values themselves (order, reach, cycles, limits), all at once, each
// with its place. Unknown fields and types are the reader's.
Problems problems_of(const Programme& programme);

// Versions of one programme, oldest first. The one in force on a day: the last whose
// effective_from is not later. Refuses: NoVersionInForce.
using Versions = std::vector<Programme>;
Result<const Programme*> version_on(const Versions& versions, Day day);

}  // namespace yearward
