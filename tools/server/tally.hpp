// Sums over all members and all servers that are kept for good, among the store's counters: what is
// left on a shelf, what is set aside of a fund. From the first look on nobody else moves one until
// the transaction ends. It refuses to know what is counted.
#pragma once

#include <string>
#include <string_view>

#include "tools/server/secrets.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// `scope` says of what; `name` which one of the programme's.
inline CounterKey tally_key(const char* scope, const ProgrammeId& programme,
                            std::string_view name) {
  // Later than any window of tries that is ever swept out.
  constexpr std::int64_t kNeverSwept = std::int64_t{1} << 60;
  return {scope, digest_of(programme.text + '\n' + std::string(name)), 0, kNeverSwept};
}

}  // namespace yearward::server
