// Unit: what is counted (points, status, stamps, money, rights), and how its value ages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/programme/window.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

enum class UnitKind : std::uint8_t { Spendable, Status, Stamp, StoredValue, Entitlement };

// One clock by which a lot ages.
struct LapseClause {
  enum class From : std::uint8_t {
    Never,
    Earned,      // `months` or `days` after it was earned, rounded up to the end of a period
    Activity,    // the same, after the last listed activity (or the earning, when later)
    BirthMonth,  // end of the birth month in the year `months`/12 after it was earned
    Fixed,       // on a day
  };
  From from = From::Never;
  std::int32_t months = 0, days = 0;
  std::optional<Period> round_up;           // to the end of the period that day lies in
  std::int32_t month = 1, first_day = 1;    // where a year begins, for round_up
  Day fixed;
  std::vector<std::string> activities;      // Activity: event types that count
  bool operator==(const LapseClause&) const = default;
};

// When value lapses: the earliest or the latest of its clauses. No clause: never.
struct Lapse {
  enum class Pick : std::uint8_t { Earliest, Latest };
  Pick pick = Pick::Earliest;
  std::vector<LapseClause> clauses;  // 0–4, at most one of them Activity
  bool operator==(const Lapse&) const = default;
};

// The last usable day by one clause. Months clip to a month's end; "12 months" is usable through
// the same day of the month a year later, as most programmes print it; none = never, and so for
// a birth month that nobody knows. Pre: `birth_month`, when known, is 1–12.
std::optional<Day> last_day_by(const LapseClause& clause, Day start,
                               std::optional<std::int32_t> birth_month);

// Idle decay: after `after_days` without earning, every `every_days` a share or an amount goes,
// whichever is more; after `all_after_days` everything.
struct Decay {
  std::int32_t after_days = 0, every_days = 0, all_after_days = 0;  // 1–3,660
  Ratio share;
  Points at_least;
};

struct Unit {
  enum class Burn : std::uint8_t { SoonestLapse, OldestFirst };
  enum class Overdraw : std::uint8_t { Owe, Clamp };  // a reversal beyond the balance
  enum class Prepaid : std::uint8_t { No, Named, Unnamed };  // members pay for it: on what card
  UnitId id;
  UnitKind kind = UnitKind::Spendable;
  std::int32_t scale = 0;                  // 0–3 decimals; StoredValue: the currency's exponent
  std::int32_t available_after_days = 0;   // pending until then (the return period)…
  std::string available_on;                // …or until an event of this type refers to the earning
  Lapse lapse;
  std::optional<Decay> decay;
  std::optional<std::uint8_t> kept_by_ladder;  // no lot lapses while on this ladder…
  std::uint8_t kept_from_level = 0;            // …at this level or above
  std::optional<std::uint8_t> lost_by_ladder;  // all lots lapse when on this ladder…
  std::uint8_t lost_below_level = 0;           // …the level falls below this one
  // What is left on a lot's last day goes into this trade, whatever its condition and limits: the
  // choice of who does not choose.
  std::optional<std::uint8_t> lapses_into;
  Burn burn = Burn::SoonestLapse;
  Overdraw overdraw = Overdraw::Owe;
  std::int32_t returned_lapsed_months = 0;  // value returned after its lapse lives on; 0: lost
  bool lapse_applies_back = false;          // a new version's lapse also holds for older lots
  std::string issuer;                       // who owes it; empty: the programme
  Ratio unit_cost;                          // minor units of money one step costs the issuer
  Prepaid prepaid = Prepaid::No;            // Money: No is a gift, such as a top-up's bonus
  Points most_held;                         // what one card may hold; 0: not said. Read by lint and
                                            // terms; top-ups beyond it are the till's to refuse
};

}  // namespace yearward
