// backup and restore: a database to a file and back, looked through before anybody is told that it
// worked.
#include <cstdlib>

#include "tools/server/backup.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

std::string address_of(const Arguments& arguments) {
  const char* environment = std::getenv("YEARWARD_DB");
  if (arguments.has("--db")) return arguments.value("--db");
  return environment ? environment : "";
}

// What both commands need: a database and one file.
std::optional<Misuse> misuse_of(const Arguments& arguments) {
  if (address_of(arguments).empty()) return Misuse{"say --db FILE, or set YEARWARD_DB"};
  if (arguments.words.size() < 2) return Misuse{"say which file the copy is"};
  if (arguments.words.size() > 2) return Misuse{arguments.words[2] + ": not expected here"};
  return std::nullopt;
}

Result<server::Verified> verified(const std::string& address) {
  TRY(const auto store, server::open_store(address));
  return server::verify(*store);
}

std::string sum_of(const server::Verified& verified) {
  return std::to_string(verified.members) + " members, " + std::to_string(verified.events) +
         " events; every account was evaluated again.\n";
}

}  // namespace

Ending backup_command(const Arguments& arguments) {
  if (const auto misuse = misuse_of(arguments)) return *misuse;
  const std::string address = address_of(arguments), file = arguments.words[1];
  const std::string shown = server::shown_address(address);
  if (const Outcome outcome = server::back_up(address, file); !outcome.ok()) {
    return refused(shown, outcome.problem());
  }
  return Printed{shown + " is copied to " + file + ".\n"};
}

Ending restore_command(const Arguments& arguments) {
  if (const auto misuse = misuse_of(arguments)) return *misuse;
  const std::string address = address_of(arguments), file = arguments.words[1];
  if (const Outcome outcome = server::restore(file, address); !outcome.ok()) {
    return refused(file, outcome.problem());
  }
  const std::string shown = server::shown_address(address);
  const auto sum = verified(address);
  if (!sum.ok()) return refused(shown, sum.problem());
  return Printed{shown + " is made from " + file + ": " + sum_of(sum.value())};
}

}  // namespace yearward::command
