// The people's part of the store contract in SQL. It refuses to know transactions: whoever has a
// connection has begun one, or only reads.
#pragma once

#include "tools/server/sqlite.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// How roles are kept. A number nobody knows is a member's: the role that may do least.

class SqlPeopleReading final : public PeopleReading {
 public:
  explicit SqlPeopleReading(Connection& sql) : sql_(sql) {}
  Result<std::optional<Filed>> filed(const FileKey& key) override;
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) override;
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most) override;
  Result<std::vector<Session>> sessions_of(const MemberKey& holder) override;

 private:
  Connection& sql_;
};

class SqlPeopleTransaction : public Transaction {
 public:
  explicit SqlPeopleTransaction(Connection& sql) : sql_(sql), reading_(sql) {}
  Result<std::optional<Filed>> filed(const FileKey& key) final { return reading_.filed(key); }
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) final {
    return reading_.files_after(after, most);
  }
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most) final {
    return reading_.audit_after(programme, after, most);
  }
  Result<std::vector<Session>> sessions_of(const MemberKey& holder) final {
    return reading_.sessions_of(holder);
  }
  Outcome file(const Filed& filed) final;
  Result<std::optional<Filed>> take(const FileKey& key) final;
  Result<bool> raise(const FileKey& key, std::int64_t number) final;
  Outcome remove_files_before(std::int64_t until) final;
  Result<AuditRow> append_audit(const ProgrammeId& programme, const std::string& document) final;
  Outcome remove_sessions_of(const MemberKey& holder) final;
  Outcome remove_credentials_of(const MemberKey& holder) final;

 private:
  Connection& sql_;
  SqlPeopleReading reading_;
};

}  // namespace yearward::server
