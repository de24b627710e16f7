// Device: the replica a phone, a tablet or a kiosk keeps. A fact is drafted, written to the journal
// by whoever owns the disk, and only then done; it stays in the outbox until it is acknowledged.
// What the server says comes as one change, to be kept in one transaction and then told back. It
// decides; it refuses to know disks, networks and clocks, which are told to it.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "core/sync/exchange.hpp"
#include "core/sync/journal.hpp"
#include "core/sync/receipt.hpp"

namespace yearward::sync {

// What the device's clocks say: the wall clock, which anybody may set, and the seconds since the
// program began, which nobody can.
struct ClockReading {
  Instant wall = 0;
  Instant up = 0;
};

// What is kept of one followed scope.
struct Scope {
  Cursor cursor = 0;
  std::vector<PlacedEvent> events;
  std::map<MemberId, MemberLimit> limits;
  std::optional<MemberId> now_is;
  std::vector<MemberId> joined;
};

// Everything a device keeps beside the journal; could be built again from the server.
struct Image {
  DeviceNumber device = 0;
  Epoch epoch = 0;
  std::string store;
  Sequence acked = 0;            // the server has everything up to here for good
  Digest link{};                 // and this is its link
  Instant server_time = 0;       // of the last answer
  std::string rules;
  std::vector<Lease> leases;     // as the server knows them after `acked`
  std::map<std::string, Scope> scopes;
  std::vector<std::pair<EventId, Verdict>> exceptions;  // for the exceptions desk, latest last
};
inline constexpr std::int32_t kMostExceptions = 1'000;

// What one answer changes: all of it is kept together, or none.
struct Change {
  Epoch epoch = 0;
  Sequence acked = 0;
  Digest link{};
  Instant server_time = 0;
  std::string rules;
  std::vector<Lease> leases;
  std::vector<Page> pages;
  std::vector<std::pair<EventId, Verdict>> exceptions;
  // After a fork: the new epoch's journal, to be kept in the same step; the old one goes. Where a
  // disk cannot do both at once, the journal first; and whoever opens it again with the image still
  // of the old epoch removes that journal, or it would be taken for the newer one once the image is
  // lost.
  std::optional<std::string> journal;
};
void apply(Image& image, const Change& change);
// A scope to be followed from the beginning.
void follow(Image& image, const std::string& scope);

// How much the disk can still take.
enum class Room : std::uint8_t {
  Plenty,
  Tight,  // no points are given out any more; sales still count
  None,
};

// What staff or member did, before it has a place in the log.
struct Deed {
  Fact::Kind kind = Fact::Kind::Happened;
  Event event;            // without id
  std::string lease;      // Return
  Points claim;
  std::uint16_t staff = 0;
  std::uint8_t version = kFactVersion;
};

struct Draft {
  Sequence sequence = 0;
  EventId event;
  std::string frame;      // to be appended to the journal and flushed
};

// How far a device may go without a lease, as EMV's floor limits do.
struct FloatLimits {
  Points each{50};
  Points all{500};        // between two answers of the server
};

struct Figure {
  Points confirmed;       // the server's, as of `as_of`
  Points provisional;     // with what this device did since
  Instant as_of = 0;
};

class Device {
 public:
  // Takes up where the disk ends. `salt` is anything that differs from one start to the next. An
  // image that is lost is built again from the journal's heading and the server.
  // Refuses: BytesAreMalformed (both are lost: enrol anew), WordIsNotAnOption (see journal_from).
  static Result<Device> opened(std::optional<Image> image, std::string_view journal,
                               ClockReading clock, std::uint32_t salt, FloatLimits limits = {});
  // The journal of a device just enrolled.
  static std::string first_journal(DeviceNumber device, Epoch epoch, const std::string& store);

  // Gives a deed its place. A spend takes the lease that covers it, or the float.
  // Refuses: StorageIsFull, LeaseIsNotHeld, LeaseIsOver, LeaseIsTooSmall, AmountMustBePositive.
  Result<Draft> draft(const Deed& deed, ClockReading clock, Room room);
  // The journal holds everything up to here safely: now it is done, may be shown and sent.
  void kept(Sequence upto);
  // The journal could not take it: what is not safe is undone. Pre: the file was cut back.
  void undone();

  // What to ask next. One request is under way at a time; asking again takes its place.
  Request request(ClockReading clock, const std::vector<MemberId>& wanted, Points most,
                  Sealer& sealer);
  // The same without its seal, where the key answers later: it is not to be sent before the
  // signature of seal_text_of(it) stands in its `push.seal`.
  Request unsealed(ClockReading clock, const std::vector<MemberId>& wanted, Points most);
  // What to keep because of an answer; none when it is not the answer to the last request. When
  // it brings a new journal, nothing is drafted until it is committed.
  std::optional<Change> change_from(const Reply& reply) const;
  // The change is safe.
  void committed(const Change& change, ClockReading clock);

  // Leases whose time is over by the device's best time and that are not given back yet.
  std::vector<std::string> due_back(ClockReading clock) const;
  // What may still be spent of a lease here, now. Zero when it is over or given back.
  Points spendable(const Lease& lease, ClockReading clock) const;
  const Lease* lease_of(const MemberId& member, ClockReading clock) const;

  // Never goes back, but to the server's own word.
  Instant best_time(ClockReading clock) const;
  Figure figure(const MemberId& member) const;  // of a member whose limit is followed
  // The limit of a member, or of whoever holds a card; null when this device knows of none.
  const MemberLimit* limit_of(const MemberId& member) const;
  const MemberLimit* limit_of_card(CardMark card) const;
  // Everything followed of a person, merged members included, and what is pending of them.
  std::vector<Event> events_of(const MemberId& member) const;
  const Image& image() const { return image_; }
  const std::deque<Kept>& outbox() const { return outbox_; }
  Sequence top() const { return safe_; }
  std::string journal_now() const;  // heading and frames of the outbox: for rotation
  // The receipt of a fact that is done and not acknowledged, to be signed; none for what is given
  // back, nor for what the server has.
  std::optional<Receipt> receipt_of(const EventId& event) const;

 private:
  Device() = default;
  Result<std::string> lease_for(const Deed& deed, ClockReading clock) const;
  Points pending_of(const std::string& lease) const;
  bool is_given_back(const std::string& lease) const;
  Change fork_change(const Reply& reply) const;
  Digest link_at(Sequence sequence) const;

  Image image_;
  std::deque<Kept> outbox_;      // acked < sequence; up to `safe_` they are durable
  Sequence safe_ = 0;
  FloatLimits limits_;
  Points float_spent_;           // since the last answer
  std::uint64_t asked_ = 0;      // number of the last request
  std::uint64_t made_ = 0;       // lease ids
  std::uint64_t salt_ = 0;
  std::map<MemberId, std::string> wanting_;
  std::optional<ClockReading> heard_;  // when the server was last heard in this run
  Instant floor_ = 0, opened_up_ = 0;
};

}  // namespace yearward::sync
