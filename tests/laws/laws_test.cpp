// Laws every ledger obeys, checked on seeded random histories of both programmes. A failing seed is
// printed and replays alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/progress.hpp"
#include "core/explain/explain.hpp"
#include "core/projection/projection.hpp"
#include "core/projection/solve.hpp"
#include "core/quantity/digits.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

// A member's random years: mostly purchases, some refunds of known ones, some redemptions that the
// engine accepts. Built by asking the engine, so every history is a legal one.
std::vector<Event> random_history(const Versions& versions, Chance& chance, std::size_t length,
                                  Money dearest = Money{300'000}) {
  const Day first = day_from({2024, 1, 1});
  std::vector<Event> events;
  Account account = open_account(versions, first);
  Day day = first;
  for (std::size_t number = 0; number < length; ++number) {
    day = day.plus_days(chance.days_below(12));
    Event event;
    event.id = EventId{"e" + text_from_whole(static_cast<std::int64_t>(number))};
    event.member = MemberId{"m"};
    event.at = {day, static_cast<std::int32_t>(number % 86'400)};
    const auto kind = chance.below(10);
    if (kind == 0 && !events.empty()) {
      const Event& original = events[chance.below(events.size())];
      event.type = EventType::Refund;
      event.refers_to = original.id;
      event.amount = chance.money_up_to(original.amount + Money{9});
    } else if (kind == 1) {
      event.type = EventType::Redeem;
      event.reward = versions.front().rewards[chance.below(3)].id;
    } else {
      event.amount = chance.money_up_to(dearest);
    }
    if (post(versions, account, event).ok()) events.push_back(event);
  }
  return events;
}

void check_ledger(const Versions& versions, const Account& account) {
  const Programme& programme = versions.front();
  for (std::size_t index = 0; index < programme.units.size(); ++index) {
    const auto unit = static_cast<UnitIndex>(index);
    Points entries, lots;
    for (const Entry& entry : account.entries)
      if (entry.unit == unit) entries += entry.amount;
    for (const Lot& lot : account.lots)
      if (lot.unit == unit) lots += lot.remaining;
    REQUIRE(entries == lots - account.units[unit].deficit);
    REQUIRE(held_now(account, unit) == entries);
    // Owing while holding would let a member spend what is owed.
    REQUIRE((account.units[unit].deficit.count == 0 || lots.count == 0));

    const Balance balance = balance_on(account, unit, account.as_of);
    REQUIRE(balance.earned == balance.pending + balance.available + balance.spent +
                                  balance.lapsed + balance.reversed - balance.deficit);
    REQUIRE(balance.available == available_now(account, unit));
    Points due;
    for (const DueLapse& lapse : due_lapses(account, unit)) due += lapse.amount;
    REQUIRE((programme.units[unit].lapse.clauses.empty() || due == lots));
  }
  for (const Entry& entry : account.entries) REQUIRE(explain::multiplies_out(account, entry));
  for (const Lot& lot : account.lots) REQUIRE(lot.remaining.count >= 0);
}

}  // namespace

TEST_CASE("lots less deficit are the sum of entries, and every figure multiplies out") {
  for (const Versions* each : {&community_mart(), &cd_shop()}) {
    const Versions& versions = *each;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      CAPTURE(versions.front().id.text);
      CAPTURE(seed);
      Chance chance(seed);
      const auto events = random_history(versions, chance, 120);
      const Day as_of = events.back().at.day.plus_days(chance.days_below(900));
      const auto account = evaluate(versions, events, as_of);
      REQUIRE(account.ok());
      check_ledger(versions, account.value());
    }
  }
}

TEST_CASE("any order of arrival, and saying it twice, gives the same ledger") {
  const Versions& versions = community_mart();
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    auto events = random_history(versions, chance, 80);
    const Day as_of = events.back().at.day.plus_days(100);
    const auto in_order = evaluate(versions, events, as_of);
    for (std::size_t place = events.size(); place > 1; --place)
      std::swap(events[place - 1], events[chance.below(place)]);
    const std::vector<Event> again(events.begin(), events.begin() + 20);
    events.insert(events.end(), again.begin(), again.end());
    const auto shuffled = evaluate(versions, events, as_of);
    REQUIRE(in_order.ok());
    REQUIRE(shuffled.ok());
    CHECK(fingerprint(in_order.value()) == fingerprint(shuffled.value()));
    CHECK(codec::json_from_account(versions.front(), in_order.value()) ==
          codec::json_from_account(versions.front(), shuffled.value()));
  }
}

TEST_CASE("posting one by one gives the ledger of a full replay") {
  const Versions& versions = cd_shop();
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const auto events = random_history(versions, chance, 80);
    Account account = open_account(versions, events.front().at.day);
    for (const Event& event : events) {
      REQUIRE(post(versions, account, event).ok());
      REQUIRE(advance(versions, account, event.at.day).ok());
    }
    const Day as_of = events.back().at.day.plus_days(400);
    REQUIRE(advance(versions, account, as_of).ok());
    const auto replayed = evaluate(versions, events, as_of);
    CHECK(fingerprint(account) == fingerprint(replayed.value()));
  }
}

TEST_CASE("a balance of an earlier day is the balance asked on that day") {
  const Versions& versions = cd_shop();
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const auto events = random_history(versions, chance, 60);
    const Day last = events.back().at.day;
    const auto whole = evaluate(versions, events, last);
    const Day earlier = events[events.size() / 2].at.day;
    std::vector<Event> until;
    for (const Event& event : events)
      if (event.at.day <= earlier) until.push_back(event);
    const auto then = evaluate(versions, until, earlier);
    const UnitIndex unit = spendable_unit(versions.front());
    CHECK(balance_on(whole.value(), unit, earlier) == balance_on(then.value(), unit, earlier));
  }
}

TEST_CASE("partial refunds in any order take back exactly what the purchase brought") {
  const Versions& versions = community_mart();
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<Event> events(1);
    events[0].id = EventId{"buy"};
    events[0].amount = chance.money_up_to(Money{1'000'000});
    events[0].at = {day_from({2025, 2, 5}), 0};
    std::int64_t left = events[0].amount.count;
    while (left > 0) {
      Event refund;
      refund.type = EventType::Refund;
      refund.id = EventId{"r" + text_from_whole(static_cast<std::int64_t>(events.size()))};
      refund.refers_to = EventId{"buy"};
      refund.amount = chance.money_up_to(Money{left});
      refund.at = {day_from({2025, 2, 6}), chance.days_below(80'000)};
      left -= refund.amount.count;
      events.push_back(refund);
    }
    const auto account = evaluate(versions, events, day_from({2025, 3, 1}));
    REQUIRE(account.ok());
    const Balance balance = balance_on(account.value(), spendable_unit(versions.front()),
                                       day_from({2025, 3, 1}));
    CHECK(balance.reversed == balance.earned);
    CHECK(balance.available.count == 0);
    CHECK(balance.deficit.count == 0);
  }
}

TEST_CASE("a projection is the engine run on the purchases it means") {
  const Versions& versions = community_mart();
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    auto events = random_history(versions, chance, 60);
    const Day today = events.back().at.day;
    const auto account = evaluate(versions, events, today);
    Habit habit{Money{chance.below(150'000)}, 1 + chance.days_below(20),
                today.plus_days(1 + chance.days_below(9))};
    const Day horizon = today.plus_days(chance.days_below(700));
    const auto projected = project(versions, account.value(), habit, today, horizon);
    REQUIRE(projected.ok());
    std::int32_t made = 0;
    if (habit.amount.count > 0)
      for (Day day = habit.first; day <= horizon; day = day.plus_days(habit.every_days)) {
        Event event;
        event.id = EventId{"future" + padded(++made, 4)};
        event.amount = habit.amount;
        event.at = {day, 43'200};
        events.push_back(event);
      }
    const auto lived = evaluate(versions, events, horizon);
    REQUIRE(lived.ok());
    const UnitIndex unit = spendable_unit(versions.front());
    CHECK(projected.value().balance == held_now(lived.value(), unit));
    CHECK(projected.value().level == held_on(lived.value(), 0).level);
    CHECK(projected.value().purchases == made);
    CHECK(projected.value().balance == projected.value().balance_today +
                                           projected.value().earned - projected.value().lapsed);
  }
}

TEST_CASE("the least amount reaches the reward or level, and one minor unit less misses it") {
  for (const Versions* each : {&community_mart(), &cd_shop()}) {
    const Versions& versions = *each;
    const Programme& programme = versions.front();
    int solved = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      CAPTURE(seed);
      Chance chance(seed);
      const auto events = random_history(versions, chance, 5, Money{5'000});
      const Day today = events.back().at.day, horizon = today.plus_days(300);
      const auto account = evaluate(versions, events, today);
      Habit habit{Money{0}, 7, today.plus_days(1)};
      for (RewardIndex reward = 0; reward < programme.rewards.size(); ++reward) {
        const auto found = solve(versions, account.value(), habit, today,
                                 Target::of_reward(reward),
                                 {horizon, programme.projection.most_weekly});
        if (!found.ok() || found.value().least.count == 0) continue;
        ++solved;
        const Points price = programme.rewards[reward].price;
        habit.amount = found.value().least;
        CHECK(project(versions, account.value(), habit, today, horizon).value().balance >= price);
        habit.amount -= Money{1};
        CHECK(project(versions, account.value(), habit, today, horizon).value().balance < price);
      }
    }
    CHECK(solved >= 10);
  }
}

TEST_CASE("documents come back as they were written") {
  const Versions& versions = community_mart();
  const Currency& currency = versions.front().currency;
  Chance chance(7);
  const auto events = random_history(versions, chance, 100);
  const std::string text = codec::json_from_events(events, currency);
  const auto read = codec::events_from_json(text, currency);
  REQUIRE(read.ok());
  CHECK(read.value() == events);
  CHECK(codec::json_from_events(read.value(), currency) == text);
}
