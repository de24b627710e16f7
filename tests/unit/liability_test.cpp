// What is owed to members, by issuer, unit and month.
#include <doctest/doctest.h>

#include "core/ledger/liability.hpp"
#include "core/quantity/literals.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/hand_ledger.hpp"

using namespace yearward;

namespace {

const Day kNewYear = day_from({2026, 1, 1});

Programme two_issuers() {
  Programme programme;
  programme.units.resize(3);
  programme.units[0].issuer = "shop";
  programme.units[0].unit_cost = {1, 2};  // half a fen
  programme.units[1].issuer = "bank";
  programme.units[1].unit_cost = {3, 1};
  return programme;  // the third costs nobody anything
}

}  // namespace

TEST_CASE("what is owed stands by issuer, unit and month of lapse, never-lapsing value last") {
  HandLedger hand(3);
  const auto buys = hand.happens("e1", EventType::Purchase, kNewYear);
  hand.earns(buys, 0, 100, day_from({2026, 6, 1}));
  hand.earns(buys, 0, 50, day_from({2026, 6, 30}));
  hand.earns(buys, 0, 7);
  hand.earns(buys, 1, 20, day_from({2026, 2, 28}));
  hand.earns(buys, 2, 5, day_from({2026, 3, 31}));
  Liability liability;
  REQUIRE(liability.add(hand.account).ok());
  const auto lines = liability.lines(two_issuers());
  REQUIRE(lines.ok());
  const std::vector<LiabilityLine> expected = {
      {"", 2, day_from({2026, 3, 1}), 5_pts, 0_fen},
      {"bank", 1, day_from({2026, 2, 1}), 20_pts, 60_fen},
      // 157 halves are 78.5 fen, rounded up once: 79 = 75 + 3.5 and the half goes to the rest.
      {"shop", 0, day_from({2026, 6, 1}), 150_pts, 75_fen},
      {"shop", 0, std::nullopt, 7_pts, 4_fen},
  };
  CHECK(lines.value() == expected);
}

TEST_CASE("what is used or lapsed is owed no more; what is only set aside still is") {
  HandLedger hand(3);
  const auto buys = hand.happens("e1", EventType::Purchase, kNewYear);
  const auto lot = hand.earns(buys, 0, 100, day_from({2026, 6, 1}));
  const auto owed = [&] {
    Liability liability;
    REQUIRE(liability.add(hand.account).ok());
    const auto lines = liability.lines(two_issuers());
    return lines.value().empty() ? Points{} : lines.value().front().outstanding;
  };
  const auto later = hand.happens("e2", EventType::Redeem, kNewYear);
  hand.moves(later, EntryKind::Redemption, {{lot, 30}});
  CHECK(owed() == 70_pts);
  const EntryIndex hold = hand.moves(later, EntryKind::Hold, {{lot, 20}});
  CHECK(owed() == 70_pts);
  hand.moves(later, EntryKind::Release, {{lot, 20}}, hold);
  CHECK(owed() == 70_pts);
  hand.moves(later, EntryKind::Lapse, {{lot, 70}});
  CHECK(owed() == 0_pts);
}

TEST_CASE("the lines sum to the lots, and a unit's costs to its whole cost rounded up once") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    Programme programme = two_issuers();
    programme.units[0].unit_cost = {chance.days_below(50), 1 + chance.days_below(50)};
    Liability liability;
    std::int64_t held = 0;
    for (int member = 0; member < 5; ++member) {
      HandLedger hand(3);
      const auto buys = hand.happens("e", EventType::Purchase, kNewYear);
      for (int lots = chance.days_below(10); lots > 0; --lots) {
        const auto lot = hand.earns(buys, 0, 50 + chance.days_below(1000),
                                    kNewYear.plus_days(chance.days_below(700)));
        if (chance.below(2) == 0) hand.moves(buys, EntryKind::Redemption, {{lot, 50}});
      }
      for (const Lot& lot : hand.account.lots) held += lot.remaining.count;
      REQUIRE(liability.add(hand.account).ok());
    }
    const auto lines = liability.lines(programme);
    REQUIRE(lines.ok());
    Points outstanding;
    Money cost;
    for (const LiabilityLine& line : lines.value()) {
      outstanding += line.outstanding;
      cost += line.cost;
    }
    CHECK(outstanding.count == held);
    const Ratio each = programme.units[0].unit_cost;
    CHECK(cost.count == (held * each.numerator + each.denominator - 1) / each.denominator);
  }
}

TEST_CASE("what no document could hold is refused, not wrapped") {
  HandLedger hand(3);
  hand.earns(hand.happens("e1", EventType::Adjust, kNewYear), 1, kLargestCount);
  Liability liability;
  REQUIRE(liability.add(hand.account).ok());
  CHECK(liability.lines(two_issuers()).problem().refusal == Refusal::NumberIsOutOfRange);
  CHECK(liability.add(hand.account).problem().refusal == Refusal::NumberIsOutOfRange);
}
