// The accounts of members as the server's books keep them between exchanges: a member's events and
// those of everybody merged into them, judged by the engine. What stands in a stream always
// evaluates. It refuses to know devices and leases.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/engine/engine.hpp"
#include "core/sync/hub_store.hpp"

namespace yearward::sync {

// Events that stand or fall together, and which of them says what a member gained or lost by it.
struct Posted {
  Points moved;        // of the spendable unit, by the event that was asked about
  bool late = false;   // it could not stand at its own moment, and was posted as of now
};

// A stream that a person's account is made from, and how far it goes.
struct StreamHead {
  MemberId member;
  Cursor head = 0;
  bool operator==(const StreamHead&) const = default;
};

class Books {
 public:
  explicit Books(const Versions& versions) : versions_(&versions) {}
  // New rules are in force: everything kept is judged again when it is next asked for.
  void use(const Versions& versions);
  // After a transaction that did not commit: what was kept may be ahead of the store.
  void forget() { kept_.clear(); }

  // Who a member is now, and their row. Refuses: MemberIsUnknown.
  static Result<MemberRow> person(HubStore& store, const MemberId& member);
  // The account as of its last event or later. Pre: `row` is a person's.
  Result<const Account*> account(HubStore& store, const MemberRow& row);
  // The account with everything due by the end of a day.
  Result<const Account*> account_on(HubStore& store, const MemberRow& row, Day day);

  // Posts events of a person, all or none, each at its own moment and in the stream of the member
  // it names; where something that is there already would no longer stand, all as of `now`
  // instead. `asked` is the place in the list of the event whose points are told.
  // Refuses: what the engine refuses; then nothing is posted.
  Result<Posted> stand(HubStore& store, const MemberRow& row, std::vector<Event> events,
                       std::size_t asked, Moment now);

  const Versions& versions() const { return *versions_; }

 private:
  struct Kept {
    Account account;
    std::vector<StreamHead> streams;  // it was made from
  };
  Result<Kept*> kept(HubStore& store, const MemberRow& row);
  Outcome post_all(Kept& kept, const std::vector<Event>& events);
  Outcome replay(Kept& kept, const std::vector<Event>& events);

  const Versions* versions_;
  std::map<MemberId, Kept> kept_;
};

// The events of a stream and of all merged into it, however deep. Shape: unordered.
Result<std::vector<Event>> events_of_person(HubStore& store, const MemberRow& row);
// Grows by one with each event of the person, wherever it is appended. After merges have come or
// gone it may be what it was before of other streams.
Result<Cursor> heads_of_person(HubStore& store, const MemberRow& row);

}  // namespace yearward::sync
