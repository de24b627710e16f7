// One value at a time; what cannot be whole is refused by name.
#include "core/sync/bytes.hpp"

#include "core/quantity/digits.hpp"

namespace yearward::sync {

void ByteWriter::whole(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(0x80 | (value & 0x7F)));
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::whole_signed(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  whole(value < 0 ? ~(bits << 1) : bits << 1);
}

void ByteWriter::text(std::string_view text) {
  whole(text.size());
  raw(text);
}

Problem ByteReader::problem(Refusal refusal) const {
  return {refusal, '/' + text_from_whole(static_cast<std::int64_t>(size_ - rest_.size())), {}};
}

Result<std::uint8_t> ByteReader::byte() {
  if (rest_.empty()) return problem(Refusal::BytesAreMalformed);
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

Result<std::uint64_t> ByteReader::whole(std::uint64_t most) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    TRY(const std::uint8_t next, byte());
    const std::uint64_t bits = next & 0x7FU;
    // The tenth byte has room for one bit; a last byte of zero would be a second spelling.
    const bool overflows = shift == 63 && bits > 1, wasteful = shift > 0 && next == 0;
    if (overflows || wasteful) return problem(Refusal::BytesAreMalformed);
    value |= bits << shift;
    if ((next & 0x80U) != 0) continue;
    if (value > most) return problem(Refusal::NumberIsOutOfRange);
    return value;
  }
  return problem(Refusal::BytesAreMalformed);
}

Result<std::int64_t> ByteReader::whole_signed(std::int64_t most) {
  TRY(const std::uint64_t bits, whole());
  const auto half = static_cast<std::int64_t>(bits >> 1);
  const std::int64_t value = (bits & 1U) != 0 ? -half - 1 : half;
  if (value > most || value < -most) return problem(Refusal::NumberIsOutOfRange);
  return value;
}

Result<std::string> ByteReader::text(std::uint64_t longest) {
  TRY(const std::uint64_t length, whole());
  if (length > longest) return problem(Refusal::TextIsTooLong);
  TRY(const std::string_view bytes, raw(length));
  return std::string(bytes);
}

Result<std::string_view> ByteReader::raw(std::uint64_t length) {
  if (length > rest_.size()) return problem(Refusal::BytesAreMalformed);
  const std::string_view bytes = rest_.substr(0, static_cast<std::size_t>(length));
  rest_.remove_prefix(static_cast<std::size_t>(length));
  return bytes;
}

Result<std::uint64_t> ByteReader::length(std::uint64_t most) {
  TRY(const std::uint64_t count, whole());
  if (count > most) return problem(Refusal::ListIsTooLong);
  return count;
}

}  // namespace yearward::sync
