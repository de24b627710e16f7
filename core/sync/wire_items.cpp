// What both an answer and the device's kept image hold, as bytes: events, leases, marks of cards,
// verdicts. It refuses to know what they are told for.
#include "core/sync/wire_columns.hpp"

namespace yearward::sync {

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

// As even as chance: eight bytes say it in fewer than a varint.
void write_mark(ByteWriter& out, CardMark mark) {
  for (int shift = 56; shift >= 0; shift -= 8) out.byte(static_cast<std::uint8_t>(mark >> shift));
}

Result<CardMark> read_mark(ByteReader& in) {
  constexpr std::size_t kMarkBytes = 8;
  TRY(const std::string_view bytes, in.raw(kMarkBytes));
  CardMark mark = 0;
  for (const char byte : bytes) mark = (mark << 8) | static_cast<unsigned char>(byte);
  return mark;
}

void write_verdict(ByteWriter& out, const Verdict& verdict) {
  out.whole(verdict.sequence);
  out.byte(static_cast<std::uint8_t>(verdict.code));
  out.whole_signed(verdict.delta.count);
  out.whole(verdict.reason ? 1U + static_cast<std::uint64_t>(*verdict.reason) : 0U);
}

Result<Verdict> read_verdict(ByteReader& in) {
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
  return verdict;
}

}  // namespace yearward::sync
