// A thin, typed hand on SQLite: one connection with its prepared statements. Values are only ever
// bound; there is no way to build a statement from a value. It refuses to know our tables.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace yearward::server {

// One use of a prepared statement: bind in order, then step; resets itself when it goes.
class Query {
 public:
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  // The texts must live until the query goes.
  Query& bind(std::string_view text);
  Query& bind(std::int64_t number);
  Query& bind_bytes(std::string_view bytes);

  enum class Row : std::uint8_t { There, None };
  // Refuses: StoreIsUnavailable (disk full, busy for too long, damaged).
  Result<Row> step();
  Outcome run();  // for statements without rows

  // Pre: the last step said There.
  std::string text(int column) const;  // also of bytes, and of numbers in digits
  int columns() const;
  std::int64_t number(int column) const;

 private:
  sqlite3_stmt* statement_;
  int bound_ = 0;
  bool failed_ = false;
};

class Connection {
 public:
  enum class Use : std::uint8_t { Write, Read };
  // Refuses: StoreIsUnavailable with SQLite's reason as detail.
  static Result<std::unique_ptr<Connection>> open(const std::string& path, Use use);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Prepares once per text. Pre: `sql` is a literal of our own; its places are ?, or $1, $2 …
  // first named in that order.
  Query query(const char* sql);
  // Runs a script of our own, without values.
  Outcome run_script(const char* sql);
  int changed_rows() const;

 private:
  explicit Connection(sqlite3* database) : database_(database) {}
  sqlite3* database_;
  std::map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace yearward::server
