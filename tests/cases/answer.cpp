// Exact decimals and the comparison with what was printed.
#include "tests/cases/answer.hpp"

#include "core/base/promise.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::cases {

Answer number(Ratio value) {
  Answer answer;
  answer.is = Answer::Is::Number;
  const auto reduced = product(value, {1, 1});
  answer.number = reduced ? reduced.value() : value;
  return answer;
}

Answer whole(std::int64_t value) { return number({value, 1}); }

Answer text(std::string words) {
  Answer answer;
  answer.text = std::move(words);
  return answer;
}

Answer yes_or_no(bool holds) { return text(holds ? "true" : "false"); }

Result<Ratio> ratio_from_decimal(std::string_view decimal) {
  const bool negative = !decimal.empty() && decimal.front() == '-';
  if (negative) decimal.remove_prefix(1);
  const auto point = decimal.find('.');
  std::string digits(decimal.substr(0, point));
  std::int64_t denominator = 1;
  if (point != std::string_view::npos) {
    const std::string_view decimals = decimal.substr(point + 1);
    digits += decimals;
    for (std::size_t place = 0; place < decimals.size() && place < 9; ++place) denominator *= 10;
  }
  const auto count = whole_from_digits(digits);
  if (!count) return Problem{Refusal::MoneyIsMalformed, {}, std::string(decimal)};
  return product({negative ? -*count : *count, denominator}, {1, 1});
}

std::string decimal_from_ratio(Ratio value) {
  std::int64_t scaled = value.numerator, denominator = value.denominator;
  int decimals = 0;
  while (scaled % denominator != 0 && decimals < 6) {
    scaled *= 10;
    ++decimals;
  }
  if (scaled % denominator != 0)
    return text_from_whole(value.numerator) + '/' + text_from_whole(denominator);
  scaled /= denominator;
  std::string digits = padded(scaled < 0 ? -scaled : scaled, decimals + 1);
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return (scaled < 0 ? "-" : "") + digits;
}

std::string shown(const Answer& answer) {
  if (answer.is == Answer::Is::Number) return decimal_from_ratio(answer.number);
  if (answer.is == Answer::Is::Text) return answer.text;
  std::string out = "[";
  for (const Answer& item : answer.list) out += (out.size() > 1 ? ", " : "") + shown(item);
  return out + "]";
}

namespace {

bool meets_text(std::string_view expected, const std::string& called) {
  constexpr std::string_view kOr = " or ";
  for (auto place = expected.find(kOr); place != std::string_view::npos;
       place = expected.find(kOr)) {
    if (expected.substr(0, place) == called) return true;
    expected.remove_prefix(place + kOr.size());
  }
  return expected == called;
}

}  // namespace

bool meets(const Json& expected, const Answer& answer, const Json& names) {
  if (expected.is_array()) {
    if (answer.is != Answer::Is::List || answer.list.size() != expected.size()) return false;
    for (std::size_t place = 0; place < expected.size(); ++place)
      if (!meets(expected[place], answer.list[place], names)) return false;
    return true;
  }
  std::string called = shown(answer);
  if (names.is_object() && names.contains(called) && names[called].is_string())
    called = names[called].get_ref<const std::string&>();
  if (expected.is_number()) {
    const auto wanted = ratio_from_decimal(expected.dump()), got = ratio_from_decimal(called);
    return wanted && got && wanted.value() == got.value();
  }
  if (expected.is_boolean()) return called == (expected.get<bool>() ? "true" : "false");
  return expected.is_string() && meets_text(expected.get_ref<const std::string&>(), called);
}

}  // namespace yearward::cases
