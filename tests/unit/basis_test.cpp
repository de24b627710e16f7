// What earns and what does not: every combination of kinds of lines, of ways to treat a discount
// and of a means of payment that does not count.
#include <doctest/doctest.h>

#include <array>

#include "core/engine/desk.hpp"

using namespace yearward;

namespace {

struct Charge {
  const char* name;
  std::int64_t cents;
};
// A receipt of 130.00 before a discount of a tenth of it; the gift card pays a fifth of the rest.
constexpr std::array<Charge, 5> kCharges = {
    {{"goods", 10'000}, {"tax", 1'300}, {"shipping", 800}, {"tip", 500}, {"surcharge", 400}}};
constexpr std::int64_t kDiscount = 1'300, kGiftCard = 2'340;

Event full_receipt() {
  EventDetails more;
  for (const Charge& charge : kCharges) {
    Line line;
    line.amount = Money{charge.cents};
    line.kind = charge.name;
    more.lines.push_back(line);
  }
  Line discount;
  discount.amount = Money{-kDiscount};
  discount.kind = "discount";
  more.lines.push_back(discount);
  more.tenders = {{"gift_card", Money{kGiftCard}}, {"cash", Money{13'000 - kDiscount - kGiftCard}}};
  Event event;
  event.amount = Money{13'000 - kDiscount};
  event.more = more;
  return event;
}

// By hand: each counted line less its tenth of discount (spread) and its share of what the gift
// card paid: a fifth of what is left, or 18 % of the whole where the discount stands apart.
std::int64_t basis_by_hand(unsigned counted, bool discount_counts, bool spread, bool card_counts) {
  std::int64_t sum = 0;
  for (std::size_t kind = 0; kind < kCharges.size(); ++kind) {
    if (((counted >> kind) & 1U) == 0) continue;
    std::int64_t cents = kCharges[kind].cents;
    if (spread) cents = cents * 9 / 10;
    if (!card_counts) cents = spread ? cents * 4 / 5 : cents * 82 / 100;
    sum += cents;
  }
  if (!spread && discount_counts) sum -= kDiscount;
  return sum < 0 ? 0 : sum;
}

}  // namespace

TEST_CASE("what counts of a receipt, in all 256 combinations of what a programme may leave out") {
  const Event event = full_receipt();
  for (unsigned counted = 0; counted < 32; ++counted)
    for (const bool discount_counts : {false, true})
      for (const bool spread : {false, true})
        for (const bool card_counts : {false, true}) {
          CAPTURE(counted);
          CAPTURE(discount_counts);
          CAPTURE(spread);
          CAPTURE(card_counts);
          Measure measure;
          measure.discounts = spread ? Measure::Discounts::Spread : Measure::Discounts::Apart;
          for (std::size_t kind = 0; kind < kCharges.size(); ++kind)
            if (((counted >> kind) & 1U) == 0)
              measure.lines.not_kinds.push_back(kCharges[kind].name);
          if (!discount_counts) measure.lines.not_kinds.push_back("discount");
          if (!card_counts) measure.without_tenders.push_back("gift_card");
          const auto weight = weight_of(measure, event);
          REQUIRE(weight.ok());
          CHECK(weight.value() == basis_by_hand(counted, discount_counts, spread, card_counts));
        }
}
