// libsodium behind five words; knows no store and no HTTP.
#include "tools/server/secrets.hpp"

#include <sodium.h>

#include <array>

namespace yearward::server {

bool secrets_are_ready() { return sodium_init() >= 0; }

std::string hash_of_pin(std::string_view pin, PinCost cost) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int code = crypto_pwhash_str_alg(text.data(), pin.data(), pin.size(), cost.passes,
                                         cost.memory, crypto_pwhash_ALG_ARGON2ID13);
  return code == 0 ? std::string(text.data()) : std::string();
}

bool pin_matches(const std::string& pin_hash, std::string_view pin) {
  return crypto_pwhash_str_verify(pin_hash.c_str(), pin.data(), pin.size()) == 0;
}

std::string hash_nobody_has(PinCost cost) { return hash_of_pin(new_token(), cost); }

std::string new_token() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(bytes.size(), kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return std::string(text.data());
}

std::string new_code(int letters) {
  constexpr std::string_view kLetters = "BCDFGHJKLMNPQRSTVWXZ";  // Source: RFC 8628, section 6.1
  std::string code;
  while (static_cast<int>(code.size()) < letters) {
    code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return code;
}

std::string new_digits(int digits) {
  std::string code;
  while (static_cast<int>(code.size()) < digits) {
    code += static_cast<char>('0' + randombytes_uniform(10));
  }
  return code;
}

std::string new_name() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  return std::string(hex.data());
}

std::string digest_of(std::string_view text) {
  std::array<unsigned char, 32> hash{};
  std::string copy(text);
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(copy.data()), copy.size(), nullptr, 0);
  std::array<char, 2 * hash.size() + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data());
}

}  // namespace yearward::server
