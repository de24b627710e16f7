// The store contract in SQL; every value is bound. Knows no HTTP and reads no event.
#include "tools/server/sqlite_store.hpp"

#include "tools/server/migrations.hpp"
#include "tools/server/sql_hub.hpp"
#include "tools/server/sqlite_people.hpp"

namespace yearward::server {
namespace {

Result<Member> member_of(const Query& row) {
  TRY(const Day joined, day_from_text(row.text(5)));
  return Member{{ProgrammeId(row.text(0)), MemberId(row.text(1))},
                role_of(row.number(2)),
                row.text(3),
                row.text(4),
                joined};
}

class SqlReading {
 public:
  explicit SqlReading(Connection& sql) : sql_(sql) {}

  Result<std::optional<Member>> member(const MemberKey& key) {
    Query query = sql_.query(
        "select programme, id, role, card, name, joined from member where programme=? and id=?");
    query.bind(key.programme.text).bind(key.member.text);
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return std::optional<Member>{};
    TRY(Member member, member_of(query));
    return std::optional<Member>{std::move(member)};
  }

  Result<std::vector<Member>> members() {
    Query query = sql_.query(
        "select programme, id, role, card, name, joined from member order by programme, id");
    std::vector<Member> all;
    while (true) {
      TRY(const Query::Row row, query.step());
      if (row == Query::Row::None) return all;
      TRY(Member member, member_of(query));
      all.push_back(std::move(member));
    }
  }

  Result<std::optional<Credential>> credential(std::string_view card) {
    Query query =
        sql_.query("select card, programme, member, pin_hash from credential where card=?");
    query.bind(card);
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return std::optional<Credential>{};
    return std::optional<Credential>{Credential{
        query.text(0), {ProgrammeId(query.text(1)), MemberId(query.text(2))}, query.text(3)}};
  }

  Result<std::optional<Session>> session(std::string_view token_hash) {
    Query query = sql_.query(
        "select token_hash, programme, member, role, created, last_seen from session"
        " where token_hash=?");
    query.bind(token_hash);
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return std::optional<Session>{};
    return std::optional<Session>{Session{query.text(0),
                                          {ProgrammeId(query.text(1)), MemberId(query.text(2))},
                                          role_of(query.number(3)),
                                          query.number(4),
                                          query.number(5)}};
  }

  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most) {
    Query query = sql_.query(
        "select place, id, document from event where programme=? and member=? and place>?"
        " order by place limit ?");
    query.bind(key.programme.text).bind(key.member.text).bind(after);
    query.bind(static_cast<std::int64_t>(most));
    std::vector<StoredEvent> events;
    while (true) {
      TRY(const Query::Row row, query.step());
      if (row == Query::Row::None) return events;
      events.push_back({query.number(0), EventId(query.text(1)), query.text(2)});
    }
  }

  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme, const EventId& id) {
    Query query =
        sql_.query("select member, place, document from event where programme=? and id=?");
    query.bind(programme.text).bind(id.text);
    TRY(const Query::Row row, query.step());
    if (row == Query::Row::None) return std::optional<FoundEvent>{};
    return std::optional<FoundEvent>{
        {MemberId(query.text(0)), {query.number(1), id, query.text(2)}}};
  }

  Result<Cursor> head(const MemberKey& key) {
    Query query = sql_.query("select head from stream where programme=? and member=?");
    query.bind(key.programme.text).bind(key.member.text);
    TRY(const Query::Row row, query.step());
    return row == Query::Row::There ? query.number(0) : Cursor{0};
  }

  Result<std::vector<ProgrammeVersion>> programme_versions() {
    Query query = sql_.query(
        "select programme, version, document from programme_version order by programme, version");
    std::vector<ProgrammeVersion> all;
    while (true) {
      TRY(const Query::Row row, query.step());
      if (row == Query::Row::None) return all;
      all.push_back({ProgrammeId(query.text(0)), static_cast<std::int32_t>(query.number(1)),
                     query.text(2)});
    }
  }

  Result<std::int64_t> counted(const CounterKey& key) {
    Query query = sql_.query(
        "select tries from counter where scope=? and subject=? and span=? and start=?");
    query.bind(key.scope).bind(key.subject).bind(key.window).bind(key.window_start);
    TRY(const Query::Row row, query.step());
    return row == Query::Row::There ? query.number(0) : std::int64_t{0};
  }

 private:
  Connection& sql_;
};

class SqlTransaction final : public SqlPeopleTransaction {
 public:
  explicit SqlTransaction(Connection& sql)
      : SqlPeopleTransaction(sql), sql_(sql), reading_(sql) {}

  Result<std::optional<Member>> member(const MemberKey& key) override {
    return reading_.member(key);
  }
  Result<std::vector<Member>> members() override { return reading_.members(); }
  Result<std::optional<Credential>> credential(std::string_view card) override {
    return reading_.credential(card);
  }
  Result<std::optional<Session>> session(std::string_view token_hash) override {
    return reading_.session(token_hash);
  }
  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most) override {
    return reading_.events_after(key, after, most);
  }
  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme,
                                          const EventId& id) override {
    TRY(std::optional<FoundEvent> found, reading_.event(programme, id));
    if (!found) absent_ = {programme, id};
    return found;
  }
  Result<Cursor> head(const MemberKey& key) override { return reading_.head(key); }
  Result<std::vector<ProgrammeVersion>> programme_versions() override {
    return reading_.programme_versions();
  }
  Result<std::int64_t> counted(const CounterKey& key) override { return reading_.counted(key); }

  // The row of the stream gives the place inside the transaction, so places follow commit order
  // even where several transactions run at once.
  Result<Appended> append(const MemberKey& key, const EventId& id,
                          const std::string& document) override {
    std::optional<FoundEvent> known;
    if (absent_ != std::pair(key.programme, id)) {
      TRY(known, reading_.event(key.programme, id));
    }
    absent_ = {};
    if (known) {
      const bool is_same = known->member == key.member && known->event.document == document;
      if (!is_same) return Refusal::EventIsKnownWithOtherContent;
      return Appended{known->event.place, false};
    }
    // "returning" would build a table of its own for one number, a third of an append.
    TRY(const Cursor head, reading_.head(key));
    const Cursor place = head + 1;
    TRY_DONE(sql_.query("insert into stream (programme, member, head) values (?, ?, ?)"
                        " on conflict (programme, member) do update set head=excluded.head")
                 .bind(key.programme.text)
                 .bind(key.member.text)
                 .bind(place)
                 .run());
    TRY_DONE(sql_.query("insert into event (programme, member, place, id, document)"
                        " values (?, ?, ?, ?, ?)")
                 .bind(key.programme.text)
                 .bind(key.member.text)
                 .bind(place)
                 .bind(id.text)
                 .bind(document)
                 .run());
    note_appended({key, {place, id, document}});
    return Appended{place, true};
  }

  Outcome put(const Member& member) override {
    const std::string joined = text_from_day(member.joined);
    return sql_
        .query("insert into member (programme, id, role, card, name, joined)"
               " values (?, ?, ?, ?, ?, ?) on conflict (programme, id) do update set"
               " role=excluded.role, card=excluded.card, name=excluded.name,"
               " joined=excluded.joined")
        .bind(member.key.programme.text)
        .bind(member.key.member.text)
        .bind(number_of(member.role))
        .bind(member.card)
        .bind(member.name)
        .bind(joined)
        .run();
  }
  Outcome put(const Credential& credential) override {
    return sql_
        .query("insert into credential (card, programme, member, pin_hash) values (?, ?, ?, ?)"
               " on conflict (card) do update set programme=excluded.programme,"
               " member=excluded.member, pin_hash=excluded.pin_hash")
        .bind(credential.card)
        .bind(credential.holder.programme.text)
        .bind(credential.holder.member.text)
        .bind(credential.pin_hash)
        .run();
  }
  Outcome put(const Session& session) override {
    return sql_
        .query("insert into session (token_hash, programme, member, role, created, last_seen)"
               " values (?, ?, ?, ?, ?, ?) on conflict (token_hash) do update set"
               " last_seen=excluded.last_seen")
        .bind(session.token_hash)
        .bind(session.holder.programme.text)
        .bind(session.holder.member.text)
        .bind(number_of(session.role))
        .bind(session.created)
        .bind(session.last_seen)
        .run();
  }
  Outcome put(const ProgrammeVersion& version) override {
    return sql_
        .query("insert into programme_version (programme, version, document) values (?, ?, ?)"
               " on conflict (programme, version) do update set document=excluded.document")
        .bind(version.programme.text)
        .bind(std::int64_t{version.version})
        .bind(version.document)
        .run();
  }
  Outcome remove_session(std::string_view token_hash) override {
    return sql_.query("delete from session where token_hash=?").bind(token_hash).run();
  }
  Outcome remove_sessions_before(std::int64_t last_seen) override {
    return sql_.query("delete from session where last_seen<?").bind(last_seen).run();
  }
  Result<std::int64_t> count(const CounterKey& key, std::int64_t change) override {
    Query query = sql_.query(
        "insert into counter (scope, subject, span, start, tries) values (?1, ?2, ?3, ?4,"
        " max(0, ?5)) on conflict (scope, subject, span, start) do update set"
        " tries = max(0, tries + ?5) returning tries");
    query.bind(key.scope).bind(key.subject).bind(key.window).bind(key.window_start).bind(change);
    TRY([[maybe_unused]] const Query::Row row, query.step());
    const std::int64_t tries = query.number(0);
    TRY([[maybe_unused]] const Query::Row finished, query.step());
    return tries;
  }
  Outcome remove_counters_before(std::int64_t window_start) override {
    return sql_.query("delete from counter where start<?").bind(window_start).run();
  }
  void moved(const MemberKey& key, const std::string& place) override {
    moved_.push_back({key, place});
  }
  std::unique_ptr<HubBooks> hub(const ProgrammeId& programme, const Currency& currency) override {
    return sqlite_hub(sql_, *this, programme, currency);
  }
  Outcome flush() { return note_moved(sql_, moved_); }

 private:
  Connection& sql_;
  SqlReading reading_;
  // What was just looked for and not found: whoever judges looks first, and then appends.
  std::pair<ProgrammeId, EventId> absent_;
  std::vector<Moved> moved_;
};

}  // namespace

class SqliteStore::Borrowed {
 public:
  explicit Borrowed(SqliteStore& store) : store_(store) {
    std::unique_lock lock(store.reading_);
    store.reader_is_free_.wait(lock, [&] { return !store.readers_.empty(); });
    connection_ = std::move(store.readers_.back());
    store.readers_.pop_back();
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed() {
    {
      const std::lock_guard lock(store_.reading_);
      store_.readers_.push_back(std::move(connection_));
    }
    store_.reader_is_free_.notify_one();
  }
  SqlReading read() { return SqlReading(*connection_); }
  SqlPeopleReading people() { return SqlPeopleReading(*connection_); }

 private:
  SqliteStore& store_;
  std::unique_ptr<Connection> connection_;
};

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path) {
  std::unique_ptr<SqliteStore> store(new SqliteStore);
  TRY(store->writer_, Connection::open(path, Connection::Use::Write));
  TRY_DONE(migrate(*store->writer_));
  while (store->readers_.size() < kReaders) {
    TRY(auto reader, Connection::open(path, Connection::Use::Read));
    store->readers_.push_back(std::move(reader));
  }
  return store;
}

Outcome SqliteStore::write(const Work& work) {
  const std::lock_guard lock(writing_);
  TRY_DONE(writer_->run_script("begin immediate"));
  SqlTransaction transaction(*writer_);
  Outcome outcome = work(transaction);
  if (outcome.ok()) outcome = transaction.flush();
  if (outcome.ok()) outcome = writer_->run_script("commit");
  if (!outcome.ok()) {
    // A failed commit may have rolled back by itself; then this is refused and changes nothing.
    [[maybe_unused]] const Outcome undone = writer_->run_script("rollback");
  }
  return outcome;
}

Result<std::optional<Member>> SqliteStore::member(const MemberKey& key) {
  return Borrowed(*this).read().member(key);
}
Result<std::vector<Member>> SqliteStore::members() { return Borrowed(*this).read().members(); }
Result<std::optional<Credential>> SqliteStore::credential(std::string_view card) {
  return Borrowed(*this).read().credential(card);
}
Result<std::optional<Session>> SqliteStore::session(std::string_view token_hash) {
  return Borrowed(*this).read().session(token_hash);
}
Result<std::vector<StoredEvent>> SqliteStore::events_after(const MemberKey& key, Cursor after,
                                                           std::size_t most) {
  return Borrowed(*this).read().events_after(key, after, most);
}
Result<std::optional<FoundEvent>> SqliteStore::event(const ProgrammeId& programme,
                                                     const EventId& id) {
  return Borrowed(*this).read().event(programme, id);
}
Result<Cursor> SqliteStore::head(const MemberKey& key) {
  return Borrowed(*this).read().head(key);
}
Result<std::vector<ProgrammeVersion>> SqliteStore::programme_versions() {
  return Borrowed(*this).read().programme_versions();
}
Result<std::int64_t> SqliteStore::counted(const CounterKey& key) {
  return Borrowed(*this).read().counted(key);
}
Result<std::optional<Filed>> SqliteStore::filed(const FileKey& key) {
  return Borrowed(*this).people().filed(key);
}
Result<std::vector<Filed>> SqliteStore::files_after(const FileKey& after, std::size_t most) {
  return Borrowed(*this).people().files_after(after, most);
}
Result<std::vector<AuditRow>> SqliteStore::audit_after(const ProgrammeId& programme, Cursor after,
                                                       std::size_t most) {
  return Borrowed(*this).people().audit_after(programme, after, most);
}
Result<std::vector<Session>> SqliteStore::sessions_of(const MemberKey& holder) {
  return Borrowed(*this).people().sessions_of(holder);
}

}  // namespace yearward::server
