// Runs pg_dump and pg_restore. The address reaches them without its password, which any user of the
// machine could read from the list of processes; the password goes by the environment.
#include "tools/server/postgres_backup.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

#include "tools/server/postgres.hpp"

namespace yearward::server {
namespace {

Problem dump_failed(std::string detail) {
  return {Refusal::StoreIsUnavailable, {}, std::move(detail)};
}

[[noreturn]] void become(const std::vector<std::string>& words, const std::string& password) {
  if (!password.empty()) ::setenv("PGPASSWORD", password.c_str(), 1);
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(nothing, STDOUT_FILENO);
  std::vector<char*> raw;
  for (const std::string& word : words) raw.push_back(const_cast<char*>(word.c_str()));
  raw.push_back(nullptr);
  ::execvp(raw.front(), raw.data());
  ::_exit(127);
}

Outcome run(const std::vector<std::string>& words, const std::string& password) {
  const pid_t child = ::fork();
  if (child < 0) return dump_failed("no process could be started");
  if (child == 0) become(words, password);
  int status = 0;
  ::waitpid(child, &status, 0);
  const int ended = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (ended == 0) return Done{};
  if (ended == 127) {
    return dump_failed(words.front() +
                       " is not on this machine; it comes with PostgreSQL's client");
  }
  return dump_failed(words.front() + " ended with " + std::to_string(ended));
}

}  // namespace

Outcome dump_postgres(const std::string& address, const std::string& file) {
  const postgres::Split split = postgres::split_password(address);
  TRY_DONE(run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password",
                "--file=" + file, "--dbname=" + split.address},
               split.password));
  return run({"pg_restore", "--list", file}, {});
}

Outcome restore_postgres(const std::string& file, const std::string& address) {
  {
    TRY(const auto connection,
        postgres::Connection::open(address, postgres::Connection::Use::Read));
    TRY(const postgres::Rows rows,
        connection->ask("select count(*) from information_schema.tables"
                        " where table_schema = current_schema()",
                        postgres::Values()));
    if (rows.number(0, 0) > 0) {
      return Problem{Refusal::NameIsTaken, {}, "the database holds tables already"};
    }
  }
  const postgres::Split split = postgres::split_password(address);
  return run({"pg_restore", "--single-transaction", "--exit-on-error", "--no-owner",
              "--no-privileges", "--no-password", "--dbname=" + split.address, file},
             split.password);
}

}  // namespace yearward::server
