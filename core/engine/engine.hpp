// The engine: events in, entries out. The one order of evaluation: version in force, level before
// the event, base, add, round once, post, ladders, due items. Same answer for any arrival order.
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

// Posts one event to an account. Pre: nothing in the account occurred after it.
// Refuses: RefundRefersToNothing (unknown, or later than the refund),
// RefundIsLargerThanThePurchase, RewardCostsMoreThanIsHeld, NameIsUnknown (reward),
// AmountIsNegative (purchase), AmountMustBePositive (refund, goal), NumberIsOutOfRange.
// A refused event posts nothing of its own.
Outcome post(const Versions& versions, Account& account, const Event& event);

// Lets time pass: posts the lapses and level reviews due up to the end of `day`.
void advance(const Versions& versions, Account& account, Day day);

}  // namespace yearward
