// Connects to PostgreSQL the way a ledger needs it and turns its codes into one refusal; knows no
// table.
#include "tools/server/postgres.hpp"

#include <libpq-fe.h>

#include <charconv>

namespace yearward::server::postgres {
namespace {

struct Finish {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, Finish>;

Options options_of(const std::string& address) {
  return Options(PQconninfoParse(address.c_str(), nullptr));
}

std::string option_named(const Options& options, std::string_view name) {
  for (const PQconninfoOption* at = options.get(); at && at->keyword; ++at) {
    if (name == at->keyword && at->val) return at->val;
  }
  return {};
}

Problem unavailable(std::string detail) {
  return {Refusal::StoreIsUnavailable, {}, std::move(detail)};
}

// libpq's messages end in a new line and may run over several.
std::string one_line(std::string text, const std::string& secret) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
  for (auto at = text.find(secret); !secret.empty() && at != std::string::npos;
       at = text.find(secret, at + 3)) {
    text.replace(at, secret.size(), "***");
  }
  return text;
}

// How many bytes the UTF-8 character at the front has; 0 when it is none.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return first == 0 ? 0 : 1;
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return 0;
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xc0) != 0x80) return 0;
  }
  // Longer than needed, half of a pair, or beyond the last character.
  const unsigned char second = byte(1);
  const bool is_wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
  return is_wrong ? 0 : size;
}

bool is_kept_by_postgres(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

// Source: PostgreSQL 15, appendix A. Serialisation failure, deadlock, a lock not had in time; and
// what a server says that is being shut down or started.
Trouble trouble_of(std::string_view code) {
  if (code == "40001" || code == "40P01" || code == "55P03") return Trouble::Conflict;
  if (code.substr(0, 2) == "08" || code.substr(0, 3) == "57P") return Trouble::Lost;
  return Trouble::Other;
}

// A default of the database may not weaken what a commit means. A process that dies in the middle
// of a transaction holds its streams for a minute at most; a reader waits seconds, never minutes.
constexpr const char* kWriterSettings =
    "set synchronous_commit = on; set idle_in_transaction_session_timeout = '60s';"
    "set lock_timeout = '20s'; set statement_timeout = '60s'; set client_min_messages = warning;"
    "set default_transaction_isolation = 'read committed';";
constexpr const char* kReaderSettings =
    "set default_transaction_read_only = on; set statement_timeout = '10s';"
    "set client_min_messages = warning;";

}  // namespace

bool is_address(std::string_view text) {
  return text.substr(0, 11) == "postgres://" || text.substr(0, 13) == "postgresql://";
}

std::string without_password(const std::string& address) {
  const Options options = options_of(address);
  if (!options) return "postgres://…";
  const auto said = [&](std::string_view name) { return option_named(options, name); };
  std::string text = "postgres://";
  if (!said("user").empty()) text += said("user") + "@";
  text += said("host");
  if (!said("port").empty()) text += ":" + said("port");
  return text + "/" + said("dbname");
}

Split split_password(const std::string& address) {
  const Options options = options_of(address);
  Split split;
  for (const PQconninfoOption* at = options.get(); at && at->keyword; ++at) {
    if (!at->val) continue;
    if (std::string_view(at->keyword) == "password") {
      split.password = at->val;
      continue;
    }
    split.address += std::string(split.address.empty() ? "" : " ") + at->keyword + "='";
    for (const char c : std::string_view(at->val)) {
      if (c == '\'' || c == '\\') split.address += '\\';
      split.address += c;
    }
    split.address += '\'';
  }
  return split;
}

Values& Values::add(std::string_view text) {
  is_sendable_ = is_sendable_ && is_kept_by_postgres(text);
  values_.push_back({std::string(text), true});
  return *this;
}

Values& Values::add(std::int64_t number) {
  values_.push_back({std::to_string(number), false});
  return *this;
}

Values& Values::add_bytes(std::string_view bytes) {
  values_.push_back({std::string(bytes), true});
  return *this;
}

Values& Values::add_list(const std::vector<std::string_view>& texts) {
  std::string list = "{";
  for (const std::string_view text : texts) {
    is_sendable_ = is_sendable_ && is_kept_by_postgres(text);
    list += list.size() > 1 ? ",\"" : "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') list += '\\';
      list += c;
    }
    list += '"';
  }
  values_.push_back({list + "}", false});
  return *this;
}

Values& Values::add_list(const std::vector<std::int64_t>& numbers) {
  std::string list = "{";
  for (const std::int64_t number : numbers) {
    if (list.size() > 1) list += ',';
    list += std::to_string(number);
  }
  values_.push_back({list + "}", false});
  return *this;
}

Rows::Rows(pg_result* result) : result_(result) {}
void Rows::Clear::operator()(pg_result* result) const { PQclear(result); }
std::size_t Rows::count() const { return static_cast<std::size_t>(PQntuples(result_.get())); }

int Rows::status() const { return PQresultStatus(result_.get()); }

std::int64_t Rows::changed() const {
  const std::string_view said = PQcmdTuples(result_.get());
  std::int64_t changed = 0;
  std::from_chars(said.data(), said.data() + said.size(), changed);
  return changed;
}

std::string Rows::text(std::size_t row, int column) const {
  const int at = static_cast<int>(row);
  return {PQgetvalue(result_.get(), at, column),
          static_cast<std::size_t>(PQgetlength(result_.get(), at, column))};
}

int Rows::columns() const { return PQnfields(result_.get()); }

// Source: PostgreSQL 15, 8.4.1: bytea is told as "\\x" and hexadecimal digits.
std::string Rows::bytes(std::size_t row, int column) const {
  constexpr unsigned kBytea = 17;  // its number among PostgreSQL's own types
  std::string said = text(row, column);
  if (PQftype(result_.get(), column) != kBytea || said.substr(0, 2) != "\\x") return said;
  const auto worth = [](char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
  };
  std::string bytes;
  for (std::size_t at = 2; at + 1 < said.size(); at += 2)
    bytes += static_cast<char>(16 * worth(said[at]) + worth(said[at + 1]));
  return bytes;
}

std::int64_t Rows::number(std::size_t row, int column) const {
  const std::string said = text(row, column);
  std::int64_t number = 0;
  std::from_chars(said.data(), said.data() + said.size(), number);
  return number;
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& address, Use use) {
  const Options options = options_of(address);
  if (!options) return unavailable("the address of the database cannot be read");
  // Ours first, so that the address has the last word.
  constexpr const char* kNames[] = {"connect_timeout", "tcp_user_timeout", "application_name",
                                    "client_encoding", "dbname", nullptr};
  const char* const values[] = {"5", "10000", "yearward", "UTF8", address.c_str(), nullptr};
  pg_conn* raw = PQconnectdbParams(kNames, values, 1);
  if (!raw) return unavailable("out of memory");
  // Its notices would go to standard error, between our lines.
  PQsetNoticeProcessor(raw, [](void*, const char*) {}, nullptr);
  const char* password = PQpass(raw);
  std::unique_ptr<Connection> connection(new Connection(raw, password ? password : ""));
  if (PQstatus(raw) != CONNECTION_OK) return connection->failed(nullptr);
  TRY_DONE(connection->settle(use));
  return connection;
}

Outcome Connection::settle(Use use) {
  const char* encoding = PQparameterStatus(connection_, "server_encoding");
  if (!encoding || std::string_view(encoding) != "UTF8") {
    return unavailable("the database must be made with the encoding UTF8");
  }
  return run_script(use == Use::Write ? kWriterSettings : kReaderSettings);
}

Connection::~Connection() { PQfinish(connection_); }

Problem Connection::failed(const pg_result* result) {
  const char* code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  // What has no code was said by libpq, not by the server: it did not get through.
  const bool is_gone = PQstatus(connection_) != CONNECTION_OK || code == nullptr;
  const Trouble trouble = is_gone ? Trouble::Lost : trouble_of(code);
  if (trouble_ == Trouble::None || is_gone) trouble_ = trouble;
  return unavailable(one_line(PQerrorMessage(connection_), password_));
}

Result<std::string> Connection::prepared(const char* sql, std::size_t values) {
  if (const auto at = statements_.find(sql); at != statements_.end()) return at->second;
  const std::string name = "s" + std::to_string(statements_.size());
  const Rows prepared(PQprepare(connection_, name.c_str(), sql, static_cast<int>(values), nullptr));
  if (prepared.status() != PGRES_COMMAND_OK) return failed(prepared.result_.get());
  statements_[sql] = name;
  return name;
}

Result<Rows> Connection::ask(const char* sql, const Values& values) {
  if (!values.is_sendable_) return Refusal::TextHasControlCharacters;
  TRY(const std::string name, prepared(sql, values.values_.size()));
  std::vector<const char*> starts;
  std::vector<int> lengths, formats;
  for (const Values::Value& value : values.values_) {
    starts.push_back(value.text.c_str());
    lengths.push_back(static_cast<int>(value.text.size()));
    formats.push_back(value.is_text ? 1 : 0);
  }
  Rows rows(PQexecPrepared(connection_, name.c_str(), static_cast<int>(starts.size()),
                           starts.data(), lengths.data(), formats.data(), 0));
  const int status = rows.status();
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return failed(rows.result_.get());
  return rows;
}

Outcome Connection::run(const char* sql, const Values& values) {
  TRY([[maybe_unused]] const Rows rows, ask(sql, values));
  return Done{};
}

Outcome Connection::run_script(const std::string& sql) {
  const Rows rows(PQexec(connection_, sql.c_str()));
  if (rows.status() != PGRES_COMMAND_OK && rows.status() != PGRES_TUPLES_OK) {
    return failed(rows.result_.get());
  }
  return Done{};
}

}  // namespace yearward::server::postgres
