// A thin, typed hand on libpq: one connection with its prepared statements. Values are only ever
// bound; there is no way to build a statement from a value. It refuses to know our tables and to
// repeat a password.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

struct pg_conn;
struct pg_result;

namespace yearward::server::postgres {

// postgres://… or postgresql://…: libpq's own address of a database.
bool is_address(std::string_view text);
// The address without its password, for messages and logs.
std::string without_password(const std::string& address);
// An address in libpq's other spelling, and the password that stood in it, for programs whose
// command line anybody may read.
struct Split {
  std::string address, password;
};
Split split_password(const std::string& address);

// What the last statement met, as far as a caller can do something about it.
enum class Trouble : std::uint8_t {
  None,
  Conflict,  // another transaction stood in the way: the same work may succeed now
  Lost,      // the connection has gone: connect again
  Other,
};

// What is bound to a statement, in order. Texts are sent as they are, with their length.
class Values {
 public:
  Values& add(std::string_view text);
  Values& add(std::int64_t number);
  Values& add_bytes(std::string_view bytes);  // bytea
  Values& add_list(const std::vector<std::string_view>& texts);  // text[]
  Values& add_list(const std::vector<std::int64_t>& numbers);    // bigint[]

 private:
  friend class Connection;
  struct Value {
    std::string text;
    bool is_text = false;
  };
  std::vector<Value> values_;
  bool is_sendable_ = true;  // PostgreSQL keeps no NUL in a text, and only UTF-8
};

class Rows {
 public:
  explicit Rows(pg_result* result);
  std::size_t count() const;
  // How many rows a statement changed.
  std::int64_t changed() const;
  // Pre: row < count().
  std::string text(std::size_t row, int column) const;
  std::string bytes(std::size_t row, int column) const;  // of bytea; any other as its text
  int columns() const;
  std::int64_t number(std::size_t row, int column) const;

 private:
  friend class Connection;
  struct Clear {
    void operator()(pg_result* result) const;
  };
  int status() const;
  std::unique_ptr<pg_result, Clear> result_;
};

class Connection {
 public:
  enum class Use : std::uint8_t { Write, Read };
  // Refuses: StoreIsUnavailable with the reason as detail, never with the password.
  static Result<std::unique_ptr<Connection>> open(const std::string& address, Use use);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Prepares once per text. Pre: `sql` is a literal of our own.
  // Refuses: StoreIsUnavailable, and then trouble() says of which kind;
  // TextHasControlCharacters for a text PostgreSQL does not keep, before anything is sent.
  Result<Rows> ask(const char* sql, const Values& values);
  Outcome run(const char* sql, const Values& values);
  // Runs a script of our own, without values.
  Outcome run_script(const std::string& sql);
  // The first trouble since forget_trouble(): a transaction's later statements all fail for it.
  Trouble trouble() const { return trouble_; }
  void forget_trouble() { trouble_ = Trouble::None; }

 private:
  Connection(pg_conn* connection, std::string password)
      : connection_(connection), password_(std::move(password)) {}
  Outcome settle(Use use);
  Problem failed(const pg_result* result);
  Result<std::string> prepared(const char* sql, std::size_t values);

  pg_conn* connection_;
  const std::string password_;
  std::map<const char*, std::string> statements_;
  Trouble trouble_ = Trouble::None;
};

}  // namespace yearward::server::postgres
