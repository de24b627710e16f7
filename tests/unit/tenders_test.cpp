// Paying with value held: several tenders draw on one purse, and what does not cover them is
// refused before anything is posted.
#include <doctest/doctest.h>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;

namespace {

std::string stored(const char* amount) {
  return std::string(R"({"kind":"stored_value","amount":")") + amount + "\"}";
}

// 500.00 paid in, which the shop makes 560.00, then one purchase.
Result<Account> played(const std::string& amount, const std::string& tenders) {
  const auto versions = codec::versions_from_json(story::programme_file("chain_stored_value.json"));
  REQUIRE(versions.ok());
  const std::string text =
      R"([{"id":"t","member":"M1","type":"top_up","at":"2024-03-01","amount":"500.00"},)"
      R"({"id":"p","member":"M1","type":"purchase","at":"2024-03-05","amount":")" +
      amount + R"(","tenders":[)" + tenders + "]}]";
  const auto events = codec::events_from_json(text, versions.value());
  REQUIRE(events.ok());
  return evaluate(versions.value(), events.value(), day_from({2024, 3, 31}));
}

}  // namespace

TEST_CASE("tenders of one purchase share what is held") {
  struct Row {
    std::string story, amount, tenders;
    bool paid;
  };
  const Row rows[] = {
      {"one tender within 560.00", "560.00", stored("560.00"), true},
      {"one fen too much", "560.01", stored("560.01"), false},
      {"two that fit together", "560.00", stored("400.00") + ',' + stored("160.00"), true},
      {"two that fit one by one", "800.00", stored("400.00") + ',' + stored("400.00"), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const auto account = played(row.amount, row.tenders);
    CHECK(account.ok() == row.paid);
    if (!account) CHECK(account.problem().refusal == Refusal::BalanceIsTooLow);
    else CHECK(adds_up(account.value()));
  }
}
