// The first admin: as long as nobody manages staff, a start makes a code that works once, for a
// day. It refuses to know how the code is shown.
#pragma once

#include <optional>
#include <string>

#include "tools/server/clock.hpp"
#include "tools/server/secrets.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

inline constexpr std::int64_t kFirstCodeSeconds = 86'400;
inline constexpr int kFirstCodeLetters = 12;  // 52 bits, tried sixty times a quarter of an hour

// A new code, the one before it being void; none when there is an admin already.
Result<std::optional<std::string>> first_admin_code(Store& store, const Clock& clock,
                                                    PinCost cost);
// Where its hash is kept.
FileKey first_code_key();

}  // namespace yearward::server
