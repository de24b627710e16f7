// Columns of facts, lists of texts said once, and what answers and images hold; of the wire's and
// the image's own files only.
#pragma once

#include <map>

#include "core/sync/event_bytes.hpp"
#include "core/sync/exchange.hpp"

namespace yearward::sync {

inline constexpr std::int64_t kMostCount = (std::int64_t{1} << 53) - 1;
inline constexpr std::int64_t kFarthestInstant = std::int64_t{1} << 36;  // seconds
inline constexpr std::uint64_t kLongestName = static_cast<std::uint64_t>(kLongestId);

// Texts by number, in order of first use.
class TextsOut {
 public:
  void put(ByteWriter& out, const std::string& text);  // its number; the text itself the first time

 private:
  std::map<std::string, std::uint64_t> known_;
};
class TextsIn {
 public:
  Result<std::string> get(ByteReader& in);

 private:
  std::vector<std::string> known_;
};

void write_facts(ByteWriter& out, const std::vector<Fact>& facts, FactId first);
// Shape: at most `most`, with their names.
Result<std::vector<Fact>> read_facts(ByteReader& in, FactId first, std::size_t most);

// What is written is read back equal, but for what is the server's own of a lease (wire_items.cpp).
void write_event(ByteWriter& out, const Event& event, TextsOut& texts);
Result<Event> read_event(ByteReader& in, TextsIn& texts);
// Pre: live, and this device's.
void write_lease(ByteWriter& out, const Lease& lease, DeviceNumber device);
Result<Lease> read_lease(ByteReader& in, DeviceNumber device);
void write_mark(ByteWriter& out, CardMark mark);
Result<CardMark> read_mark(ByteReader& in);
void write_verdict(ByteWriter& out, const Verdict& verdict);
Result<Verdict> read_verdict(ByteReader& in);

void write_digest(ByteWriter& out, const Digest& digest);
Result<Digest> read_digest(ByteReader& in);

}  // namespace yearward::sync
