// Scores, patterns and segments of a population.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/ledger/made_id.hpp"
#include "core/ledger/rfm.hpp"
#include "core/quantity/literals.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/hand_ledger.hpp"

using namespace yearward;

namespace {

const Day kLooked = day_from({2026, 12, 31});

Buying bought(std::int32_t first_ago, std::int32_t last_ago, std::int64_t purchases, Money spent) {
  return {kLooked.plus_days(-first_ago), kLooked.plus_days(-last_ago), purchases, spent};
}

}  // namespace

TEST_CASE("purchases count up to the day, less what was refunded by then") {
  HandLedger hand(1);
  const Day day = day_from({2026, 5, 1});
  hand.happens("b1", EventType::Purchase, day, "s", 100_yuan);
  hand.happens("b2", EventType::Purchase, day.plus_days(10), "s", 50_yuan);
  hand.happens("r1", EventType::Refund, day.plus_days(20), "s", 20_yuan, "b1");
  hand.happens("r2", EventType::Refund, day.plus_days(30), "s", 0_yuan, "b2");
  hand.happens("v1", EventType::Purchase, day.plus_days(40), "s", 0_yuan);
  struct Row { const char* story; std::int32_t after; Buying buying; };
  const Row rows[] = {
      {"the day before the first", -1, {}},
      {"the first", 0, {day, day, 1, 100_yuan}},
      {"the second", 10, {day, day.plus_days(10), 2, 150_yuan}},
      {"part of the first came back", 20, {day, day.plus_days(10), 2, 130_yuan}},
      {"the second came back whole: it never was", 30, {day, day, 1, 80_yuan}},
      {"a visit that cost nothing", 40, {day, day.plus_days(40), 2, 80_yuan}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(buying_of(hand.account, day.plus_days(row.after)) == row.buying);
  }
}

TEST_CASE("fixed bins score by the edges passed, an edge itself included") {
  const FixedBins bins{{30, 90, 180, 365}, {2, 4, 8, 16}, {100_yuan, 500_yuan}};
  struct Row { const char* story; Buying buying; Scores scores; };
  const Row rows[] = {
      {"never bought", {}, {0, 0, 0}},
      {"30 days ago, once, 99.99", bought(30, 30, 1, 9'999_fen), {5, 1, 1}},
      {"31 days ago, twice, 100.00", bought(50, 31, 2, 100_yuan), {4, 2, 2}},
      {"365 days ago, 16 times", bought(900, 365, 16, 500_yuan), {2, 5, 3}},
      {"366 days ago", bought(900, 366, 15, 499_yuan), {1, 4, 2}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(scores_by(bins, row.buying, kLooked) == row.scores);
  }
}

TEST_CASE("quantiles give equal figures equal scores, and those who never bought none") {
  const std::vector<Buying> population = {
      bought(9, 1, 5, 500_yuan), {}, bought(9, 2, 4, 500_yuan), bought(9, 3, 3, 500_yuan),
      bought(9, 4, 2, 500_yuan), bought(9, 5, 1, 900_yuan)};
  const std::vector<Scores> expected = {{5, 5, 1}, {0, 0, 0}, {4, 4, 1},
                                        {3, 3, 1}, {2, 2, 1}, {1, 1, 5}};
  CHECK(scores_by_quantiles(population, 5, kLooked) == expected);
}

TEST_CASE("a member's scores and pattern do not depend on the order of the population") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<std::pair<std::size_t, Buying>> named;
    for (std::size_t member = 0; member < 60; ++member) {
      const std::int32_t last = chance.days_below(40);
      named.emplace_back(member, bought(last + chance.days_below(20), last,
                                        1 + chance.days_below(6),
                                        Money{100 * chance.days_below(9)}));
    }
    const auto judged = [&] {
      std::vector<Buying> population;
      for (const auto& each : named) population.push_back(each.second);
      const auto scores = scores_by_quantiles(population, 5, kLooked);
      const auto patterns = patterns_of(population, kLooked);
      std::vector<std::pair<Scores, Pattern>> by_member(named.size());
      for (std::size_t place = 0; place < named.size(); ++place)
        by_member[named[place].first] = {scores[place], patterns[place]};
      return by_member;
    };
    const auto before = judged();
    for (std::size_t place = named.size(); place > 1; --place)
      std::swap(named[place - 1], named[chance.below(place)]);
    CHECK(judged() == before);
  }
}

TEST_CASE("patterns compare with the mean exactly; the mean itself is up") {
  // Mean purchases 7/3: 2 is below it, 3 above; mean money exactly 200.00.
  const std::vector<Buying> population = {bought(100, 10, 2, 200_yuan),
                                          bought(100, 10, 2, 100_yuan),
                                          bought(20, 10, 3, 300_yuan), {}};
  const auto patterns = patterns_of(population, kLooked);
  CHECK(patterns[0] == Pattern{true, true, false, true});
  CHECK(patterns[1] == Pattern{true, true, false, false});
  CHECK(patterns[2] == Pattern{false, true, true, true});
  CHECK(patterns[3] == Pattern{});
  CHECK(patterns[0].number() == 13);
  CHECK(patterns[2].number() == 7);
}

TEST_CASE("every score has one usual segment") {
  const auto segments = usual_segments();
  CHECK(segment_of(segments, {0, 0, 0}) == "never_bought");
  CHECK(segment_of(segments, {5, 5, 5}) == "champions");
  CHECK(segment_of(segments, {5, 1, 5}) == "new");
  CHECK(segment_of(segments, {3, 4, 1}) == "loyal");
  CHECK(segment_of(segments, {3, 3, 3}) == "promising");
  CHECK(segment_of(segments, {2, 3, 1}) == "fading");
  CHECK(segment_of(segments, {1, 2, 5}) == "lost");
  for (std::uint8_t r = 1; r <= 5; ++r)
    for (std::uint8_t f = 1; f <= 5; ++f)
      for (std::uint8_t m = 1; m <= 5; ++m) CHECK_FALSE(segment_of(segments, {r, f, m}).empty());
}

TEST_CASE("a segment is written once, however often it is said") {
  const Event once = profile_of(MemberId{"m1"}, "segment", "loyal", kLooked);
  CHECK(once == profile_of(MemberId{"m1"}, "segment", "loyal", kLooked));
  CHECK(once.id.text == "segment.2026-12-31.loyal.m1");
  CHECK(once.type == EventType::Profile);
  CHECK(once.more->settings == std::vector<Setting>{{"segment", "loyal"}});
  CHECK(once.id != profile_of(MemberId{"m1"}, "segment", "lost", kLooked).id);
}

TEST_CASE("a made id sorts after the id it follows from, however long that is") {
  const std::string longest(64, 'x'), tildes(64, '~');
  for (const std::string& stem : {std::string("e1"), std::string(40, 'a'), longest,
                                  std::string(46, 'a') + "~~~~~~~~~~~~~~~~~~"}) {
    CAPTURE(stem);
    const auto made = id_after(stem, "~friend_bonus");
    REQUIRE(made.has_value());
    CHECK(made->text.size() <= 64);
    CHECK(EventId{stem} < *made);
    CHECK(*made != *id_after(stem, "~friend_bonut"));
  }
  CHECK_FALSE(id_after(tildes, "~x").has_value());
  CHECK(id_from({"a", "b"}).text == "a.b");
  CHECK(id_from({longest, "b"}).text.size() == 64);
  CHECK(id_from({longest, "b"}) != id_from({longest, "c"}));
}
