// The least amount, held against trying every amount there is, on programmes made by chance.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "core/projection/shop.hpp"
#include "core/projection/solve.hpp"
#include "tests/laws/chance_programme.hpp"
#include "tests/stories/shelf.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

constexpr std::int64_t kMost = 400;

struct Case {
  Versions versions;
  Account account;
  Habit habit;
  Day today, until;
  Target target;
};

bool reaches(const Case& asked, std::int64_t amount) {
  Habit habit = asked.habit;
  habit.amount = Money{amount};
  const Course course = course_of(habit, asked.today, asked.until).value();
  Account branch = branch_on(asked.versions, asked.account, asked.today).value();
  REQUIRE(live_until(asked.versions, branch, course, asked.until).ok());
  const Programme& programme = asked.versions.front();
  if (asked.target.kind == Target::Kind::Level)
    return held_on(branch, 0).level >= asked.target.level;
  if (asked.target.kind == Target::Kind::Held)
    return held_now(branch, asked.target.unit) >= asked.target.points;
  const Offer offer = offer_of(programme, branch, asked.target.reward);
  return offer.open && held_now(branch, spendable_unit(programme)) >= offer.price;
}

Case case_by(Chance& chance, const Versions& versions) {
  Case made;
  made.versions = versions;
  made.today = day_from({2026, 1, 1}).plus_days(chance.days_below(360));
  std::vector<Event> events;
  Day day = made.today.plus_days(-60);
  for (std::size_t number = chance.below(6); number > 0; --number) {
    day = day.plus_days(1 + chance.days_below(9));
    Event event;
    event.id = EventId{"e" + std::to_string(number)};
    event.amount = chance.money_up_to(Money{200});
    event.at = {day, 0};
    events.push_back(event);
  }
  made.account = evaluate(versions, events, made.today).value();
  made.habit.every_days = 4 + chance.days_below(12);
  made.habit.first = made.today.plus_days(1 + chance.days_below(7));
  made.until = made.today.plus_days(20 + chance.days_below(120));
  switch (chance.below(3)) {
    case 0:
      made.target.kind = Target::Kind::Level;
      made.target.level = static_cast<LevelIndex>(1 + chance.below(2));
      break;
    case 1:
      made.target.kind = Target::Kind::Reward;
      made.target.reward = static_cast<RewardIndex>(chance.below(2));
      break;
    default:
      made.target.kind = Target::Kind::Held;
      made.target.points = Points{5 + chance.below(200)};
  }
  return made;
}

}  // namespace

TEST_CASE("no smaller amount than the least one reaches, whatever the programme takes away") {
  int solved = 0, falls = 0;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    Chance chance(seed);
    const std::string document = ChanceProgramme(chance).document();
    CAPTURE(seed);
    CAPTURE(document);
    const auto read = codec::versions_from_json(document);
    REQUIRE(read.ok());
    const Case asked = case_by(chance, read.value());
    std::int64_t least = -1;
    bool fell = false;
    for (std::int64_t amount = 0; amount <= kMost; ++amount) {
      const bool now = reaches(asked, amount);
      if (now && least < 0) least = amount;
      fell = fell || (!now && least >= 0);
    }
    const auto found = solve(asked.versions, asked.account, asked.habit, asked.today, asked.target,
                             {asked.until, Money{kMost}});
    if (least < 0) {
      REQUIRE(!found.ok());
      CHECK(found.problem().refusal == Refusal::NoAmountReachesIt);
      CHECK(found.problem().detail.empty());
      continue;
    }
    REQUIRE(found.ok());
    CHECK(found.value().proven);
    CHECK(found.value().least.count == least);
    ++solved;
    falls += fell ? 1 : 0;
  }
  CHECK(solved > 100);
  CHECK(falls > 5);
}

TEST_CASE("a solver short of runs says so; its amount reaches and one unit less misses") {
  int unproven = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    const auto read = codec::versions_from_json(ChanceProgramme(chance).document());
    const Case asked = case_by(chance, read.value());
    const auto found = solve(asked.versions, asked.account, asked.habit, asked.today, asked.target,
                             {asked.until, Money{kMost}, 12});
    CAPTURE(seed);
    if (!found.ok()) continue;
    unproven += found.value().proven ? 0 : 1;
    CHECK(reaches(asked, found.value().least.count));
    if (found.value().least.count > 0) CHECK(!reaches(asked, found.value().least.count - 1));
  }
  CHECK(unproven > 10);
}

TEST_CASE("whatever a newcomer to the supermarket wishes for is found in a dozen runs") {
  Case asked;
  asked.versions =
      codec::versions_from_json(story::programme_file("community_mart.json")).value();
  asked.today = day_from({2026, 1, 1});
  asked.until = day_from({2026, 12, 31});
  asked.account = open_account(asked.versions, asked.today);
  asked.habit.first = day_from({2026, 1, 7});
  const Programme& programme = asked.versions.front();
  std::vector<Target> wishes;
  for (RewardIndex reward = 0; reward < programme.rewards.size(); ++reward)
    wishes.push_back(Target::of_reward(reward));
  for (LevelIndex level = 1; level < programme.ladders.front().levels.size(); ++level)
    wishes.push_back(Target::of_level(level));
  for (const Target& wish : wishes) {
    asked.target = wish;
    const auto found = solve(asked.versions, asked.account, asked.habit, asked.today, wish,
                             {asked.until, Money{1'000'000}});
    REQUIRE(found.ok());
    const std::int64_t least = found.value().least.count;
    CAPTURE(least);
    CHECK(found.value().runs <= 12);
    CHECK(reaches(asked, least));
    CHECK(!reaches(asked, least - 1));
  }
}
