// Book: the way an entry gets into the ledger, whatever it is for. It refuses to know rules.
#pragma once

#include <optional>

#include "core/ledger/account.hpp"
#include "core/ledger/lots.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// A new entry as of a moment; `event` is its place in the account, kNone for time alone.
Entry entry_of(EntryKind kind, Cause cause, const Programme& programme, UnitIndex unit,
               Moment at, std::uint32_t event);

// How value earned on a day ages, by the unit's lapse or another.
Ageing ageing_of(const Programme& programme, const Account& account, UnitIndex unit, Day earned,
                 const Lapse& lapse);

// Posts value coming in: a lot is opened when the amount is above zero.
void post_credit(Account& account, const Entry& entry, const Ageing& ageing);

// Posts value going out (amount below zero) from the lots available. Pre: they cover it.
void post_debit(Account& account, Entry entry);
// The same where they may not: the rest is owed or forgiven, as the unit says.
void post_claim(const Programme& programme, Account& account, Entry entry);

// Posts the return of what the entry `reverses` took, or a part of it, into the lots it came from;
// `already` was returned before. What would have lapsed meanwhile is lost or lives on, as the unit
// says.
void post_return(const Programme& programme, Account& account, Entry entry, Points already,
                 Points amount);

// Whether so much more may come in. Sums of points stay within ±(2^53 − 1).
bool fits(const Account& account, UnitIndex unit, Points more);

// Adds to the total a cap or limit is read from.
void add_total(Account& account, const std::string& id, Day day, std::int64_t amount);
const Series* total_of(const Account& account, const std::string& id);

}  // namespace yearward
