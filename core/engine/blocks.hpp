// Blocks after a refund. A block of 500 may be completed by one purchase and begun by another; when
// the window then holds less, fewer blocks are whole, whichever purchase had completed them. It
// refuses to know what refunds are.
#pragma once

#include "core/ledger/account.hpp"

namespace yearward {

// Whether a rule's blocks are counted over whole spans that do not overlap, so that what is left of
// a window says how many it still has. Others (rolling windows, blocks for other accounts or out of
// a fund) are judged by what is left of their own event alone.
bool counts_by_window(const Programme& programme, const Rule& rule);

// Whether what its blocks brought is not judged by what is left of the event: the window judges it,
// or the measure is a unit's flow, which nobody can weigh before entries are taken back.
bool blocks_stay(const Programme& programme, const Rule& rule, bool gone);

// Takes back the blocks that the windows of the refunded event no longer hold: first its own, then
// the latest. What had lapsed is not owed. Pre: the measures are without what was refunded; `then`
// is the refunded event's version, `number` the refund's place to be.
void unwind_blocks(const Versions& versions, const Programme& programme, const Programme& then,
                   Account& account, std::uint32_t original, const Event& refund,
                   std::uint32_t number);

}  // namespace yearward
