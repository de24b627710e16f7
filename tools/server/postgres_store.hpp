// The store that several server processes share: PostgreSQL 15, or what speaks its SQL. One writing
// connection a process, a few reading ones; connections that break are made again.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tools/server/postgres.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

class PostgresStore final : public Store {
 public:
  // How long a write is tried again before the store counts as failed.
  struct Patience {
    std::int64_t seconds = 60;
    int conflicts = 50;
  };
  // Connects and brings the schema up to date; several processes may do so at once.
  // Refuses: StoreIsUnavailable, also for a schema newer than this program.
  static Result<std::unique_ptr<PostgresStore>> open(const std::string& address,
                                                     Patience patience);
  static Result<std::unique_ptr<PostgresStore>> open(const std::string& address) {
    return open(address, Patience());
  }
  ~PostgresStore() override;

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

  // How often work was run again: conflicts with other processes, and connections that broke.
  std::int64_t reruns() const;

 private:
  struct Attempt;
  PostgresStore(std::string address, Patience patience)
      : address_(std::move(address)), patience_(patience) {}
  class Borrowed;  // a reading connection, given back when it goes
  template <class Ask>
  auto reading(Ask ask);
  Outcome begin_as_writer();
  Attempt attempt(const Work& work);
  Result<bool> was_kept();

  const std::string address_;
  const Patience patience_;
  // This process among the writers, and its transactions by number: see postgres_store.cpp.
  std::string writer_name_;
  std::int64_t batch_ = 0;
  mutable std::mutex writing_;
  std::int64_t reruns_ = 0;
  std::unique_ptr<postgres::Connection> writer_;
  std::mutex lending_;
  std::condition_variable reader_is_free_;
  std::vector<std::unique_ptr<postgres::Connection>> readers_;
};

}  // namespace yearward::server
