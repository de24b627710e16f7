// SQLite's online copy, and the looking through; pg_dump is called in postgres_backup.cpp.
#include "tools/server/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/engine/engine.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/postgres.hpp"
#include "tools/server/postgres_backup.hpp"
#include "tools/server/rule_book.hpp"

namespace yearward::server {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Problem backup_failed(std::string detail) {
  return {Refusal::StoreIsUnavailable, {}, std::move(detail)};
}

Result<Database> opened(const std::string& file, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (code != SQLITE_OK) return backup_failed(raw ? sqlite3_errmsg(raw) : "out of memory");
  sqlite3_busy_timeout(raw, 5000);
  return database;
}

// One step over all pages: in WAL mode writers go on, and what they commit is not in the copy.
Outcome copy_pages(sqlite3* from, sqlite3* to) {
  sqlite3_backup* copy = sqlite3_backup_init(to, "main", from, "main");
  if (!copy) return backup_failed(sqlite3_errmsg(to));
  const int code = sqlite3_backup_step(copy, -1);
  sqlite3_backup_finish(copy);
  if (code != SQLITE_DONE) return backup_failed(sqlite3_errstr(code));
  return Done{};
}

Outcome look_through(sqlite3* database) {
  std::string said;
  const auto note = [](void* to, int, char** values, char**) {
    *static_cast<std::string*>(to) += values[0] ? values[0] : "";
    return 0;
  };
  if (sqlite3_exec(database, "pragma quick_check", note, &said, nullptr) != SQLITE_OK) {
    return backup_failed(sqlite3_errmsg(database));
  }
  if (said != "ok") return backup_failed("the copy is damaged: " + said.substr(0, 200));
  return Done{};
}

// One file, without a log beside it.
Outcome copy_database(const std::string& from, const std::string& to) {
  TRY(const Database source, opened(from, SQLITE_OPEN_READONLY));
  TRY(const Database target, opened(to, SQLITE_OPEN_READWRITE));
  TRY_DONE(copy_pages(source.get(), target.get()));
  if (sqlite3_exec(target.get(), "pragma journal_mode=delete", nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    return backup_failed(sqlite3_errmsg(target.get()));
  }
  return look_through(target.get());
}

Outcome made_durable(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool is_durable = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!is_durable) return backup_failed(path + " could not be made durable");
  return Done{};
}

// A database that is gone may have left its log; the new one must not read it.
Outcome refuse_taken(const std::string& path) {
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    std::error_code error;
    if (fs::exists(path + ending, error)) return Problem{Refusal::NameIsTaken, {}, path + ending};
  }
  return Done{};
}

// Under another name first, so that a file of that name is always whole.
Outcome in_new_file(const std::string& file,
                    const std::function<Outcome(const std::string&)>& fill) {
  TRY_DONE(refuse_taken(file));
  const std::string part = file + ".part";
  std::remove(part.c_str());
  const int made = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (made < 0) return backup_failed(part + " cannot be made");
  ::close(made);
  Outcome outcome = fill(part);
  if (outcome.ok()) outcome = made_durable(part, O_RDWR);
  if (outcome.ok() && std::rename(part.c_str(), file.c_str()) != 0) {
    outcome = backup_failed(file + " cannot be made");
  }
  if (!outcome.ok()) {
    std::remove(part.c_str());
    return outcome;
  }
  const fs::path folder = fs::absolute(file).parent_path();
  return made_durable(folder.string(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

Outcome back_up(const std::string& address, const std::string& file) {
  return in_new_file(file, [&](const std::string& part) {
    return postgres::is_address(address) ? dump_postgres(address, part)
                                         : copy_database(address, part);
  });
}

Outcome restore(const std::string& file, const std::string& address) {
  if (postgres::is_address(address)) return restore_postgres(file, address);
  return in_new_file(address,
                     [&](const std::string& part) { return copy_database(file, part); });
}

namespace {

Outcome verify_member(Store& store, const Rules& rules, const Member& member, Verified& verified) {
  const auto refused = [&](const std::string& what) {
    return backup_failed(member.key.programme.text + " " + member.key.member.text + ": " + what);
  };
  TRY(const Cursor head, store.head(member.key));
  TRY(const auto stored, store.events_after(member.key, 0, kMostEvents));
  Cursor place = 0;
  for (const StoredEvent& event : stored) {
    if (event.place != ++place) return refused("place " + std::to_string(place) + " is missing");
  }
  if (place != head) return refused("the stream does not end where it says");
  ++verified.members;
  verified.events += place;
  // Whoever was merged into another counts with them, and need not stand alone.
  TRY(const MemberKey person, person_of(store, member.key));
  if (person != member.key) return Done{};
  TRY(std::vector<Event> events, events_of(store, member.key, rules.newest().currency));
  Day last = member.joined;
  for (const Event& event : events) last = std::max(last, event.at.day);
  TRY([[maybe_unused]] const Account account,
      evaluate(rules.versions, std::move(events), last));
  return Done{};
}

}  // namespace

Result<Verified> verify(Store& store) {
  const SystemClock clock;
  RuleBook rule_book(store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty()) return problems.front();
  TRY(const std::vector<Member> members, store.members());
  Verified verified;
  for (const Member& member : members) {
    if (member.role != Role::Member) continue;
    const auto rules = rule_book.of(member.key.programme);
    if (!rules) return Refusal::NoVersionInForce;
    TRY_DONE(verify_member(store, *rules, member, verified));
  }
  return verified;
}

}  // namespace yearward::server
