// Whole histories into a store, in one transaction: what import and sample share. They are judged
// by the core like every pushed event.
#pragma once

#include <string>
#include <vector>

#include "core/ledger/event.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/store.hpp"

namespace yearward::command {

struct History {
  server::Member member;
  std::vector<Event> events;
};

struct Added {
  std::int64_t members = 0, events = 0;  // those that were not there before
};

// Installs the versions of a programme file; those already there must be the same.
// Refuses: what the codec refuses; `where` points into the file.
Result<server::Rules> install_programme(server::Transaction& transaction,
                                        const std::string& document);

// Adds a member who is not there yet and the events that are not; changes nothing that is there.
// Refuses: what the core refuses of old and new events together, as of `as_of`.
Result<Added> add_history(server::Transaction& transaction, const server::Rules& rules,
                          const History& history, Day as_of);

}  // namespace yearward::command
