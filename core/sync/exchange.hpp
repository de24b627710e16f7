// One exchange between a device and the server, as values: the device pushes facts and asks, the
// server answers with how far it has everything, what became of facts, what is new, and every lease
// the device holds. Saying any of it twice changes nothing. It refuses to know HTTP and bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/fact.hpp"
#include "core/sync/wire.hpp"

namespace yearward::sync {

inline constexpr std::size_t kMostFactsPushed = 200, kMostWants = 64, kMostScopes = 64,
                             kMostItemsPulled = 500, kMostLeasesHeld = 64;
// What a device pushes in one request, so that no server's limit of a body stops its queue; a
// single fact may be as long as facts can be.
inline constexpr std::size_t kMostBytesPushed = 128 * 1024;

// Points set aside for one device and member: spent there without asking, until `ends`.
struct Lease {
  enum class State : std::uint8_t {
    Live,
    Frozen,     // the device was enrolled anew: what it had spent may still come to light
    Returned,   // by the device's own log
    Reclaimed,  // the device was silent too long; a late spend is the store's loss
    Void,       // the member was deleted
  };
  std::string id;        // made by the device, so that asking twice grants once
  MemberId member;
  DeviceNumber device = 0;
  Points amount, spent;  // spent ≤ amount
  Instant granted = 0, ends = 0;
  State state = State::Live;
  // Of the server's books: the hold that sets the rest aside, and the latest moment it moved.
  EventId hold;
  Instant moved = 0;
  bool operator==(const Lease&) const = default;
  Points rest() const { return amount - spent; }
  bool is_open() const { return state == State::Live || state == State::Frozen; }
};

struct Want {
  std::string lease;
  MemberId member;
  Points most;
  bool operator==(const Want&) const = default;
};

// What a device follows: a member's events ("m/…"), or the limits of a store's members ("s/…").
struct Follow {
  std::string scope;
  Cursor cursor = 0;
  bool operator==(const Follow&) const = default;
};
std::string scope_of_member(const MemberId& member);
std::string scope_of_store(const std::string& store);

struct Push {
  Sequence from = 1;        // of the first fact; the rest follow without gaps
  std::vector<Fact> facts;  // at most kMostFactsPushed; may be none
  Digest head{};            // the chain's link of the last one, or of the last acknowledged
  std::string seal;
  bool operator==(const Push&) const = default;
};

struct Request {
  std::uint64_t number = 0;  // an answer to any other request is thrown away
  DeviceNumber device = 0;
  Epoch epoch = 0;
  Sequence top = 0;          // the last fact that is safe on the device
  Instant wall = 0;          // the device's clock as it asks
  std::string rules;         // digest of the rules it has
  Push push;
  std::vector<Want> wants;
  std::vector<Follow> follows;
  bool operator==(const Request&) const = default;
};

// What the request's seal signs.
std::string seal_text_of(const Request& request);

// What became of a fact: said once, kept, never changed.
struct Verdict {
  enum class Code : std::uint8_t {
    Accepted,    // as claimed; not said on the wire
    Adjusted,    // it stands, but brought or took `delta` points more than claimed
    Refused,     // recorded, and brings nothing
    OverEscrow,  // a spend no lease covers: the store's loss, not the member's
    Held,        // a refund whose sale is not known yet
    Nobody,      // the member was deleted; the fact is kept without them
    Repeated,    // the same fact was recorded under another place of the log
  };
  Sequence sequence = 0;
  Code code = Code::Accepted;
  Points delta;
  std::optional<Refusal> reason;
  bool operator==(const Verdict&) const = default;
};

// What a card's number comes to under a key that the tablets of one store share with the server:
// enough to find a scanned card by, nothing to read a card from. 0: none. The hub knows no cards;
// whoever knows them and the key fills it in.
using CardMark = std::uint64_t;

// A member's figures as a tablet keeps them: enough to say yes or no, nothing to know them by.
struct MemberLimit {
  MemberId member;
  Points available;
  LevelIndex level = 0;
  bool gone = false;  // merged away or deleted: forget it
  CardMark card = 0;
  bool operator==(const MemberLimit&) const = default;
};
struct PlacedLimit {
  Cursor place = 0;
  MemberLimit limit;
  bool operator==(const PlacedLimit&) const = default;
};

struct Page {
  std::string scope;
  Cursor from = 0, to = 0;
  std::vector<PlacedEvent> events;
  std::vector<PlacedLimit> limits;
  bool more = false;
  bool gone = false;               // the member was deleted: forget everything of the scope
  std::optional<MemberId> now_is;  // the member was merged into another
  std::vector<MemberId> joined;    // members merged into this one: follow them too
  bool operator==(const Page&) const = default;
};

// The device's log is not what the server knows: it was copied, rolled back or lost.
struct Fork {
  Epoch epoch = 0;                    // where to go on
  Sequence upto = 0;                  // what the server has of the epoch asked about
  std::vector<std::uint64_t> known;   // of the pushed places up to `upto`: their links, shortened
  bool operator==(const Fork&) const = default;
};

struct Reply {
  std::uint64_t number = 0;
  DeviceNumber device = 0;
  Epoch epoch = 0;
  Instant now = 0;
  Sequence upto = 0;               // everything up to here is kept for good
  Digest head{};                   // and this is its link
  std::optional<Fork> fork;
  std::vector<Verdict> verdicts;   // of the facts pushed; Accepted ones are left out
  std::vector<Page> pages;
  std::vector<Lease> leases;       // all that are live for this device, each time
  std::string rules;               // digest of the rules in force
  bool skewed = false;             // the device's clock is off by more than kMostSkew
  bool operator==(const Reply&) const = default;
};
inline constexpr Instant kMostSkew = 300;  // seconds; beyond it facts are marked, never refused

}  // namespace yearward::sync
