// The engine: events in, entries out. The one order of evaluation: version in force, level before
// the event, base, add, multiply, round once, caps, post, accumulators, ladders, grants, due items.
// Same answer for any arrival order.
#pragma once

#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

inline constexpr std::size_t kMostEvents = 1'000'000;  // of one member

// An account before anything happened.
Account open_account(const Versions& versions, Day first_day);

// The ledger of one member's events, in any order, with everything due by the end of `as_of`.
// An event given twice counts once.
// Refuses: EventIsKnownWithOtherContent, EventIsInTheFuture (later than as_of), TooManyEvents,
// NoVersionInForce, and what `post` refuses; `where` is "/<position in the given list>".
Result<Account> evaluate(const Versions& versions, std::vector<Event> events, Day as_of);

// Posts one event to an account; one it knows already changes nothing.
// Pre: nothing in the account occurred after it.
// Refuses: EventIsKnownWithOtherContent, AmountIsNegative, AmountMustBePositive (goal),
// NumberIsOutOfRange, RefundRefersToNothing (unknown, or later than the refund),
// RefundIsLargerThanThePurchase, RewardCostsMoreThanIsHeld, BalanceIsTooLow, NameIsUnknown and the
// other refusals of core/engine/exchange.hpp. A refused event posts nothing of its own.
Outcome post(const Versions& versions, Account& account, Event event);
// The same for many, one after the other on one bench.
struct Workbench;
Outcome post(const Versions& versions, Account& account, Event&& event, Workbench& bench);

// What a basket would bring if it were posted now; nothing is. Preview and posting are one road.
Result<std::vector<Entry>> preview(const Versions& versions, const Account& account,
                                   const Event& event);

// Lets time pass: posts what is due up to the end of `day`. Refuses: NumberIsOutOfRange.
Outcome advance(const Versions& versions, Account& account, Day day);

}  // namespace yearward
