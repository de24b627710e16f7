// Columns of facts and lists of texts said once; of the wire's own files only.
#pragma once

#include <map>

#include "core/sync/event_bytes.hpp"
#include "core/sync/fact.hpp"

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

void write_digest(ByteWriter& out, const Digest& digest);
Result<Digest> read_digest(ByteReader& in);

}  // namespace yearward::sync
