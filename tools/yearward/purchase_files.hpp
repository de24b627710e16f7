// Purchase histories for the likely year, from whichever of the forms a file has: CDNOW's own five
// columns, the master's four, a table with `member,date,amount` in its first line, or events as
// `evaluate` takes them. It refuses to know models.
#pragma once

#include <string_view>

#include "tools/yearward/inputs.hpp"
#include "tools/yearward/likely_fit.hpp"

namespace yearward::command {

inline constexpr std::size_t kMostHistories = 1'000'000;  // members

struct PurchaseHistories {
  Histories members;          // in order of id
  std::int64_t visits = 0;    // days with a purchase, over all members
  Currency currency{"USD", 2};
};

// The table's form: columns in any order, others ignored; a date is 1997-01-18 or 19970118.
// Refuses: FieldIsMissing for a column, RequestIsMalformed, DayDoesNotExist, MoneyIsMalformed,
// MoneyHasTooManyDecimals, AmountIsNegative, TextIsEmpty with "line N" as place; ListIsEmpty.
Result<Histories> histories_from_table(std::string_view text, const Currency& currency);
// CDNOW's forms. Refuses: as cdnow_from_text does.
Result<Histories> histories_from_cdnow(std::string_view text);
// Events of the programme: purchases less what was refunded. Refuses: as `evaluate` does.
Result<Histories> histories_from_events(const Versions& versions, std::vector<Event> events);

// --events FILE or --db FILE, in the currency of --programme when that is given. A database with
// several programmes needs --programme to choose.
Taken<PurchaseHistories> histories_flag(const Arguments& arguments);

}  // namespace yearward::command
