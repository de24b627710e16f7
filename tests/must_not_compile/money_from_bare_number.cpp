// A bare number has no unit: whoever means fen must say so.
// expect: conversion from .int. to non-scalar|could not convert|no match for
#include "core/quantity/money.hpp"

using namespace yearward;

#ifdef CONTROL
Money price = Money{1999};
#else
Money price = 1999;
#endif
