// Measures what a dragged slider waits for, on one member of the supermarket with so many weeks of
// history: one projection of 52 weeks, the ladder of four with a solve, the likely year's thousand
// paths, and the same projection by the hand-written ledger; and whether dragging on and on holds
// more memory. Prints JSON, natively and as WASM; tests/bench/projection.mjs asks.
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/likely.hpp"
#include "core/projection/projection.hpp"
#include "core/projection/solve.hpp"
#include "tests/bench/engine/hand.hpp"
#include "tests/bench/engine/market.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using namespace yearward::bench;

namespace {

using Clock = std::chrono::steady_clock;
const Day kToday = day_from({2026, 12, 31}), kHorizon = day_from({2027, 12, 31});

template <class T>
T accepted(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "refused: %s\n", std::string(name_of(result.problem().refusal)).c_str());
  std::exit(2);
}

// Runs the work so often and prints the middle and the 99th of a hundred, in nanoseconds.
template <class Work>
void time(const char* name, int runs, const Work& work) {
  std::vector<std::int64_t> spent;
  for (int run = 0; run < runs; ++run) {
    const auto start = Clock::now();
    work(run);
    spent.push_back(
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count());
  }
  std::stable_sort(spent.begin(), spent.end());
  std::printf("\"%s\":{\"median\":%lld,\"p99\":%lld},", name,
              static_cast<long long>(spent[spent.size() / 2]),
              static_cast<long long>(spent[spent.size() * 99 / 100]));
}

// 480 to 519 yuan every week up to today, nothing ever used.
std::vector<Event> weekly(std::int32_t weeks) {
  std::vector<Event> events;
  for (std::int32_t week = weeks; week-- > 0;) {
    Event event =
        purchase_on(kToday.plus_days(-7 * week), 36'000, static_cast<std::uint32_t>(week));
    event.amount = Money{48'000 + (week * 1'371) % 4'000};
    events.push_back(std::move(event));
  }
  return events;
}

// What the allocator has given out, and what it took from the machine for it.
struct Memory {
  long long used = 0, taken = 0;
};
Memory memory_now() {
#if defined(__GLIBC__)
  const struct mallinfo2 now = mallinfo2();
#else
  const struct mallinfo now = mallinfo();
#endif
  return {static_cast<long long>(now.uordblks + now.hblkhd),
          static_cast<long long>(now.arena + now.hblkhd)};
}

// Prints what is held after twenty drags and after two hundred: a slider that is dragged on and on
// must not hold more. Each drag asks for another amount, its projection and the whole ladder.
template <class Drag>
void hold(const Drag& drag) {
  Memory early;
  for (int run = 0; run < 200; ++run) {
    if (run == 20) early = memory_now();
    drag(run);
  }
  const Memory late = memory_now();
  std::printf("\"after_20_drags\":{\"used\":%lld,\"taken\":%lld},"
              "\"after_200_drags\":{\"used\":%lld,\"taken\":%lld},",
              early.used, early.taken, late.used, late.taken);
}

}  // namespace

int main(int count, char** typed) {
  const std::int32_t weeks = count > 1 ? std::atoi(typed[1]) : 520;
  const int runs = count > 2 ? std::atoi(typed[2]) : 200;
  const auto market = codec::versions_from_json(story::programme_file("community_mart.json"));
  const auto shop = codec::versions_from_json(story::programme_file("cd_shop.json"));
  if (!market.ok() || !shop.ok()) return 2;
  Versions versions = market.value();
  versions.front().effective_from = day_from({2010, 1, 1});  // older than the history
  const Account account = accepted(evaluate(versions, weekly(weeks), kToday));
  const Habit habit = observed_habit(versions.front(), account, kToday).habit;

  std::printf("{");
  Points balance;
  // Each drag is another amount.
  time("project", runs, [&](int run) {
    Habit dragged = habit;
    dragged.amount = Money{30'000 + run * 500};
    balance = accepted(project(versions, account, dragged, kToday, kHorizon)).balance;
  });
  time("ladder_and_solve", runs, [&](int) {
    accepted(stretch_ladder(versions, account, habit, kToday, kHorizon));
    const auto rewards = versions.front().rewards.size();
    accepted(solve(versions, account, habit, kToday,
                   Target::of_reward(static_cast<RewardIndex>(rewards - 1)),
                   {kHorizon, Money{2'000'000}, kRunsWhileWaiting}));
  });
  hold([&](int run) {
    Habit dragged = habit;
    dragged.amount = Money{30'000 + run * 500};
    accepted(project(versions, account, dragged, kToday, kHorizon));
    accepted(stretch_ladder(versions, account, dragged, kToday, kHorizon));
  });
  const LikelyYear year(*shop.value().front().likely, days_between(kToday, kHorizon));
  time("thousand_paths", runs, [&](int) {
    [[maybe_unused]] const Likely likely =
        year.likely(year.outlook(visits_of(account, kToday), kToday));
  });
  HandLedger known;
  for (const Event& event : weekly(weeks)) known.post(event);
  known.advance(kToday);
  std::int64_t by_hand = 0;
  time("by_hand", runs, [&](int run) {
    HandLedger ahead = known;
    Habit dragged = habit;
    dragged.amount = Money{30'000 + run * 500};
    for (const Intended& intended : accepted(course_of(dragged, kToday, kHorizon)))
      ahead.post(intended.event);
    ahead.advance(kHorizon);
    by_hand = ahead.available();
  });
  std::printf("\"balance\":%lld,\"balance_by_hand\":%lld}\n", static_cast<long long>(balance.count),
              static_cast<long long>(by_hand));
  return 0;
}
