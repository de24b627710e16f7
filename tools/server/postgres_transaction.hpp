// One transaction on PostgreSQL. Streams are locked before they are read for judging, and appended
// events wait here until the commit, so that hundreds of them cost a handful of statements.
#pragma once

#include <map>
#include <utility>

#include "tools/server/postgres_reading.hpp"
#include "tools/server/sql_hub.hpp"

namespace yearward::server {

class PostgresTransaction final : public Transaction {
 public:
  explicit PostgresTransaction(postgres::Connection& sql) : sql_(sql), reading_(sql) {}

  Result<std::optional<Member>> member(const MemberKey& key) override;
  Result<std::vector<Member>> members() override { return reading_.members(); }
  Result<std::optional<Credential>> credential(std::string_view card) override;
  Result<std::optional<Session>> session(std::string_view token_hash) override;
  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most) override;
  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme, const EventId& id) override;
  Result<Cursor> head(const MemberKey& key) override;
  Result<std::vector<ProgrammeVersion>> programme_versions() override;
  Result<std::int64_t> counted(const CounterKey& key) override;

  Outcome expect(const Touched& expected) override;
  Result<Appended> append(const MemberKey& key, const EventId& id,
                          const std::string& document) override;
  void moved(const MemberKey& key, const std::string& place) override {
    moved_.push_back({key, place});
  }
  std::unique_ptr<HubBooks> hub(const ProgrammeId& programme, const Currency& currency) override {
    return postgres_hub(sql_, *this, programme, currency);
  }
  Outcome put(const Member& member) override;
  Outcome put(const Credential& credential) override;
  Outcome put(const Session& session) override;
  Outcome put(const ProgrammeVersion& version) override;
  Outcome remove_session(std::string_view token_hash) override;
  Outcome remove_sessions_before(std::int64_t last_seen) override;
  Result<std::int64_t> count(const CounterKey& key, std::int64_t change) override;
  Outcome remove_counters_before(std::int64_t window_start) override;

  // The people's part: postgres_people.cpp.
  Result<std::optional<Filed>> filed(const FileKey& key) override { return reading_.filed(key); }
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) override {
    return reading_.files_after(after, most);
  }
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most) override {
    return reading_.audit_after(programme, after, most);
  }
  Result<std::vector<Session>> sessions_of(const MemberKey& holder) override {
    return reading_.sessions_of(holder);
  }
  Outcome file(const Filed& filed) override;
  Result<std::optional<Filed>> take(const FileKey& key) override;
  Result<bool> raise(const FileKey& key, std::int64_t number) override;
  Outcome remove_files_before(std::int64_t until) override;
  Result<AuditRow> append_audit(const ProgrammeId& programme,
                                const std::string& document) override;
  Outcome remove_sessions_of(const MemberKey& holder) override;
  Outcome remove_credentials_of(const MemberKey& holder) override;

  // Writes what was appended. False when another process said one of these ids meanwhile: the
  // whole transaction must run again.
  Result<bool> flush();

 private:
  enum class Missing : std::uint8_t { MakeForMembers, Make };
  using EventKey = std::pair<ProgrammeId, EventId>;
  Outcome claim(const std::vector<MemberKey>& streams, Missing missing);
  Outcome lock(const std::vector<MemberKey>& streams);
  Outcome look_up(const std::vector<EventKey>& ids);

  postgres::Connection& sql_;
  PostgresReading reading_;
  std::map<MemberKey, Cursor> heads_;  // of the streams this transaction holds, as they will be
  std::map<EventKey, std::optional<FoundEvent>> known_;
  std::vector<EventKey> unwritten_;    // in order; their events are in known_
  std::vector<Moved> moved_;
};

}  // namespace yearward::server
