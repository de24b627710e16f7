// What the server is told on its command line; knows no more than names and numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "tools/server/hook_address.hpp"

namespace yearward::server {

struct ServerOptions {
  std::string database;  // --db FILE or postgres://…, or YEARWARD_DB
  std::string portal;    // --portal FOLDER; empty: the API alone
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string admin_address = "127.0.0.1";
  std::optional<std::uint16_t> admin_port;  // /readyz, /metrics: for operators only
  std::uint16_t drain_seconds = 0;  // how long balancers have to hear that we stop
  std::string signing_key;  // --signing-key FILE; empty: beside a database that is a file
  std::string codes_file;  // where one-time codes are written, for development; empty: none are
  HookNetworks hook_networks = HookNetworks::Public;
  std::string hook_authorities;
  bool wants_help = false;

  // As said; else 1010 above the port (9090 for 8080), or any free one when that is.
  std::uint16_t admin_port_or_default() const;
};

// Pre: `database` is what the environment says, or empty.
// Refuses: NameIsUnknown (a flag), FieldIsMissing (a flag's value, or the database),
// NumberIsOutOfRange (port); the detail is a sentence for the person who typed it.
Result<ServerOptions> options_from(const std::vector<std::string>& arguments,
                                   const std::string& database);
std::string_view server_help();

}  // namespace yearward::server
