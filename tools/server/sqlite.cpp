// Opens SQLite the way a ledger needs it and turns its codes into one refusal; knows no table.
#include "tools/server/sqlite.hpp"

#include <sqlite3.h>

namespace yearward::server {
namespace {

Problem unavailable(sqlite3* database) {
  return {Refusal::StoreIsUnavailable, {}, database ? sqlite3_errmsg(database) : "out of memory"};
}

constexpr int kBusyMilliseconds = 5000;

// FULL, because in WAL mode NORMAL may lose the last commits with the power. A long WAL between
// checkpoints keeps a quarter of the throughput (measured).
constexpr const char* kSettings =
    "pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=10000;"
    "pragma foreign_keys=on; pragma trusted_schema=off; pragma cache_size=-16384;";

}  // namespace

Query::~Query() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query& Query::bind(std::string_view text) {
  if (!statement_) return *this;
  // SQLite binds a null pointer as NULL; an empty text must stay a text.
  const char* start = text.data() ? text.data() : "";
  const int code = sqlite3_bind_text64(statement_, ++bound_, start, text.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
  failed_ = failed_ || code != SQLITE_OK;
  return *this;
}

Query& Query::bind(std::int64_t number) {
  if (!statement_) return *this;
  failed_ = failed_ || sqlite3_bind_int64(statement_, ++bound_, number) != SQLITE_OK;
  return *this;
}

Query& Query::bind_bytes(std::string_view bytes) {
  if (!statement_) return *this;
  const char* start = bytes.data() ? bytes.data() : "";
  const int code =
      sqlite3_bind_blob64(statement_, ++bound_, start, bytes.size(), SQLITE_STATIC);
  failed_ = failed_ || code != SQLITE_OK;
  return *this;
}

Result<Query::Row> Query::step() {
  if (!statement_ || failed_) return Refusal::StoreIsUnavailable;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return Row::There;
  if (code == SQLITE_DONE) return Row::None;
  return unavailable(sqlite3_db_handle(statement_));
}

Outcome Query::run() {
  TRY([[maybe_unused]] const Row row, step());
  return Done{};
}

std::string Query::text(int column) const {
  const auto* start = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return start ? std::string(start, size) : std::string();
}

int Query::columns() const { return sqlite3_column_count(statement_); }

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Use use) {
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (use == Use::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                       : SQLITE_OPEN_READONLY);
  sqlite3* database = nullptr;
  if (sqlite3_open_v2(path.c_str(), &database, flags, nullptr) != SQLITE_OK) {
    const Problem problem = unavailable(database);
    sqlite3_close_v2(database);
    return problem;
  }
  std::unique_ptr<Connection> connection(new Connection(database));
  sqlite3_busy_timeout(database, kBusyMilliseconds);
  if (use == Use::Write) TRY_DONE(connection->run_script(kSettings));
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(database_);
}

Query Connection::query(const char* sql) {
  auto [at, is_new] = statements_.try_emplace(sql, nullptr);
  if (is_new) {
    sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &at->second, nullptr);
  }
  // A statement that could not be prepared is tried again next time; this use is refused by step.
  sqlite3_stmt* statement = at->second;
  if (!statement) statements_.erase(at);
  return Query(statement);
}

Outcome Connection::run_script(const char* sql) {
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return Done{};
  return unavailable(database_);
}

int Connection::changed_rows() const { return sqlite3_changes(database_); }

}  // namespace yearward::server
