// Hub: the server's side of the protocol. It takes a device's facts in order, judges each by the
// engine, keeps the verdict for good, grants leases and says what is new; each call inside one
// transaction of the store. It refuses to know HTTP, SQL and keys.
#pragma once

#include <set>
#include <string>

#include "core/sync/books.hpp"
#include "core/sync/receipt.hpp"

namespace yearward::sync {

struct HubSettings {
  // A lease takes at most this share of what is available, and at most so many points.
  Ratio lease_share{1, 2};
  Points lease_most{300};
  Instant lease_lasts = 86'400;
  std::int32_t leases_a_device = 16;
  // What a device does not give back by its own log is reclaimed when it was silent for so long.
  Instant reclaim_after = 30 * 86'400;
  // A refund waits so long for its sale.
  Instant held_for = 30 * 86'400;
};

// What became of a receipt; of one that was known, what was said of it before.
struct Brought {
  EventId event;
  Verdict verdict;
  bool is_new = false;
};

class Hub {
 public:
  Hub(const Versions& versions, std::string rules, HubSettings settings, SealChecker& seals)
      : books_(versions), rules_(std::move(rules)), settings_(settings), seals_(seals) {}

  // Answers one request, changing what the store keeps. Asked twice, it changes nothing the second
  // time and answers the same of facts.
  // Refuses: DeviceIsUnknown, SealIsWrong, ListIsTooLong, StoreIsUnavailable; nothing is changed
  // then, provided the transaction is not committed.
  Result<Reply> exchange(HubStore& store, const Request& request, Instant now);

  // Enrols a device, anew where it was before: its leases are frozen, its next fact is 1.
  Result<DeviceRow> enrol(HubStore& store, DeviceNumber device, const std::string& place,
                          Instant now);
  // Freezes what the device holds and believes it no more. Refuses: DeviceIsUnknown.
  Outcome revoke(HubStore& store, DeviceNumber device);
  // Reclaims what silent devices hold and lets go of refunds nobody's sale came for.
  Outcome tend(HubStore& store, Instant now);

  // Takes what a receipt says, if neither the device's log nor another receipt brought it before.
  // It is judged as if the device said it now; a device that was revoked since is believed.
  // Refuses: DeviceIsUnknown, SealIsWrong, ReceiptIsMalformed, EventIsKnownWithOtherContent
  // (something else stands at its place or under its name), StoreIsUnavailable.
  Result<Brought> bring(HubStore& store, const Receipt& receipt, Instant now);

  // What happens at the server itself, at a till that is online or by a member's own hand. The
  // points moved. Refuses: what the engine refuses, MemberIsUnknown.
  Result<Points> post(HubStore& store, Event event, Instant now);
  // `from` is the same person as `into` from now on; their events count as one history.
  // Refuses: MemberIsUnknown, NameIsTaken (one person already), what the engine refuses of the
  // joined history.
  Outcome merge(HubStore& store, const MemberId& from, const MemberId& into, Instant now);
  // Takes a merge back: either history counts by itself again, and what was said in between stays
  // with the one it was said to.
  // Refuses: MemberIsUnknown (merged into nobody), what the engine refuses of either history alone
  // (points of the other were spent in between).
  Outcome unmerge(HubStore& store, const MemberId& from, Instant now);
  // Forgets who a member was. Leases are void; late facts are kept without the person.
  Outcome remove(HubStore& store, const MemberId& member);

  // What was said of members elsewhere has moved their figures: tells their store's tablets.
  Outcome refresh(HubStore& store, const std::vector<MemberId>& members, Instant now);

  // After a transaction that did not commit.
  void forget() { books_.forget(); }
  void use(const Versions& versions, std::string rules);
  const Books& books() const { return books_; }

 private:
  struct Visit;  // one exchange on its way
  Outcome take_facts(Visit& visit);
  Outcome note_fork(Visit& visit);
  Outcome tell_known(Visit& visit, Epoch epoch);
  Outcome record(Visit& visit, const Fact& fact, Sequence sequence, const Digest& link);
  Outcome keep(Visit& visit, Fact fact, LogRow& row);
  Result<Verdict> judge(Visit& visit, Fact& fact, FactId id);
  Result<Verdict> judge_event(Visit& visit, const MemberRow& row, const Fact& fact, FactId id);
  Result<Verdict> judge_spend(Visit& visit, const MemberRow& row, const Fact& fact);
  Result<Verdict> judge_float(Visit& visit, const MemberRow& row, const Fact& fact);
  Result<Verdict> judge_return(Visit& visit, const Fact& fact);
  Result<Verdict> lost(Visit& visit, const Fact& fact, std::optional<Refusal> reason);
  Outcome settle_held(HubStore& store, const EventId& sale, Instant now);
  Outcome grant(Visit& visit, const Want& want);
  static Result<bool> is_held_back(HubStore& store, const MemberRow& row);
  Outcome release(HubStore& store, Lease& lease, EventId id, Instant at, Instant now);
  Outcome freeze_leases(HubStore& store, DeviceNumber device);
  // At most so many items, of which the page takes what it holds.
  Result<Page> page(Visit& visit, const Follow& follow, std::size_t& room);
  Result<Page> member_page(HubStore& store, const Follow& follow, std::size_t& room);
  Outcome put_limits(HubStore& store, Instant now);
  Outcome welcome(const Visit& visit, MemberRow& row);
  Moment moment(Instant at) const { return moment_at(books_.versions().back().zone, at); }

  Books books_;
  std::string rules_;
  HubSettings settings_;
  SealChecker& seals_;
  std::set<MemberId> touched_;  // whose figures the transaction may have changed
};

}  // namespace yearward::sync
