// Opening, using and ending lots: the only file that changes what a lot holds.
// It refuses to know rules and events.
#pragma once

#include <optional>

#include "core/ledger/account.hpp"

namespace yearward {

// Which lots a debit may take from.
enum class Reach : std::uint8_t { Available, AlsoPending };

// How long a new lot lives.
struct Ageing {
  Day available_from;
  std::optional<Day> last_day;   // by its own clauses
  Lot::Idle idle = Lot::Idle::No;
  std::optional<Day> idle_until; // where idleness starts from when there was no activity yet
};

// Puts the amount (above zero) of the entry just posted into a new lot, after an older deficit is
// filled; notes on it what the deficit took, which lot it is and what it holds.
void open_lot(Account& account, const Ageing& ageing);

// Takes up to `amount` in the unit's burn order. Notes each lot on the entry; returns what no lot
// could cover. Pre: nothing due on or before `day` is unposted.
Points use_lots(Account& account, Entry& entry, Points amount, Day day, Reach reach);
// Takes up to `amount` from one lot; returns what it could not cover.
Points use_lot(Account& account, Entry& entry, std::uint32_t lot, Points amount);
// Puts back into a lot what an earlier entry took from it.
void refill_lot(Account& account, Entry& entry, std::uint32_t lot, Points amount);

// What lapses next: a lot whose time is up before `day`; none when nothing is.
struct DueLot {
  std::uint32_t lot = kNone;
  Day lapsed_on;                 // its last usable day
};
std::optional<DueLot> first_lapsed_before(const Account& account, Day day);
// Ends a lot by lapse and notes it on the entry; returns what was left in it.
Points lapse_lot(Account& account, Entry& entry, std::uint32_t lot);
// Gives a lot another last day, keeping the burn order.
void extend_lot(Account& account, std::uint32_t lot, std::optional<Day> last_day);
// Another burn order from here on, for the lots that are open too.
void burn_otherwise(Account& account, UnitIndex unit, Unit::Burn burn);
void make_available(Account& account, std::uint32_t lot, Day from);

}  // namespace yearward
