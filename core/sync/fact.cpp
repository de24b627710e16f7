// Names, links and seals of facts.
#include "core/sync/fact.hpp"

namespace yearward::sync {

namespace {

void add_hex(std::string& text, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    text += "0123456789abcdef"[(value >> shift) & 0xFU];
}

std::optional<std::uint32_t> hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char digit : digits) {
    std::uint32_t worth = 0;
    if ('0' <= digit && digit <= '9') worth = static_cast<std::uint32_t>(digit - '0');
    else if ('a' <= digit && digit <= 'f') worth = static_cast<std::uint32_t>(digit - 'a' + 10);
    else return std::nullopt;
    value = (value << 4) | worth;
  }
  return value;
}

void add_whole(std::string& text, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((value >> shift) & 0xFFU);
}

}  // namespace

EventId event_id_of(FactId id) {
  std::string text = "d";
  text.reserve(23);
  add_hex(text, id.device, 8);
  text += '.';
  add_hex(text, id.epoch, 4);
  text += '.';
  add_hex(text, id.sequence, 8);
  return EventId{std::move(text)};
}

std::optional<FactId> fact_id_from(std::string_view text) {
  if (text.size() != 23 || text[0] != 'd' || text[9] != '.' || text[14] != '.')
    return std::nullopt;
  const auto device = hex(text.substr(1, 8)), epoch = hex(text.substr(10, 4)),
             sequence = hex(text.substr(15, 8));
  if (!device || !epoch || !sequence) return std::nullopt;
  return FactId{*device, static_cast<Epoch>(*epoch), *sequence};
}

Digest chain_start(DeviceNumber device, Epoch epoch) {
  std::string text = "YWC1";
  add_whole(text, device);
  add_whole(text, epoch);
  return sha256(text);
}

Digest chained(const Digest& before, std::string_view bytes) {
  Sha256 sum;
  sum.add(before).add(bytes);
  return std::move(sum).finished();
}

std::string seal_text(FactId first, Sequence last, const Digest& head) {
  std::string text = "YWS1";
  add_whole(text, first.device);
  add_whole(text, first.epoch);
  add_whole(text, first.sequence);
  add_whole(text, last);
  for (const std::uint8_t byte : head) text += static_cast<char>(byte);
  return text;
}

}  // namespace yearward::sync
