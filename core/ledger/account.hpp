// The ledger of one member: immutable entries, the lots they opened and used, and what follows from
// them. Σ entries = lots − deficit, for every unit, always.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/ledger/event.hpp"
#include "core/programme/programme.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/points.hpp"

namespace yearward {

using EntryIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class EntryKind : std::uint8_t {
  Accrual,     // + from a rule
  Redemption,  // − for a reward
  Reversal,    // − what a refunded event had brought
  Lapse,       // − what was not used in time
};

// How much one entry took from (or put into) one lot.
struct LotUse {
  std::uint32_t lot = 0;  // index in Account::lots
  Points amount;          // positive
};

// How an accrual's figure came about; it multiplies out: round(basis × rate) − before = amount.
// A bonus is reckoned on the exact base, so `rate` is the running one (base × (1 + bonuses so far))
// and `before` what the event's earlier lines already brought: the event is rounded once.
struct Working {
  Money basis;
  Ratio rate;
  Rounding rounding = Rounding::Down;
  Points before;
};

struct Entry {
  EntryKind kind = EntryKind::Accrual;
  UnitIndex unit = 0;
  RuleIndex rule = 0;              // Accrual: which rule of the version
  std::int32_t version = 0;        // programme version in force
  Points amount;                   // signed
  std::uint32_t event = kNone;     // index in Account::events; kNone for a lapse
  Moment at;                       // when it counts
  EntryIndex reverses = kNone;     // Reversal: the accrual it takes back
  Points filled_deficit;           // Accrual: how much of it paid an older deficit
  Points made_deficit;             // Reversal: how much no lot could cover
  Working working;
  std::vector<LotUse> lots;
};

// A credit that ages. Usable on a day when available_from ≤ day ≤ last_day.
struct Lot {
  UnitIndex unit = 0;
  EntryIndex opened_by = 0;
  Points opened;                 // what was put in, after filling a deficit
  Points remaining;
  Points lapsed;
  Day earned;
  Day available_from;
  std::optional<Day> last_day;   // last usable day; none = never lapses
};

// A level held, with the figure that decided it.
struct Standing {
  LevelIndex level = 0;
  Day from;
  std::optional<Day> until;      // last day it is certain; none for the lowest level
  Points decided_by;             // status counted when it was decided
  std::uint32_t event = kNone;   // the event that attained it; kNone for a review
};

struct Account {
  std::vector<Event> events;     // in order of occurrence
  std::vector<Entry> entries;    // in order of posting
  std::vector<Lot> lots;         // closed ones included
  std::vector<Standing> standings;  // history, the last one is held now; empty without a ladder
  std::vector<Points> deficit;   // a unit each
  std::vector<std::vector<std::uint32_t>> open_lots;  // a unit each: lots with something
                                                      // remaining, in burn order
  Day as_of;                     // everything due on or before this day is posted
  Money turnover;                // every purchase ever; bounds each later sum of money
  std::vector<Points> earned;    // every accrual ever, a unit each; bounds each sum of points
  Day status_year;               // first day of the year `status_counted` belongs to
  Points status_counted;         // status of that year, for the main ladder
};

// Where every point of a unit is:
// earned = pending + available + spent + lapsed + reversed − deficit.
struct Balance {
  Points earned, pending, available, spent, lapsed, reversed, deficit;
  bool operator==(const Balance&) const = default;
};
// The fold of the account's entries up to and on a day (not later than account.as_of).
Balance balance_on(const Account& account, UnitIndex unit, Day day);
// The same for account.as_of, from the lots still open: what screens show, without a fold.
Points available_now(const Account& account, UnitIndex unit);
Points held_now(const Account& account, UnitIndex unit);  // available and pending, less the deficit

// The same standing without its history: what a projection runs on.
Account carried_forward(const Account& account);

// What lapses when, soonest first; sums to the part of the balance that can lapse.
struct DueLapse {
  Day last_day;
  Points amount;
};
std::vector<DueLapse> due_lapses(const Account& account, UnitIndex unit);

// A fingerprint of entries, lots and standings: equal ledgers, equal numbers, on every machine.
std::uint64_t fingerprint(const Account& account);

}  // namespace yearward
