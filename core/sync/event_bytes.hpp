// The rarer parts of an event as bytes: lines, tenders, numbers, settings. Shared by the kept form
// of a fact and the wire's columns. It refuses to know who says them.
#pragma once

#include "core/ledger/event.hpp"
#include "core/sync/bytes.hpp"

namespace yearward::sync {

// Text limits of what a device may say; the codec's are the same where both have one.
inline constexpr std::uint64_t kLongestText = 256;
inline constexpr std::int64_t kMostCounted = (std::int64_t{1} << 53) - 1;
inline constexpr std::int64_t kFarthestDay = 800'000;  // beyond the year 3999

void write_details(ByteWriter& out, const EventDetails& details);
// Refuses as fact_from_bytes does.
Result<EventDetails> read_details(ByteReader& in);

}  // namespace yearward::sync
