// Addresses by their bits: what a name or an odd spelling hides is seen there.
#include "tools/server/hook_address.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <optional>

namespace yearward::server {
namespace {

using Bits4 = std::uint32_t;
using Bits6 = std::array<std::uint8_t, 16>;

struct Network4 {
  Bits4 first;
  int bits;
};
// "This" network, private ones, shared, loopback, link-local (where clouds tell secrets), protocol
// assignments, documentation, 6to4 relays, benchmarks, multicast, the future and broadcast.
constexpr Network4 kNotPublic4[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 3}};

bool is_within(Bits4 address, Network4 network) {
  return (address ^ network.first) >> (32 - network.bits) == 0;
}

bool is_public(Bits4 address) {
  return std::none_of(std::begin(kNotPublic4), std::end(kNotPublic4),
                      [&](const Network4& network) { return is_within(address, network); });
}

Bits4 bits_at(const Bits6& address, std::size_t from) {
  Bits4 bits = 0;
  for (std::size_t at = from; at < from + 4; ++at) bits = bits << 8 | address[at];
  return bits;
}

// An IPv4 address inside: ::ffff:a.b.c.d, or the translator's 64:ff9b::a.b.c.d.
std::optional<Bits4> inner_of(const Bits6& address) {
  constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::array<std::uint8_t, 12> kTranslated = {0, 0x64, 0xFF, 0x9B};
  const bool is_inside = std::equal(kMapped.begin(), kMapped.end(), address.begin()) ||
                         std::equal(kTranslated.begin(), kTranslated.end(), address.begin());
  if (!is_inside) return std::nullopt;
  return bits_at(address, 12);
}

// What is given out at all is 2000::/3; of it, protocol assignments with Teredo (2001::/23),
// documentation (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16) lead elsewhere.
bool is_public(const Bits6& address) {
  if (const auto inner = inner_of(address)) return is_public(*inner);
  const Bits4 front = bits_at(address, 0);
  if (front >> 29 != 1) return false;
  const bool is_elsewhere = front >> 9 == 0x20010000U >> 9 || front == 0x20010DB8U ||
                            front >> 16 == 0x2002U || front >> 12 == 0x3FFF0000U >> 12;
  return !is_elsewhere;
}

// Four decimal bytes, or eight groups: "127.1" and "0x7f.1" are names, and are looked up.
std::optional<Bits4> bits4_from(std::string_view text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address_v4(std::string(text), error);
  if (error) return std::nullopt;
  return address.to_uint();
}

std::optional<Bits6> bits6_from(std::string_view text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address_v6(std::string(text), error);
  if (error || address.scope_id() != 0) return std::nullopt;
  Bits6 bits{};
  const auto bytes = address.to_bytes();
  std::copy(bytes.begin(), bytes.end(), bits.begin());
  return bits;
}

bool is_ip(std::string_view text) { return bits4_from(text) || bits6_from(text); }

Problem not_allowed(std::string why) {
  return {Refusal::AddressIsNotAllowed, "/address", std::move(why)};
}

// Letters of a host's name; anything that somebody could read differently is not one of them.
bool is_host(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.';
  };
  return !text.empty() && text.size() <= 253 && text.front() != '.' && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), is_letter);
}

Outcome take_host(HookAddress& address, std::string_view place) {
  std::string_view port;
  if (place.substr(0, 1) == "[") {
    const std::size_t end = place.find(']');
    if (end == std::string_view::npos) return not_allowed("no such host");
    address.host = place.substr(1, end - 1);
    if (!bits6_from(address.host)) return not_allowed("no such host");
    port = place.substr(end + 1);
  } else {
    const std::size_t end = std::min(place.find(':'), place.size());
    address.host = place.substr(0, end);
    if (!is_host(address.host)) return not_allowed("no such host");
    port = place.substr(end);
  }
  if (port.empty()) return Done{};
  const char* const last = port.data() + port.size();
  const auto [end, error] = std::from_chars(port.data() + 1, last, address.port);
  const bool is_port = port.front() == ':' && error == std::errc{} && end == last &&
                       address.port > 0;
  return is_port ? Outcome(Done{}) : Outcome(not_allowed("no such port"));
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || is_loopback_ip(host);
}

}  // namespace

bool is_public_ip(std::string_view text) {
  if (const auto bits = bits4_from(text)) return is_public(*bits);
  const auto bits = bits6_from(text);
  return bits && is_public(*bits);
}

bool is_loopback_ip(std::string_view text) {
  constexpr Network4 kLoopback{0x7F000000, 8};
  if (const auto bits = bits4_from(text)) return is_within(*bits, kLoopback);
  const auto bits = bits6_from(text);
  constexpr Bits6 kOne = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return bits && *bits == kOne;
}

Result<HookAddress> hook_address_from(std::string_view text, HookNetworks networks) {
  constexpr std::string_view kSecure = "https://", kPlain = "http://";
  const bool is_visible = std::all_of(text.begin(), text.end(),
                                      [](char c) { return c > 0x20 && c < 0x7f; });
  if (!is_visible || text.size() > kLongestHookAddress) return not_allowed("no such form");
  HookAddress address;
  address.is_secure = text.substr(0, kSecure.size()) == kSecure;
  const bool is_plain = text.substr(0, kPlain.size()) == kPlain;
  if (!address.is_secure && !is_plain) return not_allowed("it begins with https://");
  text.remove_prefix(address.is_secure ? kSecure.size() : kPlain.size());
  if (is_plain) address.port = 80;
  if (text.find_first_of("#\\") != std::string_view::npos) return not_allowed("no such form");
  const std::size_t end = std::min(text.find_first_of("/?"), text.size());
  if (text.substr(0, end).find('@') != std::string_view::npos) {
    return not_allowed("no user and no password");
  }
  TRY_DONE(take_host(address, text.substr(0, end)));
  address.target = text.substr(end);
  if (address.target.substr(0, 1) != "/") address.target.insert(0, 1, '/');
  const bool is_here = is_this_machine(address.host);
  if (is_plain && !is_here) return not_allowed("https, for it leaves this machine");
  const bool is_inside = is_here || (is_ip(address.host) && !is_public_ip(address.host));
  if (is_inside && networks == HookNetworks::Public) return not_allowed("not a public network");
  return address;
}

}  // namespace yearward::server
