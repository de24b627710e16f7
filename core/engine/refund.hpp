// Refunds: taking back by reference what an event brought, and giving back what it took. Nothing is
// recomputed under other rules than those the event was judged by.
#pragma once

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// What is left of an event after all refunds that refer to it, and `more` if given.
struct Remaining {
  Event event;
  bool gone = false;
};
// Refuses: RefundIsLargerThanThePurchase.
Result<Remaining> remaining_of(const Account& account, std::uint32_t number, const Event* more);

// How much of what was paid a posted refund gave back: all that was left when it says no part.
Money given_back(const Account& account, std::uint32_t refund);

// Posts a refund. Refuses: RefundRefersToNothing, RefundIsLargerThanThePurchase,
// AmountIsNegative, NumberIsOutOfRange.
Outcome post_refund(const Versions& versions, const Programme& programme, Account& account,
                    const Event& refund);

// Whether the event is a credit below zero, and its posting: a reversal of (a part of) the credit
// it refers to. Refuses: RefundRefersToNothing.
bool takes_credit_back(const Event& event);
Outcome post_taken_back(const Programme& programme, Account& account, const Event& event);

}  // namespace yearward
