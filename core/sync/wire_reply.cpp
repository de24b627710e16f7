// What the server answers, as bytes.
#include "core/sync/wire_columns.hpp"
#include "core/sync/wire_layout.hpp"

namespace yearward::sync {

namespace {

constexpr std::size_t kMostJoined = 64, kMostVerdictsForked = 1'000'000;
enum Flag : std::uint8_t { kForked = 1, kSkewed = 2, kAllFlags = 3 };
enum PageFlag : std::uint8_t { kMore = 1, kGone = 2, kMerged = 4, kAllPageFlags = 7 };

void write_event(ByteWriter& out, const Event& event, TextsOut& texts) {
  out.text(event.id.text);
  texts.put(out, event.member.text);
  out.byte(static_cast<std::uint8_t>(event.type));
  out.whole_signed(event.at.day.serial);
  out.whole(static_cast<std::uint64_t>(event.at.second));
  out.whole_signed(event.amount.count);
  texts.put(out, event.reward.text);
  out.text(event.refers_to.text);
  texts.put(out, event.place);
  out.byte(event.more ? 1 : 0);
  if (event.more) write_details(out, *event.more);
}

Result<Event> read_event(ByteReader& in, TextsIn& texts) {
  Event event;
  TRY(event.id.text, in.text(kLongestName));
  TRY(event.member.text, texts.get(in));
  TRY(const std::uint8_t type, in.byte());
  if (type > static_cast<std::uint8_t>(EventType::Credit))
    return in.problem(Refusal::WordIsNotAnOption);
  event.type = static_cast<EventType>(type);
  TRY(const std::int64_t day, in.whole_signed(kFarthestDay));
  TRY(const std::uint64_t second, in.whole(86'399));
  event.at = {Day{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(second)};
  TRY(const std::int64_t amount, in.whole_signed(kMostCount));
  event.amount = Money{amount};
  TRY(event.reward.text, texts.get(in));
  TRY(event.refers_to.text, in.text(kLongestName));
  TRY(event.place, texts.get(in));
  TRY(const std::uint64_t more, in.whole(1));
  if (more == 1) {
    TRY(EventDetails details, read_details(in));
    event.more = std::move(details);
  }
  return event;
}

void write_page(ByteWriter& out, const Page& page, TextsOut& texts) {
  out.text(page.scope);
  out.whole_signed(page.from);
  out.whole_signed(page.to - page.from);
  out.byte(static_cast<std::uint8_t>((page.more ? unsigned{kMore} : 0U) |
                                     (page.gone ? unsigned{kGone} : 0U) |
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
  }
}

Outcome read_items(ByteReader& in, Page& page, TextsIn& texts) {
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
  TRY_DONE(read_items(in, page, texts));
  return page;
}

void write_verdicts(ByteWriter& out, const std::vector<Verdict>& verdicts) {
  out.whole(verdicts.size());
  for (const Verdict& verdict : verdicts) {
    out.whole(verdict.sequence);
    out.byte(static_cast<std::uint8_t>(verdict.code));
    out.whole_signed(verdict.delta.count);
    out.whole(verdict.reason ? 1U + static_cast<std::uint64_t>(*verdict.reason) : 0U);
  }
}

Outcome read_verdicts(ByteReader& in, Reply& reply) {
  const std::uint64_t most = reply.fork ? kMostVerdictsForked : kMostFactsPushed;
  TRY(const std::uint64_t count, in.length(most));
  for (std::uint64_t i = 0; i < count; ++i) {
    Verdict verdict;
    TRY(const std::uint64_t sequence, in.whole(UINT32_MAX));
    verdict.sequence = static_cast<Sequence>(sequence);
    TRY(const std::uint8_t code, in.byte());
    if (code > static_cast<std::uint8_t>(Verdict::Code::Repeated))
      return in.problem(Refusal::WordIsNotAnOption);
    verdict.code = static_cast<Verdict::Code>(code);
    TRY(const std::int64_t delta, in.whole_signed(kMostCount));
    verdict.delta = Points{delta};
    TRY(const std::uint64_t reason, in.whole(static_cast<std::uint64_t>(Refusal::kCount)));
    if (reason > 0) verdict.reason = static_cast<Refusal>(reason - 1);
    reply.verdicts.push_back(verdict);
  }
  return Done{};
}

// What a device needs of a lease; how the server's books hold it is the server's.
void write_lease(ByteWriter& out, const Lease& lease, DeviceNumber device) {
  PROMISE(lease.device == device && lease.state == Lease::State::Live);
  out.text(lease.id);
  out.text(lease.member.text);
  out.whole_signed(lease.amount.count);
  out.whole_signed(lease.spent.count);
  out.whole_signed(lease.granted);
  out.whole_signed(lease.ends - lease.granted);
}

Result<Lease> read_lease(ByteReader& in, DeviceNumber device) {
  Lease lease;
  lease.device = device;
  TRY(lease.id, in.text(kLongestName));
  TRY(lease.member.text, in.text(kLongestName));
  TRY(const std::int64_t amount, in.whole_signed(kMostCount));
  TRY(const std::int64_t spent, in.whole_signed(kMostCount));
  if (amount < 0 || spent < 0 || spent > amount) return in.problem(Refusal::NumberIsOutOfRange);
  lease.amount = Points{amount};
  lease.spent = Points{spent};
  TRY(lease.granted, in.whole_signed(kFarthestInstant));
  TRY(const std::int64_t lasts, in.whole_signed(kFarthestInstant));
  lease.ends = lease.granted + lasts;
  return lease;
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
