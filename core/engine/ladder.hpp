// Levels: attaining one by an event, keeping or losing it at a review, losing it by a refund, what
// carries over. It refuses to know rules, lots and rewards.
#pragma once

#include "core/engine/desk.hpp"
#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// The first standing on every ladder.
void open_ladders(const Programme& programme, Account& account, Day day);

// When time will move each ladder next, by a version that has just come into force.
void plan_moves(const Programme& programme, Account& account, Day day);

// Where a version asks for it: lifts or lowers every standing to what its thresholds say on the day
// it comes into force. Refuses: NumberIsOutOfRange.
Outcome stand_anew(const Programme& programme, Account& account, Day day);

// After an event was posted: moves every ladder to the highest level it has reached, up to a fixed
// point, as grants may move counters. Refuses: NumberIsOutOfRange.
Outcome settle_ladders(const Programme& programme, Account& account, const Event& event,
                       std::uint32_t number);

// A level given by hand, gift, match or purchase; what is reached anyway is not taken away.
// Refuses: NameIsUnknown.
Outcome stand_by_hand(const Programme& programme, Account& account, const Event& event,
                      std::uint32_t number);

// After a refund: a level attained in this window by what is no longer there is given back, with
// what came with it.
Outcome give_back(const Programme& programme, Account& account, const Event& event,
                  std::uint32_t number);

// The next day on which time alone moves a ladder; kFarDay when it never does.
inline constexpr Day kFarDay{3'000'000};
Day next_move(const Account& account, LadderIndex ladder);
// Posts that move. Pre: next_move(…) == day, and nothing earlier is due.
Outcome move_by_time(const Programme& programme, Account& account, LadderIndex ladder, Day day);

}  // namespace yearward
