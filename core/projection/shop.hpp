// What a reward costs this member now, and whether it is theirs to have. It refuses to know stock
// that others take: a definition says how many there were, nobody how many are left.
#pragma once

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

struct Offer {
  bool open = true;  // its condition may hold; where, when and how it is asked for is left open
  Points price;      // the lowest of its prices that applies wherever it is asked for
};
// As of account.as_of. Pre: the programme has that reward.
Offer offer_of(const Programme& programme, const Account& account, RewardIndex reward);

// Whether a condition can hold for this member now. What only an event can say (place, channel,
// hours, tags) is taken to be as wished.
bool may_hold(const Programme& programme, const Account& account, const Condition& condition);

}  // namespace yearward
