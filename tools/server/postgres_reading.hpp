// What can be asked of the tables in PostgreSQL, over one connection; inside a transaction and
// outside the same. Every value is bound. Knows no HTTP and reads no event.
#pragma once

#include "tools/server/postgres.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

class PostgresReading {
 public:
  explicit PostgresReading(postgres::Connection& sql) : sql_(sql) {}

  Result<std::optional<Member>> member(const MemberKey& key);
  Result<std::vector<Member>> members();
  Result<std::optional<Credential>> credential(std::string_view card);
  Result<std::optional<Session>> session(std::string_view token_hash);
  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most);
  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme, const EventId& id);
  Result<Cursor> head(const MemberKey& key);
  Result<std::vector<ProgrammeVersion>> programme_versions();
  Result<std::int64_t> counted(const CounterKey& key);
  // The people's part: postgres_people.cpp.
  Result<std::optional<Filed>> filed(const FileKey& key);
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most);
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most);
  Result<std::vector<Session>> sessions_of(const MemberKey& holder);

 private:
  postgres::Connection& sql_;
};

}  // namespace yearward::server
