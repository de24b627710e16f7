// The people's part of the store contract over ordinary maps; knows neither files nor SQL.
#pragma once

#include "tools/server/memory_store.hpp"

namespace yearward::server {

class MemoryPeopleTransaction : public Transaction {
 public:
  explicit MemoryPeopleTransaction(MemoryDrawer& drawer) : drawer_(drawer) {}
  Result<std::optional<Filed>> filed(const FileKey& key) final;
  Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) final;
  Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                            std::size_t most) final;
  Result<std::vector<Session>> sessions_of(const MemberKey& holder) final;
  Outcome file(const Filed& filed) final;
  Result<std::optional<Filed>> take(const FileKey& key) final;
  Result<bool> raise(const FileKey& key, std::int64_t number) final;
  Outcome remove_files_before(std::int64_t until) final;
  Result<AuditRow> append_audit(const ProgrammeId& programme, const std::string& document) final;
  Outcome remove_sessions_of(const MemberKey& holder) final;
  Outcome remove_credentials_of(const MemberKey& holder) final;

 private:
  MemoryDrawer& drawer_;
};

}  // namespace yearward::server
