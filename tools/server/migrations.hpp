// The tables of the stores, as numbered steps that only go forward. Refuses to undo.
#pragma once

#include <string_view>
#include <vector>

#include "tools/server/postgres.hpp"
#include "tools/server/sqlite.hpp"

namespace yearward::server {

// Brings the database to the newest schema. Refuses: StoreIsUnavailable, also for a schema that is
// newer than this program.
Outcome migrate(Connection& connection);
Outcome migrate(postgres::Connection& connection);

// The steps as SQLite reads them. PostgreSQL reads the same with `text`, `integer`, `blob` and
// `without rowid` in its own words.
std::vector<std::string_view> schema_steps();
// Refuses: StoreIsUnavailable for a schema with more steps than this program knows.
Outcome refuse_newer_schema(std::int64_t reached);

}  // namespace yearward::server
