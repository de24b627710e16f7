// Bytes of a receipt, and the digits they travel as.
#include "core/sync/receipt.hpp"

#include <array>

#include "core/sync/bytes.hpp"

namespace yearward::sync {

namespace {

constexpr std::uint8_t kReceiptVersion = 1;
constexpr std::string_view kReceiptMark = "YWR";
constexpr std::uint64_t kSignatureBytes = 64;
constexpr std::size_t kShortestReceipt = 100;  // link and signature alone are 96 bytes
constexpr std::size_t kGroup = 7;  // bytes
// Digits that so many bytes come to; all differ, so that the length tells how many bytes there are.
constexpr std::array<std::size_t, kGroup + 1> kDigits = {0, 3, 5, 8, 10, 13, 15, 17};

std::string digits_from(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += kGroup) {
    const std::string_view group = bytes.substr(at, kGroup);
    std::uint64_t value = 0;
    for (const char byte : group) value = (value << 8) | static_cast<unsigned char>(byte);
    std::string digits(kDigits[group.size()], '0');
    for (std::size_t place = digits.size(); place-- > 0; value /= 10)
      digits[place] = static_cast<char>('0' + value % 10);
    text += digits;
  }
  return text;
}

// Nothing when the digits are none, or say what no bytes say.
std::optional<std::string> bytes_from_digits(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += kDigits[kGroup]) {
    const std::string_view digits = text.substr(at, kDigits[kGroup]);
    std::size_t count = 0;
    while (count < kGroup && kDigits[count] != digits.size()) ++count;
    if (kDigits[count] != digits.size()) return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return std::nullopt;
      value = 10 * value + static_cast<std::uint64_t>(digit - '0');
    }
    if (value >> (8 * count) != 0) return std::nullopt;
    for (std::size_t byte = count; byte-- > 0;)
      bytes += static_cast<char>((value >> (8 * byte)) & 0xFFU);
  }
  return bytes;
}

std::string plain(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    plain += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return plain;
}

std::string raw_of(const Digest& head) { return std::string(head.begin(), head.end()); }

std::string bytes_of_receipt(const Receipt& receipt) {
  ByteWriter out;
  out.byte(kReceiptVersion);
  out.whole(receipt.place.device);
  out.whole(receipt.place.epoch);
  out.whole(receipt.place.sequence);
  out.raw(raw_of(receipt.head));
  out.text(bytes_of(receipt.fact, receipt.place));
  out.raw(receipt.signature);
  return std::move(out).bytes();
}

Result<Receipt> receipt_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  Receipt receipt;
  TRY(const std::uint8_t version, in.byte());
  if (version != kReceiptVersion) return in.problem(Refusal::WordIsNotAnOption);
  TRY(const std::uint64_t device, in.whole(UINT32_MAX));
  TRY(const std::uint64_t epoch, in.whole(kLastEpoch));
  TRY(const std::uint64_t sequence, in.whole(UINT32_MAX));
  receipt.place = {static_cast<DeviceNumber>(device), static_cast<Epoch>(epoch),
                   static_cast<Sequence>(sequence)};
  TRY(const std::string_view head, in.raw(receipt.head.size()));
  for (std::size_t at = 0; at < head.size(); ++at)
    receipt.head[at] = static_cast<std::uint8_t>(head[at]);
  TRY(const std::string fact, in.text(kLongestReceipt));
  TRY(receipt.fact, fact_from_bytes(fact, receipt.place));
  TRY(const std::string_view signature, in.raw(kSignatureBytes));
  receipt.signature = std::string(signature);
  return receipt;
}

}  // namespace

FactId place_of_receipt(FactId place) {
  place.epoch = static_cast<Epoch>(place.epoch | (kLastEpoch + 1U));
  return place;
}

bool is_of_receipt(FactId place) { return place.epoch > kLastEpoch; }

std::string receipt_text(const Receipt& receipt) {
  std::string text = "YWR1";
  for (const std::uint32_t number :
       {receipt.place.device, std::uint32_t{receipt.place.epoch}, receipt.place.sequence}) {
    for (int shift = 24; shift >= 0; shift -= 8)
      text += static_cast<char>((number >> shift) & 0xFFU);
  }
  return text + raw_of(receipt.head) + bytes_of(receipt.fact, receipt.place);
}

Result<std::string> text_of(const Receipt& receipt) {
  PROMISE(receipt.signature.size() == kSignatureBytes);
  const std::string bytes = bytes_of_receipt(receipt);
  if (bytes.size() > kLongestReceipt) return Refusal::TextIsTooLong;
  return std::string(kReceiptMark) + digits_from(bytes);
}

bool looks_like_receipt(std::string_view text) {
  return plain(text.substr(0, 2 * kReceiptMark.size())).rfind(kReceiptMark, 0) == 0;
}

Result<Receipt> receipt_from_text(std::string_view text) {
  if (text.size() > 4 * kLongestReceipt) return Refusal::ReceiptIsMalformed;
  const std::string said = plain(text);
  if (said.rfind(kReceiptMark, 0) != 0) return Refusal::ReceiptIsMalformed;
  const auto bytes = bytes_from_digits(std::string_view(said).substr(kReceiptMark.size()));
  if (!bytes || bytes->size() < kShortestReceipt) return Refusal::ReceiptIsMalformed;
  auto receipt = receipt_from_bytes(*bytes);
  if (!receipt.ok()) {
    const bool later = receipt.problem().refusal == Refusal::WordIsNotAnOption;
    return later ? Refusal::WordIsNotAnOption : Refusal::ReceiptIsMalformed;
  }
  const Receipt& read = receipt.value();
  // One spelling each, and only what a device gives receipts of.
  const bool whole = read.place.device > 0 && read.place.epoch > 0 && read.place.sequence > 0 &&
                     read.fact.kind != Fact::Kind::Return && bytes_of_receipt(read) == *bytes;
  if (!whole) return Refusal::ReceiptIsMalformed;
  return receipt;
}

}  // namespace yearward::sync
