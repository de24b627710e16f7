// PostgreSQL's own tools do its copies; this calls them and tells how they ended.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace yearward::server {

// Refuses: StoreIsUnavailable, also when pg_dump or pg_restore is not on this machine.
Outcome dump_postgres(const std::string& address, const std::string& file);
// All of it or nothing. Refuses: NameIsTaken when the database holds tables already.
Outcome restore_postgres(const std::string& file, const std::string& address);

}  // namespace yearward::server
