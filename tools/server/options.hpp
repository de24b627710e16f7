// What the server is told on its command line; knows no more than names and numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace yearward::server {

struct ServerOptions {
  std::string database;  // --db FILE or postgres://…, or YEARWARD_DB
  std::string portal;    // --portal FOLDER; empty: the API alone
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  bool wants_help = false;
};

// Pre: `database` is what the environment says, or empty.
// Refuses: NameIsUnknown (a flag), FieldIsMissing (a flag's value, or the database),
// NumberIsOutOfRange (port); the detail is a sentence for the person who typed it.
Result<ServerOptions> options_from(const std::vector<std::string>& arguments,
                                   const std::string& database);
std::string_view server_help();

}  // namespace yearward::server
