// How often somebody may try to sign in. Counters live in the store, so a restart forgives nothing;
// they count failures only, and every window ends, so nobody is locked out for good.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/server/store.hpp"

namespace yearward::server {

struct TryLimit {
  std::string_view scope;  // "card" or "address"
  std::int64_t window = 0;  // seconds
  std::int64_t most = 0;
};

// Source: a six-digit PIN tried 20 times a day stands for years; an address may be a whole shop.
std::vector<TryLimit> default_try_limits();

// Of asking for one-time codes: each costs a message, and none of them is taken back.
std::vector<TryLimit> code_limits();

struct Tried {
  std::string card, address;  // hashes
  std::int64_t at = 0;        // seconds since 1970 UTC
};

// Counts one more try in every window, before the PIN is looked at. Returns the seconds to wait
// when a window is full already (and then counts nothing), else 0.
Result<std::int64_t> count_try(Transaction& transaction, const std::vector<TryLimit>& limits,
                               const Tried& trial);
// Takes that try back: it was the right PIN.
Outcome forgive_try(Transaction& transaction, const std::vector<TryLimit>& limits,
                    const Tried& trial);

}  // namespace yearward::server
