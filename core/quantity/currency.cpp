// Money as text, exact to the minor unit. "1e3", "1,000" and a third decimal of a yuan are refused.
#include "core/quantity/currency.hpp"

#include "core/quantity/digits.hpp"

namespace yearward {

std::int64_t minor_per_major(const Currency& currency) {
  std::int64_t minor = 1;
  for (std::int32_t place = 0; place < currency.exponent; ++place) minor *= 10;
  return minor;
}

Result<Money> money_from_text(std::string_view text, const Currency& currency) {
  const std::string shown(text.substr(0, 32));
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const auto whole = whole_from_digits(text.substr(0, point));
  const auto part = decimals.empty() ? 0 : whole_from_digits(decimals);
  if (!whole || !part || (point != std::string_view::npos && decimals.empty()))
    return Problem{Refusal::MoneyIsMalformed, {}, shown};
  if (decimals.size() > static_cast<std::size_t>(currency.exponent))
    return Problem{Refusal::MoneyHasTooManyDecimals, {}, shown};
  std::int64_t minor = *part;
  for (auto place = decimals.size(); place < static_cast<std::size_t>(currency.exponent); ++place)
    minor *= 10;
  if (*whole > kLargestCount / minor_per_major(currency) - 1)
    return Problem{Refusal::NumberIsOutOfRange, {}, shown};
  minor += *whole * minor_per_major(currency);
  return Money{negative ? -minor : minor};
}

std::string text_from_money(Money money, const Currency& currency) {
  const std::int64_t size = money.count < 0 ? -money.count : money.count;
  const std::int64_t per_major = minor_per_major(currency);
  std::string text = money.count < 0 ? "-" : "";
  text += padded(size / per_major, 1);
  if (currency.exponent > 0) text += '.' + padded(size % per_major, currency.exponent);
  return text;
}

}  // namespace yearward
