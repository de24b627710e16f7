// A member's name cannot stand where an event's belongs.
// expect: could not convert|cannot convert|no matching function
#include "core/base/ids.hpp"

using namespace yearward;

#ifdef CONTROL
void reverse(EventId event);
void fine() { reverse(EventId{"E1"}); }
#else
void reverse(EventId event);
void oops() { reverse(MemberId{"M1001"}); }
#endif
