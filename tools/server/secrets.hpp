// What must not be guessed or read back: PINs, session tokens and the hashes that stand for them.
// All of it is libsodium's work; no cryptography of our own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yearward::server {

// Must be true once before anything else here is used.
[[nodiscard]] bool secrets_are_ready();

// How hard a PIN is to try. Source: OWASP password storage, Argon2id m = 19 MiB, t = 2, p = 1.
struct PinCost {
  unsigned long long passes = 2;
  std::size_t memory = std::size_t{19} * 1024 * 1024;
};

// Argon2id with its own salt, as text; empty when there was no memory for it.
std::string hash_of_pin(std::string_view pin, PinCost cost = {});
bool pin_matches(const std::string& pin_hash, std::string_view pin);
// A hash that no PIN matches and that takes as long: for cards nobody has.
std::string hash_nobody_has(PinCost cost = {});

// 256 random bits, in characters a cookie may carry.
std::string new_token();
// Letters a person can read out: no vowels, nothing that looks like something else. 4.3 bits each.
std::string new_code(int letters);
// Decimal digits, each as likely as the others.
std::string new_digits(int digits);
// 128 random bits in hexadecimal: a name, not a secret.
std::string new_name();
// BLAKE2b-256, in hexadecimal: what the store keeps instead of the thing itself.
std::string digest_of(std::string_view text);

}  // namespace yearward::server
