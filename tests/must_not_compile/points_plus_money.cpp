// Points and money are not one thing: no total of both exists.
// expect: no match for .operator\+.
#include "core/quantity/literals.hpp"

using namespace yearward;

#ifdef CONTROL
auto total = 1_pts + 1_pts;
#else
auto total = 1_pts + 1_yuan;
#endif
