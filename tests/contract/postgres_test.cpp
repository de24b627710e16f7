// What only a store shared by several processes can get wrong: order of commits, conflicts, and
// connections that break in the middle.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <set>
#include <thread>

#include "tests/contract/cutting_proxy.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tools/server/postgres_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using postgres::Values;
using namespace std::chrono_literals;

const MemberKey kWangKey{ProgrammeId("shop"), MemberId("M1")};
const MemberKey kLiKey{ProgrammeId("shop"), MemberId("M2")};

std::unique_ptr<PostgresStore> opened(const std::string& address) {
  auto store = PostgresStore::open(address);
  REQUIRE_MESSAGE(store.ok(), store.problem().detail);
  return std::move(store).value();
}

std::unique_ptr<postgres::Connection> connected(const std::string& address) {
  auto connection = postgres::Connection::open(address, postgres::Connection::Use::Write);
  REQUIRE_MESSAGE(connection.ok(), connection.problem().detail);
  return std::move(connection).value();
}

Outcome append_one(Transaction& transaction, const MemberKey& key, const std::string& id) {
  TRY([[maybe_unused]] const Appended one,
      transaction.append(key, EventId(id), "{\"of\":\"" + id + "\"}"));
  return Done{};
}

std::vector<std::string> ids_of(Store& store, const MemberKey& key) {
  std::vector<std::string> ids;
  const auto events = store.events_after(key, 0, 1'000'000);
  REQUIRE(events.ok());
  for (const StoredEvent& event : events.value()) {
    CHECK(event.place == static_cast<Cursor>(ids.size()) + 1);
    ids.push_back(event.id.text);
  }
  return ids;
}

// Follows a stream by cursor, as devices do, until `most` are there or a second has gone by.
template <class Pull>
std::vector<std::string> follow(Pull pull, std::size_t most) {
  std::vector<std::string> seen;
  Cursor cursor = 0;
  for (int look = 0; look < 200 && seen.size() < most; ++look) {
    for (const auto& [place, id] : pull(cursor)) {
      cursor = place;
      seen.push_back(id);
    }
    std::this_thread::sleep_for(5ms);
  }
  return seen;
}
using Pulled = std::vector<std::pair<Cursor, std::string>>;

}  // namespace

TEST_SUITE_BEGIN("PostgreSQL");

TEST_CASE("a reader that asks for what came after its cursor misses nothing of two writers") {
  const std::string address = Cluster::ours().new_database();
  auto slow = opened(address), fast = opened(address), reader = opened(address);
  std::promise<void> has_place;
  std::thread slow_writer([&] {
    CHECK(slow->write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(append_one(transaction, kWangKey, "slow"));
                has_place.set_value();
                std::this_thread::sleep_for(200ms);
                return Done{};
              })
              .ok());
  });
  has_place.get_future().wait();
  std::thread fast_writer([&] {
    CHECK(fast->write([](Transaction& transaction) {
                return append_one(transaction, kWangKey, "fast");
              })
              .ok());
  });
  const auto pull = [&](Cursor cursor) {
    Pulled pulled;
    const auto events = reader->events_after(kWangKey, cursor, 10);
    REQUIRE(events.ok());
    for (const StoredEvent& event : events.value()) {
      pulled.emplace_back(event.place, event.id.text);
    }
    return pulled;
  };
  CHECK(follow(pull, 2) == std::vector<std::string>{"slow", "fast"});
  slow_writer.join();
  fast_writer.join();
}

// The trap itself: were places taken from a sequence, the test above would see this.
TEST_CASE("a plain sequence loses a slow writer's event to a reader who has a cursor") {
  const std::string address = Cluster::ours().new_database();
  auto slow = connected(address), fast = connected(address), reader = connected(address);
  REQUIRE(slow->run_script("create table told (place bigserial primary key, id text)").ok());
  REQUIRE(slow->run_script("begin; insert into told (id) values ('slow')").ok());
  REQUIRE(fast->run_script("insert into told (id) values ('fast')").ok());
  const auto pull = [&](Cursor cursor) {
    const auto rows = reader->ask("select place, id from told where place>$1 order by place",
                                  Values().add(cursor));
    REQUIRE(rows.ok());
    Pulled pulled;
    for (std::size_t row = 0; row < rows.value().count(); ++row) {
      pulled.emplace_back(rows.value().number(row, 0), rows.value().text(row, 1));
    }
    return pulled;
  };
  const Pulled first = pull(0);
  REQUIRE(first.size() == 1);
  REQUIRE(slow->run_script("commit").ok());
  CHECK(pull(first.back().first).empty());  // place 1 is there now, and never asked for again
  CHECK(pull(0).size() == 2);
}

TEST_CASE("two processes that append to the same streams at once leave them gapless") {
  const std::string address = Cluster::ours().new_database();
  // Streams of members are claimed together, in one order; those of strangers as they come, where
  // two that meet may have to begin again.
  REQUIRE(opened(address)->write([](Transaction& transaction) -> Outcome {
    for (const MemberKey& key : {kWangKey, kLiKey})
      TRY_DONE(transaction.put(Member{key, Role::Member, "", "", Day{}}));
    return Done{};
  }).ok());
  constexpr int kRounds = 60;
  std::vector<std::thread> threads;
  for (int process = 0; process < 3; ++process) {
    threads.emplace_back([&address, process] {
      auto store = opened(address);
      for (int round = 0; round < kRounds; ++round) {
        const std::string id = std::to_string(process) + "-" + std::to_string(round);
        // Half of them in the other order: the store must not lock in ours.
        const bool is_forward = (process + round) % 2 == 0;
        const MemberKey& first = is_forward ? kWangKey : kLiKey;
        const MemberKey& second = is_forward ? kLiKey : kWangKey;
        CHECK(store->write([&](Transaction& transaction) -> Outcome {
                    TRY_DONE(transaction.expect({{first, second}, {}}));
                    TRY_DONE(append_one(transaction, first, "a" + id));
                    return append_one(transaction, second, "b" + id);
                  })
                  .ok());
      }
      CHECK(store->reruns() == 0);
    });
  }
  for (std::thread& thread : threads) thread.join();
  auto store = opened(address);
  CHECK(ids_of(*store, kWangKey).size() == 3 * kRounds);
  CHECK(ids_of(*store, kLiKey).size() == 3 * kRounds);
}

TEST_CASE("a deadlock of work that did not say what it expects is run again") {
  const std::string address = Cluster::ours().new_database();
  auto here = opened(address), there = opened(address);
  std::atomic<int> holding = 0;
  const auto cross = [&](PostgresStore& store, const MemberKey& first, const MemberKey& second,
                         const std::string& id) {
    return store.write([&](Transaction& transaction) -> Outcome {
      TRY_DONE(append_one(transaction, first, id + "1"));
      ++holding;
      while (holding < 2) std::this_thread::sleep_for(1ms);
      return append_one(transaction, second, id + "2");
    });
  };
  std::thread other([&] { CHECK(cross(*there, kLiKey, kWangKey, "there").ok()); });
  CHECK(cross(*here, kWangKey, kLiKey, "here").ok());
  other.join();
  CHECK(here->reruns() + there->reruns() >= 1);
  CHECK(ids_of(*here, kWangKey).size() == 2);
  CHECK(ids_of(*here, kLiKey).size() == 2);
}

TEST_CASE("one id said for two members by two processes at once is kept for one of them") {
  const std::string address = Cluster::ours().new_database();
  auto here = opened(address), there = opened(address);
  std::promise<void> has_appended;
  std::thread other([&] {
    CHECK(there
              ->write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(append_one(transaction, kLiKey, "same"));
                has_appended.set_value();
                std::this_thread::sleep_for(100ms);
                return Done{};
              })
              .ok());
  });
  has_appended.get_future().wait();
  int runs = 0;
  const Outcome outcome = here->write([&](Transaction& transaction) -> Outcome {
    ++runs;
    if (runs == 1) {
      // Nothing of the other is to be seen yet; its commit comes before ours.
      TRY([[maybe_unused]] const Appended one,
          transaction.append(kWangKey, EventId("same"), "{\"of\":\"same\"}"));
      std::this_thread::sleep_for(200ms);
      return Done{};
    }
    return append_one(transaction, kWangKey, "same");
  });
  other.join();
  REQUIRE_FALSE(outcome.ok());
  CHECK(outcome.problem().refusal == Refusal::EventIsKnownWithOtherContent);
  CHECK(runs == 2);
  CHECK(ids_of(*here, kWangKey).empty());
  CHECK(ids_of(*here, kLiKey) == std::vector<std::string>{"same"});
}

TEST_CASE("a connection that breaks before, at or after the commit keeps work exactly once") {
  const std::string address = Cluster::ours().new_database();
  opened(address);  // the tables
  for (const Cut cut : {Cut::BeforeWork, Cut::CommitUnsent, Cut::CommitUnanswered}) {
    CAPTURE(static_cast<int>(cut));
    CuttingProxy proxy(address);
    auto store = opened(proxy.address());
    proxy.cut_once(cut);
    int runs = 0;
    const CounterKey counter{"cut", std::to_string(static_cast<int>(cut)), 60, 0};
    const std::string id = "cut" + counter.subject;
    CHECK(store
              ->write([&](Transaction& transaction) -> Outcome {
                ++runs;
                TRY([[maybe_unused]] const auto tries, transaction.count(counter, 1));
                return append_one(transaction, kWangKey, id);
              })
              .ok());
    CHECK(proxy.has_cut());
    CHECK(store->reruns() >= 1);
    CHECK(runs == (cut == Cut::CommitUnsent ? 2 : 1));
    CHECK(store->counted(counter).value() == 1);  // what is not idempotent by itself, too
    CHECK(ids_of(*store, kWangKey).back() == id);
  }
  CHECK(ids_of(*opened(address), kWangKey).size() == 3);
}

TEST_CASE("PostgreSQL stopped and started, or crashed, loses nothing that was acknowledged") {
  const std::string address = Cluster::ours().new_database();
  auto store = opened(address);
  std::atomic<bool> is_over = false;
  std::atomic<int> refused = 0;
  std::vector<std::string> acknowledged;
  std::thread writer([&] {
    for (int number = 0; !is_over; ++number) {
      const std::string id = "n" + std::to_string(number);
      const Outcome outcome = store->write(
          [&](Transaction& transaction) { return append_one(transaction, kWangKey, id); });
      outcome.ok() ? acknowledged.push_back(id) : static_cast<void>(++refused);
    }
  });
  std::this_thread::sleep_for(200ms);
  Cluster::ours().restart();
  std::this_thread::sleep_for(300ms);
  Cluster::ours().crash();
  std::this_thread::sleep_for(300ms);
  is_over = true;
  writer.join();
  CHECK(refused == 0);
  CHECK(store->reruns() >= 2);
  CHECK(ids_of(*store, kWangKey) == acknowledged);  // every one, once, in order, and none besides
  MESSAGE(acknowledged.size() << " acknowledged events over a restart and a crash");
}

TEST_CASE("a database that stays away is refused in time") {
  const std::string address = Cluster::ours().new_database();
  CuttingProxy proxy(address);
  auto store = PostgresStore::open(proxy.address(), {1, 10});
  REQUIRE(store.ok());
  proxy.close();
  const Outcome outcome = store.value()->write(
      [](Transaction& transaction) { return append_one(transaction, kWangKey, "x"); });
  REQUIRE_FALSE(outcome.ok());
  CHECK(outcome.problem().refusal == Refusal::StoreIsUnavailable);
  CHECK(store.value()->head(kWangKey).problem().refusal == Refusal::StoreIsUnavailable);
}

TEST_CASE("processes that start at once migrate once, and a newer schema is refused") {
  const std::string address = Cluster::ours().new_database();
  std::vector<std::thread> threads;
  for (int process = 0; process < 4; ++process) {
    threads.emplace_back([&address] { CHECK(PostgresStore::open(address).ok()); });
  }
  for (std::thread& thread : threads) thread.join();
  auto raw = connected(address);
  REQUIRE(raw->run_script("insert into migration (number) values (999)").ok());
  const auto refused = PostgresStore::open(address);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problem().detail.find("newer program (schema 999)") != std::string::npos);
}

TEST_CASE("what PostgreSQL cannot keep is refused before it spoils the transaction of others") {
  auto store = opened(Cluster::ours().new_database());
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xff"),
                                  std::string("\xc0\x80"), std::string("\xed\xa0\x80"),
                                  std::string("\xf4\x90\x80\x80"), std::string("\xe7\x8e")}) {
    CHECK(store
              ->write([&](Transaction& transaction) -> Outcome {
                CHECK_FALSE(transaction.credential(text).value().has_value());
                CHECK_FALSE(transaction.put(Credential{text, kWangKey, ""}).ok());
                return Done{};
              })
              .ok());
  }
  const std::string all = "王 𝄞 \"quoted\" {a,b} \\ back ' ; -- \n\t";
  CHECK(store
            ->write([&](Transaction& transaction) -> Outcome {
              return append_one(transaction, kWangKey, all);
            })
            .ok());
  CHECK(ids_of(*store, kWangKey) == std::vector<std::string>{all});
}

TEST_CASE("no message says the password of the database") {
  const std::string secret = "hunter-two-and-a-half";
  const std::string addresses[] = {
      "postgres://yearward:" + secret + "@/nowhere?host=/no/such/folder",
      "postgres://yearward:" + secret + "@127.0.0.1:1/nowhere?connect_timeout=2",
      "postgres://yearward:" + secret + "@127.0.0.1:port/nowhere",
      "postgres://yearward:" + secret + "@/nowhere?nonsense=1",
      "postgresql://:" + secret + "@[::1/nowhere"};
  for (const std::string& address : addresses) {
    CHECK(postgres::is_address(address));
    CHECK(postgres::without_password(address).find(secret) == std::string::npos);
    const auto store = PostgresStore::open(address);
    REQUIRE_FALSE(store.ok());
    CHECK_FALSE(store.problem().detail.empty());
    CHECK(store.problem().detail.find(secret) == std::string::npos);
  }
  CHECK(postgres::without_password("postgres://a:b@host:7/c") == "postgres://a@host:7/c");
}

TEST_SUITE_END();
