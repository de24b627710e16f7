// The store contract: what the backend keeps and in which order it gives it back. One suite of
// cases (tests/contract/event_log.json) holds every implementation to it, the browser's included.
// It refuses to know SQL, HTTP and what is inside an event's document.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/quantity/day.hpp"
#include "core/sync/wire.hpp"
#include "tools/server/people_store.hpp"

namespace yearward {
struct Currency;
}

namespace yearward::server {

class HubBooks;
using sync::Cursor;

// Kept as numbers, in this order. What each may do: tools/server/roles.hpp.
enum class Role : std::uint8_t {
  Member,
  Till,              // an account that says purchases and refunds, signed in by a PIN
  Cashier,           // staff of one store
  StoreManager,      // staff of one store
  ProgrammeManager,  // staff of the whole programme
  Auditor,           // reads
  Admin,             // staff, devices, nothing that moves a point
  Device,            // signs its requests with a key
  kCount,
};
constexpr std::int64_t number_of(Role role) { return static_cast<std::int64_t>(role); }
// A number this program does not know is the role that may do least.
constexpr Role role_of(std::int64_t number) {
  const bool is_known = number >= 0 && number < number_of(Role::kCount);
  return is_known ? static_cast<Role>(number) : Role::Member;
}

// How many connections of a store read: two io threads, the password pool, one to spare.
inline constexpr std::size_t kReaders = 4;

// Programme first, as in every key of the store: it is what a second machine would be split by.
struct MemberKey {
  ProgrammeId programme;
  MemberId member;
  bool operator==(const MemberKey&) const = default;
  auto operator<=>(const MemberKey&) const = default;
};

// Somebody who may have an account. Names and cards are personal data: never in a log.
struct Member {
  MemberKey key;
  Role role = Role::Member;
  std::string card;  // digits; empty for a member without one
  std::string name;
  Day joined;
  bool operator==(const Member&) const = default;
};

struct Credential {
  std::string card;
  MemberKey holder;
  std::string pin_hash;  // Argon2id, as libsodium writes it
  bool operator==(const Credential&) const = default;
};

struct Session {
  std::string token_hash;  // BLAKE2b of the cookie; the cookie itself is kept nowhere
  MemberKey holder;
  Role role = Role::Member;
  std::int64_t created = 0;    // seconds since 1970 UTC
  std::int64_t last_seen = 0;
  bool operator==(const Session&) const = default;
};

// Events are kept as the canonical documents the codec writes: equal events are equal bytes.
struct StoredEvent {
  Cursor place = 0;  // 1, 2, 3 … in the member's stream, in commit order
  EventId id;
  std::string document;
  bool operator==(const StoredEvent&) const = default;
};

struct FoundEvent {
  MemberId member;
  StoredEvent event;
};

struct Appended {
  Cursor place = 0;
  bool is_new = false;
};

struct ProgrammeVersion {
  ProgrammeId programme;
  std::int32_t version = 0;
  std::string document;
  bool operator==(const ProgrammeVersion&) const = default;
};

// A count of tries within a window of time, for rate limits.
struct CounterKey {
  std::string scope;            // "card", "address"
  std::string subject;          // a hash, never the card or the address
  std::int64_t window = 0;      // length in seconds
  std::int64_t window_start = 0;
};

// What can be asked. Every answer may be StoreIsUnavailable.
class Reading : public PeopleReading {
 public:
  virtual Result<std::optional<Member>> member(const MemberKey& key) = 0;
  // In order of programme, then id.
  virtual Result<std::vector<Member>> members() = 0;
  virtual Result<std::optional<Credential>> credential(std::string_view card) = 0;
  virtual Result<std::optional<Session>> session(std::string_view token_hash) = 0;
  // At most `most` events after a place, in order of place.
  virtual Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                        std::size_t most) = 0;
  // Wherever in the programme that id was appended: ids are unique in a programme.
  virtual Result<std::optional<FoundEvent>> event(const ProgrammeId& programme,
                                                  const EventId& id) = 0;
  // The last place of the stream; 0 for an empty one.
  virtual Result<Cursor> head(const MemberKey& key) = 0;
  // In order of programme, then version.
  virtual Result<std::vector<ProgrammeVersion>> programme_versions() = 0;
  virtual Result<std::int64_t> counted(const CounterKey& key) = 0;
};

// What a transaction is about to judge and append, so that a store that is asked over a network can
// take it all in a few steps, and two processes take it in the same order.
struct Touched {
  std::vector<MemberKey> streams;
  std::vector<std::pair<ProgrammeId, EventId>> ids;
};

// An event that a transaction put into a stream.
struct NewEvent {
  MemberKey stream;
  StoredEvent event;
};

// What can be changed, inside one transaction; reading sees its own writes. From head() on, nobody
// else appends to that member's stream until the transaction ends: ask it before judging.
class Transaction : public Reading, public PeopleChanging {
 public:
  // Says beforehand what will be asked; it changes no answer.
  virtual Outcome expect(const Touched&) { return Done{}; }
  // Puts an event at the next place of the member's stream. The same id with the same content is
  // answered with its first place and changes nothing.
  // Refuses: EventIsKnownWithOtherContent (and then has changed nothing).
  virtual Result<Appended> append(const MemberKey& key, const EventId& id,
                                  const std::string& document) = 0;
  // Something was said of a member elsewhere than at the hub: tablets of the store that knows the
  // member are to be told. `place` is where; it becomes that store when none was yet.
  virtual void moved(const MemberKey& key, const std::string& place) = 0;
  // What the hub keeps of a programme, in this transaction. Pre: both outlive the books.
  virtual std::unique_ptr<HubBooks> hub(const ProgrammeId& programme,
                                        const Currency& currency) = 0;
  virtual Outcome put(const Member& member) = 0;
  virtual Outcome put(const Credential& credential) = 0;
  virtual Outcome put(const Session& session) = 0;
  virtual Outcome put(const ProgrammeVersion& version) = 0;
  virtual Outcome remove_session(std::string_view token_hash) = 0;
  virtual Outcome remove_sessions_before(std::int64_t last_seen) = 0;
  // Adds to a counter, which never falls below zero; returns what it then is.
  virtual Result<std::int64_t> count(const CounterKey& key, std::int64_t change) = 0;
  virtual Outcome remove_counters_before(std::int64_t window_start) = 0;

  // What was appended so far, in order: whoever has to tell others of it looks here.
  const std::vector<NewEvent>& appended() const { return appended_; }

 protected:
  void note_appended(NewEvent event) { appended_.push_back(std::move(event)); }

 private:
  std::vector<NewEvent> appended_;
};

// Safe to read from any thread; writes come one after another.
class Store : public Reading {
 public:
  using Work = std::function<Outcome(Transaction&)>;
  // Runs the work in one transaction: all of it is durable when this returns Done, none of it is
  // there otherwise. Where several processes write, work may be run again from its beginning, and
  // then nothing of the run before was kept: what it remembered of that run is void.
  // Refuses: what the work refused, StoreIsUnavailable.
  virtual Outcome write(const Work& work) = 0;
};

}  // namespace yearward::server
