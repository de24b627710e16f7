// The people's part of the store contract as SQL for PostgreSQL and its kin: who changes a row
// holds it until the end of the transaction, and whoever comes second waits.
#include "tools/server/postgres_transaction.hpp"

namespace yearward::server {
namespace {

using postgres::Rows;
using postgres::Values;

Filed filed_of(const Rows& rows, std::size_t row) {
  return {{ProgrammeId(rows.text(row, 0)), rows.text(row, 1), rows.text(row, 2)},
          rows.text(row, 3),
          rows.number(row, 4),
          rows.number(row, 5)};
}

Values values_of(const FileKey& key) {
  return Values().add(key.programme.text).add(key.folder).add(key.id);
}

Values values_of(const MemberKey& key) {
  return Values().add(key.programme.text).add(key.member.text);
}

}  // namespace

Result<std::optional<Filed>> PostgresReading::filed(const FileKey& key) {
  const auto rows = sql_.ask(
      "select programme, folder, id, document, until, number from filed"
      " where programme=$1 and folder=$2 and id=$3",
      values_of(key));
  // A text that PostgreSQL cannot keep is in none of its rows.
  const bool is_unkept =
      !rows.ok() && rows.problem().refusal == Refusal::TextHasControlCharacters;
  if (is_unkept) return std::optional<Filed>{};
  if (!rows.ok()) return rows.problem();
  if (rows.value().count() == 0) return std::optional<Filed>{};
  return std::optional<Filed>{filed_of(rows.value(), 0)};
}

Result<std::vector<Filed>> PostgresReading::files_after(const FileKey& after, std::size_t most) {
  Values values = values_of(after);
  values.add(static_cast<std::int64_t>(most));
  TRY(const Rows rows,
      sql_.ask("select programme, folder, id, document, until, number from filed"
               " where programme=$1 and folder=$2 and id>$3 order by id limit $4",
               values));
  std::vector<Filed> all;
  for (std::size_t row = 0; row < rows.count(); ++row) all.push_back(filed_of(rows, row));
  return all;
}

Result<std::vector<AuditRow>> PostgresReading::audit_after(const ProgrammeId& programme,
                                                           Cursor after, std::size_t most) {
  TRY(const Rows rows,
      sql_.ask("select place, document, hash from audit where programme=$1 and place>$2"
               " order by place limit $3",
               Values().add(programme.text).add(after).add(static_cast<std::int64_t>(most))));
  std::vector<AuditRow> all;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    all.push_back({rows.number(row, 0), rows.text(row, 1), rows.text(row, 2)});
  }
  return all;
}

Result<std::vector<Session>> PostgresReading::sessions_of(const MemberKey& holder) {
  TRY(const Rows rows,
      sql_.ask("select token_hash, role, created, last_seen from session"
               " where programme=$1 and member=$2 order by created, token_hash",
               values_of(holder)));
  std::vector<Session> all;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    all.push_back({rows.text(row, 0), holder, role_of(rows.number(row, 1)), rows.number(row, 2),
                   rows.number(row, 3)});
  }
  return all;
}

Outcome PostgresTransaction::file(const Filed& filed) {
  Values values = values_of(filed.key);
  values.add(filed.document).add(filed.until).add(filed.number);
  return sql_.run(
      "insert into filed (programme, folder, id, document, until, number)"
      " values ($1, $2, $3, $4, $5, $6) on conflict (programme, folder, id) do update set"
      " document=excluded.document, until=excluded.until, number=excluded.number",
      values);
}

Result<std::optional<Filed>> PostgresTransaction::take(const FileKey& key) {
  TRY(const Rows rows,
      sql_.ask("delete from filed where programme=$1 and folder=$2 and id=$3"
               " returning programme, folder, id, document, until, number",
               values_of(key)));
  if (rows.count() == 0) return std::optional<Filed>{};
  return std::optional<Filed>{filed_of(rows, 0)};
}

Result<bool> PostgresTransaction::raise(const FileKey& key, std::int64_t number) {
  Values values = values_of(key);
  values.add(number);
  TRY(const Rows rows,
      sql_.ask("update filed set number=$4 where programme=$1 and folder=$2 and id=$3"
               " and number<$4 returning number",
               values));
  return rows.count() == 1;
}

Outcome PostgresTransaction::remove_files_before(std::int64_t until) {
  return sql_.run("delete from filed where until>0 and until<$1", Values().add(until));
}

// The head's row first: the second of two transactions waits there, and then chains to what the
// first one left.
Result<AuditRow> PostgresTransaction::append_audit(const ProgrammeId& programme,
                                                   const std::string& document) {
  TRY(const Rows head,
      sql_.ask("insert into audit_head (programme, place, hash) values ($1, 1, '')"
               " on conflict (programme) do update set place = audit_head.place + 1"
               " returning place, hash",
               Values().add(programme.text)));
  const AuditRow row{head.number(0, 0), document, chained_hash(head.text(0, 1), document)};
  TRY_DONE(sql_.run("insert into audit (programme, place, document, hash) values ($1, $2, $3, $4)",
                    Values().add(programme.text).add(row.place).add(row.document).add(row.hash)));
  TRY_DONE(sql_.run("update audit_head set hash=$2 where programme=$1",
                    Values().add(programme.text).add(row.hash)));
  return row;
}

Outcome PostgresTransaction::remove_sessions_of(const MemberKey& holder) {
  return sql_.run("delete from session where programme=$1 and member=$2", values_of(holder));
}

Outcome PostgresTransaction::remove_credentials_of(const MemberKey& holder) {
  return sql_.run("delete from credential where programme=$1 and member=$2", values_of(holder));
}

}  // namespace yearward::server
