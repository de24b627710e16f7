// One number for a ledger, whoever kept it: entries, lots, uses, standings. Two ledgers
// with the same number are taken for the same ledger.
#pragma once

#include <cstdint>
#include <string>

#include "core/ledger/account.hpp"
#include "tests/bench/engine/hand.hpp"

namespace yearward::bench {

class Digest {
 public:
  void add(const Account& account);
  void add(const HandLedger& ledger);
  std::uint64_t sum() const { return sum_; }

 private:
  void word(std::int64_t value) {
    sum_ = (sum_ ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
    sum_ ^= sum_ >> 29;
  }
  std::uint64_t sum_ = 14695981039346656037ULL;
};

// "m17 available held owed level entries": what every ledger, the peer's too, must agree on.
std::string line_of(const std::string& member, const Account& account);
std::string line_of(const std::string& member, const HandLedger& ledger);

}  // namespace yearward::bench
