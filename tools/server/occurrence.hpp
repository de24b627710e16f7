// When an event counts that says a moment nobody can count it at: one whose device's clock is
// ahead, or one that comes so late that what followed would not stand. It is never refused for
// that: it counts now, and keeps the moment it said as a mark. It refuses to know the store.
#pragma once

#include <string_view>

#include "core/ledger/event.hpp"

namespace yearward::server {

// The mark is a tag of the event: "occurred:2026-01-04T00:00:03".
inline constexpr std::string_view kOccurredTag = "occurred:";

// The event as it is kept when it counts at another moment than it says.
Event counted_at(Event event, Moment moment);
// The event as its maker said it, without what the keeper wrote on it: the mark, and what was set
// aside for it (core/engine/funds.hpp).
Event as_said(const Event& kept);
// Whether the maker used the mark, which is ours.
bool has_mark(const Event& event);
// A fact is a fact however late it comes; wishes (redeem, trade, hold…) are judged as they stand.
bool is_fact(const Event& event);

// Seconds from one moment to another; below zero when the other is earlier.
std::int64_t seconds_between(Moment from, Moment to);

}  // namespace yearward::server
