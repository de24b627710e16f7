// Reads the server's flags; starts nothing.
#include "tools/server/options.hpp"

#include <charconv>

namespace yearward::server {
namespace {

Result<std::uint16_t> number_from(const std::string& flag, const std::string& text) {
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  return Problem{Refusal::NumberIsOutOfRange, flag, "this is a number from 0 to 65535"};
}

bool is_flag(const std::string& word) {
  for (const char* flag : {"--db", "--portal", "--port", "--address", "--admin-port",
                           "--admin-address", "--drain-seconds", "--codes-file", "--hook-networks",
                           "--hook-authorities", "--signing-key"}) {
    if (word == flag) return true;
  }
  return false;
}

Outcome take_flag(ServerOptions& options, const std::string& flag, const std::string& value) {
  if (flag == "--db") options.database = value;
  if (flag == "--portal") options.portal = value;
  if (flag == "--address") options.address = value;
  if (flag == "--codes-file") options.codes_file = value;
  if (flag == "--signing-key") options.signing_key = value;
  if (flag == "--admin-address") options.admin_address = value;
  if (flag == "--hook-authorities") options.hook_authorities = value;
  if (flag == "--hook-networks") {
    const bool is_word = value == "public" || value == "any";
    if (!is_word) return Problem{Refusal::WordIsNotAnOption, flag, "this is public or any"};
    options.hook_networks = value == "any" ? HookNetworks::Any : HookNetworks::Public;
  }
  const bool is_number =
      flag == "--port" || flag == "--admin-port" || flag == "--drain-seconds";
  if (!is_number) return Done{};
  TRY(const std::uint16_t number, number_from(flag, value));
  if (flag == "--port") options.port = number;
  if (flag == "--admin-port") options.admin_port = number;
  if (flag == "--drain-seconds") options.drain_seconds = number;
  return Done{};
}

}  // namespace

std::uint16_t ServerOptions::admin_port_or_default() const {
  constexpr int kAbove = 1'010, kLast = 65'535;
  if (admin_port) return *admin_port;
  return port == 0 || port + kAbove > kLast ? 0 : static_cast<std::uint16_t>(port + kAbove);
}

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
    if (!is_flag(flag)) return Problem{Refusal::NameIsUnknown, flag, "there is no such flag"};
    if (++at == arguments.size()) {
      return Problem{Refusal::FieldIsMissing, flag, "the flag needs a value after it"};
    }
    TRY_DONE(take_flag(options, flag, arguments[at]));
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
                       [--admin-port N] [--admin-address A] [--drain-seconds N]
                       [--codes-file FILE] [--hook-networks public|any]
                       [--hook-authorities FILE] [--signing-key FILE]

  --db DATABASE    a SQLite file, made when it is not there, or postgres://user@host/database
                   (or set YEARWARD_DB, where other users of the machine do not see a password)
  --portal FOLDER  the built portal; without it only the API is served
  --port N         the port to listen on (8080; 0 takes any free one and logs it)
  --address A      the address to listen on (127.0.0.1)
  --admin-port N   where operators ask /readyz and /metrics (1010 above the
                   other: 9090 for 8080; 0 takes any free one)
  --admin-address A  the address for that (127.0.0.1); never one that others can reach
  --drain-seconds N  how long /readyz says "draining" before the server stops (0)
  --codes-file FILE  one-time codes are written there instead of sent; for development
  --hook-networks public|any  where webhooks may be sent: to addresses everybody can reach
                   (public), or also inside: this machine, and http to it, for development
  --hook-authorities FILE  certificates that webhooks' receivers may be signed by, beside the
                   system's own
  --signing-key FILE  the key that signs the rules tablets judge by, made when it is not there.
                   Beside a SQLite file without being told (DATABASE.signing-key); servers of one
                   PostgreSQL are told one and the same, or tablets are given unsigned rules
  --help           this text

As long as nobody manages staff, a start prints a one-time admin code on standard output:
curl -H 'Origin: http://127.0.0.1:8080' -H 'Content-Type: application/json' -d '{"code":"CODE",
"programme":"community_mart","id":"admin-1","card":"9501","name":"…","pin":"…"}' \
  http://127.0.0.1:8080/v1/first-admin

A database to look at:   yearward --db FILE sample --today 2026-11-22
Is it alive?             curl http://127.0.0.1:8080/healthz
May it have requests?    curl http://127.0.0.1:9090/readyz

Logs are one JSON object a line on standard error. SIGTERM lets what was begun finish and ends
with 0; 64 means the command line was not understood, 2 that the database, the portal or the
address could not be used, 1 that the store failed to keep something (start it again).
TLS belongs to a proxy in front.
)";
}

}  // namespace yearward::server
