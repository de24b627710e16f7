// Receipts at a tablet: given for all that is done, brought back at another, and what each is told.
#include <doctest/doctest.h>

#include "core/sync/receipt.hpp"
#include "tests/portal/tablet_world.hpp"
#include "tests/portal/tree_text.hpp"
#include "web/present/tablet_paper.hpp"
#include "web/present/tablet_screen.hpp"

namespace yearward {
namespace {

using tablet::BroughtReceipt;
using What = app::TabletPressed::What;
using world::Tablet;

constexpr const char* kTakenAnswer =
    R"({"event":"d00000007.0001.00000001","is_new":true,"device":7,"verdict":"accepted",)"
    R"("delta":0})";

std::string code_of_last(const Tablet& at) {
  REQUIRE(at.model().receipt);
  return at.model().receipt->code;
}

// Sold without the network by a tablet that is then gone.
std::string receipt_of_a_lost_tablet() {
  Tablet lost;
  lost.work();
  lost.network = false;
  lost.meet();
  lost.sell("50");
  return code_of_last(lost);
}

bool is_said(const Tablet& at, const char* words) {
  return world::text_of(present::tablet_screen(at.model())).find(words) != std::string::npos;
}

TEST_CASE("each sale, gift and refund has a receipt that says what the log says, and is signed") {
  for (const bool network : {true, false}) {
    CAPTURE(network);
    Tablet at;
    at.work();
    at.meet();
    at.network = network;
    at.sell("123.45");
    const auto sale = sync::receipt_from_text(code_of_last(at));
    REQUIRE(sale.ok());
    CHECK(sale.value().fact.event.amount == Money{12'345});
    CHECK(sale.value().fact.event.member == MemberId("M1001"));
    CHECK(sale.value().signature == std::string(64, 'k'));
    CHECK(sale.value().place == sync::FactId{7, 1, 1});
    at.press(What::ToGifts);
    at.press(What::Gift, 0);
    at.press(What::Confirm);
    const auto gift = sync::receipt_from_text(code_of_last(at));
    REQUIRE(gift.ok());
    CHECK(gift.value().fact.kind == sync::Fact::Kind::Spend);
    CHECK_FALSE(gift.value().fact.lease.empty());
    at.press(What::Leave);
    CHECK_FALSE(at.model().receipt);
    at.say(tablet::Routed{"#/outbox"});
    at.press(What::Line, 0);
    at.press(What::Refund);
    at.press(What::ConfirmRefund);
    const auto refund = sync::receipt_from_text(code_of_last(at));
    REQUIRE(refund.ok());
    CHECK(refund.value().fact.event.refers_to == at.line(0).id);
    CHECK(at.model().opened == at.line(2).id);
  }
}

TEST_CASE("what waits can have its receipt shown again, also after the power went") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  at.sell("50");
  const std::string first = code_of_last(at);
  at.start_again();
  at.staff_in();
  at.say(tablet::Routed{"#/outbox"});
  at.press(What::Line, 0);
  CHECK(code_of_last(at) == first);
}

TEST_CASE("a receipt is printed with what was done, and points are provisional until confirmed") {
  Tablet at(app::Language::English);
  at.work();
  at.press(What::Print);
  CHECK(at.printed == 0);  // there is nothing to print
  at.meet();
  at.network = false;
  at.sell("50");
  at.press(What::Print);
  CHECK(at.printed == 1);
  const present::Paper paper = present::tablet_paper(at.model());
  CHECK(paper.title == world::kTabletStore);
  CHECK(paper.code.side >= 45);
  CHECK(paper.code.side <= 65);  // still read from 60 mm of paper
  std::string text;
  for (const std::string& line : paper.lines) text += line + "\n";
  CHECK(text.find("¥50") != std::string::npos);
  CHECK(text.find("provisional") != std::string::npos);
  CHECK(text.find("22 November 2026, 12:0") != std::string::npos);
  for (const std::string_view hidden : {world::kMemberCard, std::string_view("王女士")})
    CHECK(text.find(hidden) == std::string::npos);
  at.network = true;
  at.press(What::SyncNow);
  text.clear();
  for (const std::string& line : present::tablet_paper(at.model()).lines) text += line + "\n";
  CHECK(text.find("provisional") == std::string::npos);
}

TEST_CASE("a key that does not answer gives no receipt, and the sale stands all the same") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  at.sell("50");
  at.say(tablet::Signed{"d00000007.0001.00000009", std::string(64, 'x')});  // of another time
  const std::string code = code_of_last(at);
  at.press(What::ToAmount);
  at.sell("60");
  CHECK(code_of_last(at) != code);
  CHECK(at.model().book.lines.size() == 2);
}

TEST_CASE("a receipt of a lost tablet is scanned like a card, and its sale is taken") {
  const std::string code = receipt_of_a_lost_tablet();
  Tablet at(app::Language::English);
  at.work();
  at.meet();
  at.receipt_answer = kTakenAnswer;
  at.scan(code);
  CHECK_FALSE(at.model().customer);  // whoever stood there is done with
  REQUIRE(at.model().brought);
  CHECK(at.model().brought->state == BroughtReceipt::State::Taken);
  REQUIRE(at.receipts.size() == 1);
  CHECK(at.receipts[0].find(code) != std::string::npos);
  CHECK(is_said(at, "Recorded by its receipt"));
  CHECK(is_said(at, "Purchase of ¥50"));
  CHECK(at.model().book.lines.empty());  // it is no deed of this tablet
  at.receipt_answer =
      R"({"event":"e","is_new":false,"device":7,"verdict":"accepted","delta":0})";
  at.scan(code);
  CHECK(at.model().brought->state == BroughtReceipt::State::Known);
  CHECK(is_said(at, "Nothing was recorded twice"));
  at.meet();
  CHECK_FALSE(at.model().brought);
}

TEST_CASE("a receipt that is not taken is said why, in words for who holds it") {
  const std::string code = receipt_of_a_lost_tablet();
  struct Row {
    const char* story;
    std::string scanned;
    bool network;
    int status;
    const char* answer;
    const char* words;
  };
  const Row rows[] = {
      {"no network", code, false, 0, "", "scan it again when the network is back"},
      {"the server is ill", code, true, 503, "", "scan it again when the network is back"},
      {"forged", code, true, 403, R"({"problems":[{"refusal":"seal_is_wrong"}]})",
       "was changed, or was not made by that tablet"},
      {"a tablet nobody knows", code, true, 404,
       R"({"problems":[{"refusal":"device_is_unknown"}]})", "is not known here"},
      {"after the loss", code, true, 422, R"({"problems":[{"refusal":"receipt_is_too_late"}]})",
       "reported lost"},
      {"other content", code, true, 409,
       R"({"problems":[{"refusal":"event_is_known_with_other_content"}]})", "other content"},
      {"no answer anybody understands", code, true, 418, "tea", "was not understood"},
      {"half of it", code.substr(0, 200), true, 200, kTakenAnswer, "no whole receipt"},
      {"judged otherwise", code, true, 200,
       R"({"event":"e","is_new":true,"device":7,"verdict":"adjusted","delta":-6})",
       "6 points fewer"},
      {"the store's loss", code, true, 200,
       R"({"event":"e","is_new":true,"device":7,"verdict":"over_escrow","delta":0,)"
       R"("reason":"lease_is_not_held"})", "charged to the store"}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Tablet at(app::Language::English);
    at.work();
    at.network = row.network;
    at.receipt_status = row.status;
    at.receipt_answer = row.answer;
    at.scan(row.scanned);
    CAPTURE(world::text_of(present::tablet_screen(at.model())));
    CHECK(is_said(at, row.words));
    CHECK(at.model().book.lines.empty());
  }
}

TEST_CASE("nobody who is not signed in brings a receipt") {
  const std::string code = receipt_of_a_lost_tablet();
  Tablet at;
  at.open();
  at.enrol();
  at.receipt_answer = kTakenAnswer;
  at.scan(code);
  CHECK(at.receipts.empty());
  CHECK_FALSE(at.model().brought);
}

}  // namespace
}  // namespace yearward
