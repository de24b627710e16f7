// The ledger of one member: immutable entries, the lots they opened and used, and what follows from
// them. Σ entries = lots − deficit, for every unit, always.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/ledger/event.hpp"
#include "core/ledger/event_index.hpp"
#include "core/ledger/series.hpp"
#include "core/programme/programme.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/points.hpp"

namespace yearward {

using EntryIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class EntryKind : std::uint8_t {
  Accrual,     // + value that came in
  Redemption,  // − for a reward, a trade, a right, a payment
  Reversal,    // − what a refunded event had brought
  Lapse,       // − what was not used in time
  Return,      // + what a refunded redemption had taken, into the lots it came from
  Hold,        // − set aside
  Release,     // + set aside no longer, into the lots it came from
  Extension,   // 0: a lot lives longer
};

// Whose word an entry follows; `rule` is its place in that list of the entry's version.
enum class Cause : std::uint8_t { Rule, Reward, Trade, Level, Benefit, Tender, Hand, Credit, Time };

// How much one entry took from (or put into) one lot.
struct LotUse {
  std::uint32_t lot = 0;  // index in Account::lots
  Points amount;          // positive
};

// How an accrual's figure came about; it multiplies out: the event's running total for the unit is
// start + basis × rate, rounded once; less `before` (what earlier lines already brought) that is
// what the rule asks for (`desired`); caps may grant less: the entry's amount.
struct Working {
  enum class Of : std::uint8_t { Paid, Measure, Once };  // Once: a fixed amount; the basis is 1
  enum class Limit : std::uint8_t { Caps, Fund };      // what granted less than desired, if so
  Of of = Of::Paid;
  MeasureIndex measure = 0;        // Measure
  std::int64_t basis = 0;          // in minor units, or the measure's steps
  Ratio rate;
  Ratio start{0, 1};
  Rounding rounding = Rounding::Down;
  Limit limit = Limit::Caps;
  Points before, desired;
  std::int64_t counted = 0;        // blocks, ordinals: what the window held before the event
  bool operator==(const Working&) const = default;
};

struct Entry {
  EntryKind kind = EntryKind::Accrual;
  Cause cause = Cause::Rule;
  UnitIndex unit = 0;
  std::uint8_t rule = 0;           // which rule (reward, trade…) of the version, by cause
  std::int32_t version = 0;        // programme version in force
  Points amount;                   // signed
  std::uint32_t event = kNone;     // index in Account::events; kNone: time alone
  Moment at;                       // when it counts
  EntryIndex reverses = kNone;     // Reversal, Return, Release: the entry it takes back
  Points filled_deficit;           // +: how much of it paid an older deficit
  Points made_deficit;             // −: how much no lot could cover and is owed
  Points clamped;                  // −: how much no lot could cover and is forgiven
  std::int64_t brought = 0;        // Redemption by a trade: minor units of money or partner's units
  std::uint32_t lot = kNone;       // Accrual: the lot it opened
  std::uint32_t uses_from = 0, uses_count = 0;  // in Account::uses
  Working working;                 // Accrual by a rule
};

// A credit that ages. Usable on a day when available_from ≤ day ≤ last_day.
struct Lot {
  UnitIndex unit = 0;
  EntryIndex opened_by = 0;
  Points opened;                 // what was put in, after filling a deficit
  Points remaining;
  Points lapsed;
  Points taken_back;             // by reversals of the entry that opened it
  Day earned;
  Day available_from;
  std::optional<Day> last_day;   // last usable day by its own clauses; none = never lapses
  // How idleness (UnitState::idle_until) counts: not at all, whichever comes first, or last.
  enum class Idle : std::uint8_t { No, First, Last };
  Idle idle = Idle::No;
};
inline constexpr Day kPendingUntilConfirmed{2'000'000};

// A level held, with the figure that decided it.
struct Standing {
  enum class Why : std::uint8_t { Opened, Attained, Kept, Fell, Refunded, Granted, WonBack };
  LevelIndex level = 0;
  Day from;
  std::optional<Day> review;     // the day whose figures decide what follows; none: no review
  std::optional<Day> until;      // last day it is certain, grace included; none: without end
  std::int64_t decided_by = 0;   // the ladder's counter when it was decided, in its steps
  std::uint32_t event = kNone;   // the event that brought it; kNone for a review
  Why why = Why::Opened;
};

struct LadderState {
  std::vector<Standing> standings;   // history; the last one is held now
  std::int64_t carried = 0;          // on top of the counter…
  Day carried_until;                 // …to this window's last day
  Day carries_on;                    // first day of the next window, when something carries over
  Day judged_on;                     // the next first of a month, when rises wait for it
  std::optional<Day> rises_on;       // a rise that waits for its day…
  LevelIndex rises_to = 0;           // …and its level
  std::optional<Day> falls_on;       // a fall that waits for the grace to end…
  LevelIndex falls_to = 0;           // …and its level
  std::optional<LevelIndex> floor;   // granted by hand, never below…
  std::optional<Day> floor_until;    // …until then
};

struct UnitState {
  std::vector<std::uint32_t> open_lots;  // lots with something remaining, in burn order
  Unit::Burn burn = Unit::Burn::SoonestLapse;
  Points deficit;
  Points earned;                         // every accrual ever; bounds each later sum
  std::optional<Day> idle_until;         // last day before idleness lapses what is idle_too
  std::optional<Day> last_activity, last_earned;
  std::int32_t decays = 0;               // since it was last earned
};

// What is kept about each event beside the event itself.
struct Posting {
  EntryIndex first_entry = 0;  // its entries follow from here
  Money refunded;              // by later refunds that refer to it
  std::uint32_t last_refund = kNone;  // the latest of them; a refund: the one before it
};

// Value for another account, posted there as a Credit event by whoever keeps all accounts, at the
// moment of the event it follows from. Lines are only ever added.
struct Outgoing {
  enum class Road : std::uint8_t { Referrer, Household, Transfer };
  MemberId to;
  UnitId unit;
  Points amount;                     // below zero: a refund takes back what `takes_back` sent
  std::uint32_t event = kNone;       // what it follows from, the refund when it takes back
  std::string by;                    // the rule or trade
  std::optional<Day> last_day;       // the lapse it keeps; none: as its new account says
  Road road = Road::Transfer;
  std::uint32_t takes_back = kNone;  // place in Account::outgoing of the line it takes back
  std::uint8_t rule = 0;             // which rule or trade of the version
  Working working;                   // by a rule: how the amount came about
};

struct RuleTotal {
  RuleId rule;                 // or a group's id
  Series granted;
};

struct Account {
  std::vector<Event> events;       // in order of occurrence
  std::vector<Posting> postings;   // an event each
  EventIndex known;                // event ids → places
  std::vector<Entry> entries;      // in order of posting
  std::vector<LotUse> uses;        // an entry's are together
  std::vector<Lot> lots;           // closed ones included
  std::vector<UnitState> units;    // a unit each
  std::vector<LadderState> ladders;
  std::vector<Measured> measured;  // a measure each: what windows are read from
  std::vector<RuleTotal> capped;   // rules and groups with caps, in order of first use
  std::vector<Setting> attributes; // sorted by name
  std::vector<Outgoing> outgoing;
  std::vector<EntryIndex> open_holds;
  std::vector<Day> trades_on;      // a trade each: the day after its window's end; unused ones far
  std::vector<Day> benefits_on;    // a benefit each: the next day it may be credited
  Day joined;                      // the first event, unless the profile says otherwise
  Day as_of;                       // everything due on or before this day is posted
  std::int32_t version = 0;        // in force on as_of
  Money turnover;                  // every amount ever; bounds each later sum of money
};

// Views of an entry's lots.
struct LotUses {
  const LotUse* first = nullptr;
  std::uint32_t count = 0;
  const LotUse* begin() const { return first; }
  const LotUse* end() const { return first + count; }
};
LotUses uses_of(const Account& account, const Entry& entry);
// The last usable day of a lot, idleness included; none: never lapses.
std::optional<Day> last_day_of(const Account& account, const Lot& lot);

// The level held on a ladder. Pre: the programme has that ladder.
const Standing& held_on(const Account& account, LadderIndex ladder);
std::optional<std::string_view> attribute_of(const Account& account, std::string_view name);

// Where every point of a unit is:
// earned = pending + available + reserved + spent + lapsed + reversed − deficit − clamped.
struct Balance {
  Points earned, pending, available, reserved, spent, lapsed, reversed, deficit, clamped;
  bool operator==(const Balance&) const = default;
};
// The fold of the account's entries up to and on a day (not later than account.as_of).
Balance balance_on(const Account& account, UnitIndex unit, Day day);
// The same for account.as_of, from the lots still open: what screens show, without a fold.
Points available_now(const Account& account, UnitIndex unit);
Points held_now(const Account& account, UnitIndex unit);  // available and pending, less the deficit
// Whether the lots agree with the fold of the entries, for every unit.
bool adds_up(const Account& account);

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
