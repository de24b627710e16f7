// Fact: what a device says happened there, in its log: an event, points of a lease spent, a lease
// given back. Facts are numbered without gaps and chained by SHA-256; they cannot be refused, only
// judged. It refuses to know what they are worth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/sha256.hpp"
#include "core/ledger/event.hpp"

namespace yearward::sync {

using DeviceNumber = std::uint32_t;  // given at enrolment; 0 is nobody
using Epoch = std::uint16_t;         // 1, 2, 3 …: anew whenever a device's log was forked or lost
using Sequence = std::uint32_t;      // 1, 2, 3 … in an epoch, without gaps
using Instant = std::int64_t;        // seconds since 1970 UTC

struct FactId {
  DeviceNumber device = 0;
  Epoch epoch = 0;
  Sequence sequence = 0;
  bool operator==(const FactId&) const = default;
  auto operator<=>(const FactId&) const = default;
};

// "d0000002a.0001.000004b1": one device's ids sort in the order of its log, and cost no byte on
// the wire.
EventId event_id_of(FactId id);
std::optional<FactId> fact_id_from(std::string_view text);

// Facts are kept as bytes for good; every version ever shipped is read, and written as it was.
//  1: without who served. 2: with the staff number.
inline constexpr std::uint8_t kOldestFactVersion = 1, kFactVersion = 2;

struct Fact {
  enum class Kind : std::uint8_t {
    Happened,  // the event
    Spend,     // the event is a redeem out of the lease, or out of the float when it names none
    Return,    // what is left of the lease goes back
  };
  std::uint8_t version = kFactVersion;
  Kind kind = Kind::Happened;
  std::uint16_t staff = 0;
  Instant at = 0;      // the device's best time: never goes back, never before the server's last
  Instant wall = 0;    // what its clock said
  Event event;         // `id` names the fact for good; `at` and `place` are the server's to say
  std::string lease;   // Spend, Return
  Points claim;        // what the device reckoned: brought (+), or taken (Spend, above zero)
  bool operator==(const Fact&) const = default;
};

// The bytes that are chained and kept; equal facts are equal bytes on every machine. The event's id
// is written only when it is not the one that follows from the place in the log.
// Pre: texts within the limits that fact_from_bytes checks.
std::string bytes_of(const Fact& fact, FactId place);
// Refuses: BytesAreMalformed, TextIsTooLong, NumberIsOutOfRange, ListIsTooLong, WordIsNotAnOption
// (a kind or version from the future).
Result<Fact> fact_from_bytes(std::string_view bytes, FactId place);
inline constexpr std::uint64_t kLongestFact = 32 * 1024;  // bytes

// The chain's beginning in an epoch, and each link: SHA-256(link before ‖ bytes).
Digest chain_start(DeviceNumber device, Epoch epoch);
Digest chained(const Digest& before, std::string_view bytes);

// What is signed: "YWS1" and where a stretch of the chain stands and ends.
std::string seal_text(FactId first, Sequence last, const Digest& head);

// Who signs and who checks is the adapter's: core knows no keys.
class Sealer {
 public:
  virtual ~Sealer() = default;
  virtual std::string sealed(std::string_view text) = 0;
};
class SealChecker {
 public:
  virtual ~SealChecker() = default;
  virtual bool is_sealed(DeviceNumber device, std::string_view text, std::string_view seal) = 0;
};

}  // namespace yearward::sync
