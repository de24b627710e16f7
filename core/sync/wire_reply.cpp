// What the server answers, as bytes.
#include <algorithm>

#include "core/sync/wire_columns.hpp"
#include "core/sync/wire_layout.hpp"

namespace yearward::sync {

namespace {

constexpr std::size_t kMostJoined = 64, kMostVerdictsForked = 1'000'000;
enum Flag : std::uint8_t { kForked = 1, kSkewed = 2, kAllFlags = 3 };
enum PageFlag : std::uint8_t {
  kMore = 1, kGone = 2, kMerged = 4, kMarked = 8, kAllPageFlags = 15,
};

bool is_marked(const Page& page) {
  return std::any_of(page.limits.begin(), page.limits.end(),
                     [](const PlacedLimit& placed) { return placed.limit.card != 0; });
}

void write_page(ByteWriter& out, const Page& page, TextsOut& texts) {
  const bool marked = is_marked(page);
  out.text(page.scope);
  out.whole_signed(page.from);
  out.whole_signed(page.to - page.from);
  out.byte(static_cast<std::uint8_t>((page.more ? unsigned{kMore} : 0U) |
                                     (page.gone ? unsigned{kGone} : 0U) |
                                     (marked ? unsigned{kMarked} : 0U) |
                                     (page.now_is ? unsigned{kMerged} : 0U)));
  if (page.now_is) out.text(page.now_is->text);
  out.whole(page.joined.size());
  for (const MemberId& member : page.joined) out.text(member.text);
  out.whole(page.events.size());
  for (const PlacedEvent& placed : page.events) {
    out.whole_signed(placed.place);
    write_event(out, placed.event, texts);
  }
  out.whole(page.limits.size());
  Cursor before = page.from;
  for (const PlacedLimit& placed : page.limits) {
    out.whole_signed(placed.place - before);
    before = placed.place;
    out.text(placed.limit.member.text);
    out.whole_signed(placed.limit.available.count);
    out.byte(placed.limit.level);
    out.byte(placed.limit.gone ? 1 : 0);
    if (marked) write_mark(out, placed.limit.card);
  }
}

Outcome read_items(ByteReader& in, Page& page, bool marked, TextsIn& texts) {
  TRY(const std::uint64_t events, in.length(kMostItemsPulled));
  for (std::uint64_t i = 0; i < events; ++i) {
    PlacedEvent placed;
    TRY(placed.place, in.whole_signed(kMostCount));
    TRY(placed.event, read_event(in, texts));
    page.events.push_back(std::move(placed));
  }
  TRY(const std::uint64_t limits, in.length(kMostItemsPulled));
  Cursor before = page.from;
  for (std::uint64_t i = 0; i < limits; ++i) {
    PlacedLimit placed;
    TRY(const std::int64_t step, in.whole_signed(kMostCount));
    placed.place = before += step;
    if (before > kMostCount || before < -kMostCount)
      return in.problem(Refusal::NumberIsOutOfRange);
    TRY(placed.limit.member.text, in.text(kLongestName));
    TRY(const std::int64_t available, in.whole_signed(kMostCount));
    placed.limit.available = Points{available};
    TRY(placed.limit.level, in.byte());
    TRY(const std::uint64_t gone, in.whole(1));
    placed.limit.gone = gone == 1;
    if (marked) {
      TRY(placed.limit.card, read_mark(in));
    }
    page.limits.push_back(std::move(placed));
  }
  return Done{};
}

Result<Page> read_page(ByteReader& in, TextsIn& texts) {
  Page page;
  TRY(page.scope, in.text(kLongestName + 2));
  TRY(page.from, in.whole_signed(kMostCount));
  TRY(const std::int64_t length, in.whole_signed(kMostCount));
  page.to = page.from + length;
  TRY(const std::uint8_t flags, in.byte());
  if (flags > kAllPageFlags) return in.problem(Refusal::WordIsNotAnOption);
  page.more = (flags & kMore) != 0;
  page.gone = (flags & kGone) != 0;
  if ((flags & kMerged) != 0) {
    TRY(std::string member, in.text(kLongestName));
    page.now_is = MemberId{std::move(member)};
  }
  TRY(const std::uint64_t joined, in.length(kMostJoined));
  for (std::uint64_t i = 0; i < joined; ++i) {
    TRY(std::string member, in.text(kLongestName));
    page.joined.push_back(MemberId{std::move(member)});
  }
  TRY_DONE(read_items(in, page, (flags & kMarked) != 0, texts));
  return page;
}

void write_verdicts(ByteWriter& out, const std::vector<Verdict>& verdicts) {
  out.whole(verdicts.size());
  for (const Verdict& verdict : verdicts) write_verdict(out, verdict);
}

Outcome read_verdicts(ByteReader& in, Reply& reply) {
  const std::uint64_t most = reply.fork ? kMostVerdictsForked : kMostFactsPushed;
  TRY(const std::uint64_t count, in.length(most));
  for (std::uint64_t i = 0; i < count; ++i) {
    TRY(const Verdict verdict, read_verdict(in));
    reply.verdicts.push_back(verdict);
  }
  return Done{};
}

}  // namespace

std::string bytes_of(const Reply& reply) {
  ByteWriter out;
  out.byte(kWireVersion);
  out.byte(static_cast<std::uint8_t>((reply.fork ? unsigned{kForked} : 0U) |
                                     (reply.skewed ? unsigned{kSkewed} : 0U)));
  out.whole(reply.number);
  out.whole(reply.device);
  out.whole(reply.epoch);
  out.whole_signed(reply.now);
  out.whole(reply.upto);
  write_digest(out, reply.head);
  out.text(reply.rules);
  if (reply.fork) {
    out.whole(reply.fork->epoch);
    out.whole(reply.fork->upto);
    out.whole(reply.fork->known.size());
    for (const std::uint64_t link : reply.fork->known) out.whole(link);
  }
  write_verdicts(out, reply.verdicts);
  out.whole(reply.leases.size());
  for (const Lease& lease : reply.leases) write_lease(out, lease, reply.device);
  out.whole(reply.pages.size());
  TextsOut texts;
  for (const Page& page : reply.pages) write_page(out, page, texts);
  return std::move(out).bytes();
}

namespace {

Outcome read_head(ByteReader& in, Reply& reply) {
  TRY(const std::uint8_t version, in.byte());
  TRY(const std::uint8_t flags, in.byte());
  if (version != kWireVersion || flags > kAllFlags)
    return in.problem(Refusal::WordIsNotAnOption);
  reply.skewed = (flags & kSkewed) != 0;
  TRY(reply.number, in.whole());
  TRY(const std::uint64_t device, in.whole(UINT32_MAX));
  TRY(const std::uint64_t epoch, in.whole(UINT16_MAX));
  TRY(reply.now, in.whole_signed(kFarthestInstant));
  TRY(const std::uint64_t upto, in.whole(UINT32_MAX));
  reply.device = static_cast<DeviceNumber>(device);
  reply.epoch = static_cast<Epoch>(epoch);
  reply.upto = static_cast<Sequence>(upto);
  TRY(reply.head, read_digest(in));
  TRY(reply.rules, in.text(kLongestName));
  if ((flags & kForked) == 0) return Done{};
  Fork fork;
  TRY(const std::uint64_t next, in.whole(UINT16_MAX));
  TRY(const std::uint64_t known_to, in.whole(UINT32_MAX));
  TRY(const std::uint64_t known, in.length(in.left()));
  fork.epoch = static_cast<Epoch>(next);
  fork.upto = static_cast<Sequence>(known_to);
  for (std::uint64_t i = 0; i < known; ++i) {
    TRY(const std::uint64_t link, in.whole());
    fork.known.push_back(link);
  }
  reply.fork = std::move(fork);
  return Done{};
}

}  // namespace

Result<Reply> reply_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  if (bytes.size() > kLargestMessage) return in.problem(Refusal::DocumentIsTooLarge);
  Reply reply;
  TRY_DONE(read_head(in, reply));
  TRY_DONE(read_verdicts(in, reply));
  TRY(const std::uint64_t leases, in.length(kMostLeasesHeld));
  for (std::uint64_t i = 0; i < leases; ++i) {
    TRY(Lease lease, read_lease(in, reply.device));
    reply.leases.push_back(std::move(lease));
  }
  TRY(const std::uint64_t pages, in.length(kMostScopes));
  TextsIn texts;
  for (std::uint64_t i = 0; i < pages; ++i) {
    TRY(Page page, read_page(in, texts));
    reply.pages.push_back(std::move(page));
  }
  if (!in.at_end()) return in.problem(Refusal::BytesAreMalformed);
  return reply;
}

}  // namespace yearward::sync
