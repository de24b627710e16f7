// A store that lives as long as its drawer: for tests, and to say in a page what SQL must keep.
// It refuses to be fast: a write copies everything first.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "tools/server/memory_hub.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// What a memory store keeps; outlives the store, as a file would.
struct MemoryDrawer {
  std::map<MemberKey, Member> members;
  std::map<std::string, Credential, std::less<>> credentials;
  std::map<std::string, Session, std::less<>> sessions;
  std::map<MemberKey, std::vector<StoredEvent>> streams;
  std::map<std::pair<ProgrammeId, EventId>, std::pair<MemberId, Cursor>> ids;
  std::map<std::pair<ProgrammeId, std::int32_t>, ProgrammeVersion> versions;
  using Counter = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;
  std::map<Counter, std::int64_t> counters;
  std::map<FileKey, Filed> files;
  std::map<ProgrammeId, std::vector<AuditRow>> audit;
  std::map<ProgrammeId, HubShelf> hubs;
};

class MemoryStore final : public Store {
 public:
  explicit MemoryStore(std::shared_ptr<MemoryDrawer> drawer) : drawer_(std::move(drawer)) {}

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
  std::mutex mutex_;
  std::shared_ptr<MemoryDrawer> drawer_;
};

}  // namespace yearward::server
