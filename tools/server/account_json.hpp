// An account as the API tells it: where every point is, which levels are held, what an event came
// to. It refuses to know who asks.
#pragma once

#include "core/codec/reader.hpp"
#include "core/ledger/account.hpp"

namespace yearward::server {

// Where every point is on account.as_of, unit by unit, in the unit's decimals.
codec::Json json_of_balances(const Programme& programme, const Account& account);
codec::Json json_of_levels(const Programme& programme, const Account& account);
// Shape: {"kind","unit","amount"} an entry, the amount signed.
codec::Json json_of_entries(const Programme& programme, const std::vector<Entry>& entries);
// The entries an event of the account brought; none for an event it does not have.
std::vector<Entry> entries_by(const Account& account, const EventId& id);

}  // namespace yearward::server
