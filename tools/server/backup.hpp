// Copies of a whole database, made while it is in use, and back. A copy holds personal data and the
// hashes of PINs: its file is for its owner alone. It refuses to write over anything.
#pragma once

#include <cstdint>
#include <string>

#include "tools/server/store.hpp"

namespace yearward::server {

// Copies the database at an address to a new file, which is durable and looked through when this
// returns. SQLite's copy is a database itself; PostgreSQL's is what pg_dump writes.
// Refuses: NameIsTaken (there is such a file), StoreIsUnavailable with the reason.
Outcome back_up(const std::string& address, const std::string& file);
// Makes the database at an address from such a copy.
// Refuses: NameIsTaken (there is a database already), StoreIsUnavailable with the reason.
Outcome restore(const std::string& file, const std::string& address);

// What a database holds, each event of it read and evaluated again.
struct Verified {
  std::int64_t members = 0, events = 0;
};
// Walks every member's stream: places without a gap up to its head, every document read, every
// account evaluated by the core. Refuses: StoreIsUnavailable with the member, and what the core
// refuses of a history.
Result<Verified> verify(Store& store);

}  // namespace yearward::server
