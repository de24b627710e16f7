// The hub's part of the store contract, case by case; the tables run them on each store.
#include "tests/contract/hub_cases.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "core/codec/codec.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/people.hpp"

namespace yearward::server {
namespace {

using sync::DeviceRow;
using sync::HeldRefund;
using sync::Lease;
using sync::LogRow;
using sync::MemberLimit;
using sync::MemberRow;
using sync::PlacedLimit;
using sync::Verdict;

const ProgrammeId kHubShop{"shop"}, kHubOther{"other"};
const Currency kHubYuan{"CNY", 2};

// All that the work does is kept, in one transaction.
void in_books(Store& store, const ProgrammeId& programme,
              const std::function<void(HubBooks&, Transaction&)>& work) {
  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                const auto books = transaction.hub(programme, kHubYuan);
                work(*books, transaction);
                return Done{};
              })
              .ok());
}
void in_books(Store& store, const std::function<void(HubBooks&, Transaction&)>& work) {
  in_books(store, kHubShop, work);
}

void meets(Store& store, const char* member, Role role = Role::Member) {
  REQUIRE(store
              .write([&](Transaction& transaction) {
                return transaction.put(
                    Member{{kHubShop, MemberId(member)}, role, "", "", day_from({2026, 1, 1})});
              })
              .ok());
}

Event purchase_of(const char* id, const char* member) {
  Event event;
  event.id = EventId(id);
  event.member = MemberId(member);
  event.at = {day_from({2026, 1, 2}), 60};
  event.amount = Money{500};
  event.place = "east";
  return event;
}

LogRow row_of_log(sync::FactId id, const char* event) {
  LogRow row;
  row.id = id;
  row.event = EventId(event);
  row.bytes = std::string("\0\xFF\\x\"bytes", 10);
  for (std::size_t at = 0; at < row.link.size(); ++at)
    row.link[at] = static_cast<std::uint8_t>(255 - at);
  row.verdict = {id.sequence, Verdict::Code::Refused, Points{-3}, Refusal::LeaseIsNotHeld};
  row.received = 1'700'000'000;
  row.skewed = true;
  return row;
}

}  // namespace

void keep_devices_and_logs(Store& store) {
  DeviceRow row;
  row.device = 4'000'000'000;
  row.epoch = 65'535;
  row.store = "east";
  row.upto = 4'294'967'295;
  row.head.fill(0xFE);
  row.asked = UINT64_MAX - 1;
  row.heard = -5;
  row.skew = 1'000'000;
  row.revoked = true;
  const sync::FactId first{7, 1, 1}, second{7, 1, 2}, third{7, 1, 3};
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK_FALSE(books.device(row.device).value().has_value());
    REQUIRE(books.put(row).ok());
    CHECK(books.device(row.device).value() == row);
    row.revoked = false;
    row.asked = 1;
    REQUIRE(books.put(row).ok());
    REQUIRE(books.append(row_of_log(first, "a")).ok());
    REQUIRE(books.append(row_of_log(second, "a")).ok());  // said again, at another place
    REQUIRE(books.append(row_of_log(third, "c")).ok());
    REQUIRE(books.append(row_of_log({7, 2, 2}, "d")).ok());
    REQUIRE(books.append(row_of_log({8, 1, 2}, "e")).ok());
  });
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK(books.device(row.device).value() == row);
    CHECK(books.log(first, 2).value() ==
          std::vector<LogRow>{row_of_log(first, "a"), row_of_log(second, "a")});
    CHECK(books.log(second, 9).value() ==
          std::vector<LogRow>{row_of_log(second, "a"), row_of_log(third, "c")});
    CHECK(books.log({9, 1, 1}, 9).value().empty());
    CHECK(books.told(EventId("a")).value() == row_of_log(first, "a"));
    CHECK_FALSE(books.told(EventId("never")).value().has_value());
  });
  in_books(store, kHubOther, [&](HubBooks& books, Transaction&) {
    CHECK_FALSE(books.device(row.device).value().has_value());
    CHECK_FALSE(books.told(EventId("a")).value().has_value());
    CHECK(books.next("device").value() == 1);
    CHECK(books.next("device").value() == 2);
  });
  // The same place of a log is never written twice, and the whole transaction is not there.
  CHECK_FALSE(store
                  .write([&](Transaction& transaction) -> Outcome {
                    const auto books = transaction.hub(kHubShop, kHubYuan);
                    TRY_DONE(books->append(row_of_log({7, 1, 9}, "z")));
                    return books->append(row_of_log(first, "other"));
                  })
                  .ok());
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK_FALSE(books.told(EventId("z")).value().has_value());
  });
}

void keep_one_stream(Store& store) {
  const MemberId ann("ann"), bob("bob"), till("till");
  const MemberKey key{kHubShop, ann};
  meets(store, "ann");
  meets(store, "bob");
  meets(store, "till", Role::Till);
  const Event portal = purchase_of("p1", "ann"), tablet = purchase_of("d1", "ann");
  in_books(store, [&](HubBooks& books, Transaction& transaction) {
    REQUIRE(transaction.append(key, portal.id, codec::json_from_event(portal, kHubYuan)).ok());
    CHECK(books.head(ann).value() == 1);
    CHECK(books.append(ann, tablet).value() == 2);
    CHECK(transaction.head(key).value() == 2);
  });
  CHECK(store.events_after(key, 0, 9).value().size() == 2);
  CHECK(store.event(kHubShop, tablet.id).value()->event.document ==
        codec::json_from_event(tablet, kHubYuan));
  in_books(store, [&](HubBooks& books, Transaction&) {
    const auto events = books.events_after(ann, 0, 9).value();
    REQUIRE(events.size() == 2);
    CHECK(events[0].event == portal);
    CHECK(events[1].event == tablet);
    CHECK(books.events_after(ann, 1, 9).value().size() == 1);
    CHECK(books.events_after(ann, 0, 1).value().size() == 1);
    // A name that anybody used is taken; what no reader would accept is refused beforehand.
    CHECK(books.check(purchase_of("p1", "bob")).problem().refusal ==
          Refusal::EventIsKnownWithOtherContent);
    CHECK(books.check(purchase_of("p2", "bob")).ok());
    CHECK_FALSE(books.check(purchase_of("p\x01", "bob")).ok());
    CHECK_FALSE(books.check(purchase_of("p\xFF", "bob")).ok());
    CHECK_FALSE(books.check(purchase_of("", "bob")).ok());

    CHECK_FALSE(books.member(MemberId("nobody")).value().has_value());
    CHECK_FALSE(books.member(till).value().has_value());
    CHECK(books.member(ann).value() == MemberRow{ann, "", {}, {}, false});
    REQUIRE(books.put(MemberRow{ann, "east", bob, {}, false}).ok());
    REQUIRE(books.put(MemberRow{bob, "west", {}, {ann, MemberId("x")}, false}).ok());
    CHECK(books.member(ann).value()->now_is == bob);
  });
  const std::int64_t merges = merges_in(store, kHubShop).value();
  CHECK(merges == 2);
  in_books(store, [&](HubBooks& books, Transaction& transaction) {
    CHECK(books.member(bob).value() == MemberRow{bob, "west", {}, {ann, MemberId("x")}, false});
    REQUIRE(books.put(MemberRow{bob, "east", {}, {ann, MemberId("x")}, false}).ok());
    CHECK(merges_in(transaction, kHubShop).value() == merges);  // where they are met is no merge
    REQUIRE(erase_person(transaction, key, 5).ok());
  });
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK(books.member(ann).value()->deleted);
    CHECK(books.member(bob).value()->store == "east");
  });
}

void keep_limits(Store& store) {
  const MemberId ann("ann"), bob("bob");
  const MemberLimit of_ann{ann, Points{-1}, 2, false}, of_bob{bob, Points{9}, 0, true};
  in_books(store, [&](HubBooks& books, Transaction& transaction) {
    REQUIRE(books.put_limit("east", of_ann).ok());
    REQUIRE(books.put_limit("east", of_bob).ok());
    REQUIRE(books.put_limit("east", of_ann).ok());  // nothing new: it stays where it is
    REQUIRE(books.put_limit("west", of_ann).ok());
    CHECK(books.limits_after("east", 0, 9).value() ==
          std::vector<PlacedLimit>{{1, of_ann}, {2, of_bob}});
    // Met nowhere, nobody is to be told; then the first store is.
    transaction.moved({kHubShop, ann}, "");
  });
  const auto due = [&](const char* place) {
    std::vector<MemberId> members;
    in_books(store, [&](HubBooks& books, Transaction&) {
      members = books.due(place, 9).value();
    });
    return members;
  };
  CHECK(due("east").empty());
  in_books(store, [&](HubBooks&, Transaction& transaction) {
    transaction.moved({kHubShop, bob}, "east");
    transaction.moved({kHubShop, ann}, "east");
    transaction.moved({kHubShop, ann}, "west");
    transaction.moved({kHubOther, ann}, "east");
  });
  CHECK(due("east") == std::vector<MemberId>{ann, bob});
  CHECK(due("west").empty());
  MemberLimit more = of_ann;
  more.available = Points{70};
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK(books.due("east", 1).value() == std::vector<MemberId>{ann});
    REQUIRE(books.put_limit("east", more).ok());
    CHECK(books.limits_after("east", 1, 9).value() ==
          std::vector<PlacedLimit>{{2, of_bob}, {3, more}});
    CHECK(books.limits_after("east", 0, 1).value() == std::vector<PlacedLimit>{{2, of_bob}});
  });
  CHECK(due("east") == std::vector<MemberId>{bob});
  // Each of eight who put at once has a place of its own, and none is skipped.
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&store, thread] {
      const MemberLimit limit{MemberId("m" + std::to_string(thread)), Points{1}, 0, false};
      static_cast<void>(store.write([&](Transaction& transaction) {
        return transaction.hub(kHubShop, kHubYuan)->put_limit("east", limit);
      }));
    });
  }
  for (std::thread& thread : threads) thread.join();
  in_books(store, [&](HubBooks& books, Transaction&) {
    const auto limits = books.limits_after("east", 3, 99).value();
    REQUIRE(limits.size() == 8);
    for (std::size_t at = 0; at < 8; ++at) CHECK(limits[at].place == static_cast<Cursor>(at) + 4);
  });
}

void keep_leases(Store& store) {
  Lease one;
  one.id = "l1";
  one.member = MemberId("ann");
  one.device = 3;
  one.amount = Points{300};
  one.spent = Points{20};
  one.granted = 100;
  one.ends = 200;
  one.hold = EventId("h");
  one.moved = 101;
  Lease two = one, three = one;
  two.id = "l2";
  two.member = MemberId("bob");
  two.ends = 150;
  two.state = Lease::State::Frozen;
  three.id = "l3";
  three.device = 4;
  three.state = Lease::State::Returned;
  in_books(store, [&](HubBooks& books, Transaction&) {
    for (const Lease& lease : {three, two, one}) REQUIRE(books.put(lease).ok());
  });
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK(books.lease("l1").value() == one);
    CHECK(books.lease("l3").value() == three);
    CHECK_FALSE(books.lease("l9").value().has_value());
    CHECK(books.leases_of(3).value() == std::vector<Lease>{one, two});
    CHECK(books.leases_of(4).value().empty());
    CHECK(books.leases_for(MemberId("ann")).value() == std::vector<Lease>{one});
    CHECK(books.leases_ended(200, 9).value() == std::vector<Lease>{two});
    CHECK(books.leases_ended(201, 9).value() == std::vector<Lease>{one, two});
    CHECK(books.leases_ended(201, 1).value() == std::vector<Lease>{one});
    one.state = Lease::State::Reclaimed;
    one.spent = one.amount;
    one.hold = EventId{};
    REQUIRE(books.put(one).ok());
    CHECK(books.lease("l1").value() == one);
    CHECK(books.leases_of(3).value() == std::vector<Lease>{two});
  });
  in_books(store, kHubOther, [&](HubBooks& books, Transaction&) {
    CHECK_FALSE(books.lease("l1").value().has_value());
    CHECK(books.leases_ended(999, 9).value().empty());
  });
}

void keep_held_and_owed(Store& store) {
  Event refund = purchase_of("r1", "ann");
  refund.type = EventType::Refund;
  refund.amount = {};
  refund.refers_to = EventId("s1");
  const HeldRefund first{{1, 1, 2}, EventId("s1"), refund, 50};
  refund.id = EventId("r2");
  const HeldRefund second{{1, 1, 10}, EventId("s1"), refund, 51};
  in_books(store, [&](HubBooks& books, Transaction&) {
    REQUIRE(books.put(second).ok());
    REQUIRE(books.put(first).ok());
    REQUIRE(books.add_liability("west", Points{5}).ok());
    REQUIRE(books.add_liability("east", Points{7}).ok());
    REQUIRE(books.add_liability("west", Points{6}).ok());
  });
  in_books(store, [&](HubBooks& books, Transaction&) {
    CHECK(books.held_for(EventId("s1")).value() == std::vector<HeldRefund>{first, second});
    CHECK(books.held_for(EventId("s2")).value().empty());
    REQUIRE(books.remove_held(first.id).ok());
    CHECK(books.held_for(EventId("s1")).value() == std::vector<HeldRefund>{second});
    CHECK(books.liabilities().value() == std::vector<std::pair<std::string, Points>>{
                                             {"east", Points{7}}, {"west", Points{11}}});
  });
}

}  // namespace yearward::server
