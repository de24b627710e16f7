// Webhooks across deaths and processes: what was committed is told by whoever lives, and by one.
#include <doctest/doctest.h>
#include <signal.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/server/cluster.hpp"
#include "tests/server/process.hpp"
#include "tests/server/receiver.hpp"
#include "tests/server/server_process.hpp"
#include "tools/server/open_store.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

Hook hook_to(Store& store, const std::string& address) {
  const Hook hook{ProgrammeId("community_mart"), "hook-1", address, {NoticeKind::PointsPosted},
                  {{new_hook_secret(), 0}}, 1};
  REQUIRE(store.write([&](Transaction& transaction) { return put_hook(transaction, hook); }).ok());
  return hook;
}

// A server says yes to a purchase and is killed before anybody was told; the next one tells.
void tell_after_a_kill(const std::string& address) {
  const Till till(address);
  Receiver receiver;
  Hook hook;
  {
    auto store = open_store(till.database);
    hook = hook_to(*store.value(), receiver.address());
  }
  receiver.answer_with(std::vector<int>(64, 0));  // it hears, and never says that it has
  {
    ServerProcess process(till.database, till.log, {"--hook-networks", "any"});
    const Client client(process.port());
    for (int number = 0; number < 3; ++number) {
      const std::string id = "k" + std::to_string(number);
      const Reply reply =
          client.ask({"POST", "/v1/events", Till::cookie(process.port()),
                      events({purchase(id, "M1004", "1.00", "2026-01-03")}), {}, true});
      REQUIRE(reply.has("\"refused\":[]"));
    }
    process.end(SIGKILL);
  }
  receiver.answer_with({});
  // Later than any claim of the one that was killed.
  struct Later final : Clock {
    std::int64_t seconds() const override { return SystemClock().seconds() + 120; }
  } clock;
  auto store = open_store(till.database);
  REQUIRE(store.ok());
  const Log log(clock, [](const std::string&) {});
  auto courier = web_courier({HookNetworks::Any, {}, 1'000});
  ServiceSettings settings;
  settings.courier = courier.value().get();
  Service service(*store.value(), clock, log, Portal(), settings, [](const Problem&) {});
  service.load();
  std::set<std::string> told;
  for (int look = 0; look < 500 && told.size() < 3; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (const auto& got : receiver.wait_for(0, 0)) {
      if (!is_signed_with(hook.secrets[0].text, got.headers, got.body, clock.seconds(), 60))
        continue;  // told to nobody by the one that was killed
      told.insert(json::parse(got.data(), nullptr, false)["event"].get<std::string>());
    }
  }
  service.finish();
  CHECK(told == std::set<std::string>{"k0", "k1", "k2"});
}

}  // namespace

TEST_CASE("killed between the commit and the sending, a server on SQLite still tells") {
  tell_after_a_kill({});
}
TEST_CASE("killed between the commit and the sending, a server on PostgreSQL still tells" *
          doctest::test_suite("PostgreSQL")) {
  tell_after_a_kill(Cluster::ours().new_database());
}

TEST_CASE("two servers on one PostgreSQL send each delivery once" *
          doctest::test_suite("PostgreSQL")) {
  const Till till(Cluster::ours().new_database());
  Receiver receiver;
  {
    auto store = open_store(till.database);
    hook_to(*store.value(), receiver.address());
  }
  const ServerProcess first(till.database, till.log_of(1), {"--hook-networks", "any"});
  const ServerProcess second(till.database, till.log_of(2), {"--hook-networks", "any"});
  const std::string cookie = Till::cookie(first.port());
  constexpr int kSales = 60;
  for (int number = 0; number < kSales; ++number) {
    const ServerProcess& server = number % 2 == 0 ? first : second;
    const std::string id = "p" + std::to_string(number);
    const Reply reply =
        Client(server.port())
            .ask({"POST", "/v1/events", cookie,
                  events({purchase(id, "M1004", "1.00", "2026-01-03")}), {}, true});
    REQUIRE(reply.has("\"refused\":[]"));
  }
  std::set<std::string> names;
  const auto got = receiver.wait_for(kSales, 20);
  for (const auto& one : got) names.insert(one.headers.id);
  CHECK(got.size() == kSales);
  CHECK(names.size() == kSales);
  std::this_thread::sleep_for(std::chrono::milliseconds(1'500));  // a look of either
  CHECK(receiver.wait_for(kSales + 1, 0).size() == kSales);
}
