// What members do with value held: rewards, trades, payments, rights, holds; and what staff and
// other accounts do to it. Each refuses before it posts anything.
#pragma once

#include "core/engine/desk.hpp"

namespace yearward {

// What so much of the given unit brings in a trade: whole steps only.
struct Exchanged {
  Points taken;   // of the given unit, fee included
  Points brings;  // in the get unit's steps, minor units of money or the partner's units
};
// Refuses: TradeIsBelowItsMinimum, NumberIsOutOfRange.
Result<Exchanged> exchanged(const Trade& trade, Points given);

// The price a reward has for the desk's member and day: the lowest that applies.
Result<Points> price_of(const Desk& desk, const Reward& reward);

// A goal moves nothing: it names a reward that is there, or an amount.
Outcome check_goal(const Programme& programme, const Event& event);
Outcome post_redeem(const Programme& programme, Account& account, const Event& event);
Outcome post_trade(const Programme& programme, Account& account, const Event& event);
Outcome post_use(const Programme& programme, Account& account, const Event& event);
// Below zero with `refers_to` it cancels what that event brought of the unit, or what goes by that
// name (issued.hpp), and nothing else.
Outcome post_adjust(const Versions& versions, const Programme& programme, Account& account,
                    const Event& event);
Outcome post_hold(const Programme& programme, Account& account, const Event& event);
Outcome post_release(const Programme& programme, Account& account, const Event& event);
Outcome post_received(const Programme& programme, Account& account, const Event& event);
Outcome post_profile(const Programme& programme, Account& account, const Event& event);
// Pays the event's tenders that are value held, all or none.
Outcome pay_tenders(const Programme& programme, Account& account, const Event& event);

// At a window's end: as much of the unit as whole steps allow. `index` is the trade's place.
void post_scheduled(const Programme& programme, Account& account, TradeIndex index, Day day);
// What is left in a lot, as far as whole steps allow, whatever the trade's condition and limits.
// Pre: the trade gives that lot's unit for another one.
void trade_lot(const Programme& programme, Account& account, TradeIndex index, std::uint32_t lot,
               Moment at);
// Rights that come with a standing, credited once in each window.
void grant_benefits(const Programme& programme, Account& account, const Event* event, Day day);
// A hold whose time is over. `number` is the hold's entry.
void release_hold(const Programme& programme, Account& account, EntryIndex number, Moment at,
                  std::uint32_t event);

}  // namespace yearward
