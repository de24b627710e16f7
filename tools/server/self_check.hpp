// Whether what is kept of a member still says what it said: the stream whole, its documents as they
// were, the account evaluated again and adding up. Who fails is under review: nothing of theirs is
// given out until somebody has looked. It refuses to know when it is run, and to mend anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/account.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

enum class Finding : std::uint8_t {
  Good,
  StreamHasGaps,      // a place is missing, or the stream does not end where it says
  EventsAreChanged,   // documents are not those that were found before
  HistoryIsRefused,   // the core refuses what it once took
  SumIsWrong,         // Σ entries is not lots − deficit
  MemoryIsWrong,      // what the server remembers is not what it would evaluate
  kCount,
};
std::string_view name_of(Finding finding);

struct Checked {
  MemberKey key;
  Finding finding = Finding::Good;
  Cursor head = 0;              // of the member's own stream
  std::string digest;           // of its documents, the first to the last
  std::optional<Account> account;  // of a person who evaluates; none for who was merged away
};

// Reads and evaluates one member. Documents are held against those of the last check, as far as it
// went. Refuses: StoreIsUnavailable.
Result<Checked> check_member(Reading& reading, const Rules& rules, const Member& member);

enum class Accept : std::uint8_t { WhatWasFoundBefore, WhatIsThere };
// Writes down what was found: what the next check is held against, and whether the member is under
// review. Returns whether that changed. WhatIsThere takes changed documents as they are.
Result<bool> keep_finding(Transaction& transaction, const Checked& checked, Accept accept,
                          std::int64_t now);

Result<bool> is_under_review(Reading& reading, const MemberKey& key);
// Counting no further than `most`.
Result<std::size_t> count_under_review(Reading& reading, const ProgrammeId& programme,
                                       std::size_t most);

}  // namespace yearward::server
