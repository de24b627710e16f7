// Small binary writing and reading: varints, zigzag, texts. A reader never reads beyond its bytes
// and never promises room a message did not bring. It refuses to know what the bytes mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace yearward::sync {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void whole(std::uint64_t value);        // 1–10 bytes, seven bits each, low ones first
  void whole_signed(std::int64_t value);  // small numbers of either sign stay small
  void text(std::string_view text);       // its length, then its bytes
  void raw(std::string_view bytes) { bytes_ += bytes; }
  const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Every refusal is BytesAreMalformed unless said otherwise; `where` is the reader's place.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes), size_(bytes.size()) {}

  Result<std::uint8_t> byte();
  Result<std::uint64_t> whole(std::uint64_t most = UINT64_MAX);
  // Refuses: NumberIsOutOfRange, beyond ±most.
  Result<std::int64_t> whole_signed(std::int64_t most = INT64_MAX);
  // Refuses: TextIsTooLong.
  Result<std::string> text(std::uint64_t longest);
  Result<std::string_view> raw(std::uint64_t length);
  // How many things follow. Refuses: ListIsTooLong.
  Result<std::uint64_t> length(std::uint64_t most);
  bool at_end() const { return rest_.empty(); }
  std::uint64_t left() const { return rest_.size(); }
  Problem problem(Refusal refusal) const;

 private:
  std::string_view rest_;
  std::uint64_t size_;
};

}  // namespace yearward::sync
