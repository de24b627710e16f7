// What a device signs with, and whether a signature is its own: Ed25519 by libsodium, and ECDSA on
// P-256 with SHA-256 by OpenSSL, for browsers that know no Ed25519. It refuses to know what is
// signed and where keys are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yearward::server {

enum class KeyKind : std::uint8_t { Ed25519, P256 };
std::string_view name_of(KeyKind kind);  // "ed25519", "p256"
std::optional<KeyKind> key_kind_named(std::string_view name);

// A public key as it was enrolled. Shape: base64url without padding, of 32 bytes (Ed25519) or of
// the point's 65 bytes, uncompressed (P-256).
struct DeviceKey {
  KeyKind kind = KeyKind::Ed25519;
  std::string open;
};

// Either kind's signature is 64 bytes: R ‖ S, or r ‖ s as WebCrypto gives them. False for keys and
// signatures that are none. A P-256 signature has a twin that fits as well: nothing may be told
// apart by signatures.
bool signature_fits(const DeviceKey& key, std::string_view signature, std::string_view text);
// The same for a seal, which is the signature's 64 bytes as they are.
bool seal_fits(const DeviceKey& key, std::string_view seal, std::string_view text);

}  // namespace yearward::server
