// The two kinds of signature; the cryptography is the libraries'.
#include "tools/server/device_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <sodium.h>

#include <memory>
#include <vector>

namespace yearward::server {
namespace {

constexpr std::size_t kSignatureBytes = 64, kHalf = 32, kPointBytes = 65;
static_assert(crypto_sign_BYTES == kSignatureBytes);

template <auto Free>
struct FreedBy {
  template <class Thing>
  void operator()(Thing* thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyMaker = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using Hashing = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;
using Whole = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;

std::optional<std::string> bytes_of_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const int code = sodium_base642bin(
      reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
      nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (code != 0) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Null when it is no point of the curve.
Key point_key(std::string point) {
  if (point.size() != kPointBytes || point.front() != '\x04') return {};
  const KeyMaker maker(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  if (!maker || EVP_PKEY_fromdata_init(maker.get()) != 1) return {};
  std::string curve = "prime256v1";
  OSSL_PARAM said[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), curve.size()),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata(maker.get(), &made, EVP_PKEY_PUBLIC_KEY, said) != 1) return {};
  return Key(made);
}

// r ‖ s as OpenSSL reads it.
std::vector<unsigned char> der_of(std::string_view seal) {
  Whole r(BN_bin2bn(octets(seal), kHalf, nullptr));
  Whole s(BN_bin2bn(octets(seal) + kHalf, kHalf, nullptr));
  const Pair pair(ECDSA_SIG_new());
  if (!r || !s || !pair) return {};
  if (ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  [[maybe_unused]] BIGNUM* const first = r.release();  // they are the pair's now
  [[maybe_unused]] BIGNUM* const second = s.release();
  const int size = i2d_ECDSA_SIG(pair.get(), nullptr);
  if (size <= 0) return {};
  std::vector<unsigned char> der(static_cast<std::size_t>(size));
  unsigned char* end = der.data();
  i2d_ECDSA_SIG(pair.get(), &end);
  return der;
}

bool p256_fits(std::string point, std::string_view seal, std::string_view text) {
  const Key key = point_key(std::move(point));
  const std::vector<unsigned char> der = der_of(seal);
  const Hashing hashing(EVP_MD_CTX_new());
  if (!key || der.empty() || !hashing) return false;
  if (EVP_DigestVerifyInit(hashing.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1)
    return false;
  return EVP_DigestVerify(hashing.get(), der.data(), der.size(), octets(text), text.size()) == 1;
}

}  // namespace

std::string_view name_of(KeyKind kind) { return kind == KeyKind::P256 ? "p256" : "ed25519"; }

std::optional<KeyKind> key_kind_named(std::string_view name) {
  for (const KeyKind kind : {KeyKind::Ed25519, KeyKind::P256})
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

bool seal_fits(const DeviceKey& key, std::string_view seal, std::string_view text) {
  auto open = bytes_of_base64(key.open);
  if (!open || seal.size() != kSignatureBytes) return false;
  if (key.kind == KeyKind::P256) return p256_fits(std::move(*open), seal, text);
  if (open->size() != crypto_sign_PUBLICKEYBYTES) return false;
  return crypto_sign_verify_detached(octets(seal), octets(text), text.size(), octets(*open)) == 0;
}

bool signature_fits(const DeviceKey& key, std::string_view signature, std::string_view text) {
  const auto bytes = bytes_of_base64(signature);
  return bytes && seal_fits(key, *bytes, text);
}

}  // namespace yearward::server
