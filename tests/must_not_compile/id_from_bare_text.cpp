// Text becomes an id only where somebody says which kind of id it is.
// expect: could not convert|cannot convert|no matching function|conversion from
#include "core/base/ids.hpp"

using namespace yearward;

#ifdef CONTROL
MemberId member{std::string("M1001")};
#else
MemberId member = std::string("M1001");
#endif
