// What falls due by time alone: lapses, decay, holds, reviews, statements, rights, new versions.
// Everything is decided by its own day, never by when somebody looked.
#pragma once

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// Posts everything due up to a moment, in order of time. Refuses: NumberIsOutOfRange.
Outcome advance_to(const Versions& versions, Account& account, Moment until);

// The version an account was last judged by. Pre: there is one.
const Programme& version_of(const Versions& versions, const Account& account);

}  // namespace yearward
