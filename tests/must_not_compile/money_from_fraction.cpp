// Money never comes from a floating-point number, which cannot hold 0.10.
// expect: use of deleted function
#include "core/quantity/money.hpp"

using namespace yearward;

#ifdef CONTROL
Money price{1999};
#else
Money price{19.99};
#endif
