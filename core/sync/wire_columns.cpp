// Each column in turn: a run-length of equal bytes where values are few, differences where they
// rise, numbers into a list of texts where they repeat.
#include "core/sync/wire_columns.hpp"

namespace yearward::sync {

void TextsOut::put(ByteWriter& out, const std::string& text) {
  const auto [at, fresh] = known_.emplace(text, known_.size());
  out.whole(at->second);
  if (fresh) out.text(text);
}

Result<std::string> TextsIn::get(ByteReader& in) {
  TRY(const std::uint64_t number, in.whole(known_.size()));
  if (number == known_.size()) {
    TRY(std::string text, in.text(kLongestName));
    known_.push_back(std::move(text));
  }
  return known_[static_cast<std::size_t>(number)];
}

void write_digest(ByteWriter& out, const Digest& digest) {
  for (const std::uint8_t byte : digest) out.byte(byte);
}

Result<Digest> read_digest(ByteReader& in) {
  Digest digest{};
  TRY(const std::string_view bytes, in.raw(digest.size()));
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(bytes[i]);
  return digest;
}

namespace {

// What a fact has beside its figures. One byte says it together with kind and version; the plain
// sale is 0 there.
enum Column : std::uint32_t { kSpend = 1, kReturn = 2, kOld = 4, kHasLease = 8, kHasReward = 16,
                              kHasRefers = 32, kHasDetails = 64, kHasName = 128, kHasType = 256,
                              kAllColumns = 511 };

FactId place_of(FactId first, std::size_t number) {
  return {first.device, first.epoch, static_cast<Sequence>(first.sequence + number)};
}

std::uint32_t columns_of(const Fact& fact, FactId place) {
  const auto part = [](bool there, Column which) { return there ? std::uint32_t{which} : 0U; };
  return part(fact.kind == Fact::Kind::Spend, kSpend) |
         part(fact.kind == Fact::Kind::Return, kReturn) |
         part(fact.version == 1, kOld) | part(!fact.lease.empty(), kHasLease) |
         part(!fact.event.reward.text.empty(), kHasReward) |
         part(!fact.event.refers_to.text.empty(), kHasRefers) |
         part(static_cast<bool>(fact.event.more), kHasDetails) |
         part(fact.event.id != event_id_of(place), kHasName) |
         part(fact.event.type != EventType::Purchase, kHasType);
}

// A device's own name or another text: fact ids as three small numbers.
void write_name(ByteWriter& out, const std::string& text, FactId place) {
  const auto id = fact_id_from(text);
  out.byte(id ? (id->device == place.device ? 2 : 1) : 0);
  if (!id) return out.text(text);
  if (id->device != place.device) out.whole(id->device);
  out.whole(id->epoch);
  out.whole(id->sequence);
}

Result<std::string> read_name(ByteReader& in, FactId place) {
  TRY(const std::uint8_t form, in.byte());
  if (form > 2) return in.problem(Refusal::WordIsNotAnOption);
  if (form == 0) return in.text(kLongestName);
  FactId id = place;
  if (form == 1) {
    TRY(const std::uint64_t device, in.whole(UINT32_MAX));
    id.device = static_cast<DeviceNumber>(device);
  }
  TRY(const std::uint64_t epoch, in.whole(UINT16_MAX));
  TRY(const std::uint64_t sequence, in.whole(UINT32_MAX));
  id.epoch = static_cast<Epoch>(epoch);
  id.sequence = static_cast<Sequence>(sequence);
  return event_id_of(id).text;
}

void write_rare(ByteWriter& out, const Fact& fact, FactId place, std::uint32_t parts,
                TextsOut& texts) {
  if ((parts & kHasType) != 0) out.byte(static_cast<std::uint8_t>(fact.event.type));
  if ((parts & kHasLease) != 0) texts.put(out, fact.lease);
  if ((parts & kHasReward) != 0) texts.put(out, fact.event.reward.text);
  if ((parts & kHasRefers) != 0) write_name(out, fact.event.refers_to.text, place);
  if ((parts & kHasName) != 0) write_name(out, fact.event.id.text, place);
  if ((parts & kHasDetails) != 0) write_details(out, *fact.event.more);
}

Outcome read_rare(ByteReader& in, Fact& fact, FactId place, std::uint32_t parts,
                  TextsIn& texts) {
  if ((parts & kHasType) != 0) {
    TRY(const std::uint8_t type, in.byte());
    if (type > static_cast<std::uint8_t>(EventType::Credit))
      return in.problem(Refusal::WordIsNotAnOption);
    fact.event.type = static_cast<EventType>(type);
  }
  if ((parts & kHasLease) != 0) {
    TRY(fact.lease, texts.get(in));
  }
  if ((parts & kHasReward) != 0) {
    TRY(fact.event.reward.text, texts.get(in));
  }
  if ((parts & kHasRefers) != 0) {
    TRY(fact.event.refers_to.text, read_name(in, place));
  }
  fact.event.id = event_id_of(place);
  if ((parts & kHasName) != 0) {
    TRY(fact.event.id.text, read_name(in, place));
  }
  if ((parts & kHasDetails) != 0) {
    TRY(EventDetails details, read_details(in));
    fact.event.more = std::move(details);
  }
  return Done{};
}

}  // namespace

void write_facts(ByteWriter& out, const std::vector<Fact>& facts, FactId first) {
  out.whole(facts.size());
  std::vector<std::uint32_t> parts;
  for (std::size_t i = 0; i < facts.size(); ++i)
    parts.push_back(columns_of(facts[i], place_of(first, i)));
  for (const std::uint32_t part : parts) out.whole(part);
  Instant at = 0, off = 0;
  for (const Fact& fact : facts) {
    out.whole_signed(fact.at - at);
    at = fact.at;
  }
  for (const Fact& fact : facts) {
    out.whole_signed(fact.wall - fact.at - off);
    off = fact.wall - fact.at;
  }
  for (std::size_t i = 0; i < facts.size(); ++i)
    if ((parts[i] & kOld) == 0) out.whole(facts[i].staff);
  TextsOut texts;
  for (const Fact& fact : facts) texts.put(out, fact.event.member.text);
  for (const Fact& fact : facts) out.whole_signed(fact.event.amount.count);
  for (const Fact& fact : facts) out.whole_signed(fact.claim.count);
  for (std::size_t i = 0; i < facts.size(); ++i)
    write_rare(out, facts[i], place_of(first, i), parts[i], texts);
}

namespace {

Outcome read_heads(ByteReader& in, std::vector<Fact>& facts, std::vector<std::uint32_t>& parts) {
  for (Fact& fact : facts) {
    TRY(const std::uint64_t part, in.whole());
    if (part > kAllColumns || (part & (kSpend | kReturn)) == (kSpend | kReturn))
      return in.problem(Refusal::WordIsNotAnOption);
    parts.push_back(static_cast<std::uint32_t>(part));
    if ((part & kSpend) != 0) fact.kind = Fact::Kind::Spend;
    if ((part & kReturn) != 0) fact.kind = Fact::Kind::Return;
    if ((part & kOld) != 0) fact.version = 1;
  }
  return Done{};
}

Outcome read_times(ByteReader& in, std::vector<Fact>& facts) {
  Instant at = 0, off = 0;
  for (Fact& fact : facts) {
    TRY(const std::int64_t since, in.whole_signed(2 * kFarthestInstant));
    at += since;
    if (at > kFarthestInstant || at < -kFarthestInstant)
      return in.problem(Refusal::NumberIsOutOfRange);
    fact.at = at;
  }
  for (Fact& fact : facts) {
    TRY(const std::int64_t more, in.whole_signed(2 * kFarthestInstant));
    off += more;
    if (off > kFarthestInstant || off < -kFarthestInstant)
      return in.problem(Refusal::NumberIsOutOfRange);
    fact.wall = fact.at + off;
  }
  return Done{};
}

}  // namespace

Result<std::vector<Fact>> read_facts(ByteReader& in, FactId first, std::size_t most) {
  TRY(const std::uint64_t count, in.length(most));
  if (count * 6 > in.left()) return in.problem(Refusal::BytesAreMalformed);
  std::vector<Fact> facts(static_cast<std::size_t>(count));
  std::vector<std::uint32_t> parts;
  TRY_DONE(read_heads(in, facts, parts));
  TRY_DONE(read_times(in, facts));
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if ((parts[i] & kOld) != 0) continue;
    TRY(const std::uint64_t staff, in.whole(UINT16_MAX));
    facts[i].staff = static_cast<std::uint16_t>(staff);
  }
  TextsIn texts;
  for (Fact& fact : facts) {
    TRY(fact.event.member.text, texts.get(in));
  }
  for (Fact& fact : facts) {
    TRY(const std::int64_t amount, in.whole_signed(kMostCount));
    fact.event.amount = Money{amount};
  }
  for (Fact& fact : facts) {
    TRY(const std::int64_t claim, in.whole_signed(kMostCount));
    fact.claim = Points{claim};
  }
  for (std::size_t i = 0; i < facts.size(); ++i)
    TRY_DONE(read_rare(in, facts[i], place_of(first, i), parts[i], texts));
  return facts;
}

}  // namespace yearward::sync
