// Names for what no event brought: rights, grants and statements that time alone issues. An event's
// issuance is named by the event; these by what it was and its day, the same on every machine, so
// that one of them can be cancelled by itself.
#pragma once

#include "core/ledger/account.hpp"

namespace yearward {

// "benefit.birthday_cake.2026-08-15", "level.tier.gold.2026-03-01", "trade.voucher.2026-04-01"; an
// entry that an event brought, or that no benefit, level or trade did, has none. Where names make
// it longer than ids may be, nobody can say it. Pre: the entry's version is among them.
EventId issuance_of(const Versions& versions, const Entry& entry);

}  // namespace yearward
