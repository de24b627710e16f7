// What the server's side of the protocol keeps, as one transaction: devices and their logs with
// verdicts, members' streams, leases, what stores lost. All of it is durable together or not at
// all. It refuses to know SQL; tests/simulation has it in memory, tools/server on its databases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/engine/funds.hpp"
#include "core/sync/exchange.hpp"

namespace yearward::sync {

struct DeviceRow {
  DeviceNumber device = 0;
  Epoch epoch = 1;
  std::string store;      // where it stands; the place of its events
  Sequence upto = 0;      // the last fact recorded of the epoch
  Digest head{};          // its link
  std::uint64_t asked = 0;  // number of its latest request
  Instant heard = 0;      // the last exchange
  Instant skew = 0;       // seconds its clock was ahead then
  bool revoked = false;   // stolen: what it says is kept and not believed
  bool operator==(const DeviceRow&) const = default;
};

struct LogRow {
  FactId id;
  EventId event;          // the fact's name, its own or that of the place it was first said at
  std::string bytes;
  Digest link{};
  Verdict verdict;
  Instant received = 0;
  bool skewed = false;
  bool operator==(const LogRow&) const = default;
};

struct MemberRow {
  MemberId member;
  std::string store;                 // whose tablets know the member; empty: none yet
  std::optional<MemberId> now_is;    // merged into
  std::vector<MemberId> joined;      // directly merged into this one
  bool deleted = false;
  bool operator==(const MemberRow&) const = default;
};

// A refund that waits for its sale.
struct HeldRefund {
  FactId id;
  EventId sale;
  Event refund;
  Instant received = 0;
  bool operator==(const HeldRefund&) const = default;
};

// The purse of funds is part of what is kept.
class HubStore : public Purse {
 public:
  // Every answer may be StoreIsUnavailable.
  virtual Result<std::optional<DeviceRow>> device(DeviceNumber device) = 0;
  virtual Outcome put(const DeviceRow& device) = 0;

  // Unique by id and, among first tellings, by event.
  virtual Outcome append(const LogRow& row) = 0;
  // In order, from ≤ sequence ≤ to, of one device and epoch.
  virtual Result<std::vector<LogRow>> log(FactId from, Sequence to) = 0;
  // The first fact that was recorded under that name, by whatever device.
  virtual Result<std::optional<LogRow>> told(const EventId& event) = 0;

  // None for whoever was never a member.
  virtual Result<std::optional<MemberRow>> member(const MemberId& member) = 0;
  virtual Outcome put(const MemberRow& member) = 0;
  // Whether a member's account did not add up when it was last checked: nothing more is lent on it.
  virtual Result<bool> is_under_review(const MemberId& member) = 0;
  // Puts an event at the next place of the member's stream, in commit order.
  virtual Result<Cursor> append(const MemberId& member, const Event& event) = 0;
  virtual Result<std::vector<PlacedEvent>> events_after(const MemberId& member, Cursor after,
                                                        std::size_t most) = 0;
  virtual Result<Cursor> head(const MemberId& member) = 0;
  // Refuses what append could not keep: EventIsKnownWithOtherContent (an event of that name stands
  // in somebody's stream), or what the store's own reader would refuse of it.
  virtual Outcome check(const Event& event) = 0;

  // The latest limit of each member of a store, at a place of its own in the store's stream.
  virtual Outcome put_limit(const std::string& store, const MemberLimit& limit) = 0;
  virtual Result<std::vector<PlacedLimit>> limits_after(const std::string& store, Cursor after,
                                                        std::size_t most) = 0;

  virtual Result<std::optional<Lease>> lease(const std::string& id) = 0;
  virtual Outcome put(const Lease& lease) = 0;
  // Open ones (live or frozen), in order of id.
  virtual Result<std::vector<Lease>> leases_of(DeviceNumber device) = 0;
  virtual Result<std::vector<Lease>> leases_for(const MemberId& member) = 0;
  // Open ones whose end was before a moment, in order of id, at most so many.
  virtual Result<std::vector<Lease>> leases_ended(Instant before, std::size_t most) = 0;

  virtual Outcome put(const HeldRefund& refund) = 0;
  virtual Result<std::vector<HeldRefund>> held_for(const EventId& sale) = 0;
  virtual Outcome remove_held(FactId id) = 0;

  // What a store owes the programme for points handed out that no lease covered.
  virtual Outcome add_liability(const std::string& store, Points points) = 0;
};

}  // namespace yearward::sync
