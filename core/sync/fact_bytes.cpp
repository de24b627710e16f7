// A fact as it is kept and chained: version, what is there, then the fields in one fixed order.
#include "core/sync/event_bytes.hpp"
#include "core/sync/fact.hpp"

namespace yearward::sync {

namespace {

constexpr std::int64_t kFarthest = std::int64_t{1} << 36;  // seconds: beyond the year 4000
enum Part : std::uint8_t { kLease = 1, kReward = 2, kRefers = 4, kDetails = 8, kOwnId = 16,
                           kAllParts = 31 };

std::uint8_t parts_of(const Fact& fact, FactId place) {
  const auto part = [](bool there, Part which) { return there ? unsigned{which} : 0U; };
  const unsigned parts = part(!fact.lease.empty(), kLease) |
                         part(!fact.event.reward.text.empty(), kReward) |
                         part(!fact.event.refers_to.text.empty(), kRefers) |
                         part(static_cast<bool>(fact.event.more), kDetails) |
                         part(fact.event.id != event_id_of(place), kOwnId);
  return static_cast<std::uint8_t>(parts);
}

Outcome read_head(ByteReader& in, Fact& fact) {
  TRY(fact.version, in.byte());
  TRY(const std::uint8_t kind, in.byte());
  TRY(const std::uint8_t type, in.byte());
  const bool known = kOldestFactVersion <= fact.version && fact.version <= kFactVersion &&
                     kind <= static_cast<std::uint8_t>(Fact::Kind::Return) &&
                     type <= static_cast<std::uint8_t>(EventType::Credit);
  if (!known) return in.problem(Refusal::WordIsNotAnOption);
  fact.kind = static_cast<Fact::Kind>(kind);
  fact.event.type = static_cast<EventType>(type);
  if (fact.version >= 2) {
    TRY(const std::uint64_t staff, in.whole(UINT16_MAX));
    fact.staff = static_cast<std::uint16_t>(staff);
  }
  TRY(fact.at, in.whole_signed(kFarthest));
  TRY(const std::int64_t off, in.whole_signed(kFarthest));
  fact.wall = fact.at + off;
  TRY(const std::int64_t claim, in.whole_signed(kMostCounted));
  fact.claim = Points{claim};
  TRY(const std::int64_t amount, in.whole_signed(kMostCounted));
  fact.event.amount = Money{amount};
  return Done{};
}

}  // namespace

std::string bytes_of(const Fact& fact, FactId place) {
  ByteWriter out;
  const std::uint8_t parts = parts_of(fact, place);
  out.byte(fact.version);
  out.byte(static_cast<std::uint8_t>(fact.kind));
  out.byte(static_cast<std::uint8_t>(fact.event.type));
  if (fact.version >= 2) out.whole(fact.staff);
  out.whole_signed(fact.at);
  out.whole_signed(fact.wall - fact.at);
  out.whole_signed(fact.claim.count);
  out.whole_signed(fact.event.amount.count);
  out.text(fact.event.member.text);
  out.byte(parts);
  if ((parts & kLease) != 0) out.text(fact.lease);
  if ((parts & kReward) != 0) out.text(fact.event.reward.text);
  if ((parts & kRefers) != 0) out.text(fact.event.refers_to.text);
  if ((parts & kDetails) != 0) write_details(out, *fact.event.more);
  if ((parts & kOwnId) != 0) out.text(fact.event.id.text);
  return std::move(out).bytes();
}

Result<Fact> fact_from_bytes(std::string_view bytes, FactId place) {
  ByteReader in(bytes);
  if (bytes.size() > kLongestFact) return in.problem(Refusal::TextIsTooLong);
  constexpr auto kLongest = static_cast<std::uint64_t>(kLongestId);
  Fact fact;
  TRY_DONE(read_head(in, fact));
  TRY(fact.event.member.text, in.text(kLongest));
  TRY(const std::uint8_t parts, in.byte());
  if (parts > kAllParts) return in.problem(Refusal::WordIsNotAnOption);
  if ((parts & kLease) != 0) {
    TRY(fact.lease, in.text(kLongest));
  }
  if ((parts & kReward) != 0) {
    TRY(fact.event.reward.text, in.text(kLongest));
  }
  if ((parts & kRefers) != 0) {
    TRY(fact.event.refers_to.text, in.text(kLongest));
  }
  if ((parts & kDetails) != 0) {
    TRY(EventDetails details, read_details(in));
    fact.event.more = std::move(details);
  }
  fact.event.id = event_id_of(place);
  if ((parts & kOwnId) != 0) {
    TRY(fact.event.id.text, in.text(kLongest));
  }
  // One spelling a fact: what says the same in other bytes would break the chain.
  if (!in.at_end() || bytes_of(fact, place) != bytes)
    return in.problem(Refusal::BytesAreMalformed);
  return fact;
}

}  // namespace yearward::sync
