// Two days have a distance, and no sum.
// expect: no match for .operator\+.
#include "core/quantity/day.hpp"

using namespace yearward;

#ifdef CONTROL
auto day = Day{1}.plus_days(2);
#else
auto day = Day{1} + Day{2};
#endif
