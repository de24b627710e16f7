// The store contract over ordinary maps; knows neither files nor SQL.
#include "tools/server/memory_store.hpp"

#include <algorithm>

#include "tools/server/memory_people.hpp"

namespace yearward::server {
namespace {

template <class Map, class Key>
auto found(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
  const auto at = map.find(key);
  if (at == map.end()) return std::nullopt;
  return at->second;
}

MemoryDrawer::Counter counter_of(const CounterKey& key) {
  return {key.scope, key.subject, key.window, key.window_start};
}

class MemoryTransaction final : public MemoryPeopleTransaction {
 public:
  explicit MemoryTransaction(MemoryDrawer& drawer)
      : MemoryPeopleTransaction(drawer), drawer_(drawer) {}

  Result<std::optional<Member>> member(const MemberKey& key) override {
    return found(drawer_.members, key);
  }
  Result<std::vector<Member>> members() override {
    std::vector<Member> all;
    for (const auto& [key, member] : drawer_.members) all.push_back(member);
    return all;
  }
  Result<std::optional<Credential>> credential(std::string_view card) override {
    return found(drawer_.credentials, card);
  }
  Result<std::optional<Session>> session(std::string_view token_hash) override {
    return found(drawer_.sessions, token_hash);
  }
  Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                std::size_t most) override {
    std::vector<StoredEvent> answer;
    for (const StoredEvent& event : found(drawer_.streams, key).value_or(answer)) {
      if (event.place > after && answer.size() < most) answer.push_back(event);
    }
    return answer;
  }
  Result<std::optional<FoundEvent>> event(const ProgrammeId& programme,
                                          const EventId& id) override {
    const auto at = drawer_.ids.find({programme, id});
    if (at == drawer_.ids.end()) return std::optional<FoundEvent>{};
    const auto& [member, place] = at->second;
    const auto& stream = drawer_.streams.at({programme, member});
    return std::optional<FoundEvent>{{member, stream[static_cast<std::size_t>(place) - 1]}};
  }
  Result<Cursor> head(const MemberKey& key) override {
    const auto at = drawer_.streams.find(key);
    return at == drawer_.streams.end() ? Cursor{0} : at->second.back().place;
  }
  Result<std::vector<ProgrammeVersion>> programme_versions() override {
    std::vector<ProgrammeVersion> all;
    for (const auto& [key, version] : drawer_.versions) all.push_back(version);
    return all;
  }
  Result<std::int64_t> counted(const CounterKey& key) override {
    return found(drawer_.counters, counter_of(key)).value_or(0);
  }

  Result<Appended> append(const MemberKey& key, const EventId& id,
                          const std::string& document) override {
    TRY(const std::optional<FoundEvent> known, event(key.programme, id));
    if (known) {
      const bool is_same = known->member == key.member && known->event.document == document;
      if (!is_same) return Refusal::EventIsKnownWithOtherContent;
      return Appended{known->event.place, false};
    }
    auto& stream = drawer_.streams[key];
    const Cursor place = static_cast<Cursor>(stream.size()) + 1;
    stream.push_back({place, id, document});
    drawer_.ids[{key.programme, id}] = {key.member, place};
    note_appended({key, {place, id, document}});
    return Appended{place, true};
  }
  void moved(const MemberKey& key, const std::string& place) override {
    note_moved(drawer_.hubs[key.programme], key.member, place);
  }
  std::unique_ptr<HubBooks> hub(const ProgrammeId& programme, const Currency& currency) override {
    return memory_hub(drawer_.hubs[programme], *this, programme, currency);
  }
  Outcome put(const Member& member) override {
    drawer_.members[member.key] = member;
    return Done{};
  }
  Outcome put(const Credential& credential) override {
    drawer_.credentials[credential.card] = credential;
    return Done{};
  }
  Outcome put(const Session& session) override {
    drawer_.sessions[session.token_hash] = session;
    return Done{};
  }
  Outcome put(const ProgrammeVersion& version) override {
    drawer_.versions[{version.programme, version.version}] = version;
    return Done{};
  }
  Outcome remove_session(std::string_view token_hash) override {
    std::erase_if(drawer_.sessions, [&](const auto& kept) { return kept.first == token_hash; });
    return Done{};
  }
  Outcome remove_sessions_before(std::int64_t last_seen) override {
    std::erase_if(drawer_.sessions,
                  [&](const auto& kept) { return kept.second.last_seen < last_seen; });
    return Done{};
  }
  Result<std::int64_t> count(const CounterKey& key, std::int64_t change) override {
    std::int64_t& counter = drawer_.counters[counter_of(key)];
    counter = std::max<std::int64_t>(0, counter + change);
    return counter;
  }
  Outcome remove_counters_before(std::int64_t window_start) override {
    std::erase_if(drawer_.counters,
                  [&](const auto& kept) { return std::get<3>(kept.first) < window_start; });
    return Done{};
  }

 private:
  MemoryDrawer& drawer_;
};

}  // namespace

Outcome MemoryStore::write(const Work& work) {
  const std::lock_guard lock(mutex_);
  MemoryDrawer next = *drawer_;
  MemoryTransaction transaction(next);
  TRY_DONE(work(transaction));
  *drawer_ = std::move(next);
  return Done{};
}

#define YEARWARD_READ(call)                        \
  const std::lock_guard lock(mutex_);              \
  return MemoryTransaction(*drawer_).call

Result<std::optional<Member>> MemoryStore::member(const MemberKey& key) {
  YEARWARD_READ(member(key));
}
Result<std::vector<Member>> MemoryStore::members() { YEARWARD_READ(members()); }
Result<std::optional<Credential>> MemoryStore::credential(std::string_view card) {
  YEARWARD_READ(credential(card));
}
Result<std::optional<Session>> MemoryStore::session(std::string_view token_hash) {
  YEARWARD_READ(session(token_hash));
}
Result<std::vector<StoredEvent>> MemoryStore::events_after(const MemberKey& key, Cursor after,
                                                           std::size_t most) {
  YEARWARD_READ(events_after(key, after, most));
}
Result<std::optional<FoundEvent>> MemoryStore::event(const ProgrammeId& programme,
                                                     const EventId& id) {
  YEARWARD_READ(event(programme, id));
}
Result<Cursor> MemoryStore::head(const MemberKey& key) { YEARWARD_READ(head(key)); }
Result<std::vector<ProgrammeVersion>> MemoryStore::programme_versions() {
  YEARWARD_READ(programme_versions());
}
Result<std::int64_t> MemoryStore::counted(const CounterKey& key) { YEARWARD_READ(counted(key)); }
Result<std::optional<Filed>> MemoryStore::filed(const FileKey& key) { YEARWARD_READ(filed(key)); }
Result<std::vector<Filed>> MemoryStore::files_after(const FileKey& after, std::size_t most) {
  YEARWARD_READ(files_after(after, most));
}
Result<std::vector<AuditRow>> MemoryStore::audit_after(const ProgrammeId& programme, Cursor after,
                                                       std::size_t most) {
  YEARWARD_READ(audit_after(programme, after, most));
}
Result<std::vector<Session>> MemoryStore::sessions_of(const MemberKey& holder) {
  YEARWARD_READ(sessions_of(holder));
}

#undef YEARWARD_READ

}  // namespace yearward::server
