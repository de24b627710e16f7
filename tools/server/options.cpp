// Reads the server's flags; starts nothing.
#include "tools/server/options.hpp"

#include <charconv>

namespace yearward::server {
namespace {

Result<std::uint16_t> port_from(const std::string& text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc{} && end == text.data() + text.size()) return port;
  return Problem{Refusal::NumberIsOutOfRange, "--port", "a port is a number from 0 to 65535"};
}

}  // namespace

Result<ServerOptions> options_from(const std::vector<std::string>& arguments,
                                   const std::string& database) {
  ServerOptions options;
  options.database = database;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& flag = arguments[at];
    if (flag == "--help" || flag == "-h") {
      options.wants_help = true;
      return options;
    }
    const bool is_known =
        flag == "--db" || flag == "--portal" || flag == "--port" || flag == "--address";
    if (!is_known) return Problem{Refusal::NameIsUnknown, flag, "there is no such flag"};
    if (++at == arguments.size()) {
      return Problem{Refusal::FieldIsMissing, flag, "the flag needs a value after it"};
    }
    const std::string& value = arguments[at];
    if (flag == "--db") options.database = value;
    if (flag == "--portal") options.portal = value;
    if (flag == "--address") options.address = value;
    if (flag == "--port") {
      TRY(options.port, port_from(value));
    }
  }
  if (options.database.empty()) {
    return Problem{Refusal::FieldIsMissing, "--db", "say where the database is"};
  }
  return options;
}

std::string_view server_help() {
  return R"(yearward-server: serves the member portal and its API over one SQLite file, or
over a PostgreSQL that several servers share.

usage: yearward-server --db DATABASE [--portal FOLDER] [--port N] [--address A]

  --db DATABASE    a SQLite file, made when it is not there, or postgres://user@host/database
                   (or set YEARWARD_DB, where other users of the machine do not see a password)
  --portal FOLDER  the built portal; without it only the API is served
  --port N         the port to listen on (8080; 0 takes any free one and logs it)
  --address A      the address to listen on (127.0.0.1)
  --help           this text

A database to look at:   yearward --db FILE sample --today 2026-11-22
Is it alive?             curl http://127.0.0.1:8080/healthz

Logs are one JSON object a line on standard error. SIGTERM lets what was begun finish and ends
with 0; 64 means the command line was not understood, 2 that the database, the portal or the
address could not be used, 1 that the store failed to keep something (start it again).
TLS belongs to a proxy in front.
)";
}

}  // namespace yearward::server
