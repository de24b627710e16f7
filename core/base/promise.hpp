// PROMISE: a promise of our own that must hold; broken, the program stops rather than guess.
// Never for what a person, a file or a server can cause: that is a Refusal.
#pragma once

#define PROMISE(promise)              \
  do {                                \
    if (!(promise)) __builtin_trap(); \
  } while (false)
