// SHA-256 as FIPS 180-4 has it: what chains a device's facts, so that none can be changed, dropped
// or put in between unseen. It refuses to know keys.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yearward {

using Digest = std::array<std::uint8_t, 32>;

// Takes bytes piece by piece; the same digest however they were cut.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  Sha256& add(const Digest& digest);
  Digest finished() &&;

 private:
  void take(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> block_{};
  std::uint64_t bytes_ = 0;
};

Digest sha256(std::string_view bytes);
// The first eight bytes, big-endian: enough to tell a torn or another record by.
std::uint64_t short_of(const Digest& digest);

}  // namespace yearward
