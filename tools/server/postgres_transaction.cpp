// The changes of the store contract as SQL for PostgreSQL and its relatives: row locks and unique
// keys decide, never an isolation level.
#include "tools/server/postgres_transaction.hpp"

#include <algorithm>

namespace yearward::server {
namespace {

using postgres::Rows;
using postgres::Values;

// The keys of streams as two lists of the same length.
Values lists_of(const std::vector<MemberKey>& keys) {
  std::vector<std::string_view> programmes, members;
  for (const MemberKey& key : keys) {
    programmes.push_back(key.programme.text);
    members.push_back(key.member.text);
  }
  return std::move(Values().add_list(programmes).add_list(members));
}

}  // namespace

Result<std::optional<Member>> PostgresTransaction::member(const MemberKey& key) {
  return reading_.member(key);
}
Result<std::optional<Credential>> PostgresTransaction::credential(std::string_view card) {
  return reading_.credential(card);
}
Result<std::optional<Session>> PostgresTransaction::session(std::string_view token_hash) {
  return reading_.session(token_hash);
}
Result<std::vector<ProgrammeVersion>> PostgresTransaction::programme_versions() {
  return reading_.programme_versions();
}
Result<std::int64_t> PostgresTransaction::counted(const CounterKey& key) {
  return reading_.counted(key);
}

Result<std::vector<StoredEvent>> PostgresTransaction::events_after(const MemberKey& key,
                                                                   Cursor after,
                                                                   std::size_t most) {
  TRY(std::vector<StoredEvent> events, reading_.events_after(key, after, most));
  for (const EventKey& id : unwritten_) {
    const FoundEvent& found = *known_.at(id);
    const bool is_asked = id.first == key.programme && found.member == key.member &&
                          found.event.place > after && events.size() < most;
    if (is_asked) events.push_back(found.event);
  }
  return events;
}

Result<std::optional<FoundEvent>> PostgresTransaction::event(const ProgrammeId& programme,
                                                             const EventId& id) {
  if (const auto at = known_.find({programme, id}); at != known_.end()) return at->second;
  return reading_.event(programme, id);
}

Result<Cursor> PostgresTransaction::head(const MemberKey& key) {
  if (!heads_.count(key)) TRY_DONE(claim({key}, Missing::MakeForMembers));
  const auto at = heads_.find(key);
  return at == heads_.end() ? Cursor{0} : at->second;
}

Outcome PostgresTransaction::expect(const Touched& expected) {
  std::vector<MemberKey> streams = expected.streams;
  std::sort(streams.begin(), streams.end());
  streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
  TRY_DONE(claim(streams, Missing::MakeForMembers));
  return look_up(expected.ids);
}

// Two transactions take what they share in one order, so neither waits for the other's end.
Outcome PostgresTransaction::claim(const std::vector<MemberKey>& streams, Missing missing) {
  std::vector<MemberKey> wanted;
  const auto still_wanted = [&] {
    wanted.clear();
    for (const MemberKey& key : streams) {
      if (!heads_.count(key)) wanted.push_back(key);
    }
    return !wanted.empty();
  };
  if (!still_wanted()) return Done{};
  TRY_DONE(lock(wanted));
  if (!still_wanted()) return Done{};
  Values values = lists_of(wanted);
  values.add(missing == Missing::Make ? std::int64_t{1} : std::int64_t{0});
  TRY(const Rows made,
      sql_.ask("insert into stream (programme, member, head)"
               " select asked.programme, asked.member, 0"
               " from unnest($1::text[], $2::text[]) as asked (programme, member)"
               " where $3::bigint = 1 or exists (select 1 from member"
               " where member.programme = asked.programme and member.id = asked.member)"
               " order by 1, 2 on conflict (programme, member) do nothing",
               values));
  return lock(wanted);
}

Outcome PostgresTransaction::lock(const std::vector<MemberKey>& streams) {
  TRY(const Rows rows,
      sql_.ask("select stream.programme, stream.member, stream.head from stream"
               " join unnest($1::text[], $2::text[]) as asked (programme, member)"
               " on stream.programme = asked.programme and stream.member = asked.member"
               " order by stream.programme, stream.member for update of stream",
               lists_of(streams)));
  for (std::size_t row = 0; row < rows.count(); ++row) {
    heads_[{ProgrammeId(rows.text(row, 0)), MemberId(rows.text(row, 1))}] = rows.number(row, 2);
  }
  return Done{};
}

Outcome PostgresTransaction::look_up(const std::vector<EventKey>& ids) {
  std::vector<std::string_view> programmes, names;
  for (const EventKey& id : ids) {
    if (!known_.try_emplace(id).second) continue;
    programmes.push_back(id.first.text);
    names.push_back(id.second.text);
  }
  if (names.empty()) return Done{};
  TRY(const Rows rows,
      sql_.ask("select event.programme, event.id, event.member, event.place, event.document"
               " from event join unnest($1::text[], $2::text[]) as asked (programme, id)"
               " on event.programme = asked.programme and event.id = asked.id",
               Values().add_list(programmes).add_list(names)));
  for (std::size_t row = 0; row < rows.count(); ++row) {
    const EventId id(rows.text(row, 1));
    known_[{ProgrammeId(rows.text(row, 0)), id}] =
        FoundEvent{MemberId(rows.text(row, 2)), {rows.number(row, 3), id, rows.text(row, 4)}};
  }
  return Done{};
}

Result<Appended> PostgresTransaction::append(const MemberKey& key, const EventId& id,
                                             const std::string& document) {
  const EventKey name{key.programme, id};
  if (!known_.count(name)) TRY_DONE(look_up({name}));
  if (const std::optional<FoundEvent>& known = known_.at(name)) {
    const bool is_same = known->member == key.member && known->event.document == document;
    if (!is_same) return Refusal::EventIsKnownWithOtherContent;
    return Appended{known->event.place, false};
  }
  TRY_DONE(claim({key}, Missing::Make));
  const Cursor place = ++heads_.at(key);
  known_[name] = FoundEvent{key.member, {place, id, document}};
  unwritten_.push_back(name);
  note_appended({key, known_.at(name)->event});
  return Appended{place, true};
}

// The rows of the streams move in the same statement as the events appear: a reader who sees place
// n sees every place before it, which a sequence does not promise.
Result<bool> PostgresTransaction::flush() {
  TRY_DONE(note_moved(sql_, moved_));
  if (unwritten_.empty()) return true;
  std::vector<std::string_view> programmes, members, ids, documents, moved_in, moved;
  std::vector<std::int64_t> places, heads;
  std::map<MemberKey, Cursor> last;
  for (const EventKey& name : unwritten_) {
    const FoundEvent& found = *known_.at(name);
    programmes.push_back(name.first.text);
    ids.push_back(name.second.text);
    members.push_back(found.member.text);
    places.push_back(found.event.place);
    documents.push_back(found.event.document);
    last[{name.first, found.member}] = found.event.place;
  }
  for (const auto& [key, head] : last) {
    moved_in.push_back(key.programme.text);
    moved.push_back(key.member.text);
    heads.push_back(head);
  }
  TRY(const Rows rows,
      sql_.ask("with said as (insert into event (programme, member, place, id, document)"
               " select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[])"
               " on conflict do nothing returning 1),"
               " moved as (update stream set head = later.head"
               " from unnest($6::text[], $7::text[], $8::bigint[])"
               " as later (programme, member, head) where stream.programme = later.programme"
               " and stream.member = later.member returning 1)"
               " select (select count(*) from said), (select count(*) from moved)",
               Values()
                   .add_list(programmes)
                   .add_list(members)
                   .add_list(places)
                   .add_list(ids)
                   .add_list(documents)
                   .add_list(moved_in)
                   .add_list(moved)
                   .add_list(heads)));
  const auto count = [&](int column) { return static_cast<std::size_t>(rows.number(0, column)); };
  const bool all_are_new = count(0) == unwritten_.size();
  PROMISE(!all_are_new || count(1) == last.size());
  unwritten_.clear();
  return all_are_new;
}

Outcome PostgresTransaction::put(const Member& member) {
  return sql_.run(
      "insert into member (programme, id, role, card, name, joined)"
      " values ($1, $2, $3, $4, $5, $6) on conflict (programme, id) do update set"
      " role=excluded.role, card=excluded.card, name=excluded.name, joined=excluded.joined",
      Values()
          .add(member.key.programme.text)
          .add(member.key.member.text)
          .add(number_of(member.role))
          .add(member.card)
          .add(member.name)
          .add(text_from_day(member.joined)));
}

Outcome PostgresTransaction::put(const Credential& credential) {
  return sql_.run(
      "insert into credential (card, programme, member, pin_hash) values ($1, $2, $3, $4)"
      " on conflict (card) do update set programme=excluded.programme,"
      " member=excluded.member, pin_hash=excluded.pin_hash",
      Values()
          .add(credential.card)
          .add(credential.holder.programme.text)
          .add(credential.holder.member.text)
          .add(credential.pin_hash));
}

Outcome PostgresTransaction::put(const Session& session) {
  return sql_.run(
      "insert into session (token_hash, programme, member, role, created, last_seen)"
      " values ($1, $2, $3, $4, $5, $6) on conflict (token_hash) do update set"
      " last_seen=excluded.last_seen",
      Values()
          .add(session.token_hash)
          .add(session.holder.programme.text)
          .add(session.holder.member.text)
          .add(number_of(session.role))
          .add(session.created)
          .add(session.last_seen));
}

Outcome PostgresTransaction::put(const ProgrammeVersion& version) {
  return sql_.run(
      "insert into programme_version (programme, version, document) values ($1, $2, $3)"
      " on conflict (programme, version) do update set document=excluded.document",
      Values()
          .add(version.programme.text)
          .add(std::int64_t{version.version})
          .add(version.document));
}

Outcome PostgresTransaction::remove_session(std::string_view token_hash) {
  return sql_.run("delete from session where token_hash=$1", Values().add(token_hash));
}

Outcome PostgresTransaction::remove_sessions_before(std::int64_t last_seen) {
  return sql_.run("delete from session where last_seen<$1", Values().add(last_seen));
}

Result<std::int64_t> PostgresTransaction::count(const CounterKey& key, std::int64_t change) {
  TRY(const Rows rows,
      sql_.ask("insert into counter (scope, subject, span, start, tries)"
               " values ($1, $2, $3, $4, greatest(0::bigint, $5::bigint))"
               " on conflict (scope, subject, span, start) do update set"
               " tries = greatest(0::bigint, counter.tries + $5::bigint) returning tries",
               Values()
                   .add(key.scope)
                   .add(key.subject)
                   .add(key.window)
                   .add(key.window_start)
                   .add(change)));
  return rows.number(0, 0);
}

Outcome PostgresTransaction::remove_counters_before(std::int64_t window_start) {
  return sql_.run("delete from counter where start<$1", Values().add(window_start));
}

}  // namespace yearward::server
