// The same numbered steps in PostgreSQL's words. Several processes may start at once, so whoever
// migrates holds a row: no advisory lock, which not every relative of PostgreSQL has.
#include <cctype>
#include <string>

#include "tools/server/migrations.hpp"

namespace yearward::server {
namespace {

using postgres::Rows;
using postgres::Trouble;
using postgres::Values;

// Texts compare by their bytes, as they do in SQLite and in the core; numbers have 64 bits.
std::string word_for(const std::string& word) {
  if (word == "text") return "text collate \"C\"";
  if (word == "integer") return "bigint";
  if (word == "without" || word == "rowid") return "";
  if (word == "blob") return "bytea";
  return word;
}

std::string in_postgres_words(std::string_view step) {
  std::string sql, word;
  for (const char c : step) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      word += c;
      continue;
    }
    sql += word_for(word) + c;
    word.clear();
  }
  return sql + word_for(word);
}

constexpr const char* kOwnTables =
    "create table if not exists migration (number bigint not null primary key);"
    "create table if not exists migration_turn (turn bigint not null primary key);"
    "insert into migration_turn (turn) values (1) on conflict do nothing;"
    "create table if not exists writer (name text not null primary key, batch bigint not null,"
    " begun timestamptz not null default current_timestamp);";

constexpr int kTries = 20;  // two that create the same table at once: one is refused, for a moment

// Most starts find everything there and change nothing.
Result<bool> has_own_tables(postgres::Connection& connection) {
  TRY(const Rows rows, connection.ask("select count(*) from information_schema.tables where"
                                      " table_schema = current_schema() and table_name in"
                                      " ('migration', 'migration_turn', 'writer')",
                                      Values()));
  return rows.number(0, 0) == 3;
}

Outcome make_own_tables(postgres::Connection& connection) {
  Outcome made = Done{};
  for (int run = 0; run < kTries; ++run) {
    TRY(const bool are_there, has_own_tables(connection));
    if (are_there) return Done{};
    made = connection.run_script(kOwnTables);
    if (connection.trouble() == Trouble::Lost) break;
    connection.forget_trouble();
  }
  return made;
}

Outcome take_steps(postgres::Connection& connection) {
  TRY_DONE(connection.run("select turn from migration_turn where turn = 1 for update", Values()));
  TRY(const Rows rows,
      connection.ask("select coalesce(max(number), 0) from migration", Values()));
  const std::int64_t reached = rows.number(0, 0);
  const auto steps = schema_steps();
  TRY_DONE(refuse_newer_schema(reached));
  for (auto step = static_cast<std::size_t>(reached); step < steps.size(); ++step) {
    TRY_DONE(connection.run_script(in_postgres_words(steps[step])));
    TRY_DONE(connection.run("insert into migration (number) values ($1)",
                            Values().add(static_cast<std::int64_t>(step) + 1)));
  }
  return Done{};
}

}  // namespace

Outcome migrate(postgres::Connection& connection) {
  TRY_DONE(make_own_tables(connection));
  TRY_DONE(connection.run_script("begin"));
  const Outcome outcome = take_steps(connection);
  if (outcome.ok()) return connection.run_script("commit");
  [[maybe_unused]] const Outcome undone = connection.run_script("rollback");
  return outcome;
}

}  // namespace yearward::server
