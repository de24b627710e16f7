// The wire's own layout: facts column by column, so that what repeats costs a byte or nothing. An
// event's name follows from its place and is not sent; members, leases and rewards are said once.
// Bounded against any bytes: what cannot be whole is refused by name before room is made for it.
#pragma once

#include <string>
#include <string_view>

#include "core/sync/exchange.hpp"

namespace yearward::sync {

inline constexpr std::uint8_t kWireVersion = 1;
inline constexpr std::uint64_t kLargestMessage = 1'048'576;  // bytes
inline constexpr std::uint64_t kLongestSeal = 128;

// Equal values are equal bytes on every machine. Pre: within the limits the readers check.
std::string bytes_of(const Request& request);
std::string bytes_of(const Reply& reply);

// Refuse: WordIsNotAnOption (a version or a code from the future), DocumentIsTooLarge,
// ListIsTooLong, TextIsTooLong, NumberIsOutOfRange, BytesAreMalformed.
Result<Request> request_from_bytes(std::string_view bytes);
Result<Reply> reply_from_bytes(std::string_view bytes);

}  // namespace yearward::sync
