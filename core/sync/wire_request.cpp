// What a device asks, as bytes.
#include "core/sync/wire_columns.hpp"
#include "core/sync/wire_layout.hpp"

namespace yearward::sync {

std::string seal_text_of(const Request& request) {
  const Push& push = request.push;
  const auto last = static_cast<Sequence>(push.from + push.facts.size() - 1);
  return seal_text({request.device, request.epoch, push.from}, last, push.head);
}

std::string bytes_of(const Request& request) {
  ByteWriter out;
  out.byte(kWireVersion);
  out.whole(request.number);
  out.whole(request.device);
  out.whole(request.epoch);
  out.whole(request.top);
  out.whole_signed(request.wall);
  out.text(request.rules);
  out.whole(request.push.from);
  write_facts(out, request.push.facts, {request.device, request.epoch, request.push.from});
  write_digest(out, request.push.head);
  out.text(request.push.seal);
  out.whole(request.wants.size());
  for (const Want& want : request.wants) {
    out.text(want.lease);
    out.text(want.member.text);
    out.whole_signed(want.most.count);
  }
  out.whole(request.follows.size());
  for (const Follow& follow : request.follows) {
    out.text(follow.scope);
    out.whole_signed(follow.cursor);
  }
  return std::move(out).bytes();
}

namespace {

Outcome read_head(ByteReader& in, Request& request) {
  TRY(const std::uint8_t version, in.byte());
  if (version != kWireVersion) return in.problem(Refusal::WordIsNotAnOption);
  TRY(request.number, in.whole());
  TRY(const std::uint64_t device, in.whole(UINT32_MAX));
  TRY(const std::uint64_t epoch, in.whole(UINT16_MAX));
  TRY(const std::uint64_t top, in.whole(UINT32_MAX));
  request.device = static_cast<DeviceNumber>(device);
  request.epoch = static_cast<Epoch>(epoch);
  request.top = static_cast<Sequence>(top);
  TRY(request.wall, in.whole_signed(kFarthestInstant));
  TRY(request.rules, in.text(kLongestName));
  return Done{};
}

Outcome read_push(ByteReader& in, Request& request) {
  // So far from the end that no place of the stretch is beyond it.
  TRY(const std::uint64_t from, in.whole(UINT32_MAX - kMostFactsPushed));
  request.push.from = static_cast<Sequence>(from);
  const FactId first{request.device, request.epoch, request.push.from};
  TRY(request.push.facts, read_facts(in, first, kMostFactsPushed));
  TRY(request.push.head, read_digest(in));
  TRY(request.push.seal, in.text(kLongestSeal));
  return Done{};
}

}  // namespace

Result<Request> request_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  if (bytes.size() > kLargestMessage) return in.problem(Refusal::DocumentIsTooLarge);
  Request request;
  TRY_DONE(read_head(in, request));
  TRY_DONE(read_push(in, request));
  TRY(const std::uint64_t wants, in.length(kMostWants));
  for (std::uint64_t i = 0; i < wants; ++i) {
    Want want;
    TRY(want.lease, in.text(kLongestName));
    TRY(want.member.text, in.text(kLongestName));
    TRY(const std::int64_t most, in.whole_signed(kMostCount));
    want.most = Points{most};
    request.wants.push_back(std::move(want));
  }
  TRY(const std::uint64_t follows, in.length(kMostScopes));
  for (std::uint64_t i = 0; i < follows; ++i) {
    Follow follow;
    TRY(follow.scope, in.text(kLongestName + 2));
    TRY(follow.cursor, in.whole_signed(kMostCount));
    request.follows.push_back(std::move(follow));
  }
  if (!in.at_end()) return in.problem(Refusal::BytesAreMalformed);
  return request;
}

}  // namespace yearward::sync
