// How a kiosk behaves, told by its phases, times and effects: who is let in, when it asks whether
// anybody is there, and that nothing of a member stays.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/portal/kiosk_world.hpp"

namespace yearward::kiosk {
namespace {

using world::count;
using world::kCard;
using world::kPin;
using What = app::KioskPressed::What;

world::Kiosk opened() {
  world::Kiosk at;
  at.open();
  return at;
}

world::Kiosk with_wang() {
  world::Kiosk at = opened();
  at.identify(world::wang_history());
  at.take_effects();
  return at;
}

template <class E>
const E* first(const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (const E* found = std::get_if<E>(&effect)) return found;
  }
  return nullptr;
}

TEST_CASE("a kiosk starts by ending what a power cut may have left, and loads words") {
  world::Kiosk at(app::Language::English);
  const std::vector<Effect> expected{EndSession{}, app::LoadWords{app::Language::English}};
  CHECK(at.take_effects() == expected);
}

TEST_CASE("a code alone opens nothing: the server is asked only with a PIN from the pad") {
  world::Kiosk at = opened();
  at.scan(kCard);
  CHECK(at.model().phase == Phase::Identify);
  at.wait(30'000);
  CHECK(at.take_effects().empty());
  at.type("13579");
  CHECK(at.take_effects().empty());
  at.type("0");
  const std::vector<Effect> asked{
      Ask{1, app::SignIn{R"({"card":"88000001001","pin":"135790"})"}}};
  CHECK(at.take_effects() == asked);
  at.answer_sign_in();
  const std::vector<Effect> pulled{Ask{1, app::Pull{0, ""}}};
  CHECK(at.take_effects() == pulled);
}

TEST_CASE("without a scanner the pad takes the card's number, and Next asks for the PIN") {
  world::Kiosk at = opened();
  at.press(What::Begin);
  at.type("88000");
  at.press(What::Next);
  CHECK(at.model().asking == Asking::Card);  // five digits are no card
  at.type("9");
  at.press(What::Erase);
  at.type("001001");
  at.press(What::Next);
  CHECK(at.model().asking == Asking::Pin);
  at.press(What::Erase);  // nothing typed yet: back to the card
  CHECK(at.model().asking == Asking::Card);
  CHECK(at.model().member.form.card == kCard);
  at.type("12345678901234567890");
  CHECK(at.model().member.form.card.size() == kMostCardDigits);
}

TEST_CASE("a wrong PIN is refused by name, and only the PIN is asked again") {
  world::Kiosk at = opened();
  at.scan(kCard);
  at.type("000000");
  at.answer_sign_in(401);
  CHECK(at.model().phase == Phase::Identify);
  CHECK(at.model().member.form.setback->refusal == Refusal::SignInIsWrong);
  CHECK(at.model().member.form.pin.empty());
  CHECK(at.model().asking == Asking::Pin);
  at.type("1");
  CHECK_FALSE(at.model().member.form.setback.has_value());
}

TEST_CASE("from Attract a gift's answer is three taps away once somebody is identified") {
  world::Kiosk at = opened();
  std::int32_t taps = 0;
  const auto tap = [&](const app::Message& message) {
    ++taps;
    at.say(message);
  };
  tap(app::KioskPressed{What::Begin});
  at.identify(world::wang_history());  // code and PIN are what identifying is
  REQUIRE(at.model().phase == Phase::Summary);
  tap(app::KioskPressed{What::ToForecast});
  CHECK(at.model().phase == Phase::Forecast);
  tap(app::ScenarioChosen{2});
  CHECK(at.model().member.session->chosen->weekly == Money{820'00});
  CHECK(taps == 3);
}

TEST_CASE("nothing of a member is ever to be kept, the rules alone") {
  world::Kiosk at = opened();
  at.identify(world::wang_history());
  at.press(What::ToForecast);
  at.say(app::Message{app::AimAsked{{app::Aim::Kind::Gift, 3}}});
  at.say(app::Message{app::GoalKept{}});
  at.say(app::Message{app::WishKept{3}});
  at.say(app::Message{app::SignOutPressed{}});  // the portal's own: not at a kiosk
  const auto effects = at.take_effects();
  const auto* kept = first<KeepCatalogue>(effects);
  REQUIRE(kept != nullptr);
  CHECK(count<KeepCatalogue>(effects) == 1);
  CHECK(kept->document == world::file("assets/programmes/community_mart.json"));
  for (const std::string_view own : {std::string_view("王女士"), kCard, std::string_view("M1001")})
    CHECK(kept->document.find(own) == std::string::npos);
  CHECK(at.model().member.keeping.empty());
  CHECK(at.model().member.session->outbox.empty());
}

TEST_CASE("a minute without a touch asks, half a minute without an answer wipes") {
  world::Kiosk at = with_wang();
  at.wait(59'999);
  CHECK_FALSE(at.model().asked_since.has_value());
  at.wait(1);
  CHECK(at.model().asked_since.has_value());
  CHECK(seconds_left(at.model()) == 30);
  at.wait(29'000);
  CHECK(seconds_left(at.model()) == 1);
  CHECK(known(at.model()) != nullptr);
  at.wait(1'000);
  CHECK(at.model().phase == Phase::Attract);
  CHECK(known(at.model()) == nullptr);
  CHECK(count<EndSession>(at.take_effects()) == 1);
}

TEST_CASE("any touch, any key and the button extend, at least ten times") {
  const std::vector<Message> answers[] = {{Touched{}}, {Keyed{{'x', 0}}},
                                          {app::Message{app::KioskPressed{What::StillHere}}}};
  for (const auto& answer : answers) {
    world::Kiosk at = with_wang();
    for (int time = 0; time < 10; ++time) {
      at.wait(60'000 + 29'000);
      REQUIRE(at.model().asked_since.has_value());
      at.say(answer.front());
      REQUIRE_FALSE(at.model().asked_since.has_value());
    }
    at.wait(59'999);
    CHECK(at.model().phase == Phase::Summary);
    CHECK_FALSE(at.model().asked_since.has_value());
  }
}

TEST_CASE("while it asks, a press only answers, but for the one that ends") {
  world::Kiosk at = with_wang();
  at.wait(60'000);
  at.press(What::ShowPoints);
  CHECK_FALSE(at.model().shows_points);
  CHECK_FALSE(at.model().asked_since.has_value());
  at.wait(60'000);
  at.press(What::End);
  CHECK(at.model().phase == Phase::Attract);
}

TEST_CASE("a machine that slept through the question wipes when it wakes") {
  world::Kiosk at = with_wang();
  at.pass(3'600'000);
  at.say(Rang{});
  CHECK(at.model().phase == Phase::Attract);
  CHECK(known(at.model()) == nullptr);
}

TEST_CASE("after a wipe the model is as if nobody had come") {
  world::Kiosk at = opened();
  at.identify(world::wang_history());
  at.say(app::Message{app::LanguageChosen{app::Language::English}});
  at.press(What::ShowPoints);
  at.press(What::ToForecast);
  at.press(What::Gifts);
  at.take_effects();
  at.press(What::End);
  const Model& model = at.model();
  CHECK(model.phase == Phase::Attract);
  CHECK_FALSE(model.member.session.has_value());
  CHECK(model.member.form.card.empty());
  CHECK(model.member.form.pin.empty());
  CHECK_FALSE(model.scan.has_value());
  CHECK_FALSE(model.shows_points);
  CHECK_FALSE(model.wants_gifts);
  CHECK(model.member.language == app::Language::Chinese);  // the next person's, not theirs
  CHECK(model.asking == Asking::Card);
  const std::vector<Effect> expected{Wipe{}, EndSession{}};
  CHECK(at.take_effects() == expected);
}

TEST_CASE("Back is leaving") {
  world::Kiosk at = with_wang();
  at.say(Left{});
  CHECK(at.model().phase == Phase::Attract);
  CHECK(count<EndSession>(at.take_effects()) == 1);
}

TEST_CASE("another card ends the session of whoever forgot to, and asks for its own PIN") {
  world::Kiosk at = with_wang();
  at.scan("88000001002");
  CHECK(at.model().phase == Phase::Identify);
  CHECK(at.model().asking == Asking::Pin);
  CHECK(at.model().member.form.card == "88000001002");
  CHECK(known(at.model()) == nullptr);
  CHECK(count<EndSession>(at.take_effects()) == 1);
  world::Kiosk same = with_wang();
  same.scan(kCard);
  CHECK(same.model().phase == Phase::Summary);
  CHECK(same.model().reading == Reading::AlreadyRead);
}

TEST_CASE("an answer for whoever stood here before is dropped") {
  world::Kiosk at = opened();
  at.scan(kCard);
  at.type(kPin);
  at.answer_sign_in();
  at.press(What::End);
  at.say(SignedOut{204});
  at.scan("88000001002");
  at.type(kPin);
  at.answer_sign_in();  // the next person's own points are on their way
  const std::int32_t before = at.model().round - 1;
  at.say(Answered{before, app::PullAnswered{200, world::pull_answer(world::wang_history())}});
  CHECK(at.model().phase == Phase::Identify);
  CHECK_FALSE(at.model().member.session.has_value());
}

TEST_CASE("nobody signs in before the session of the one before is ended") {
  world::Kiosk at = with_wang();
  at.press(What::End);
  at.take_effects();
  at.scan("88000001002");
  at.type(kPin);
  CHECK(at.take_effects().empty());
  CHECK(at.model().sign_in_waits);
  at.say(SignedOut{204});
  CHECK(count<Ask>(at.take_effects()) == 1);
}

TEST_CASE("a sign-in still on its way when somebody leaves is ended once it has come") {
  world::Kiosk at = opened();
  at.scan(kCard);
  at.type(kPin);
  at.take_effects();
  at.press(What::End);
  CHECK(count<EndSession>(at.take_effects()) == 0);  // there is no session yet
  at.scan("88000001002");
  at.type(kPin);
  CHECK(count<Ask>(at.take_effects()) == 0);
  at.say(Answered{at.model().round - 1, app::SignInAnswered{200, "{}"}});
  CHECK(count<EndSession>(at.take_effects()) == 1);
  at.say(SignedOut{204});
  const auto effects = at.take_effects();
  REQUIRE(first<Ask>(effects) != nullptr);
  CHECK(first<Ask>(effects)->round == at.model().round);
}

TEST_CASE("a session that could not be ended is asked about again until it is") {
  world::Kiosk at = with_wang();
  at.press(What::End);
  at.take_effects();
  at.say(SignedOut{0});
  CHECK(at.model().owed);
  at.wait(29'999);
  CHECK(count<EndSession>(at.take_effects()) == 0);
  at.wait(1);
  CHECK(count<EndSession>(at.take_effects()) == 1);
  at.say(SignedOut{503});
  at.wait(30'000);
  CHECK(count<EndSession>(at.take_effects()) == 1);
  at.say(SignedOut{204});
  CHECK_FALSE(at.model().owed);
  // The server has the browser emptied: what must stay is kept again.
  CHECK(count<KeepCatalogue>(at.take_effects()) == 1);
}

TEST_CASE("a session the server no longer knows is wiped") {
  world::Kiosk at = with_wang();
  at.say(app::Message{app::Connected{true}});
  REQUIRE(count<Ask>(at.take_effects()) == 1);
  at.say(Answered{at.model().round, app::PullAnswered{401, ""}});
  CHECK(at.model().phase == Phase::Attract);
  CHECK_FALSE(at.model().member.session.has_value());
}

TEST_CASE("posters stand ten seconds each, and stand still when somebody or the system says so") {
  world::Kiosk at = with_wang();
  at.press(What::End);
  at.say(SignedOut{204});
  REQUIRE(at.model().posters.size() > 1);
  const auto posters = static_cast<std::int32_t>(at.model().posters.size());
  at.wait(9'999);
  CHECK(at.model().poster == 0);
  at.wait(1);
  CHECK(at.model().poster == 1);
  at.wait(10'000 * (posters - 1));
  CHECK(at.model().poster == 0);
  at.press(What::Pause);
  CHECK_FALSE(next_alarm(at.model()).has_value());
  at.press(What::Pause);
  CHECK(next_alarm(at.model()) == at.now() + kPosterStands);
  at.say(Stilled{true});
  CHECK_FALSE(next_alarm(at.model()).has_value());
  CHECK(at.model().phase == Phase::Attract);  // none of it was a beginning
}

TEST_CASE("every poster is true: any less a week does not bring the gift") {
  for (const char* programme : {"community_mart", "cd_shop"}) {
    world::Kiosk at = opened();
    at.identify({}, programme);
    REQUIRE_FALSE(at.model().posters.empty());
    CHECK(at.model().posters.size() <= kMostPosters);
    for (const Poster& poster : at.model().posters) {
      CHECK(poster.choice.projection.reward == poster.reward);
      CHECK(poster.choice.projection.balance_today == Points{});
      CHECK(poster.choice.weekly > Money{});
    }
  }
}

TEST_CASE("a catalogue kept once brings posters at once, one that cannot be read none") {
  world::Kiosk at = opened();
  at.say(CatalogueFound{"no rules"});
  CHECK(at.model().posters.empty());
  world::Kiosk other = opened();
  other.say(CatalogueFound{world::file("assets/programmes/community_mart.json")});
  CHECK(other.model().posters.size() == kMostPosters);
  CHECK(count<KeepCatalogue>(other.take_effects()) == 0);
}

TEST_CASE("a newer kiosk is used where nobody stands and nothing is on its way") {
  world::Kiosk at = with_wang();
  at.say(app::Message{app::UpdateFound{}});
  CHECK(count<app::UseUpdate>(at.take_effects()) == 0);
  at.press(What::End);
  CHECK(count<app::UseUpdate>(at.take_effects()) == 0);
  at.say(SignedOut{204});
  CHECK(count<app::UseUpdate>(at.take_effects()) == 1);
}

TEST_CASE("reading aloud begins and ends with a tap, and never talks over the next thing") {
  world::Kiosk at = with_wang();
  at.press(What::Speak);
  CHECK(count<ReadAloud>(at.take_effects()) == 1);
  at.press(What::ToForecast);
  CHECK(count<Hush>(at.take_effects()) == 1);
  at.press(What::Speak);
  at.say(FellSilent{});
  CHECK_FALSE(at.model().speaks);
  at.take_effects();
  at.press(What::Speak);
  at.press(What::Speak);
  CHECK(count<Hush>(at.take_effects()) == 1);
}

}  // namespace
}  // namespace yearward::kiosk
