// The store of one machine: SQLite in WAL mode, one writing connection, a few reading ones.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tools/server/sqlite.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

class SqliteStore final : public Store {
 public:
  // Opens or creates the file and brings its schema up to date. Refuses: StoreIsUnavailable.
  static Result<std::unique_ptr<SqliteStore>> open(const std::string& path);

  Result<std::optional<Member>> member(const MemberKey& key) override;
  Result<std::vector<Member>> members() override;
  Result<std::optional<Credential>> credential(std::string_view card) override;
  Result<std::optional<Session>> session(std::string_view token_hash) override;
  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most) override;
  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme, const EventId& id) override;
  Result<Cursor> head(const MemberKey& key) override;
  Result<std::vector<ProgrammeVersion>> programme_versions() override;
  Result<std::int64_t> counted(const CounterKey& key) override;
  Result<std::optional<Filed>> filed(const FileKey& key) override;
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) override;
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most) override;
  Result<std::vector<Session>> sessions_of(const MemberKey& holder) override;
  Outcome write(const Work& work) override;

 private:
  SqliteStore() = default;
  class Borrowed;  // a reading connection, given back when it goes

  std::mutex writing_;
  std::unique_ptr<Connection> writer_;
  std::mutex reading_;
  std::condition_variable reader_is_free_;
  std::vector<std::unique_ptr<Connection>> readers_;
};

}  // namespace yearward::server
