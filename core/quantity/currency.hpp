// A currency and how its money is written: "500.00" in the documents, never a JSON number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/quantity/money.hpp"

namespace yearward {

struct Currency {
  std::string code;           // ISO 4217
  std::int32_t exponent = 2;  // decimals of the minor unit, 0–3
  bool operator==(const Currency&) const = default;
};

// How many of the minor unit make one whole: 100 for yuan.
std::int64_t minor_per_major(const Currency& currency);

// "500.00" or "500" or "-3.5". Refuses: MoneyIsMalformed, MoneyHasTooManyDecimals,
// NumberIsOutOfRange.
Result<Money> money_from_text(std::string_view text, const Currency& currency);
// Always with the currency's decimals: "500.00".
std::string text_from_money(Money money, const Currency& currency);

}  // namespace yearward
