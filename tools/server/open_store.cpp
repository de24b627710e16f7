// From an address to a store.
#include "tools/server/open_store.hpp"

#include "tools/server/postgres_store.hpp"
#include "tools/server/sqlite_store.hpp"

namespace yearward::server {

Result<std::unique_ptr<Store>> open_store(const std::string& address) {
  if (postgres::is_address(address)) {
    TRY(auto store, PostgresStore::open(address));
    return std::unique_ptr<Store>(std::move(store));
  }
  TRY(auto store, SqliteStore::open(address));
  return std::unique_ptr<Store>(std::move(store));
}

std::string shown_address(const std::string& address) {
  return postgres::is_address(address) ? postgres::without_password(address) : address;
}

}  // namespace yearward::server
