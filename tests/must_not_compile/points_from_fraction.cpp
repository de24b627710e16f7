// There is no half point; who wants one must name how it is rounded.
// expect: use of deleted function
#include "core/quantity/points.hpp"

using namespace yearward;

#ifdef CONTROL
Points one{1};
#else
Points half{0.5};
#endif
