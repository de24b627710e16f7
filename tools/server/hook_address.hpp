// Where a webhook may be sent: an address taken apart, and which machines of the world a server may
// be made to talk to. It refuses to ask the network for anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace yearward::server {

// Which networks a delivery may go to: those everybody can reach, or also the machine's own and
// those behind its router. A shop's manager chooses the address; the operator chooses this.
enum class HookNetworks : std::uint8_t { Public, Any };

struct HookAddress {
  bool is_secure = true;
  std::string host;  // a name, or an IP address without brackets
  std::uint16_t port = 443;
  std::string target;  // path and query, "/" at least
};

inline constexpr std::size_t kLongestHookAddress = 500;

// Takes "https://host[:port]/path?query" apart. An address in numbers is looked at here; where a
// name leads is known, and looked at, when something is sent there.
// Refuses: AddressIsNotAllowed (/address): no such form, a user in it, a network that is not
// allowed, or http to anywhere but this machine.
Result<HookAddress> hook_address_from(std::string_view text, HookNetworks networks);

// Whether an IP address in numbers is one that everybody can reach. False for what is no address.
// Source: the IANA registries of special-purpose addresses, IPv4 and IPv6.
bool is_public_ip(std::string_view text);
bool is_loopback_ip(std::string_view text);

}  // namespace yearward::server
