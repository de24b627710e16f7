// What the hub of one programme keeps, inside one transaction of the server's store. A member's
// stream is the very one that pushes and counters append to; the rest is the hub's own rows. It
// refuses to know SQL, HTTP and keys.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/programme.hpp"
#include "core/sync/hub_store.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// How a person stands in the books when there is more to say than that they are a member: merged
// into another, joined by others, forgotten. Shape: a document in the folder "person".
struct Standing {
  std::optional<MemberId> now_is;
  std::vector<MemberId> joined;
  bool deleted = false;
  bool operator==(const Standing&) const = default;
};
Result<Standing> standing_of(PeopleReading& reading, const MemberKey& key);
// How often anybody of the programme was merged, taken apart or forgotten: who remembers a person
// compares it. Ask it while holding the stream of whoever it is about.
Result<std::int64_t> merges_in(PeopleReading& reading, const ProgrammeId& programme);

// A person's history stands in at most so many streams, each of at most so many events: the
// portal's one cursor has room for as many.
inline constexpr std::size_t kMostStreams = 3;
inline constexpr Cursor kMostOfAStream = (1 << 17) - 1;
// Who a member is now, however often merged.
Result<MemberKey> person_of(PeopleReading& reading, const MemberKey& key);
// The streams that make up a person: the own one first, then those of whoever joined, in order.
Result<std::vector<MemberKey>> streams_of(PeopleReading& reading, const MemberKey& key);
// Whether two may be merged without a history that no cursor could follow.
Result<bool> may_be_one(Reading& reading, const MemberKey& from, const MemberKey& into);

// A person's history as the portal follows it: one list, by one number.
struct PersonPage {
  std::vector<StoredEvent> events;  // each at a place no other event of the person has
  Cursor cursor = 0;                // ask for what comes after it
  bool more = false;
};
// At most `most` events after a cursor of an earlier page.
// Refuses: SignInIsRequired (the cursor is of a time when the person was merged with somebody who
// is another person now: what was told then is to be forgotten), LimitIsReached.
Result<PersonPage> person_events_after(Reading& reading, const MemberKey& key, Cursor after,
                                       std::size_t most);

class HubBooks : public sync::HubStore {
 public:
  // Pre: both outlive the books, which are of this transaction only.
  HubBooks(Transaction& transaction, ProgrammeId programme, const Currency& currency)
      : transaction_(transaction), programme_(std::move(programme)), currency_(currency) {}

  using sync::HubStore::append;
  using sync::HubStore::put;
  Result<Cursor> append(const MemberId& member, const Event& event) final;
  Result<std::vector<sync::PlacedEvent>> events_after(const MemberId& member, Cursor after,
                                                      std::size_t most) final;
  Result<Cursor> head(const MemberId& member) final;
  Outcome check(const Event& event) final;
  // Claims the member's stream first: whoever merges two members waits for who is judging one.
  Result<std::optional<sync::MemberRow>> member(const MemberId& member) final;
  Outcome put(const sync::MemberRow& member) final;
  // A count of the store like a shelf's: its row is held to the commit.
  Result<Points> set_aside(const Fund& fund, Points change) final;
  Result<bool> is_under_review(const MemberId& member) final;

  // Members whose limit at a store is older than their stream, because something was said of them
  // elsewhere than at the hub. Putting the limit takes them off.
  virtual Result<std::vector<MemberId>> due(const std::string& store, std::size_t most) = 0;
  // 1, 2, 3 … under each name; no two transactions get the same.
  virtual Result<std::int64_t> next(std::string_view name) = 0;
  // What stores owe, in order of store.
  virtual Result<std::vector<std::pair<std::string, Points>>> liabilities() = 0;

 protected:
  virtual Result<std::string> home(const MemberId& member) = 0;
  virtual Outcome put_home(const MemberId& member, const std::string& store) = 0;

  Transaction& transaction_;
  const ProgrammeId programme_;
  const Currency& currency_;

 private:
  std::map<MemberId, std::optional<sync::MemberRow>> rows_;  // as this transaction sees them
};

}  // namespace yearward::server
