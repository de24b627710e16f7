// Asking whether points are more than money is not a question.
// expect: no match for .operator<.
#include "core/quantity/literals.hpp"

using namespace yearward;

#ifdef CONTROL
bool enough = 1_pts < 2_pts;
#else
bool enough = 1_pts < 1_yuan;
#endif
