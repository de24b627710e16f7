// The image's own layout: the head, leases, exceptions, then scope by scope.
#include "core/sync/image_bytes.hpp"

#include "core/sync/wire_columns.hpp"

namespace yearward::sync {

namespace {

constexpr std::uint64_t kMostJoinedKept = 64;

void write_scope(ByteWriter& out, const Scope& scope, TextsOut& texts) {
  out.whole_signed(scope.cursor);
  out.text(scope.now_is ? scope.now_is->text : std::string());
  out.whole(scope.joined.size());
  for (const MemberId& member : scope.joined) out.text(member.text);
  out.whole(scope.events.size());
  for (const PlacedEvent& placed : scope.events) {
    out.whole_signed(placed.place);
    write_event(out, placed.event, texts);
  }
  out.whole(scope.limits.size());
  for (const auto& [member, limit] : scope.limits) {
    out.text(member.text);
    out.whole_signed(limit.available.count);
    out.byte(limit.level);
    write_mark(out, limit.card);
  }
}

Result<MemberLimit> read_kept_limit(ByteReader& in) {
  MemberLimit limit;
  TRY(limit.member.text, in.text(kLongestName));
  TRY(const std::int64_t available, in.whole_signed(kMostCount));
  limit.available = Points{available};
  TRY(limit.level, in.byte());
  TRY(limit.card, read_mark(in));
  return limit;
}

Result<Scope> read_scope(ByteReader& in, TextsIn& texts) {
  Scope scope;
  TRY(scope.cursor, in.whole_signed(kMostCount));
  TRY(std::string now_is, in.text(kLongestName));
  if (!now_is.empty()) scope.now_is = MemberId{std::move(now_is)};
  TRY(const std::uint64_t joined, in.length(kMostJoinedKept));
  for (std::uint64_t i = 0; i < joined; ++i) {
    TRY(std::string member, in.text(kLongestName));
    scope.joined.push_back(MemberId{std::move(member)});
  }
  TRY(const std::uint64_t events, in.length(kMostKept));
  for (std::uint64_t i = 0; i < events; ++i) {
    PlacedEvent placed;
    TRY(placed.place, in.whole_signed(kMostCount));
    TRY(placed.event, read_event(in, texts));
    scope.events.push_back(std::move(placed));
  }
  TRY(const std::uint64_t limits, in.length(kMostKept));
  for (std::uint64_t i = 0; i < limits; ++i) {
    TRY(MemberLimit limit, read_kept_limit(in));
    scope.limits[limit.member] = std::move(limit);
  }
  return scope;
}

Outcome read_image_head(ByteReader& in, Image& image) {
  TRY(const std::uint8_t version, in.byte());
  if (version != kImageVersion) return in.problem(Refusal::WordIsNotAnOption);
  TRY(const std::uint64_t device, in.whole(UINT32_MAX));
  TRY(const std::uint64_t epoch, in.whole(UINT16_MAX));
  image.device = static_cast<DeviceNumber>(device);
  image.epoch = static_cast<Epoch>(epoch);
  TRY(image.store, in.text(kLongestText));
  TRY(const std::uint64_t acked, in.whole(UINT32_MAX));
  image.acked = static_cast<Sequence>(acked);
  TRY(image.link, read_digest(in));
  TRY(image.server_time, in.whole_signed(kFarthestInstant));
  TRY(image.rules, in.text(kLongestName));
  return Done{};
}

}  // namespace

std::string bytes_of(const Image& image) {
  ByteWriter out;
  out.byte(kImageVersion);
  out.whole(image.device);
  out.whole(image.epoch);
  out.text(image.store);
  out.whole(image.acked);
  write_digest(out, image.link);
  out.whole_signed(image.server_time);
  out.text(image.rules);
  out.whole(image.leases.size());
  for (const Lease& lease : image.leases) write_lease(out, lease, image.device);
  out.whole(image.exceptions.size());
  for (const auto& [id, verdict] : image.exceptions) {
    out.text(id.text);
    write_verdict(out, verdict);
  }
  out.whole(image.scopes.size());
  TextsOut texts;
  for (const auto& [name, scope] : image.scopes) {
    out.text(name);
    write_scope(out, scope, texts);
  }
  return std::move(out).bytes();
}

Result<Image> image_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  Image image;
  TRY_DONE(read_image_head(in, image));
  TRY(const std::uint64_t leases, in.length(kMostLeasesHeld));
  for (std::uint64_t i = 0; i < leases; ++i) {
    TRY(Lease lease, read_lease(in, image.device));
    image.leases.push_back(std::move(lease));
  }
  TRY(const std::uint64_t exceptions, in.length(kMostExceptions));
  for (std::uint64_t i = 0; i < exceptions; ++i) {
    TRY(std::string id, in.text(kLongestName));
    TRY(const Verdict verdict, read_verdict(in));
    image.exceptions.emplace_back(EventId{std::move(id)}, verdict);
  }
  TRY(const std::uint64_t scopes, in.length(kMostScopes));
  TextsIn texts;
  for (std::uint64_t i = 0; i < scopes; ++i) {
    TRY(std::string name, in.text(kLongestName + 2));
    TRY(Scope scope, read_scope(in, texts));
    image.scopes.emplace(std::move(name), std::move(scope));
  }
  if (!in.at_end()) return in.problem(Refusal::BytesAreMalformed);
  return image;
}

}  // namespace yearward::sync
