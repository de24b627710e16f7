// What a store's tablet does, told as the shop would tell it: with the network and without, when
// the power goes, when the server disagrees, when somebody guesses a PIN.
#include <doctest/doctest.h>

#include "core/sync/image_bytes.hpp"
#include "tests/portal/tablet_world.hpp"

namespace yearward {
namespace {

using sync::Fact;
using sync::Verdict;
using tablet::Line;
using tablet::Page;
using tablet::Situation;
using What = app::TabletPressed::What;
using world::Tablet;

Line::State state_of(const Tablet& at, std::size_t place) { return at.line(place).state; }

// Redeems the gift at this place of the programme.
void take_gift(Tablet& at, std::int32_t gift) {
  at.press(What::ToGifts);
  at.press(What::Gift, gift);
  at.press(What::Confirm);
}

TEST_CASE("a tablet is enrolled once by a code, then asks who works at it") {
  Tablet at;
  at.open();
  CHECK(at.model().situation == Situation::Enrol);
  at.network = false;
  at.say(app::Message{app::Typed{app::FieldName::Code, "BCDFGHJK"}});
  at.press(What::Enrol);
  CHECK(at.model().situation == Situation::Enrol);
  CHECK(at.model().form.setback->offline);
  at.network = true;
  at.enrol();
  at.start_again();
  CHECK(at.model().situation == Situation::SignIn);
  CHECK(at.model().identity->store == world::kTabletStore);
}

TEST_CASE("with the network a sale is confirmed at once, and its points are the core's") {
  Tablet at;
  at.work();
  at.meet();
  CHECK(at.model().page == Page::Amount);
  CHECK(at.model().customer->member == MemberId("M1001"));
  at.sell("123.45");
  CHECK(at.model().page == Page::Done);
  REQUIRE(at.heard.size() == 1);
  CHECK(at.heard[0].event.amount == Money{12'345});
  CHECK(at.heard[0].claim == at.line(0).claim);
  CHECK(at.heard[0].claim > Points{100});
  CHECK(at.heard[0].staff == 3);
  CHECK(state_of(at, 0) == Line::State::Confirmed);
  CHECK(at.model().device->outbox().empty());
}

TEST_CASE("without the network a member is found on the store's list, and a sale waits") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  REQUIRE(at.model().customer);
  CHECK(at.model().customer->name.empty());  // only the server knows names
  at.sell("50");
  CHECK(state_of(at, 0) == Line::State::Waiting);
  CHECK(at.heard.empty());
  at.network = true;
  at.wait(tablet::kLastRetry + 1'000);
  CHECK(state_of(at, 0) == Line::State::Confirmed);
  CHECK(at.heard.size() == 1);
}

TEST_CASE("a card that is not on the list is told apart from a card that is nobody's") {
  Tablet at;
  at.work();
  at.meet(world::kOtherCard);
  CHECK(at.model().looking == tablet::Looking::NobodyHere);
  at.network = false;
  at.meet(world::kOtherCard);
  CHECK(at.model().looking == tablet::Looking::NobodyOffline);
  CHECK_FALSE(at.model().customer);
  at.scan("not a card");
  CHECK(at.model().looking == tablet::Looking::NotACard);
}

TEST_CASE("offline a gift is given out of what was set aside here, and never beyond it") {
  Tablet at;
  at.work();
  at.meet();  // the network sets points aside
  const Points here = tablet::standing_of(at.model(), *at.model().customer).here;
  CHECK(here == Points{15'000});
  at.network = false;
  const auto& rewards = tablet::programme_of(at.model())->rewards;
  std::int32_t within = -1, beyond = -1;
  for (std::size_t place = 0; place < rewards.size(); ++place) {
    if (rewards[place].price <= here) within = static_cast<std::int32_t>(place);
    else if (beyond < 0) beyond = static_cast<std::int32_t>(place);
  }
  REQUIRE(within >= 0);
  REQUIRE(beyond >= 0);
  take_gift(at, beyond);
  CHECK(at.model().refused == Refusal::LeaseIsTooSmall);
  CHECK(at.model().book.lines.empty());
  take_gift(at, within);
  CHECK(at.model().page == Page::Done);
  const Points price = rewards[static_cast<std::size_t>(within)].price;
  CHECK(tablet::standing_of(at.model(), *at.model().customer).here == here - price);
  at.network = true;
  at.press(What::SyncNow);
  REQUIRE(at.heard.size() == 1);
  CHECK(at.heard[0].kind == Fact::Kind::Spend);
  CHECK_FALSE(at.heard[0].lease.empty());
}

TEST_CASE("what was done is done: the power may go at any time, and nothing is said twice") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  at.sell("10");
  at.press(What::Leave);
  at.meet();
  at.sell("20");
  at.start_again();
  CHECK(at.model().situation == Situation::SignIn);
  CHECK(tablet::totals_of(at.model().book).waiting == 2);
  CHECK(at.line(0).card_end == "0001");
  at.network = true;
  at.answers = false;  // the server has them, and its answer is lost
  at.staff_in();
  CHECK(at.heard.size() == 2);
  at.start_again();
  at.answers = true;
  at.staff_in();
  CHECK(at.heard.size() == 2);
  CHECK(tablet::totals_of(at.model().book).waiting == 0);
  CHECK(state_of(at, 1) == Line::State::Confirmed);
}

TEST_CASE("what the disk does not take did not happen, and nothing is written behind it unseen") {
  Tablet at;
  at.work();
  at.meet();
  at.disk_takes = false;
  at.sell("10");
  CHECK(at.model().disk_failed);
  CHECK(at.model().page == Page::Amount);
  CHECK(at.model().book.lines.empty());
  CHECK(at.model().device->outbox().empty());
  at.press(What::Sell);
  CHECK(at.model().refused == Refusal::StorageIsFull);
  at.disk_takes = true;
  at.press(What::Sell);  // the journal is made sure first
  at.press(What::Sell);
  CHECK(at.model().page == Page::Done);
  CHECK_FALSE(at.model().disk_failed);
  CHECK(at.heard.size() == 1);
}

TEST_CASE("what the server judges otherwise is kept for somebody to look at, and blocks nothing") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  for (const char* amount : {"10", "20", "30"}) {
    at.sell(amount);
    at.press(What::ToAmount);
  }
  at.verdicts = {{Verdict::Code::Refused, {}, Refusal::MemberIsUnknown},
                 {Verdict::Code::Accepted, {}, {}},
                 {Verdict::Code::Adjusted, Points{5}, {}}};
  at.network = true;
  at.press(What::SyncNow);
  CHECK(state_of(at, 0) == Line::State::Judged);
  CHECK(state_of(at, 1) == Line::State::Confirmed);
  CHECK(state_of(at, 2) == Line::State::Judged);
  const tablet::Totals totals = tablet::totals_of(at.model().book);
  CHECK(totals.unseen == 2);
  CHECK(totals.sales == 2);  // what was refused brought nothing
  CHECK(totals.given == at.line(1).claim + at.line(2).claim + Points{5});
  at.say(tablet::Routed{"#/outbox"});
  at.press(What::Line, 0);
  at.press(What::Seen);
  CHECK(tablet::totals_of(at.model().book).unseen == 1);
  at.start_again();
  CHECK(tablet::totals_of(at.model().book).unseen == 1);
}

TEST_CASE("a sale is refunded once, whole, by its own name, also before it was sent") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  at.sell("80");
  at.press(What::Leave);
  at.say(tablet::Routed{"#/outbox"});
  at.press(What::Line, 0);
  at.press(What::Refund);
  CHECK(at.model().book.lines.size() == 1);  // it is asked first
  at.press(What::ConfirmRefund);
  REQUIRE(at.model().book.lines.size() == 2);
  at.press(What::ConfirmRefund);
  at.press(What::Refund);
  at.press(What::ConfirmRefund);
  CHECK(at.model().book.lines.size() == 2);
  at.network = true;
  at.press(What::SyncNow);
  REQUIRE(at.heard.size() == 2);
  CHECK(at.heard[1].event.refers_to == at.heard[0].event.id);
  CHECK(at.heard[1].claim == -at.heard[0].claim);
}

TEST_CASE("staff come in without the network by what this tablet remembers; five wrong PINs lock") {
  Tablet at;
  at.work();
  at.press(What::Lock);
  CHECK(at.model().situation == Situation::SignIn);
  at.network = false;
  at.pin = "wrong-pin";
  for (int tries = 1; tries <= 5; ++tries) {
    at.staff_in();
    CHECK(at.model().situation == Situation::SignIn);
    CHECK(at.model().form.tries_left == 5 - tries);
  }
  at.pin = std::string(world::kStaffPin);
  at.staff_in();  // the right one comes too late
  CHECK(at.model().situation == Situation::SignIn);
  CHECK(at.model().form.setback->refusal == Refusal::TooManyTries);
  at.network = true;
  at.staff_in();
  CHECK(at.model().situation == Situation::Work);
  at.press(What::Lock);
  at.network = false;
  at.staff_in();
  CHECK(at.model().situation == Situation::Work);
}

TEST_CASE("whoever the server has not seen for three days is not let in by the tablet alone") {
  Tablet at;
  at.work();
  at.press(What::Lock);
  at.network = false;
  for (const sync::Instant age : {tablet::kStaffLasts + 1, sync::Instant{-1}}) {
    at.staff_age = age;
    at.staff_in();
    CHECK(at.model().situation == Situation::SignIn);
    CHECK(at.model().form.is_old);
  }
  at.staff_age = tablet::kStaffLasts;
  at.staff_in();
  CHECK(at.model().situation == Situation::Work);
}

TEST_CASE("somebody this tablet never let in needs the network") {
  Tablet at;
  at.open();
  at.enrol();
  at.network = false;
  at.staff_in();
  CHECK(at.model().situation == Situation::SignIn);
  CHECK(at.model().form.setback->offline);
}

TEST_CASE("two minutes without a touch the member goes, after five the tablet is locked") {
  Tablet at;
  at.work();
  at.meet();
  at.wait(tablet::kIdleCustomer - 1);
  CHECK(at.model().customer);
  at.wait(1'000);
  CHECK_FALSE(at.model().customer);
  CHECK(at.model().card.empty());
  CHECK(at.model().situation == Situation::Work);
  at.wait(tablet::kIdleLock);
  CHECK(at.model().situation == Situation::SignIn);
  CHECK_FALSE(at.model().staff);
  CHECK(at.model().form.pin.empty());
}

TEST_CASE("the end of the day gives back what is set aside and says when all is with the server") {
  Tablet at;
  at.work();
  at.meet();
  at.sell("100");
  REQUIRE(at.leases.size() == 1);
  CHECK_FALSE(tablet::all_is_with_the_server(at.model()));
  at.network = false;
  at.press(What::CloseDay);
  CHECK_FALSE(tablet::all_is_with_the_server(at.model()));
  CHECK(at.model().closing);
  at.network = true;
  at.wait(tablet::kLastRetry + 1'000);
  CHECK(tablet::all_is_with_the_server(at.model()));
  CHECK(at.leases.empty());
  CHECK(at.model().book.lines.empty());
  CHECK_FALSE(at.model().closing);
}

TEST_CASE("a day with something nobody has looked at is not cleared") {
  Tablet at;
  at.work();
  at.meet();
  at.verdicts = {{Verdict::Code::Refused, {}, Refusal::MemberIsUnknown}};
  at.sell("100");
  at.press(What::CloseDay);
  CHECK(tablet::totals_of(at.model().book).unseen == 1);
  at.say(tablet::Routed{"#/outbox"});
  at.press(What::Line, 0);
  at.press(What::Seen);
  CHECK(at.model().book.lines.empty());
}

TEST_CASE("a damaged store is never written over; a lost image is built again") {
  Tablet at;
  at.work();
  at.say(tablet::Opened{});  // only once
  CHECK(at.model().situation == Situation::Work);
  tablet::Step step = tablet::start(app::Language::Chinese);
  const char* identity = R"({"device":"d","programme":"p","store":"s","number":7,"epoch":1})";
  tablet::Model broken =
      tablet::update(step.model, tablet::Opened{identity, {}, "junk", {}, {}, {}}, {}).model;
  CHECK(broken.situation == Situation::Broken);
  const std::string journal = sync::Device::first_journal(7, 1, "s");
  tablet::Model lost =
      tablet::update(step.model, tablet::Opened{identity, {journal, {}}, "junk", {}, {}, {}}, {})
          .model;
  CHECK(lost.situation == Situation::SignIn);
  CHECK(lost.device->image().scopes.count("s/s") == 1);
  tablet::Model second = tablet::update(step.model, tablet::OpenFailed{true}, {}).model;
  CHECK(second.situation == Situation::Elsewhere);
}

TEST_CASE("of two journals a crash left behind, the one with more is the truth") {
  Tablet at;
  at.work();
  at.network = false;
  at.meet();
  at.sell("10");
  const std::string newer = at.model().device->journal_now();
  const std::string older = sync::Device::first_journal(7, 1, world::kTabletStore);
  const std::string image = sync::bytes_of(at.model().device->image());
  const char* identity = R"({"device":"d","programme":"p","store":"s","number":7,"epoch":1})";
  for (const bool swapped : {false, true}) {
    tablet::Opened opened{identity, {older, newer}, image, {}, {}, {}};
    if (swapped) std::swap(opened.journals[0], opened.journals[1]);
    const tablet::Model model =
        tablet::update(tablet::start(app::Language::Chinese).model, opened, {}).model;
    CHECK(model.device->outbox().size() == 1);
  }
}

TEST_CASE("a day book read back is the same; cut short anywhere it is refused") {
  Tablet at;
  at.work();
  at.meet();
  at.verdicts = {{Verdict::Code::Adjusted, Points{-3}, Refusal::LimitIsReached}};
  at.sell("12.50");
  const std::string bytes = tablet::bytes_of(at.model().book);
  CHECK(tablet::book_from_bytes(bytes).value() == at.model().book);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(tablet::book_from_bytes(bytes.substr(0, length)).ok());
}

}  // namespace
}  // namespace yearward
