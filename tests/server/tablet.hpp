// A device in tests of the server: with a key of its own that signs requests and seals, and, as a
// tablet, with the real replica of core/sync and a disk that is two strings.
#pragma once

#include <sodium.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/device.hpp"
#include "tests/server/client.hpp"
#include "tools/server/device_keys.hpp"

namespace yearward::server {

std::string base64_text(const unsigned char* bytes, std::size_t size);

struct SignedDevice : sync::Sealer {
  const KeyKind kind;
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  std::shared_ptr<void> pair;  // of P-256
  std::string name;  // "community_mart/device-…"
  std::string store;
  sync::DeviceNumber number = 0;
  std::int64_t sequence = 0;

  explicit SignedDevice(KeyKind wanted = KeyKind::Ed25519);
  std::string public_key() const;
  std::string id() const { return name.substr(name.find('/') + 1); }
  std::string sign(const std::string& text) const;        // base64url
  std::string sealed(std::string_view text) override;     // the signature's bytes
  Reply enrol(const Client& client, const std::string& code);
  // A signed request, as it would be sent.
  Ask signed_ask(std::int64_t now, const std::string& method, const std::string& target,
                 const std::string& body);
};

// The code for one more device, made by somebody who may.
std::string new_enrolment(const Client& client, const std::string& cookie,
                          const std::string& body = R"({"name":"tablet"})");

class HttpTablet {
 public:
  // Pre: enrolled.
  HttpTablet(SignedDevice key, std::int64_t now);

  // What staff do at it; false when the replica declines. `now` is the tablet's clock.
  bool buys(const std::string& member, std::int64_t cents, std::int64_t points, std::int64_t now);
  bool spends(const std::string& member, const std::string& reward, std::int64_t points,
              std::int64_t now);
  bool gives_back(const std::string& member, std::int64_t now);
  void follow(const std::string& scope);

  // One exchange. The status; 0 without an answer. What it brought is kept when it was answered.
  int exchanges(const Client& client, std::int64_t now,
                const std::vector<std::string>& leases_for = {}, std::int64_t most = 1'000'000);
  // Sends and never hears: what the server answered is lost.
  void exchanges_into_the_void(const Client& client, std::int64_t now,
                               const std::vector<std::string>& leases_for = {});
  // Until nothing is unsent and nothing more is told; false when that takes too long.
  bool settles(const Client& client, std::int64_t now);
  // Its power goes and comes back.
  void starts_again(std::int64_t now);

  // The receipt of what was done last, as its code reads. Pre: it is not acknowledged.
  std::string receipt();

  const sync::Device& device() const { return *device_; }
  std::int64_t available(const std::string& member) const;
  const Ask& last_ask() const { return last_ask_; }
  const Reply& last_reply() const { return last_reply_; }
  SignedDevice key;

 private:
  bool does(const sync::Deed& deed, std::int64_t now);
  sync::ClockReading clock(std::int64_t now) const { return {now, now - began_}; }
  Ask ask_of(const std::vector<std::string>& leases_for, std::int64_t most, std::int64_t now);

  std::int64_t began_ = 0;
  std::uint32_t starts_ = 0;
  std::string journal_;             // what is on its disk
  std::optional<sync::Image> image_;
  std::optional<sync::Device> device_;
  Ask last_ask_;
  Reply last_reply_;
};

}  // namespace yearward::server
