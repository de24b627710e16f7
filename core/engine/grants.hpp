// What comes with a level: posted when it is attained, taken back when what brought it is refunded.
// It refuses to know when that is.
#pragma once

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

struct LevelAt {
  LadderIndex ladder = 0;
  LevelIndex level = 0;
};

// Posts the grants of a level. `number` is the event's place, kNone for time alone.
// Refuses: NumberIsOutOfRange.
Outcome post_grants(const Programme& programme, Account& account, LevelAt level, Moment at,
                    std::uint32_t number);

// Takes back what levels above that one granted on or after a day and did not lapse since; the
// refund is the account's next event, at place `number`.
void take_grants_back(const Programme& programme, Account& account, LevelAt above, Day since,
                      const Event& refund, std::uint32_t number);

}  // namespace yearward
