// The people's part of the store contract, case by case; the tables run them on each store.
#include "tests/contract/people_cases.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

namespace yearward::server {
namespace {

const ProgrammeId kShop{"shop"}, kOther{"other"};

Filed note(const std::string& id, const std::string& document) {
  return {{kShop, "staff", id}, document, 0, 0};
}

// How many of eight threads, each in a transaction of its own, the work told true.
int winners(Store& store, const std::function<Result<bool>(Transaction&)>& work) {
  std::atomic<int> count = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      bool won = false;
      const Outcome outcome = store.write([&](Transaction& transaction) -> Outcome {
        TRY(won, work(transaction));
        return Done{};
      });
      if (outcome.ok() && won) ++count;
    });
  }
  for (std::thread& thread : threads) thread.join();
  return count;
}

}  // namespace

void keep_folders(Store& store) {
  const Filed one = note("a", "{\"name\":\"王\\u0000\"}"), two = note("b", "");
  Filed code{{kShop, "code", "x"}, "secret", 500, 0};
  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(transaction.file(two));
                TRY_DONE(transaction.file(note("a", "old")));
                TRY_DONE(transaction.file(one));
                TRY_DONE(transaction.file({{kOther, "staff", "c"}, "theirs", 0, 0}));
                TRY_DONE(transaction.file({{kShop, "stafg", "c"}, "next folder", 0, 0}));
                TRY_DONE(transaction.file(code));
                return Done{};
              })
              .ok());
  CHECK(store.filed(one.key).value() == one);
  CHECK_FALSE(store.filed({kShop, "staff", "nobody"}).value().has_value());
  CHECK(store.files_after({kShop, "staff", ""}, 10).value() == std::vector<Filed>{one, two});
  CHECK(store.files_after({kShop, "staff", ""}, 1).value() == std::vector<Filed>{one});
  CHECK(store.files_after({kShop, "staff", "a"}, 10).value() == std::vector<Filed>{two});

  const auto raise_to = [&](std::int64_t number) {
    return winners(store, [&, number](Transaction& transaction) {
      return transaction.raise(one.key, number);
    });
  };
  CHECK(raise_to(7) == 1);
  CHECK(raise_to(7) == 0);
  CHECK(raise_to(6) == 0);
  CHECK(raise_to(8) == 1);
  CHECK(store.filed(one.key).value()->number == 8);
  CHECK(winners(store, [](Transaction& transaction) {
          return transaction.raise({kShop, "staff", "nobody"}, 1);
        }) == 0);

  CHECK(winners(store, [&](Transaction& transaction) -> Result<bool> {
          TRY(const auto taken, transaction.take(code.key));
          if (taken) CHECK(*taken == code);
          return taken.has_value();
        }) == 1);
  CHECK_FALSE(store.filed(code.key).value().has_value());

  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(transaction.file(code));
                TRY_DONE(transaction.remove_files_before(500));
                TRY(const auto kept, transaction.filed(code.key));
                CHECK(kept.has_value());
                return transaction.remove_files_before(501);
              })
              .ok());
  CHECK_FALSE(store.filed(code.key).value().has_value());
  CHECK(store.filed(two.key).value() == two);  // what has no end is never swept out
}

void keep_audit_log(Store& store) {
  const auto add = [&](const ProgrammeId& programme, const std::string& document) {
    AuditRow row;
    REQUIRE(store
                .write([&](Transaction& transaction) -> Outcome {
                  TRY(row, transaction.append_audit(programme, document));
                  return Done{};
                })
                .ok());
    return row;
  };
  const AuditRow first = add(kShop, "one");
  CHECK(first == AuditRow{1, "one", chained_hash("", "one")});
  const AuditRow second = add(kShop, "two");
  CHECK(second == AuditRow{2, "two", chained_hash(first.hash, "two")});
  CHECK(add(kOther, "one") == first);  // each programme has a log of its own
  // What breaks off leaves no line and no gap.
  CHECK_FALSE(store
                  .write([&](Transaction& transaction) -> Outcome {
                    TRY([[maybe_unused]] const auto row, transaction.append_audit(kShop, "lost"));
                    return Refusal::NotYoursToDo;
                  })
                  .ok());
  CHECK(winners(store, [](Transaction& transaction) -> Result<bool> {
          TRY([[maybe_unused]] const auto row, transaction.append_audit(kShop, "at once"));
          return true;
        }) == 8);
  CHECK(store.audit_after(kShop, 0, 2).value() == std::vector<AuditRow>{first, second});
  std::string before = second.hash;
  Cursor place = 2;
  const auto rest = store.audit_after(kShop, 2, 100);
  REQUIRE(rest.ok());
  for (const AuditRow& row : rest.value()) {
    CHECK(row == AuditRow{++place, "at once", chained_hash(before, "at once")});
    before = row.hash;
  }
  CHECK(place == 10);
  CHECK(store.audit_after(kShop, 10, 100).value().empty());
}

void keep_holders(Store& store) {
  const MemberKey wang{kShop, MemberId("M1")}, li{kShop, MemberId("M2")};
  const Session old{"b", wang, Role::Cashier, 100, 200}, late{"a", wang, Role::Admin, 101, 200},
      other{"c", li, Role::Device, 100, 200};
  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                for (const MemberKey& key : {wang, li}) {
                  TRY_DONE(transaction.put(Member{key, Role::Member, "", "", Day{0}}));
                  TRY_DONE(transaction.put(Credential{"card of " + key.member.text, key, "h"}));
                }
                TRY_DONE(transaction.put(late));
                TRY_DONE(transaction.put(old));
                return transaction.put(other);
              })
              .ok());
  CHECK(store.sessions_of(wang).value() == std::vector<Session>{old, late});
  REQUIRE(store
              .write([&](Transaction& transaction) -> Outcome {
                TRY_DONE(transaction.remove_sessions_of(wang));
                return transaction.remove_credentials_of(wang);
              })
              .ok());
  CHECK(store.sessions_of(wang).value().empty());
  CHECK(store.sessions_of(li).value() == std::vector<Session>{other});
  CHECK_FALSE(store.credential("card of M1").value().has_value());
  CHECK(store.credential("card of M2").value().has_value());
}

}  // namespace yearward::server
