// Runs work in transactions until it is known to be kept or refused.
//
// A connection can break after a commit was sent and before it was answered; then nobody knows
// whether it was kept. So each process has a row in the table `writer`, and every transaction
// begins by setting its own number there. Whoever reads that row after the break, under a lock,
// waits for the transaction's end and sees which way it went.
#include "tools/server/postgres_store.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "tools/server/migrations.hpp"
#include "tools/server/postgres_transaction.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

using postgres::Trouble;
using postgres::Values;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLongestPause{200};

// 1, 2, 4 … ms, so that who was in the way can finish.
void pause_before(int run) {
  const std::chrono::milliseconds pause{std::int64_t{1} << std::min(run, 10)};
  std::this_thread::sleep_for(std::min(pause, kLongestPause));
}

}  // namespace

struct PostgresStore::Attempt {
  Outcome outcome = Done{};
  Trouble trouble = Trouble::None;
  bool is_in_doubt = false;  // the commit was sent and not answered
};

class PostgresStore::Borrowed {
 public:
  explicit Borrowed(PostgresStore& store) : store_(store) {
    std::unique_lock lock(store.lending_);
    store.reader_is_free_.wait(lock, [&] { return !store.readers_.empty(); });
    connection_ = std::move(store.readers_.back());
    store.readers_.pop_back();
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed() {
    {
      const std::lock_guard lock(store_.lending_);
      store_.readers_.push_back(std::move(connection_));
    }
    store_.reader_is_free_.notify_one();
  }
  // The connection, made again when the last use found it broken.
  Result<postgres::Connection*> sound() {
    if (!connection_ || connection_->trouble() == Trouble::Lost) {
      connection_.reset();
      constexpr auto kRead = postgres::Connection::Use::Read;
      TRY(connection_, postgres::Connection::open(store_.address_, kRead));
    }
    connection_->forget_trouble();
    return connection_.get();
  }
  bool has_broken() const { return connection_ && connection_->trouble() == Trouble::Lost; }

 private:
  PostgresStore& store_;
  std::unique_ptr<postgres::Connection> connection_;
};

Result<std::unique_ptr<PostgresStore>> PostgresStore::open(const std::string& address,
                                                           Patience patience) {
  std::unique_ptr<PostgresStore> store(new PostgresStore(address, patience));
  TRY(store->writer_, postgres::Connection::open(address, postgres::Connection::Use::Write));
  TRY_DONE(migrate(*store->writer_));
  TRY_DONE(store->begin_as_writer());
  while (store->readers_.size() < kReaders) {
    TRY(auto reader, postgres::Connection::open(address, postgres::Connection::Use::Read));
    store->readers_.push_back(std::move(reader));
  }
  return store;
}

// Rows of processes that were killed stay; after a year and more nobody asks for them.
Outcome PostgresStore::begin_as_writer() {
  writer_name_ = digest_of(new_token()).substr(0, 32);
  TRY_DONE(writer_->run("delete from writer where begun < current_timestamp - interval '400 days'",
                        Values()));
  return writer_->run("insert into writer (name, batch) values ($1, 0)",
                      Values().add(writer_name_));
}

PostgresStore::~PostgresStore() {
  if (!writer_ || writer_->trouble() == Trouble::Lost) return;
  [[maybe_unused]] const Outcome left =
      writer_->run("delete from writer where name=$1", Values().add(writer_name_));
}

std::int64_t PostgresStore::reruns() const {
  const std::lock_guard lock(writing_);
  return reruns_;
}

// Pre: the caller holds `writing_`.
PostgresStore::Attempt PostgresStore::attempt(const Work& work) {
  Attempt attempt;
  const auto run = [&]() -> Outcome {
    writer_->forget_trouble();
    TRY_DONE(writer_->run_script("begin"));
    TRY(const postgres::Rows mine, writer_->ask("update writer set batch=$2 where name=$1",
                                                Values().add(writer_name_).add(batch_)));
    if (mine.changed() != 1) {
      return Problem{Refusal::StoreIsUnavailable, {}, "the database was replaced meanwhile"};
    }
    PostgresTransaction transaction(*writer_);
    TRY_DONE(work(transaction));
    TRY(const bool all_are_new, transaction.flush());
    if (!all_are_new) {
      attempt.trouble = Trouble::Conflict;
      return Problem{Refusal::StoreIsUnavailable, {}, "an id was said elsewhere meanwhile"};
    }
    attempt.is_in_doubt = true;
    TRY_DONE(writer_->run_script("commit"));
    return Done{};
  };
  attempt.outcome = run();
  if (attempt.trouble == Trouble::None) attempt.trouble = writer_->trouble();
  if (attempt.trouble != Trouble::Lost) attempt.is_in_doubt = false;
  if (!attempt.outcome.ok() && attempt.trouble != Trouble::Lost) {
    [[maybe_unused]] const Outcome undone = writer_->run_script("rollback");
  }
  return attempt;
}

// Whether the transaction that was in doubt was kept. Waits for its end: it holds the row.
Result<bool> PostgresStore::was_kept() {
  TRY(writer_, postgres::Connection::open(address_, postgres::Connection::Use::Write));
  TRY(const postgres::Rows rows, writer_->ask("select batch from writer where name=$1 for update",
                                              Values().add(writer_name_)));
  return rows.count() == 1 && rows.number(0, 0) == batch_;
}

Outcome PostgresStore::write(const Work& work) {
  const std::lock_guard lock(writing_);
  const auto give_up = Steady::now() + std::chrono::seconds(patience_.seconds);
  ++batch_;
  Attempt last = attempt(work);
  for (int run = 1; last.trouble == Trouble::Conflict || last.trouble == Trouble::Lost; ++run) {
    const bool is_over = Steady::now() >= give_up ||
                         (last.trouble == Trouble::Conflict && run > patience_.conflicts);
    if (is_over) break;
    pause_before(run);
    ++reruns_;
    if (last.trouble == Trouble::Lost) {
      const auto kept = was_kept();
      if (!kept.ok()) continue;  // still away
      if (last.is_in_doubt && kept.value()) return Done{};
    }
    last = attempt(work);
  }
  return last.outcome;
}

// Asks once more on a new connection when the old one turns out to be broken; then it is refused,
// for an io thread may not wait for a database that is away.
template <class Ask>
auto PostgresStore::reading(Ask ask) {
  Borrowed borrowed(*this);
  const auto once = [&]() -> decltype(ask(std::declval<PostgresReading&>())) {
    TRY(postgres::Connection* const connection, borrowed.sound());
    PostgresReading reading(*connection);
    return ask(reading);
  };
  auto answer = once();
  if (!answer.ok() && borrowed.has_broken()) answer = once();
  return answer;
}

Result<std::optional<Member>> PostgresStore::member(const MemberKey& key) {
  return reading([&](PostgresReading& at) { return at.member(key); });
}
Result<std::vector<Member>> PostgresStore::members() {
  return reading([&](PostgresReading& at) { return at.members(); });
}
Result<std::optional<Credential>> PostgresStore::credential(std::string_view card) {
  return reading([&](PostgresReading& at) { return at.credential(card); });
}
Result<std::optional<Session>> PostgresStore::session(std::string_view token_hash) {
  return reading([&](PostgresReading& at) { return at.session(token_hash); });
}
Result<std::vector<StoredEvent>> PostgresStore::events_after(const MemberKey& key, Cursor after,
                                                             std::size_t most) {
  return reading([&](PostgresReading& at) { return at.events_after(key, after, most); });
}
Result<std::optional<FoundEvent>> PostgresStore::event(const ProgrammeId& programme,
                                                       const EventId& id) {
  return reading([&](PostgresReading& at) { return at.event(programme, id); });
}
Result<Cursor> PostgresStore::head(const MemberKey& key) {
  return reading([&](PostgresReading& at) { return at.head(key); });
}
Result<std::vector<ProgrammeVersion>> PostgresStore::programme_versions() {
  return reading([&](PostgresReading& at) { return at.programme_versions(); });
}
Result<std::int64_t> PostgresStore::counted(const CounterKey& key) {
  return reading([&](PostgresReading& at) { return at.counted(key); });
}

Result<std::optional<Filed>> PostgresStore::filed(const FileKey& key) {
  return reading([&](PostgresReading& at) { return at.filed(key); });
}
Result<std::vector<Filed>> PostgresStore::files_after(const FileKey& after, std::size_t most) {
  return reading([&](PostgresReading& at) { return at.files_after(after, most); });
}
Result<std::vector<AuditRow>> PostgresStore::audit_after(const ProgrammeId& programme,
                                                         Cursor after, std::size_t most) {
  return reading([&](PostgresReading& at) { return at.audit_after(programme, after, most); });
}
Result<std::vector<Session>> PostgresStore::sessions_of(const MemberKey& holder) {
  return reading([&](PostgresReading& at) { return at.sessions_of(holder); });
}

}  // namespace yearward::server
