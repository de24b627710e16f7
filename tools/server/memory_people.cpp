// What SQL must keep of people, said with maps; no document is looked into.
#include "tools/server/memory_people.hpp"

#include <algorithm>

namespace yearward::server {

Result<std::optional<Filed>> MemoryPeopleTransaction::filed(const FileKey& key) {
  const auto at = drawer_.files.find(key);
  if (at == drawer_.files.end()) return std::optional<Filed>{};
  return std::optional<Filed>{at->second};
}

Result<std::vector<Filed>> MemoryPeopleTransaction::files_after(const FileKey& after,
                                                                std::size_t most) {
  std::vector<Filed> all;
  for (auto at = drawer_.files.upper_bound(after); at != drawer_.files.end(); ++at) {
    const FileKey& key = at->first;
    const bool is_here = key.programme == after.programme && key.folder == after.folder;
    if (!is_here || all.size() >= most) break;
    all.push_back(at->second);
  }
  return all;
}

Result<std::vector<AuditRow>> MemoryPeopleTransaction::audit_after(const ProgrammeId& programme,
                                                                   Cursor after,
                                                                   std::size_t most) {
  std::vector<AuditRow> rows;
  const auto at = drawer_.audit.find(programme);
  if (at == drawer_.audit.end()) return rows;
  for (const AuditRow& row : at->second) {
    if (row.place > after && rows.size() < most) rows.push_back(row);
  }
  return rows;
}

Result<std::vector<Session>> MemoryPeopleTransaction::sessions_of(const MemberKey& holder) {
  std::vector<Session> all;
  for (const auto& [hash, session] : drawer_.sessions) {
    if (session.holder == holder) all.push_back(session);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Session& a, const Session& b) { return a.created < b.created; });
  return all;
}

Outcome MemoryPeopleTransaction::file(const Filed& filed) {
  drawer_.files[filed.key] = filed;
  return Done{};
}

Result<std::optional<Filed>> MemoryPeopleTransaction::take(const FileKey& key) {
  const auto at = drawer_.files.find(key);
  if (at == drawer_.files.end()) return std::optional<Filed>{};
  std::optional<Filed> taken = std::move(at->second);
  drawer_.files.erase(at);
  return taken;
}

Result<bool> MemoryPeopleTransaction::raise(const FileKey& key, std::int64_t number) {
  const auto at = drawer_.files.find(key);
  if (at == drawer_.files.end() || at->second.number >= number) return false;
  at->second.number = number;
  return true;
}

Outcome MemoryPeopleTransaction::remove_files_before(std::int64_t until) {
  std::erase_if(drawer_.files, [&](const auto& kept) {
    return kept.second.until > 0 && kept.second.until < until;
  });
  return Done{};
}

Result<AuditRow> MemoryPeopleTransaction::append_audit(const ProgrammeId& programme,
                                                       const std::string& document) {
  std::vector<AuditRow>& rows = drawer_.audit[programme];
  const std::string before = rows.empty() ? std::string() : rows.back().hash;
  rows.push_back(
      {static_cast<Cursor>(rows.size()) + 1, document, chained_hash(before, document)});
  return rows.back();
}

Outcome MemoryPeopleTransaction::remove_sessions_of(const MemberKey& holder) {
  std::erase_if(drawer_.sessions,
                [&](const auto& kept) { return kept.second.holder == holder; });
  return Done{};
}

Outcome MemoryPeopleTransaction::remove_credentials_of(const MemberKey& holder) {
  std::erase_if(drawer_.credentials,
                [&](const auto& kept) { return kept.second.holder == holder; });
  return Done{};
}

}  // namespace yearward::server
