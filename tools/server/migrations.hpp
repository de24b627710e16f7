// The tables of the SQLite store, as numbered steps that only go forward. Refuses to undo.
#pragma once

#include "tools/server/sqlite.hpp"

namespace yearward::server {

// Brings the database to the newest schema. Refuses: StoreIsUnavailable, also for a schema that is
// newer than this program.
Outcome migrate(Connection& connection);

}  // namespace yearward::server
