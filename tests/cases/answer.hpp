// Answer: what a query read from an evaluated account, and whether it is what a case file prints.
// It refuses to know accounts and programmes. Numbers are exact fractions, never floating point.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/codec/reader.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward::cases {

using codec::Json;

struct Answer {
  enum class Is { Number, Text, List };
  Is is = Is::Text;
  Ratio number{0, 1};
  std::string text;
  std::vector<Answer> list;
};

Answer number(Ratio value);
Answer whole(std::int64_t value);
Answer text(std::string words);
Answer yes_or_no(bool holds);

// "17.5" as 35/2. Refuses: MoneyIsMalformed (no decimal number).
Result<Ratio> ratio_from_decimal(std::string_view decimal);
// 35/2 as "17.5"; a fraction without an end as "1/3".
std::string decimal_from_ratio(Ratio value);
std::string shown(const Answer& answer);

// Whether the answer is what the case file expects. `names`: what a text is called there.
// "A or B" is met by either; numbers are compared exactly.
bool meets(const Json& expected, const Answer& answer, const Json& names);

}  // namespace yearward::cases
