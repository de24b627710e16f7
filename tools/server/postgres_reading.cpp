// The questions of the store contract as SQL for PostgreSQL and its relatives.
#include "tools/server/postgres_reading.hpp"

namespace yearward::server {
namespace {

using postgres::Rows;
using postgres::Values;

Result<Member> member_of(const Rows& rows, std::size_t row) {
  TRY(const Day joined, day_from_text(rows.text(row, 5)));
  return Member{{ProgrammeId(rows.text(row, 0)), MemberId(rows.text(row, 1))},
                role_of(rows.number(row, 2)),
                rows.text(row, 3),
                rows.text(row, 4),
                joined};
}

// A text that PostgreSQL cannot keep is in none of its rows.
template <class Answer>
Result<Answer> or_nothing(const Result<Rows>& rows) {
  if (rows.problem().refusal == Refusal::TextHasControlCharacters) return Answer{};
  return rows.problem();
}

}  // namespace

Result<std::optional<Member>> PostgresReading::member(const MemberKey& key) {
  const auto rows = sql_.ask(
      "select programme, id, role, card, name, joined from member where programme=$1 and id=$2",
      Values().add(key.programme.text).add(key.member.text));
  if (!rows.ok()) return or_nothing<std::optional<Member>>(rows);
  if (rows.value().count() == 0) return std::optional<Member>{};
  TRY(Member member, member_of(rows.value(), 0));
  return std::optional<Member>{std::move(member)};
}

Result<std::vector<Member>> PostgresReading::members() {
  TRY(const Rows rows,
      sql_.ask("select programme, id, role, card, name, joined from member order by programme, id",
               Values()));
  std::vector<Member> all;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    TRY(Member member, member_of(rows, row));
    all.push_back(std::move(member));
  }
  return all;
}

Result<std::optional<Credential>> PostgresReading::credential(std::string_view card) {
  const auto rows =
      sql_.ask("select card, programme, member, pin_hash from credential where card=$1",
               Values().add(card));
  if (!rows.ok()) return or_nothing<std::optional<Credential>>(rows);
  const Rows& found = rows.value();
  if (found.count() == 0) return std::optional<Credential>{};
  return std::optional<Credential>{
      Credential{found.text(0, 0),
                 {ProgrammeId(found.text(0, 1)), MemberId(found.text(0, 2))},
                 found.text(0, 3)}};
}

Result<std::optional<Session>> PostgresReading::session(std::string_view token_hash) {
  const auto rows = sql_.ask(
      "select token_hash, programme, member, role, created, last_seen from session"
      " where token_hash=$1",
      Values().add(token_hash));
  if (!rows.ok()) return or_nothing<std::optional<Session>>(rows);
  const Rows& found = rows.value();
  if (found.count() == 0) return std::optional<Session>{};
  return std::optional<Session>{
      Session{found.text(0, 0),
              {ProgrammeId(found.text(0, 1)), MemberId(found.text(0, 2))},
              role_of(found.number(0, 3)),
              found.number(0, 4),
              found.number(0, 5)}};
}

Result<std::vector<StoredEvent>> PostgresReading::events_after(const MemberKey& key, Cursor after,
                                                               std::size_t most) {
  TRY(const Rows rows,
      sql_.ask("select place, id, document from event where programme=$1 and member=$2"
               " and place>$3 order by place limit $4",
               Values()
                   .add(key.programme.text)
                   .add(key.member.text)
                   .add(after)
                   .add(static_cast<std::int64_t>(most))));
  std::vector<StoredEvent> events;
  events.reserve(rows.count());
  for (std::size_t row = 0; row < rows.count(); ++row) {
    events.push_back({rows.number(row, 0), EventId(rows.text(row, 1)), rows.text(row, 2)});
  }
  return events;
}

Result<std::optional<FoundEvent>> PostgresReading::event(const ProgrammeId& programme,
                                                         const EventId& id) {
  const auto rows =
      sql_.ask("select member, place, document from event where programme=$1 and id=$2",
               Values().add(programme.text).add(id.text));
  if (!rows.ok()) return or_nothing<std::optional<FoundEvent>>(rows);
  const Rows& found = rows.value();
  if (found.count() == 0) return std::optional<FoundEvent>{};
  return std::optional<FoundEvent>{
      {MemberId(found.text(0, 0)), {found.number(0, 1), id, found.text(0, 2)}}};
}

Result<Cursor> PostgresReading::head(const MemberKey& key) {
  TRY(const Rows rows, sql_.ask("select head from stream where programme=$1 and member=$2",
                                Values().add(key.programme.text).add(key.member.text)));
  return rows.count() == 0 ? Cursor{0} : rows.number(0, 0);
}

Result<std::vector<ProgrammeVersion>> PostgresReading::programme_versions() {
  TRY(const Rows rows,
      sql_.ask("select programme, version, document from programme_version"
               " order by programme, version",
               Values()));
  std::vector<ProgrammeVersion> all;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    all.push_back({ProgrammeId(rows.text(row, 0)), static_cast<std::int32_t>(rows.number(row, 1)),
                   rows.text(row, 2)});
  }
  return all;
}

Result<std::int64_t> PostgresReading::counted(const CounterKey& key) {
  TRY(const Rows rows,
      sql_.ask("select tries from counter where scope=$1 and subject=$2 and span=$3 and start=$4",
               Values().add(key.scope).add(key.subject).add(key.window).add(key.window_start)));
  return rows.count() == 0 ? std::int64_t{0} : rows.number(0, 0);
}

}  // namespace yearward::server
