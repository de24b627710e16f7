// Opening, using and ending lots: the only file that changes what a lot holds.
// It refuses to know rules and events.
#pragma once

#include <vector>

#include "core/ledger/account.hpp"

namespace yearward {

// Which lots a debit may take from.
enum class Reach : std::uint8_t { Available, AlsoPending };

// Puts points into a new lot, after an older deficit is filled. Pre: amount > 0. Returns what the
// deficit took; the lot's use is appended to `uses` when something was left for it.
Points open_lot(Account& account, const Unit& unit, UnitIndex index, EntryIndex opened_by,
                Points amount, Day earned, std::vector<LotUse>& uses);

// Takes up to `amount` in burn order: earliest lapse first, never-lapsing last, then oldest.
// Returns what no lot could cover. Pre: nothing due on or before `day` is unposted.
Points use_lots(Account& account, UnitIndex unit, Points amount, Day day, Reach reach,
                std::vector<LotUse>& uses);

// Takes up to `amount` from one lot; returns what it could not cover.
Points use_lot(Account& account, std::uint32_t lot, Points amount, std::vector<LotUse>& uses);

// The open lot of any unit whose time is up first, if that is before `day`; kNone without one.
std::uint32_t first_lapsed_before(const Account& account, Day day);
// Ends a lot by lapse; returns what was left in it.
Points lapse_lot(Account& account, std::uint32_t lot);

}  // namespace yearward
