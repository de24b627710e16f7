// Levels: attaining one by an event, keeping or losing it at a review, losing it by a refund.
// It refuses to know points, lots and rewards.
#pragma once

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// Moves to the highest level this year's status has reached, in one step, if it is higher.
void attain(const Ladder& ladder, Account& account, Day day, std::uint32_t event);

// After a refund: a level attained this year by status that is no longer there is given back.
void give_back(const Ladder& ladder, Account& account, Day day, std::uint32_t event);

// On the first day of a year: decides levels whose validity ended the day before, then starts
// counting anew. Pre: account.status_year is the year that ended.
void review(const Ladder& ladder, Account& account, Day first_day);

}  // namespace yearward
