// Two server processes on one database serve the same members: neither posts twice, neither spends
// what the other has spent, and what one knows the other soon knows.
#include <doctest/doctest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "core/codec/codec.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/process.hpp"
#include "tools/server/open_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

constexpr const char* kZhao = "880000000004";  // M1004, with an empty history
constexpr const char* kZhaosPin = "123404";

// Two servers and a till's cookie, which is good at both.
struct Pair {
  Till till;
  Process first, second;
  std::string cookie;
  explicit Pair(const std::string& address)
      : till(address),
        first(till.database, till.log_of(1)),
        second(till.database, till.log_of(2)),
        cookie(Till::cookie(first.port())) {}
  const Process& other(int number) const { return number % 2 == 0 ? first : second; }
};

Reply push(const Process& server, const std::string& cookie, const std::string& event) {
  return server.client().ask({"POST", "/v1/events", cookie, events({event}), {}, true});
}

std::string redeem_said(const std::string& id, const std::string& member,
                        const std::string& reward) {
  return R"({"id":")" + id + R"(","member":")" + member +
         R"(","type":"redeem","at":"2026-01-03","reward":")" + reward + R"("})";
}

// What a server logged as errors: what a test that fails is asked for first.
std::string errors_in(const std::string& log) {
  std::istringstream lines(read_file(log));
  std::string line, errors;
  while (std::getline(lines, line)) {
    if (line.find("\"level\":\"error\"") != std::string::npos) errors += line + "\n";
  }
  return errors;
}

// All a member's events, as a server tells them.
std::string history(const Process& server, const std::string& cookie) {
  const Reply reply = server.client().ask({"GET", "/v1/sync?after=0", cookie});
  REQUIRE(reply.status == 200);
  const nlohmann::json answer = nlohmann::json::parse(reply.body, nullptr, false);
  REQUIRE(answer.is_object());
  return answer["events"].dump();
}

// Every event is said to both servers, at the same time.
void say_everything_twice(const std::string& address) {
  Pair pair(address);
  constexpr int kEach = 40, kThreads = 3;
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    for (const Process* server : {&pair.first, &pair.second}) {
      threads.emplace_back([&failed, server, thread, cookie = pair.cookie] {
        for (int number = 0; number < kEach; ++number) {
          const std::string id = "t" + std::to_string(thread) + "-" + std::to_string(number);
          const std::string amount = std::to_string(number + 1) + ".00";
          // Some come late, so that both servers replay.
          const std::string at = number % 4 == 3 ? "2026-01-02" : "2026-01-03";
          const Reply reply = push(*server, cookie, purchase(id, "M1004", amount, at));
          if (reply.status != 200 || !reply.has("\"refused\":[]")) ++failed;
        }
      });
    }
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(failed == 0);
  CHECK(kept_ids(pair.till.database).size() == kEach * kThreads);
  const std::string zhao = Till::cookie(pair.second.port(), kZhao, kZhaosPin);
  CHECK(history(pair.first, zhao) == history(pair.second, zhao));
  // Both still judge alike: 3 × (1 + … + 40) = 2,460 yuan are no 5,000 points; with more they are.
  CHECK(push(pair.first, zhao, redeem_said("too-much", "M1004", "soy_sauce"))
            .has("reward_costs_more_than_is_held"));
  CHECK(push(pair.second, pair.cookie, purchase("v-more", "M1004", "2540.00", "2026-01-03"))
            .has("\"refused\":[]"));
  CHECK(push(pair.first, zhao, redeem_said("w-just", "M1004", "soy_sauce")).has("\"refused\":[]"));
  CHECK(push(pair.second, zhao, redeem_said("w-too", "M1004", "soy_sauce"))
            .has("reward_costs_more_than_is_held"));
}

void redeem_the_last_points(const std::string& address) {
  Pair pair(address);
  for (int round = 0; round < 3; ++round) {
    const std::string name = std::to_string(round) + "-";
    CHECK(push(pair.first, pair.cookie, purchase("p" + name, "M1004", "5000.00", "2026-01-03"))
              .has("\"refused\":[]"));
    const std::string zhao = Till::cookie(pair.first.port(), kZhao, kZhaosPin);
    std::atomic<int> accepted = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 32; ++number) {
      threads.emplace_back([&, number] {
        const Reply reply = push(pair.other(number), zhao,
                                 redeem_said("r" + name + std::to_string(number), "M1004",
                                             "soy_sauce"));
        if (reply.has("\"refused\":[]")) ++accepted;
        if (reply.has("reward_costs_more_than_is_held")) ++refused;
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(accepted == 1);
    CHECK(refused == 31);
  }
}

}  // namespace

TEST_CASE("two servers on one SQLite file: said to both at once, posted once") {
  say_everything_twice({});
}
TEST_CASE("two servers on one PostgreSQL: said to both at once, posted once" *
          doctest::test_suite("PostgreSQL")) {
  say_everything_twice(Cluster::ours().new_database());
}
TEST_CASE("two servers on one SQLite file: 32 redeem the last points, one succeeds") {
  redeem_the_last_points({});
}
TEST_CASE("two servers on one PostgreSQL: 32 redeem the last points, one succeeds" *
          doctest::test_suite("PostgreSQL")) {
  redeem_the_last_points(Cluster::ours().new_database());
}

TEST_CASE("two servers on one PostgreSQL share sessions and the count of wrong PINs" *
          doctest::test_suite("PostgreSQL")) {
  Pair pair(Cluster::ours().new_database());
  const std::string zhao = Till::cookie(pair.first.port(), kZhao, kZhaosPin);
  CHECK(pair.second.client().ask({"GET", "/v1/sync?after=0", zhao}).status == 200);
  CHECK(pair.first.client().ask({"DELETE", "/v1/session", zhao, {}, {}, true}).status == 204);
  CHECK(pair.second.client().ask({"GET", "/v1/sync?after=0", zhao}).status == 401);

  // Twelve at once, half at each: five are looked at, whichever they are.
  std::atomic<int> wrong = 0, too_many = 0;
  std::vector<std::thread> threads;
  for (int number = 0; number < 12; ++number) {
    threads.emplace_back([&, number] {
      const int status = pair.other(number)
                             .client()
                             .ask({"POST", "/v1/session", {},
                                   sign_in_document(kZhao, "000000"), {}, true})
                             .status;
      if (status == 401) ++wrong;
      if (status == 429) ++too_many;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 5);
  CHECK(too_many == 7);
}

TEST_CASE("PostgreSQL restarted under two servers: they go on, and nothing answered is lost" *
          doctest::test_suite("PostgreSQL")) {
  Pair pair(Cluster::ours().new_database());
  std::mutex mutex;
  std::set<std::string> acknowledged;
  std::atomic<bool> is_over = false;
  std::atomic<int> answered_after = 0;
  std::atomic<bool> has_restarted = false;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int number = 0; !is_over; ++number) {
        const std::string id = "t" + std::to_string(thread) + "-" + std::to_string(number);
        const Reply reply = push(pair.other(thread), pair.cookie,
                                 purchase(id, "M1004", "1.00", "2026-01-03"));
        if (reply.status != 200) continue;  // said again by a device, under the same id
        const std::lock_guard lock(mutex);
        acknowledged.insert(id);
        if (has_restarted) ++answered_after;
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  Cluster::ours().restart();
  Cluster::ours().crash();
  has_restarted = true;
  for (int wait = 0; wait < 3000 && answered_after < 50; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(answered_after >= 50);
  CAPTURE(errors_in(pair.till.log_of(1)));
  CAPTURE(errors_in(pair.till.log_of(2)));
  CHECK(pair.first.end(SIGTERM) == 0);
  CHECK(pair.second.end(SIGTERM) == 0);
  const std::set<std::string> kept = kept_ids(pair.till.database);
  for (const std::string& id : acknowledged) CHECK(kept.count(id) == 1);
}

TEST_CASE("a programme's new version is served by a running server within seconds") {
  House house;
  const std::string wang = house.cookie_of(kWang);
  const auto rules = [&] {
    const Reply reply = house.client().ask({"GET", "/v1/sync?after=0", wang});
    const nlohmann::json answer = nlohmann::json::parse(reply.body, nullptr, false);
    return answer["rules"].dump();
  };
  const std::string before = rules();
  const ProgrammeId mart("community_mart");
  const auto versions = house.store().programme_versions();
  REQUIRE(versions.ok());
  auto document = nlohmann::json::parse(versions.value().back().document, nullptr, false);
  REQUIRE(document["id"] == mart.text);
  document["version"] = 2;
  document["effective_from"] = "2027-01-01";
  const auto put = [&](const std::string& text) {
    REQUIRE(house.store()
                .write([&](Transaction& transaction) {
                  return transaction.put(ProgrammeVersion{mart, 2, text});
                })
                .ok());
    house.clock.now += 6;
  };
  put("{\"no\":\"programme\"}");
  CHECK(rules() == before);  // what the core refuses does not take the old rules away
  put(document.dump());
  CHECK(rules() != before);
}
