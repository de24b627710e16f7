// Folders, audit log and holders in SQL; every value is bound. Knows no document from another.
#include "tools/server/sqlite_people.hpp"

namespace yearward::server {
namespace {

Filed filed_of(const Query& row) {
  return {{ProgrammeId(row.text(0)), row.text(1), row.text(2)},
          row.text(3),
          row.number(4),
          row.number(5)};
}

}  // namespace

Result<std::optional<Filed>> SqlPeopleReading::filed(const FileKey& key) {
  Query query = sql_.query(
      "select programme, folder, id, document, until, number from filed"
      " where programme=? and folder=? and id=?");
  query.bind(key.programme.text).bind(key.folder).bind(key.id);
  TRY(const Query::Row row, query.step());
  if (row == Query::Row::None) return std::optional<Filed>{};
  return std::optional<Filed>{filed_of(query)};
}

Result<std::vector<Filed>> SqlPeopleReading::files_after(const FileKey& after, std::size_t most) {
  Query query = sql_.query(
      "select programme, folder, id, document, until, number from filed"
      " where programme=? and folder=? and id>? order by id limit ?");
  query.bind(after.programme.text).bind(after.folder).bind(after.id);
  query.bind(static_cast<std::int64_t>(most));
  std::vector<Filed> all;
  while (true) {
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return all;
    all.push_back(filed_of(query));
  }
}

Result<std::vector<AuditRow>> SqlPeopleReading::audit_after(const ProgrammeId& programme,
                                                            Cursor after, std::size_t most) {
  Query query = sql_.query(
      "select place, document, hash from audit where programme=? and place>?"
      " order by place limit ?");
  query.bind(programme.text).bind(after).bind(static_cast<std::int64_t>(most));
  std::vector<AuditRow> rows;
  while (true) {
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return rows;
    rows.push_back({query.number(0), query.text(1), query.text(2)});
  }
}

Result<std::vector<Session>> SqlPeopleReading::sessions_of(const MemberKey& holder) {
  Query query = sql_.query(
      "select token_hash, role, created, last_seen from session where programme=? and member=?"
      " order by created, token_hash");
  query.bind(holder.programme.text).bind(holder.member.text);
  std::vector<Session> all;
  while (true) {
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return all;
    all.push_back(
        {query.text(0), holder, role_of(query.number(1)), query.number(2), query.number(3)});
  }
}

Outcome SqlPeopleTransaction::file(const Filed& filed) {
  return sql_
      .query("insert into filed (programme, folder, id, document, until, number)"
             " values (?, ?, ?, ?, ?, ?) on conflict (programme, folder, id) do update set"
             " document=excluded.document, until=excluded.until, number=excluded.number")
      .bind(filed.key.programme.text)
      .bind(filed.key.folder)
      .bind(filed.key.id)
      .bind(filed.document)
      .bind(filed.until)
      .bind(filed.number)
      .run();
}

Result<std::optional<Filed>> SqlPeopleTransaction::take(const FileKey& key) {
  Query query = sql_.query(
      "delete from filed where programme=? and folder=? and id=?"
      " returning programme, folder, id, document, until, number");
  query.bind(key.programme.text).bind(key.folder).bind(key.id);
  TRY(const Query::Row row, query.step());
  if (row == Query::Row::None) return std::optional<Filed>{};
  std::optional<Filed> taken = filed_of(query);
  TRY([[maybe_unused]] const Query::Row finished, query.step());
  return taken;
}

Result<bool> SqlPeopleTransaction::raise(const FileKey& key, std::int64_t number) {
  Query query = sql_.query(
      "update filed set number=?1 where programme=?2 and folder=?3 and id=?4 and number<?1"
      " returning number");
  query.bind(number).bind(key.programme.text).bind(key.folder).bind(key.id);
  TRY(const Query::Row row, query.step());
  if (row == Query::Row::None) return false;
  TRY([[maybe_unused]] const Query::Row finished, query.step());
  return true;
}

Outcome SqlPeopleTransaction::remove_files_before(std::int64_t until) {
  return sql_.query("delete from filed where until>0 and until<?").bind(until).run();
}

// The row of the head is written first: where several transactions run at once it is what the
// second one waits for, so it never chains to a line that is not the last.
Result<AuditRow> SqlPeopleTransaction::append_audit(const ProgrammeId& programme,
                                                    const std::string& document) {
  Query next = sql_.query(
      "insert into audit_head (programme, place, hash) values (?, 1, '')"
      " on conflict (programme) do update set place = place + 1 returning place, hash");
  next.bind(programme.text);
  TRY([[maybe_unused]] const Query::Row placed, next.step());
  AuditRow row{next.number(0), document, chained_hash(next.text(1), document)};
  TRY([[maybe_unused]] const Query::Row finished, next.step());
  TRY_DONE(sql_.query("insert into audit (programme, place, document, hash) values (?, ?, ?, ?)")
               .bind(programme.text)
               .bind(row.place)
               .bind(row.document)
               .bind(row.hash)
               .run());
  TRY_DONE(sql_.query("update audit_head set hash=? where programme=?")
               .bind(row.hash)
               .bind(programme.text)
               .run());
  return row;
}

Outcome SqlPeopleTransaction::remove_sessions_of(const MemberKey& holder) {
  return sql_.query("delete from session where programme=? and member=?")
      .bind(holder.programme.text)
      .bind(holder.member.text)
      .run();
}

Outcome SqlPeopleTransaction::remove_credentials_of(const MemberKey& holder) {
  return sql_.query("delete from credential where programme=? and member=?")
      .bind(holder.programme.text)
      .bind(holder.member.text)
      .run();
}

}  // namespace yearward::server
