// Value that came in at one place and was used at another.
#include <doctest/doctest.h>

#include "core/ledger/settlement.hpp"
#include "core/quantity/digits.hpp"
#include "core/quantity/literals.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/hand_ledger.hpp"

using namespace yearward;

namespace {

const Day kMarch = day_from({2026, 3, 1}), kApril = day_from({2026, 4, 1});

Programme chain() {
  Programme programme;
  programme.units.resize(2);
  programme.units[0].issuer = "hq";
  return programme;
}

}  // namespace

TEST_CASE("value topped up in one shop and spent in another is owed by the first") {
  HandLedger hand(2);
  const auto top_up = hand.happens("t1", EventType::Action, kMarch, "east");
  const auto lot = hand.earns(top_up, 0, 1000);
  hand.moves(hand.happens("b1", EventType::Purchase, kMarch.plus_days(3), "west"),
             EntryKind::Redemption, {{lot, 300}});
  hand.moves(hand.happens("b2", EventType::Purchase, kMarch.plus_days(4), "east"),
             EntryKind::Redemption, {{lot, 100}});
  Settlement settlement;
  REQUIRE(settlement.add(chain(), hand.account).ok());
  const std::vector<Settled> lines = {{kMarch, 0, "east", "east", 100_pts},
                                      {kMarch, 0, "east", "west", 300_pts}};
  CHECK(settlement.lines() == lines);
  const std::vector<NetPosition> nets = {{kMarch, 0, "east", -300_pts},
                                         {kMarch, 0, "west", 300_pts}};
  CHECK(settlement.positions().value() == nets);
}

TEST_CASE("what a refund puts back is settled back, in the month it came back") {
  HandLedger hand(2);
  const auto lot = hand.earns(hand.happens("t1", EventType::Action, kMarch, "east"), 0, 1000);
  const auto used = hand.moves(hand.happens("b1", EventType::Purchase, kMarch, "west"),
                               EntryKind::Redemption, {{lot, 300}});
  // Handed back at a third shop: it is still the second that had kept the value.
  hand.moves(hand.happens("r1", EventType::Refund, kApril, "south"), EntryKind::Return,
             {{lot, 120}}, used);
  Settlement settlement;
  REQUIRE(settlement.add(chain(), hand.account).ok());
  const std::vector<Settled> lines = {{kMarch, 0, "east", "west", 300_pts},
                                      {kApril, 0, "east", "west", -120_pts}};
  CHECK(settlement.lines() == lines);
}

TEST_CASE("lapses and reversals are nobody's use, and value without a place is the programme's") {
  HandLedger hand(2);
  const auto lot = hand.earns(hand.happens("a1", EventType::Adjust, kMarch), 0, 1000);
  hand.moves(hand.happens("r1", EventType::Refund, kMarch, "west"), EntryKind::Reversal,
             {{lot, 100}});
  hand.moves(hand.happens("b1", EventType::Redeem, kMarch, "west"), EntryKind::Redemption,
             {{lot, 400}});
  hand.moves(hand.happens("l1", EventType::Action, kApril, "west"), EntryKind::Lapse, {{lot, 500}});
  Settlement settlement;
  REQUIRE(settlement.add(chain(), hand.account).ok());
  CHECK(settlement.lines() == std::vector<Settled>{{kMarch, 0, "", "west", 400_pts}});
}

TEST_CASE("shops of one company settle as one, and issuers may answer for what they issued") {
  HandLedger hand(2);
  const auto lot = hand.earns(hand.happens("t1", EventType::Action, kMarch, "east"), 0, 1000);
  hand.moves(hand.happens("b1", EventType::Purchase, kMarch, "west"), EntryKind::Redemption,
             {{lot, 300}});
  Settlement companies(Settlement::Opener::Place, {{"east", "tang"}, {"west", "tang"}});
  REQUIRE(companies.add(chain(), hand.account).ok());
  CHECK(companies.lines() == std::vector<Settled>{{kMarch, 0, "tang", "tang", 300_pts}});
  CHECK(companies.positions().value().empty());
  Settlement issuers(Settlement::Opener::Issuer);
  REQUIRE(issuers.add(chain(), hand.account).ok());
  CHECK(issuers.lines() == std::vector<Settled>{{kMarch, 0, "hq", "west", 300_pts}});
}

TEST_CASE("what places get and pay sums to zero in every month and unit") {
  const char* const places[] = {"", "east", "west", "south", "north"};
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    Settlement settlement;
    for (int member = 0; member < 4; ++member) {
      HandLedger hand(2);
      for (int step = 0; step < 20; ++step) {
        const Day day = kMarch.plus_days(step * 9);
        const std::string place = places[chance.below(5)];
        const auto event =
            hand.happens("e" + text_from_whole(step), EventType::Action, day, place);
        const auto unit = static_cast<UnitIndex>(chance.below(2));
        if (hand.account.lots.empty() || chance.below(2) == 0) {
          hand.earns(event, unit, 500);
        } else {
          const auto lot = static_cast<std::uint32_t>(chance.below(hand.account.lots.size()));
          const auto used = hand.moves(event, EntryKind::Redemption, {{lot, 20}});
          if (chance.below(3) == 0) hand.moves(event, EntryKind::Return, {{lot, 7}}, used);
        }
      }
      REQUIRE(settlement.add(chain(), hand.account).ok());
    }
    const auto positions = settlement.positions();
    REQUIRE(positions.ok());
    std::map<std::pair<Day, UnitIndex>, Points> sums;
    for (const NetPosition& each : positions.value()) sums[{each.month, each.unit}] += each.amount;
    CHECK(sums.size() > 3);
    for (const auto& [key, sum] : sums) CHECK(sum == 0_pts);
  }
}
