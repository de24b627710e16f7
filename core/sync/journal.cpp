// Frames: length, bytes, eight bytes of the link.
#include "core/sync/journal.hpp"

#include "core/sync/bytes.hpp"

namespace yearward::sync {

namespace {

constexpr std::string_view kMark = "YWJ1";
constexpr std::size_t kCheck = 8;

std::string check_of(const Digest& digest) {
  std::string bytes;
  for (std::size_t i = 0; i < kCheck; ++i) bytes += static_cast<char>(digest[i]);
  return bytes;
}

Result<JournalHead> head_from(ByteReader& in) {
  JournalHead head;
  TRY(const std::string_view mark, in.raw(kMark.size()));
  if (mark != kMark) return in.problem(Refusal::BytesAreMalformed);
  TRY(const std::string text, in.text(kLongestFact));
  TRY(const std::string_view check, in.raw(kCheck));
  if (check != check_of(sha256(text))) return in.problem(Refusal::BytesAreMalformed);
  ByteReader inner(text);
  TRY(const std::uint64_t device, inner.whole(UINT32_MAX));
  TRY(const std::uint64_t epoch, inner.whole(UINT16_MAX));
  TRY(const std::uint64_t base, inner.whole(UINT32_MAX));
  TRY(head.store, inner.text(static_cast<std::uint64_t>(kLongestId)));
  TRY(const std::string_view link, inner.raw(head.link.size()));
  head.device = static_cast<DeviceNumber>(device);
  head.epoch = static_cast<Epoch>(epoch);
  head.base = static_cast<Sequence>(base);
  for (std::size_t i = 0; i < link.size(); ++i)
    head.link[i] = static_cast<std::uint8_t>(link[i]);
  return head;
}

}  // namespace

std::string bytes_of(const JournalHead& head) {
  ByteWriter inner, out;
  inner.whole(head.device);
  inner.whole(head.epoch);
  inner.whole(head.base);
  inner.text(head.store);
  for (const std::uint8_t byte : head.link) inner.byte(byte);
  out.raw(kMark);
  out.text(inner.bytes());
  out.raw(check_of(sha256(inner.bytes())));
  return std::move(out).bytes();
}

std::string frame_of(std::string_view bytes, const Digest& link) {
  ByteWriter out;
  out.text(bytes);
  out.raw(check_of(link));
  return std::move(out).bytes();
}

Result<Journal> journal_from(std::string_view bytes) {
  ByteReader in(bytes);
  Journal journal;
  TRY(journal.head, head_from(in));
  Digest link = journal.head.link;
  Sequence sequence = journal.head.base;
  for (;;) {
    journal.whole = bytes.size() - in.left();
    const auto fact = in.text(kLongestFact);
    const auto check = fact.ok() ? in.raw(kCheck) : Result<std::string_view>(fact.problem());
    if (!check.ok()) break;
    link = chained(link, fact.value());
    if (check.value() != check_of(link)) break;
    const FactId place{journal.head.device, journal.head.epoch, ++sequence};
    TRY(Fact read, fact_from_bytes(fact.value(), place));
    journal.facts.push_back({sequence, std::move(read), link});
  }
  return journal;
}

}  // namespace yearward::sync
