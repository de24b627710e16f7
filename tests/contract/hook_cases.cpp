// The life of deliveries: due, claimed by one, due again when the claimer died, set aside, sent
// again.
#include "tests/contract/hook_cases.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "tools/server/hooks.hpp"

namespace yearward::server {
namespace {

const Hook kHook{ProgrammeId("shop"),           "h1", "https://hooks.example/",
                 {NoticeKind::PointsPosted}, {{"whsec_AAAA", 0}}, 5};

void written(Store& store, const std::function<Outcome(Transaction&)>& work) {
  REQUIRE(store.write(work).ok());
}

std::vector<std::string> due_at(Store& store, std::int64_t now) {
  const auto due = due_deliveries(store, kHook, now, 100);
  REQUIRE(due.ok());
  std::vector<std::string> ids;
  for (const Waiting& waiting : due.value()) ids.push_back(waiting.delivery.id);
  return ids;
}

Waiting claimed_at(Store& store, std::int64_t now) {
  Waiting mine;
  const auto due = due_deliveries(store, kHook, now, 1);
  REQUIRE(due.value().size() == 1);
  written(store, [&](Transaction& transaction) -> Outcome {
    TRY(const auto got, claim_delivery(transaction, kHook, due.value().front(), now));
    if (!got) return Refusal::StoreIsUnavailable;
    mine = *got;
    return Done{};
  });
  return mine;
}

Settled settled_at(Store& store, const Waiting& mine, Attempted::End end, std::int64_t now) {
  Settled settled = Settled::Gone;
  written(store, [&](Transaction& transaction) -> Outcome {
    TRY(settled, settle_delivery(transaction, kHook, mine, {end, "status 500", 0}, now));
    return Done{};
  });
  return settled;
}

// Of eight that found the same delivery due, as eight servers may, how many may send it.
int claimers(Store& store, const Waiting& waiting, std::int64_t now) {
  std::atomic<int> count = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      bool won = false;
      const Outcome outcome = store.write([&](Transaction& transaction) -> Outcome {
        TRY(const auto got, claim_delivery(transaction, kHook, waiting, now));
        won = got.has_value();
        return Done{};
      });
      if (outcome.ok() && won) ++count;
    });
  }
  for (std::thread& thread : threads) thread.join();
  return count;
}

}  // namespace

void keep_deliveries(Store& store) {
  written(store, [](Transaction& transaction) { return put_hook(transaction, kHook); });
  CHECK(hooks_of(store, kHook.programme).value() == std::vector<Hook>{kHook});
  written(store, [](Transaction& transaction) -> Outcome {
    const Notice notice{NoticeKind::PointsPosted, "e1", R"({"member":"M1"})"};
    TRY_DONE(put_delivery(transaction, kHook, notice, 1'000));
    return put_delivery(transaction, kHook, notice, 1'000);  // the same, said twice, is one
  });
  CHECK(due_at(store, 999).empty());
  REQUIRE(due_at(store, 1'000).size() == 1);
  const std::string id = due_at(store, 1'000).front();

  const auto due = due_deliveries(store, kHook, 1'000, 1);
  CHECK(claimers(store, due.value().front(), 1'000) == 1);
  // Whoever claimed it has died: it waits for the claim's end, then it is due under the same name.
  CHECK(due_at(store, 1'000 + kHookClaimSeconds - 1).empty());
  CHECK(due_at(store, 1'000 + kHookClaimSeconds) == std::vector<std::string>{id});

  // Every attempt fails: each wait is longer than the one before, and then no more is tried.
  std::int64_t now = 2'000, longest = 0;
  for (std::size_t attempt = 1; attempt <= kHookWaits.size(); ++attempt) {
    const Waiting mine = claimed_at(store, now);
    CHECK(mine.delivery.attempts == static_cast<std::int64_t>(attempt) + 1);
    const Settled settled = settled_at(store, mine, Attempted::End::Failed, now);
    if (attempt == kHookWaits.size()) {
      CHECK(settled == Settled::SetAside);
      continue;
    }
    CHECK(settled == Settled::Later);
    const std::int64_t wait = kHookWaits[attempt];
    CHECK(wait > longest);
    longest = wait;
    CHECK(due_at(store, now + wait - 1).empty());
    now += wait;
  }
  CHECK(due_at(store, now + 1'000'000).empty());
  const auto aside = deliveries_set_aside(store, kHook, 10);
  REQUIRE(aside.value().size() == 1);
  CHECK(aside.value().front().id == id);
  CHECK(aside.value().front().last == "status 500");

  // Sent again when somebody asks, and then it arrives; whoever settles it late changes nothing.
  written(store, [&](Transaction& transaction) -> Outcome {
    TRY(const std::int64_t none, resend(transaction, kHook, "msg_nothing", now));
    CHECK(none == 0);
    TRY(const std::int64_t count, resend(transaction, kHook, id, now));
    CHECK(count == 1);
    return Done{};
  });
  const Waiting mine = claimed_at(store, now);
  CHECK(mine.delivery.attempts == 1);
  CHECK(settled_at(store, mine, Attempted::End::Stopped, now) == Settled::Later);
  const Waiting again = claimed_at(store, now);  // our own stop is no attempt
  CHECK(again.delivery.attempts == 1);
  CHECK(settled_at(store, again, Attempted::End::Arrived, now) == Settled::Arrived);
  CHECK(settled_at(store, again, Attempted::End::Failed, now) == Settled::Gone);
  CHECK(due_at(store, now + 1'000'000).empty());
  CHECK(deliveries_set_aside(store, kHook, 10).value().empty());
  CHECK(waiting_deliveries(store, kHook, 10).value() == 0);

  written(store, [](Transaction& transaction) { return remove_hook(transaction, kHook); });
  CHECK(hooks_of(store, kHook.programme).value().empty());
}

}  // namespace yearward::server
