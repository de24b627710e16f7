// Opening + movements = closing, and what a late event changes afterwards.
#include <doctest/doctest.h>

#include "core/ledger/statement.hpp"
#include "core/quantity/literals.hpp"
#include "tests/unit/hand_ledger.hpp"

using namespace yearward;

namespace {

const Day kJanuary = day_from({2026, 1, 1}), kFebruary = day_from({2026, 2, 1}),
          kClosing = day_from({2026, 3, 1});
const Span kInJanuary{kJanuary, day_from({2026, 1, 31})};
const Span kInFebruary{kFebruary, day_from({2026, 2, 28})};

// 100 points on 10 January, 30 used on the 20th, 50 more on 5 February.
HandLedger as_published() {
  HandLedger hand(2);
  const auto lot =
      hand.earns(hand.happens("b1", EventType::Purchase, kJanuary.plus_days(9)), 0, 100);
  hand.moves(hand.happens("x1", EventType::Redeem, kJanuary.plus_days(19)), EntryKind::Redemption,
             {{lot, 30}});
  hand.earns(hand.happens("b3", EventType::Purchase, kFebruary.plus_days(4)), 0, 50);
  hand.account.as_of = kClosing;
  return hand;
}

// The same with a refund of 12 January that became known in February: 40 go back.
HandLedger with_a_late_refund() {
  HandLedger hand(2);
  const auto lot =
      hand.earns(hand.happens("b1", EventType::Purchase, kJanuary.plus_days(9)), 0, 100);
  hand.moves(hand.happens("r1", EventType::Refund, kJanuary.plus_days(11)), EntryKind::Reversal,
             {{lot, 40}});
  hand.moves(hand.happens("x1", EventType::Redeem, kJanuary.plus_days(19)), EntryKind::Redemption,
             {{lot, 30}});
  hand.earns(hand.happens("b3", EventType::Purchase, kFebruary.plus_days(4)), 0, 50);
  hand.account.as_of = kClosing;
  return hand;
}

}  // namespace

TEST_CASE("a statement opens with what was before, and closes with it and what moved") {
  const HandLedger hand = as_published();
  const Statement january = statement_of(hand.account, kInJanuary);
  REQUIRE(january.units.size() == 2);
  CHECK(january.units[0].opening == 0_pts);
  CHECK(january.units[0].moved.of(EntryKind::Accrual) == 100_pts);
  CHECK(january.units[0].moved.of(EntryKind::Redemption) == -30_pts);
  CHECK(january.units[0].closing == 70_pts);
  CHECK(january.units[1].closing == 0_pts);
  const Statement february = statement_of(hand.account, kInFebruary);
  CHECK(february.units[0].opening == 70_pts);
  CHECK(february.units[0].closing == 120_pts);
  CHECK(agrees(january, hand.account));
  CHECK(agrees(february, hand.account));
}

TEST_CASE("an entry of a span's first and last day is in it, one of the day after is not") {
  struct Row { const char* story; Day day; Points moved; };
  for (const Row& row : {Row{"the day before", kFebruary.plus_days(-1), 0_pts},
                         Row{"the first day", kFebruary, 10_pts},
                         Row{"the last day", kClosing.plus_days(-1), 10_pts},
                         Row{"the day after", kClosing, 0_pts}}) {
    CAPTURE(row.story);
    HandLedger hand(1);
    hand.earns(hand.happens("e", EventType::Purchase, row.day), 0, 10);
    hand.account.as_of = kClosing;
    CHECK(statement_of(hand.account, kInFebruary).units[0].moved.sum() == row.moved);
  }
}

TEST_CASE("a late event posts differences dated today, and the published statement stays") {
  const HandLedger before = as_published(), after = with_a_late_refund();
  const Statement published = statement_of(before.account, kInJanuary);
  const Day today = kFebruary.plus_days(9);
  const auto found =
      differences(before.account, after.account, kInJanuary.last, EventId{"r1"}, today);
  const std::vector<Difference> expected = {{0, EntryKind::Reversal, -40_pts, today,
                                             EventId{"r1"}}};
  CHECK(found == expected);
  const Statement february = statement_after(published, found, after.account, kInFebruary);
  CHECK(february.units[0].opening == published.units[0].closing);
  CHECK(february.units[0].differences == expected);
  CHECK(february.units[0].moved.of(EntryKind::Accrual) == 50_pts);
  CHECK(february.units[0].closing == 80_pts);
  CHECK(agrees(february, after.account));
}

TEST_CASE("a difference left out is found out") {
  const HandLedger before = as_published(), after = with_a_late_refund();
  const Statement published = statement_of(before.account, kInJanuary);
  CHECK_FALSE(agrees(published, after.account));
  CHECK_FALSE(agrees(statement_after(published, {}, after.account, kInFebruary), after.account));
}
