// The hub's own rows in SQL, said once for both databases. What differs (how a value is bound, how
// a row is locked) is the hand's, which sqlite_hub.cpp and postgres_hub.cpp hold out.
#pragma once

#include <memory>

#include "tools/server/hub_store.hpp"
#include "tools/server/postgres.hpp"
#include "tools/server/sqlite.hpp"

namespace yearward::server {

// A statement of our own in both dialects: where several processes write, rows that are read to be
// changed are locked.
struct Said {
  const char* alone;
  const char* shared;
};

class SqlValue {
 public:
  enum class Kind : std::uint8_t { Number, Text, Bytes };
  template <class Whole, class = std::enable_if_t<std::is_integral_v<Whole>>>
  SqlValue(Whole number) : number_(static_cast<std::int64_t>(number)) {}
  SqlValue(std::string_view text) : kind_(Kind::Text), text_(text) {}
  SqlValue(const std::string& text) : kind_(Kind::Text), text_(text) {}
  static SqlValue bytes(std::string_view bytes) {
    SqlValue value(bytes);
    value.kind_ = Kind::Bytes;
    return value;
  }
  Kind kind() const { return kind_; }
  std::int64_t number() const { return number_; }
  std::string_view text() const { return text_; }

 private:
  Kind kind_ = Kind::Number;
  std::int64_t number_ = 0;
  std::string_view text_;
};

class SqlRow {
 public:
  explicit SqlRow(std::vector<std::string> cells) : cells_(std::move(cells)) {}
  const std::string& text(std::size_t column) const { return cells_.at(column); }
  std::int64_t number(std::size_t column) const;

 private:
  std::vector<std::string> cells_;
};

class SqlHand {
 public:
  virtual ~SqlHand() = default;
  // Refuses: StoreIsUnavailable, TextHasControlCharacters (then no row can hold it).
  virtual Result<std::vector<SqlRow>> ask(const Said& said,
                                          const std::vector<SqlValue>& values) = 0;
};

// The books of one transaction over a connection. Pre: all outlive the books.
std::unique_ptr<HubBooks> sql_hub(std::unique_ptr<SqlHand> hand, Transaction& transaction,
                                  const ProgrammeId& programme, const Currency& currency);
std::unique_ptr<HubBooks> sqlite_hub(Connection& sql, Transaction& transaction,
                                     const ProgrammeId& programme, const Currency& currency);
std::unique_ptr<HubBooks> postgres_hub(postgres::Connection& sql, Transaction& transaction,
                                       const ProgrammeId& programme, const Currency& currency);

// What was said of members elsewhere than at the hub, by the end of a transaction: their limits
// are due at the store whose tablets know them, which is the first they were met at.
struct Moved {
  MemberKey key;
  std::string place;  // where it was said; empty: nowhere
};
Outcome note_moved(Connection& sql, const std::vector<Moved>& moved);
Outcome note_moved(postgres::Connection& sql, const std::vector<Moved>& moved);

}  // namespace yearward::server
