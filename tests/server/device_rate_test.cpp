// What agreeing costs: bytes of a store's day, and how many tablets can ask in a second. The rate
// is told, not judged; that each fact is there once is.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "core/sync/wire_layout.hpp"
#include "tests/server/house.hpp"
#include "tests/server/tablet.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

HttpTablet tablet_of_store(House& house) {
  SignedDevice key;
  const std::string code = new_enrolment(house.client(), house.cookie_of(kManager));
  REQUIRE(key.enrol(house.client(), code).status == 201);
  return HttpTablet(std::move(key), house.clock.now);
}

}  // namespace

TEST_CASE("a store's day, 400 members who bought once, is pulled in one answer of few kilobytes") {
  House house;
  constexpr int kBuyers = 400;
  REQUIRE(house.store()
              .write([](Transaction& transaction) -> Outcome {
                for (int each = 0; each < kBuyers; ++each) {
                  const MemberKey key{ProgrammeId("community_mart"),
                                      MemberId("N" + std::to_string(1'000 + each))};
                  TRY_DONE(transaction.put(
                      Member{key, Role::Member, "", "", day_from({2026, 1, 1})}));
                }
                return Done{};
              })
              .ok());
  HttpTablet one = tablet_of_store(house), two = tablet_of_store(house);
  for (int each = 0; each < kBuyers; ++each)
    REQUIRE(one.buys("N" + std::to_string(1'000 + each), 1'000 + 37 * each, 10, house.clock.now));
  REQUIRE(one.settles(house.client(), house.clock.now));
  REQUIRE(two.exchanges(house.client(), house.clock.now) == 200);
  const std::size_t bytes = two.last_reply().body.size();
  MESSAGE("400 limits: " << bytes << " bytes");
  CHECK(two.device().image().scopes.at("s/east").limits.size() == kBuyers);
  CHECK(bytes <= 8'000);

  // One member's day on a phone's terms: thirty purchases.
  for (int each = 0; each < 30; ++each)
    REQUIRE(one.buys("M1", 1'000 + 37 * each, 10, house.clock.now + 60 * each));
  house.clock.now += 3'600;
  REQUIRE(one.settles(house.client(), house.clock.now));
  two.follow("m/M1");
  REQUIRE(two.exchanges(house.client(), house.clock.now) == 200);
  MESSAGE("30 purchases pulled: " << two.last_reply().body.size() << " bytes");
  CHECK(two.device().image().scopes.at("m/M1").events.size() == 30);
  CHECK(two.last_reply().body.size() <= 4'096);
}

TEST_CASE("tablets that ask without pause are all answered, and each fact is there once") {
  House house;
  constexpr int kTablets = 8;
  std::vector<HttpTablet> tablets;
  for (int each = 0; each < kTablets; ++each) tablets.push_back(tablet_of_store(house));
  std::atomic<int> exchanges = 0, sold = 0, failed = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  std::vector<std::thread> threads;
  for (HttpTablet& tablet : tablets) {
    threads.emplace_back([&, now = house.clock.now] {
      while (std::chrono::steady_clock::now() < end) {
        sold += tablet.buys("M1", 1'000, 10, now) ? 1 : 0;
        failed += tablet.exchanges(house.client(), now) == 200 ? 0 : 1;
        ++exchanges;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const int each_second = exchanges / 2;
  MESSAGE(each_second << " exchanges a second, one purchase each, eight tablets");
  CHECK(failed == 0);
  CHECK(house.store().head({ProgrammeId("community_mart"), MemberId("M1")}).value() == sold);
}
