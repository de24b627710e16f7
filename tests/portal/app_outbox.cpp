// A goal from the finger to the server: stored first, shown then, pushed until it is acknowledged,
// through reloads and refusals.
#include <doctest/doctest.h>

#include "core/codec/codec.hpp"
#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
#include "web/app/kept.hpp"
#include "web/app/session.hpp"
#include "web/present/screen.hpp"

namespace yearward {
namespace {

using namespace app;
using world::Drawers;
using world::find;
using world::Portal;
using world::written;

std::int32_t waiting(const Portal& portal) { return waiting_count(*portal.model().session); }

std::string push_answer(const std::vector<EventId>& accepted,
                        const std::vector<sync::PushRefusal>& refused = {}) {
  return codec::json_from_push_answer({accepted, refused});
}

// Answers every Keep of these effects as a store that works.
void store_all(Portal& portal, const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (std::holds_alternative<Keep>(effect)) portal.say(Stored{true});
  }
}

TEST_CASE("a goal is stored first, shown as kept only then, and pushed after that") {
  Portal portal;
  portal.sign_in(world::wang_history());
  store_all(portal, {Keep{}});
  portal.say(Dialled{DialName::WeeklySpend, 800'00});
  portal.say(GoalKept{});
  auto effects = portal.take_effects();
  REQUIRE(effects.size() == 1);
  const Write* write = written(effects, Drawer::Outbox, Write::Kind::Put);
  REQUIRE(write != nullptr);
  CHECK(write->key == "M1001-goal-2026-11-22-80000-0");
  CHECK_FALSE(portal.model().session->goal.has_value());
  portal.say(GoalKept{});
  CHECK(portal.take_effects().empty());

  portal.say(Stored{true});
  CHECK(portal.model().session->goal == Money{800'00});
  CHECK(waiting(portal) == 1);
  effects = portal.take_effects();
  REQUIRE(effects.size() == 1);
  REQUIRE(find<Push>(effects) != nullptr);
  const auto pushed = codec::events_from_json(find<Push>(effects)->document, {"CNY", 2});
  REQUIRE(pushed.ok());
  REQUIRE(pushed.value().size() == 1);
  const Event goal = pushed.value().front();
  CHECK(goal.type == EventType::Goal);
  CHECK(goal.amount == Money{800'00});

  portal.say(PushAnswered{200, push_answer({goal.id})});
  CHECK(waiting(portal) == 0);
  CHECK(portal.model().session->goal == Money{800'00});
  auto history = world::wang_history();
  history.push_back(goal);
  portal.say(PullAnswered{200, world::pull_answer(history)});
  effects = portal.take_effects();
  const Write* removed = written(effects, Drawer::Outbox, Write::Kind::Remove);
  REQUIRE(removed != nullptr);
  CHECK(removed->key == goal.id.text);
  CHECK(portal.model().session->outbox.empty());
  CHECK(portal.model().session->goal == Money{800'00});
}

TEST_CASE("a gift wished for is kept like a goal, beside it, and stands on Home") {
  Portal portal(Language::English);
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(GoalKept{});
  portal.say(Stored{true});
  portal.take_effects();
  const auto& rewards = portal.model().session->versions.back().rewards;
  CHECK(world::find(present::screen(portal.model()), "reward")->children.front().name ==
        "Next gift");
  for (const std::int32_t wished : {4, 0}) {
    portal.say(WishKept{wished});
    CHECK(portal.model().session->wish != rewards[static_cast<std::size_t>(wished)].id);
    portal.say(Stored{true});
    CHECK(portal.model().session->wish == rewards[static_cast<std::size_t>(wished)].id);
  }
  CHECK(portal.model().session->goal.has_value());
  CHECK(waiting(portal) == 3);
  const present::Node page = present::screen(portal.model());
  CHECK(world::find(page, "reward")->children.front().name == "The gift you save for");
  CHECK(world::find(page, "reached") != nullptr);
  portal.take_effects();
  for (const std::int32_t none : {-1, 99, 0}) portal.say(WishKept{none});
  CHECK(portal.take_effects().empty());
}

TEST_CASE("a wish is taken back, whatever the clocks said, and may be wished again") {
  Portal portal(Language::English);
  std::vector<Event> history = world::wang_history();
  portal.sign_in(history);
  portal.say(Stored{true});
  portal.say(WishTakenBack{});
  CHECK(waiting(portal) == 0);  // there is none
  const auto say = [&](const Message& message) {
    portal.say(message);
    portal.say(Stored{true});
    return portal.model().session->wish.has_value();
  };
  CHECK(say(WishKept{0}));
  CHECK_FALSE(say(WishTakenBack{}));
  const Event back = portal.model().session->outbox.back().event;
  CHECK(back.id == EventId("M1001-no-wish-2026-11-22-1"));
  CHECK(back.refers_to == EventId("M1001-wish-2026-11-22-0-0"));
  CHECK(say(WishKept{0}));
  CHECK(waiting(portal) == 3);
  Session skewed = *portal.model().session;
  skewed.outbox.pop_back();
  skewed.outbox.back().event.at.day = skewed.outbox.back().event.at.day.plus_days(-2);
  CHECK_FALSE(latest_wish(skewed).has_value());
}

TEST_CASE("a goal the store refuses is not shown as kept") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(Dialled{DialName::WeeklySpend, 800'00});
  portal.say(GoalKept{});
  portal.say(Stored{false});
  CHECK_FALSE(portal.model().session->goal.has_value());
  CHECK(portal.model().sync.not_kept);
  CHECK(waiting(portal) == 0);
}

TEST_CASE("the outbox survives a reload without network and is pushed when it is back") {
  Drawers drawers;
  Portal first;
  first.open_empty();
  first.say(Typed{FieldName::CardNumber, "1"});
  first.say(Typed{FieldName::Pin, "1"});
  first.say(SignInPressed{});
  first.say(SignInAnswered{200, "{}"});
  first.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  first.say(Stored{true});
  first.say(Dialled{DialName::WeeklySpend, 700'00});
  first.say(GoalKept{});
  first.say(Stored{true});
  first.say(PushAnswered{0, ""});
  drawers.perform(first.take_effects());
  CHECK(waiting(first) == 1);

  Portal second;
  second.load_words();
  second.say(DayBegan{world::kToday.serial});
  second.say(StoreOpened{drawers.snapshot()});
  CHECK(waiting(second) == 1);
  CHECK(second.model().session->goal == Money{700'00});
  CHECK(find<Push>(second.take_effects()) != nullptr);
  second.say(PushAnswered{0, ""});
  CHECK(second.take_effects() == std::vector<Effect>{RetryLater{30}});
  second.say(Connected{true});
  CHECK(find<Push>(second.take_effects()) != nullptr);
}

TEST_CASE("a refused goal leaves the outbox and is told once, by its refusal") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(Dialled{DialName::WeeklySpend, 800'00});
  portal.say(GoalKept{});
  portal.say(Stored{true});
  portal.take_effects();
  const EventId id = portal.model().session->outbox.front().event.id;
  portal.say(PushAnswered{200, push_answer({}, {{id, {Refusal::EventIsInTheFuture, {}, {}}}})});
  CHECK(portal.model().session->outbox.empty());
  CHECK_FALSE(portal.model().session->goal.has_value());
  CHECK(portal.model().sync.refused == std::vector<Refusal>{Refusal::EventIsInTheFuture});
  const auto effects = portal.take_effects();
  CHECK(written(effects, Drawer::Outbox, Write::Kind::Remove) != nullptr);
  CHECK(find<Pull>(effects) != nullptr);
  portal.say(RouteOpened{Route::Activity});
  CHECK(portal.model().sync.refused.empty());
}

TEST_CASE("a push the server does not understand never ends in a loop") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(Dialled{DialName::WeeklySpend, 800'00});
  portal.say(GoalKept{});
  portal.say(Stored{true});
  portal.take_effects();
  portal.say(PushAnswered{400, ""});
  CHECK(find<Pull>(portal.take_effects()) != nullptr);
  portal.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  const auto effects = portal.take_effects();
  CHECK(find<Push>(effects) == nullptr);
  CHECK(find<RetryLater>(effects) != nullptr);
  CHECK(waiting(portal) == 1);
}

TEST_CASE("two goals on one day keep their order") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  for (const std::int64_t weekly : {900'00, 800'00, 900'00}) {
    portal.say(Dialled{DialName::WeeklySpend, weekly});
    portal.say(GoalKept{});
    portal.say(Stored{true});
    CHECK(portal.model().session->goal == Money{weekly});
  }
  CHECK(portal.model().session->outbox.size() == 3);
}

// A device that lost everything but its outbox, and what it kept there for this member.
Drawers outbox_alone(const char* member) {
  Portal portal;
  portal.sign_in(world::wang_history());
  Event goal = goal_event(*portal.model().session, world::kToday, Money{700'00});
  goal.member = MemberId{member};
  Drawers drawers;
  drawers.perform({Effect{Keep{{outgoing_write(*portal.model().session, goal)}}}});
  return drawers;
}

Portal signed_in_beside(Drawers& drawers) {
  Portal portal;
  portal.load_words();
  portal.say(DayBegan{world::kToday.serial});
  portal.say(StoreOpened{drawers.snapshot()});
  CHECK(shown_route(portal.model()) == Route::SignIn);
  portal.say(Typed{FieldName::CardNumber, "1"});
  portal.say(Typed{FieldName::Pin, "1"});
  portal.say(SignInPressed{});
  portal.say(SignInAnswered{200, "{}"});
  portal.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  portal.say(Stored{true});
  drawers.perform(portal.take_effects());
  portal.say(StoreOpened{drawers.snapshot()});  // the store has its session back and says so
  return portal;
}

TEST_CASE("an outbox whose session was lost is pushed after the next sign-in") {
  Drawers drawers = outbox_alone("M1001");
  Portal portal = signed_in_beside(drawers);
  CHECK(waiting(portal) == 1);
  CHECK(portal.model().session->goal == Money{700'00});
  CHECK(find<Push>(portal.take_effects()) != nullptr);
}

TEST_CASE("what another member made waits for them and is not sent in this member's name") {
  Drawers drawers = outbox_alone("M1002");
  Portal portal = signed_in_beside(drawers);
  CHECK(waiting(portal) == 0);
  CHECK_FALSE(portal.model().session->goal.has_value());
  const auto effects = portal.take_effects();
  CHECK(find<Push>(effects) == nullptr);
  CHECK(find<Forget>(effects) == nullptr);
}

}  // namespace
}  // namespace yearward
