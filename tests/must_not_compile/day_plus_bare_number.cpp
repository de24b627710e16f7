// A number beside a day could be days or months; plus_days and plus_months say which.
// expect: no match for .operator\+.
#include "core/quantity/day.hpp"

using namespace yearward;

#ifdef CONTROL
auto day = plus_months(Day{1}, 2);
#else
auto day = Day{1} + 2;
#endif
