// The law of funds, on seeded random neighbourhoods: whatever is bought and given back, by whomever
// and in whatever order it is heard of, all members keep no more of a fund than the fund.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/quantity/digits.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/funded.hpp"

using namespace yearward;

namespace {

constexpr const char* kSome[] = {"ann", "bob", "cat", "dan"};

Event random_happening(Chance& chance, std::size_t number, const std::vector<Event>& before) {
  const std::string id = "e" + padded(static_cast<std::int64_t>(number), 3);
  const char* const member = kSome[chance.below(4)];
  const Moment at{day_from({2026, 6, 20}).plus_days(chance.days_below(20)),
                  static_cast<std::int32_t>(chance.below(86'400))};
  if (chance.below(10) == 0) return says(id, member, at, kReferrer, kSome[chance.below(4)]);
  if (chance.below(3) == 0 && !before.empty()) {
    const Event& original = before[chance.below(before.size())];
    Moment then = original.at;
    then.day = then.day.plus_days(chance.days_below(9));
    then.second = 86'399;
    return refunds(id, original.member.text, then, chance.money_up_to(Money{6'000}),
                   original.id.text);
  }
  return buys(id, member, at, chance.money_up_to(Money{8'000}));
}

// One who keeps events as they are heard of, each judged in its place in its member's account.
struct Keeper {
  HeldPurse purse;
  std::map<MemberId, std::vector<Event>> streams;

  void hears(const Event& event) {
    std::vector<Event> one{event};
    REQUIRE(offer_funds(funded(), one, purse).ok());
    std::vector<Event> all = streams[event.member];
    all.push_back(one.front());
    Day last = all.front().at.day;
    for (const Event& each : all) last = std::max(last, each.at.day);
    auto account = evaluate(funded(), all, last);
    if (!account.ok()) return;
    auto kept = settle_funds(funded(), account.value(), event.id, purse);
    REQUIRE(kept.ok());
    const std::uint64_t before = fingerprint(account.value());
    all.back() = std::move(kept).value();
    // What is kept says exactly what it was granted: the ledger is the same by either mark.
    const auto again = evaluate(funded(), all, last);
    REQUIRE(again.ok());
    CHECK(fingerprint(again.value()) == before);
    streams[event.member] = all;
  }
};

Points kept_by_all(const Keeper& keeper, Day as_of, const std::string& rule, Span span) {
  Points sum;
  for (const auto& [member, stream] : keeper.streams) {
    std::vector<Event> events = stream;
    std::reverse(events.begin(), events.end());  // arrival decides nothing
    const auto account = evaluate(funded(), events, as_of);
    REQUIRE(account.ok());
    const auto forwards = evaluate(funded(), stream, as_of);
    REQUIRE(forwards.ok());
    CHECK(fingerprint(account.value()) == fingerprint(forwards.value()));
    CHECK(adds_up(account.value()));
    sum += kept_of_fund(funded(), account.value(), rule, span);
  }
  return sum;
}

}  // namespace

TEST_CASE("what all members keep of a fund is never more than the fund") {
  const Day as_of = day_from({2026, 9, 1});
  const Span june{day_from({2026, 6, 1}), day_from({2026, 6, 30})};
  const Span july{day_from({2026, 7, 1}), day_from({2026, 7, 31})};
  const Span fair{day_from({2026, 7, 1}), day_from({2026, 7, 4})};
  const Span ever{day_from({1900, 1, 1}), as_of};
  bool was_up = false;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<Event> said;
    Keeper keeper;
    for (std::size_t number = 0; number < 50; ++number) {
      said.push_back(random_happening(chance, number, said));
      keeper.hears(said.back());
    }
    const Points in_june = kept_by_all(keeper, as_of, "again", june);
    CHECK(in_june <= Points{100});
    CHECK(kept_by_all(keeper, as_of, "again", july) <= Points{100});
    CHECK(kept_by_all(keeper, as_of, "friend", ever) <= Points{30});
    CHECK(kept_by_all(keeper, as_of, "visit", fair) + kept_by_all(keeper, as_of, "stall", fair) <=
          Points{50});
    was_up = was_up || in_june == Points{100};
  }
  CHECK(was_up);
}
