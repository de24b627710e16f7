// What a programme owes its members: units not yet used, by issuer, unit and the month they lapse
// in, and what they will cost. It refuses to know which part of it will never be asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

struct LiabilityLine {
  std::string issuer;            // who owes it; empty: the programme
  UnitIndex unit = 0;
  std::optional<Day> lapses_in;  // first day of the month it can last be used in, as things
                                 // stand (idleness included); none: never
  Points outstanding;            // pending, available and set aside
  Money cost;                    // at the unit's cost
  bool operator==(const LiabilityLine&) const = default;
};

// Adds up accounts one after the other, so that a population need not be in memory at once.
class Liability {
 public:
  // Adds what an account's lots hold and what is set aside from them. What members owe is not taken
  // off: a deficit is nobody's claim until an accrual fills it.
  // Pre: every account has the same as_of. Refuses: NumberIsOutOfRange.
  Outcome add(const Account& account);
  // In order of issuer, unit, month; never-lapsing value last. A unit's cost is reckoned on all of
  // it and rounded up once, then shared among its months by largest remainder, so that the lines
  // sum to it. Pre: `programme` is the version in force on that day. Refuses: NumberIsOutOfRange.
  Result<std::vector<LiabilityLine>> lines(const Programme& programme) const;

 private:
  std::map<std::pair<UnitIndex, Day>, Points> outstanding_;  // by unit and month
};

}  // namespace yearward
