// Days as a test writes them.
#pragma once

#include "core/quantity/day.hpp"

inline yearward::Day day(const char* text) { return yearward::day_from_text(text).value(); }
