// A refusal that nobody looks at is a silent failure.
// expect: nodiscard
#include "core/base/result.hpp"

using namespace yearward;

#ifdef CONTROL
Outcome redeem();
bool fine() { return redeem().ok(); }
#else
Outcome redeem();
void oops() { redeem(); }
#endif
