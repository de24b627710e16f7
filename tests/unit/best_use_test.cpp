// The most valuable set of rewards, held against trying every set.
#include <doctest/doctest.h>

#include "core/projection/best_use.hpp"
#include "tests/laws/chance.hpp"

using namespace yearward;

namespace {

struct Best {
  std::int64_t worth = 0, spent = 0;
};

// Every set there is, from the reward on.
void try_all(const std::vector<Offered>& offered, std::size_t place, std::int64_t left, Best so_far,
             Best& best) {
  if (so_far.worth > best.worth || (so_far.worth == best.worth && so_far.spent < best.spent))
    best = so_far;
  if (place == offered.size()) return;
  const Offered& one = offered[place];
  for (std::int64_t times = 0; times <= one.most && times * one.price.count <= left; ++times)
    try_all(offered, place + 1, left - times * one.price.count,
            {so_far.worth + times * one.worth.count, so_far.spent + times * one.price.count}, best);
}

Offered offered_at(std::int64_t price, std::int64_t worth, std::int64_t most) {
  return {0, Points{price}, Money{worth}, most};
}

}  // namespace

TEST_CASE("the best use is the best of all sets, and of equals the one that spends least") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<Offered> offered(1 + chance.below(6));
    for (std::size_t place = 0; place < offered.size(); ++place) {
      offered[place].reward = static_cast<RewardIndex>(place);
      offered[place].price = Points{1 + chance.below(40)};
      offered[place].worth = Money{chance.below(60)};
      offered[place].most = static_cast<std::int64_t>(chance.below(5));
    }
    const Points points{chance.below(120)};
    Best best;
    try_all(offered, 0, points.count, {}, best);
    const BestUse use = best_use_of(offered, points);
    CHECK(use.exact);
    CHECK(use.worth.count == best.worth);
    CHECK(use.points.count == best.spent);
    CHECK(use.left == points - use.points);
    Points spent;
    for (const Chosen& chosen : use.chosen) {
      const Offered& one = offered[chosen.reward];
      CHECK(chosen.times <= one.most);
      CHECK(chosen.points.count == chosen.times * one.price.count);
      spent += chosen.points;
    }
    CHECK(spent == use.points);
  }
}

TEST_CASE("points buy whole rewards only, as many as there are") {
  struct Row {
    const char* story;
    std::int64_t points, most;
    std::int64_t bought, left;
  };
  for (const Row& row : {Row{"one point short", 99, 9, 0, 99}, Row{"just enough", 100, 9, 1, 0},
                         Row{"one over", 101, 9, 1, 1}, Row{"two", 200, 9, 2, 0},
                         Row{"the shelf is empty after two", 999, 2, 2, 799},
                         Row{"none is left", 999, 0, 0, 999}, Row{"nothing held", 0, 9, 0, 0}}) {
    CAPTURE(row.story);
    const BestUse use = best_use_of({offered_at(100, 500, row.most)}, Points{row.points});
    CHECK(use.worth.count == 500 * row.bought);
    CHECK(use.left.count == row.left);
  }
}

TEST_CASE("a search that would take too long says that it is not exact") {
  std::vector<Offered> offered;
  for (std::int64_t place = 0; place < 60; ++place)
    offered.push_back(offered_at(1'000 + place * 7, 100'000 + place * 701, 9));
  const BestUse use = best_use_of(offered, Points{2'000'003});
  CHECK(use.worth.count > 0);
  const BestUse more = best_use_of(offered, Points{97'003});
  CHECK(more.points <= Points{97'003});
}
