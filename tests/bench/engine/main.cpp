// Measures one thing at a time and prints it as JSON; tests/bench/engine.mjs asks, repeats and
// compares. Histories are drawn block by block and outside the measured time.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/bench/engine/digest.hpp"
#include "tests/bench/engine/hand.hpp"
#include "tests/bench/engine/market.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using namespace yearward::bench;

namespace {

constexpr std::uint32_t kBlock = 100;  // members drawn at once

using Clock = std::chrono::steady_clock;
std::int64_t nanoseconds_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

// Where the work must end: a benchmark of something refused measures nothing.
template <class T>
T accepted(Result<T> result) {
  if (!result.ok()) {
    const Problem& problem = result.problem();
    std::fprintf(stderr, "refused: %s at %s (%s)\n", std::string(name_of(problem.refusal)).c_str(),
                 problem.where.c_str(), problem.detail.c_str());
    std::exit(2);
  }
  return std::move(result).value();
}

// --- the ways to a ledger ------------------------------------------------------------------------
struct Evaluate {
  const Versions& versions;
  Account operator()(std::vector<Event>& events) const {
    return accepted(evaluate(versions, std::move(events), last_day_of_all()));
  }
};
struct Post {
  const Versions& versions;
  Account operator()(std::vector<Event>& events) const {
    Account account = open_account(versions, events.front().at.day);
    for (const Event& event : events) accepted(post(versions, account, event));
    accepted(advance(versions, account, last_day_of_all()));
    return account;
  }
};
struct ByHand {
  HandLedger operator()(std::vector<Event>& events) const {
    HandLedger ledger;
    for (const Event& event : events) ledger.post(event);
    ledger.advance(last_day_of_all());
    return ledger;
  }
};

std::int64_t middle_of(std::vector<std::int64_t> numbers) {
  std::stable_sort(numbers.begin(), numbers.end());
  return numbers[numbers.size() / 2];
}

// The middle member's time is what is compared: on a busy machine the sum counts others' work too.
template <class Way>
int measure(const Way& way, std::uint32_t members) {
  std::vector<std::int64_t> spent;
  std::int64_t events = 0;
  Digest digest;
  std::vector<std::vector<Event>> histories;
  for (std::uint32_t first = 0; first < members; first += kBlock) {
    histories.clear();
    for (std::uint32_t member = first; member < std::min(members, first + kBlock); ++member)
      histories.push_back(history_of(member));
    for (std::vector<Event>& history : histories) {
      events += static_cast<std::int64_t>(history.size());
      const auto start = Clock::now();
      const auto ledger = way(history);
      spent.push_back(nanoseconds_since(start));
      digest.add(ledger);
    }
  }
  std::int64_t sum = 0;
  for (const std::int64_t one : spent) sum += one;
  std::printf("{\"events\":%lld,\"nanoseconds\":%lld,\"middle\":%lld,"
              "\"digest\":\"%016llx\"}\n",
              static_cast<long long>(events), static_cast<long long>(sum),
              static_cast<long long>(middle_of(spent)),
              static_cast<unsigned long long>(digest.sum()));
  return 0;
}

// --- bytes held ----------------------------------------------------------------------------------
std::int64_t held_bytes() {
#if defined(__GLIBC__)
  const struct mallinfo2 now = mallinfo2();
  return static_cast<std::int64_t>(now.uordblks + now.hblkhd);
#else
  return 0;
#endif
}

template <class Way>
int weigh(const Way& way, std::uint32_t members) {
  using Ledger = decltype(way(std::declval<std::vector<Event>&>()));
  std::vector<Ledger> ledgers;
  ledgers.reserve(members);
  std::int64_t events = 0;
  const std::int64_t before = held_bytes();
  for (std::uint32_t member = 0; member < members; ++member) {
    std::vector<Event> history = history_of(member);
    events += static_cast<std::int64_t>(history.size());
    ledgers.push_back(way(history));
  }
  const std::int64_t held =
      held_bytes() - before + static_cast<std::int64_t>(members * sizeof(Ledger));
  std::printf("{\"events\":%lld,\"bytes\":%lld}\n", static_cast<long long>(events),
              static_cast<long long>(held));
  return 0;
}

// --- one more event ------------------------------------------------------------------------------
// The middle of many appends to accounts with so long a history; an append that has to move the
// account's vectors elsewhere is one of them, as in life.
std::int64_t append_cost(const Versions& versions, std::size_t length) {
  const std::size_t accounts = std::max<std::size_t>(4, std::min<std::size_t>(400, 4'000 / length));
  const std::size_t appends = std::max<std::size_t>(4, std::min<std::size_t>(400, length / 10));
  std::vector<std::int64_t> times;
  for (std::size_t number = 0; number < accounts; ++number) {
    Account account =
        accepted(evaluate(versions, evenly(length), last_day_of_all().plus_days(-1)));
    for (std::size_t append = 0; append < appends; ++append) {
      const Event event = purchase_on(last_day_of_all(), static_cast<std::int32_t>(append),
                                      static_cast<std::uint32_t>(length + append));
      const auto start = Clock::now();
      const auto posted = post(versions, account, event);
      times.push_back(nanoseconds_since(start));
      accepted(posted);
    }
  }
  return middle_of(times);
}

std::int64_t clock_cost() {
  std::vector<std::int64_t> times;
  for (int look = 0; look < 1'001; ++look) {
    const auto start = Clock::now();
    times.push_back(nanoseconds_since(start));
  }
  return middle_of(times);
}

int appends(const Versions& versions) {
  append_cost(versions, 10);  // the machine wakes up
  std::printf("{\"clock\":%lld", static_cast<long long>(clock_cost()));
  for (const std::size_t length : {10UL, 100UL, 1'000UL, 10'000UL})
    std::printf(",\"%zu\":%lld", length, static_cast<long long>(append_cost(versions, length)));
  std::printf("}\n");
  return 0;
}

// --- for the peer --------------------------------------------------------------------------------
int print_events(const Currency& currency, std::uint32_t members) {
  std::vector<Event> all;
  for (std::uint32_t member = 0; member < members; ++member)
    for (Event& event : history_of(member)) all.push_back(std::move(event));
  std::printf("%s\n", codec::json_from_events(all, currency).c_str());
  return 0;
}

template <class Way>
int print_lines(const Way& way, std::uint32_t members) {
  for (std::uint32_t member = 0; member < members; ++member) {
    std::vector<Event> history = history_of(member);
    const std::string name = history.front().member.text;
    std::printf("%s\n", line_of(name, way(history)).c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** typed) {
  const std::string what = count > 1 ? typed[1] : "";
  const auto members = static_cast<std::uint32_t>(count > 2 ? std::atoi(typed[2]) : 10'000);
  const auto read = codec::versions_from_json(story::programme_file("community_mart.json"));
  if (!read.ok()) return 2;
  const Versions& versions = read.value();
  if (what == "evaluate") return measure(Evaluate{versions}, members);
  if (what == "post") return measure(Post{versions}, members);
  if (what == "hand") return measure(ByHand{}, members);
  if (what == "bytes") return weigh(Evaluate{versions}, members);
  if (what == "hand-bytes") return weigh(ByHand{}, members);
  if (what == "append") return appends(versions);
  if (what == "events") return print_events(versions.front().currency, members);
  if (what == "lines") return print_lines(Evaluate{versions}, members);
  if (what == "hand-lines") return print_lines(ByHand{}, members);
  std::fprintf(stderr,
               "usage: engine_bench evaluate|post|hand|bytes|hand-bytes|append|events|lines|"
               "hand-lines [members]\n");
  return 64;
}
