// Chooses the store by its address. Knows no more than the two kinds there are.
#pragma once

#include <memory>
#include <string>

#include "tools/server/store.hpp"

namespace yearward::server {

// postgres://user@host/database (or postgresql://…) is PostgreSQL; anything else is the path of a
// SQLite file. Refuses: StoreIsUnavailable.
Result<std::unique_ptr<Store>> open_store(const std::string& address);
// The same address as it may be shown: without a password.
std::string shown_address(const std::string& address);

}  // namespace yearward::server
