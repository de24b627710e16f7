// Laws of accounts that act on each other, on seeded random neighbourhoods.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/ledger/settlement.hpp"
#include "core/ledger/statement.hpp"
#include "core/quantity/digits.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/neighbours.hpp"

using namespace yearward;

namespace {

const std::vector<MemberId> kMembers = {MemberId{"ann"}, MemberId{"bob"}, MemberId{"cat"},
                                        MemberId{"dan"}, MemberId{"home"}, MemberId{"nest"}};

Event random_event(Chance& chance, std::size_t number, Moment at,
                   const std::vector<Event>& before) {
  const std::string id = "e" + padded(static_cast<std::int64_t>(number), 3);
  const auto anyone = [&] { return kMembers[chance.below(4)].text; };
  switch (chance.below(9)) {
    case 0: return says(id, anyone(), at, kReferrer, anyone());
    case 1: return says(id, anyone(), at, kHousehold, kMembers[4 + chance.below(2)].text);
    case 2: return gives(id, anyone(), at, Points{10 + chance.below(90)}, anyone());
    case 3:
      if (!before.empty()) {
        const Event& original = before[chance.below(before.size())];
        return refunds(id, original.member.text, at, chance.money_up_to(Money{9'000}),
                       original.id.text);
      }
      [[fallthrough]];
    default: return buys(id, anyone(), at, chance.money_up_to(Money{30'000}));
  }
}

// Legal neighbourhoods: what is refused is left out again.
std::vector<Event> random_neighbourhood(Chance& chance, std::size_t length) {
  std::vector<Event> events;
  Day day = day_from({2025, 1, 1});
  for (std::size_t number = 0; number < length; ++number) {
    day = day.plus_days(chance.days_below(9));
    events.push_back(random_event(
        chance, number, {day, static_cast<std::int32_t>(1000 + chance.below(3))}, events));
    if (!evaluate_together(neighbours(), kMembers, events, day).ok()) events.pop_back();
  }
  return events;
}

void check_same(const Together& a, const Together& b) {
  REQUIRE(a.parties.size() == b.parties.size());
  for (std::size_t place = 0; place < a.parties.size(); ++place) {
    CHECK(a.parties[place].member == b.parties[place].member);
    CHECK(fingerprint(a.parties[place].account) == fingerprint(b.parties[place].account));
    CHECK(a.parties[place].account.events == b.parties[place].account.events);
  }
  CHECK(a.blocked == b.blocked);
}

}  // namespace

TEST_CASE("any order of arrival, and saying it twice, gives all the same ledgers") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<Event> events = random_neighbourhood(chance, 60);
    const Day as_of = day_from({2026, 6, 30});
    const auto in_order = evaluate_together(neighbours(), kMembers, events, as_of);
    REQUIRE(in_order.ok());
    for (std::size_t place = events.size(); place > 1; --place)
      std::swap(events[place - 1], events[chance.below(place)]);
    const std::vector<Event> again(events.begin(), events.begin() + 9);
    events.insert(events.end(), again.begin(), again.end());
    std::vector<MemberId> backwards(kMembers.rbegin(), kMembers.rend());
    const auto shuffled = evaluate_together(neighbours(), backwards, events, as_of);
    REQUIRE(shuffled.ok());
    check_same(in_order.value(), shuffled.value());
  }
}

TEST_CASE("each account is what its own events with its credits evaluate to, and it adds up") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const Day as_of = day_from({2026, 6, 30});
    const auto together =
        evaluate_together(neighbours(), kMembers, random_neighbourhood(chance, 60), as_of);
    REQUIRE(together.ok());
    Settlement settlement;
    for (const Party& party : together.value().parties) {
      CAPTURE(party.member.text);
      const auto alone = evaluate(neighbours(), party.account.events, as_of);
      REQUIRE(alone.ok());
      CHECK(fingerprint(alone.value()) == fingerprint(party.account));
      CHECK(adds_up(party.account));
      CHECK(agrees(statement_of(party.account, {day_from({2025, 3, 1}), day_from({2025, 3, 31})}),
                   party.account));
      REQUIRE(settlement.add(neighbours().front(), party.account).ok());
    }
    std::map<std::pair<Day, UnitIndex>, Points> sums;
    const auto positions = settlement.positions();
    REQUIRE(positions.ok());
    for (const NetPosition& each : positions.value())
      sums[{each.month, each.unit}] += each.amount;
    for (const auto& [key, sum] : sums) CHECK(sum.count == 0);
  }
}

TEST_CASE("what the accounts sent is what they received, less what was blocked") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const auto together = evaluate_together(neighbours(), kMembers,
                                            random_neighbourhood(chance, 60),
                                            day_from({2026, 6, 30}));
    REQUIRE(together.ok());
    std::size_t sent = 0, received = 0;
    for (const Party& party : together.value().parties) {
      for (const Outgoing& line : party.account.outgoing)
        if (line.takes_back == kNone) ++sent;
      for (const Event& event : party.account.events)
        if (event.type == EventType::Credit && event.more->points.count > 0) ++received;
    }
    CHECK(sent == received + together.value().blocked.size());
  }
}

TEST_CASE("circle by circle is the same as all at once") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const Day as_of = day_from({2026, 6, 30});
    const std::vector<Event> events = random_neighbourhood(chance, 14);
    const auto whole = evaluate_together(neighbours(), kMembers, events, as_of);
    REQUIRE(whole.ok());
    for (const auto& circle : circles_of(neighbours(), kMembers, events)) {
      std::vector<Event> own;
      for (const Event& event : events)
        if (std::find(circle.begin(), circle.end(), event.member) != circle.end())
          own.push_back(event);
      const auto part = evaluate_together(neighbours(), circle, own, as_of);
      REQUIRE(part.ok());
      for (const Party& party : part.value().parties)
        CHECK(fingerprint(party.account) ==
              fingerprint(*whole.value().find(party.member)));
    }
  }
}

TEST_CASE("a late event's differences make the old closing the new one") {
  const Day through = day_from({2025, 6, 30}), as_of = day_from({2026, 6, 30});
  int late_events = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<Event> events = random_neighbourhood(chance, 60);
    const auto replayed = evaluate_together(neighbours(), kMembers, events, as_of);
    const std::size_t place = chance.below(events.size());
    const EventId late = events[place].id;
    events.erase(events.begin() + static_cast<std::ptrdiff_t>(place));
    const auto published = evaluate_together(neighbours(), kMembers, events, as_of);
    if (!published.ok()) continue;  // something else needs it
    ++late_events;
    for (const Party& party : published.value().parties) {
      const Account& after = *replayed.value().find(party.member);
      const Span before{day_from({2025, 1, 1}), through};
      const Statement old = statement_of(party.account, before);
      const auto found = differences(party.account, after, through, late, as_of);
      const Statement next =
          statement_after(old, found, after, {through.plus_days(1), day_from({2025, 12, 31})});
      CHECK(agrees(next, after));
    }
  }
  CHECK(late_events > 10);
}
