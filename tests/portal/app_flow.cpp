// The flows of the portal, told by their effects: signing in, starting without a network, another
// member, signing out. The outbox has its own file.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/portal/world.hpp"

namespace yearward {
namespace {

using namespace app;
using world::Drawers;
using world::find;
using world::Portal;
using world::written;

TEST_CASE("a page starts by opening the store and loading words") {
  Portal portal(Language::English);
  const std::vector<Effect> expected{OpenStore{}, LoadWords{Language::English}};
  CHECK(portal.take_effects() == expected);
}

TEST_CASE("signing in asks the server, pulls from the start and keeps all in one transaction") {
  Portal portal;
  portal.open_empty();
  portal.take_effects();
  portal.say(Typed{FieldName::CardNumber, "88000001001"});
  portal.say(Typed{FieldName::Pin, "135790"});
  portal.say(SignInPressed{});
  const std::vector<Effect> asked{SignIn{R"({"card":"88000001001","pin":"135790"})"}};
  CHECK(portal.take_effects() == asked);
  CHECK(portal.model().form.busy);
  portal.say(SignInPressed{});
  CHECK(portal.take_effects().empty());

  portal.say(SignInAnswered{200, "{}"});
  const std::vector<Effect> pulled{Pull{0, ""}};
  CHECK(portal.take_effects() == pulled);
  CHECK(portal.model().form.pin.empty());

  portal.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  const auto effects = portal.take_effects();
  REQUIRE(effects.size() == 2);
  const auto* keep = std::get_if<Keep>(&effects[0]);
  REQUIRE(keep != nullptr);
  CHECK(keep->writes.size() == 3 + world::wang_history().size());
  CHECK(keep->writes.back().key == "000000000066");
  CHECK(effects[1] == Effect{Navigate{Route::Home}});
  CHECK(shown_route(portal.model()) == Route::Home);
}

TEST_CASE("a wrong PIN is refused by name and the field emptied; no network is told apart") {
  Portal portal;
  portal.open_empty();
  portal.say(SignInPressed{});
  CHECK(portal.model().form.setback->refusal == Refusal::TextIsEmpty);
  portal.say(Typed{FieldName::CardNumber, "88000001001"});
  portal.say(Typed{FieldName::Pin, "000000"});
  CHECK_FALSE(portal.model().form.setback.has_value());
  const struct { int status; bool offline; Refusal refusal; } rows[] = {
      {401, false, Refusal::SignInIsWrong}, {429, false, Refusal::TooManyTries},
      {503, false, Refusal::StoreIsUnavailable}, {400, false, Refusal::RequestIsMalformed},
      {0, true, {}}};
  for (const auto& row : rows) {
    CAPTURE(row.status);
    portal.say(Typed{FieldName::Pin, "000000"});
    portal.say(SignInPressed{});
    portal.say(SignInAnswered{row.status, ""});
    REQUIRE(portal.model().form.setback.has_value());
    CHECK(portal.model().form.setback->offline == row.offline);
    if (!row.offline) CHECK(portal.model().form.setback->refusal == row.refusal);
    CHECK(portal.model().form.pin.empty());
    CHECK_FALSE(portal.model().form.busy);
  }
}

TEST_CASE("pages of the server are pulled one after another and shown only when complete") {
  Portal portal;
  portal.open_empty();
  portal.say(Typed{FieldName::CardNumber, "88000001001"});
  portal.say(Typed{FieldName::Pin, "135790"});
  portal.say(SignInPressed{});
  portal.say(SignInAnswered{200, "{}"});
  const auto history = world::wang_history();
  portal.take_effects();
  portal.say(PullAnswered{200, world::pull_answer({history.begin(), history.begin() + 20},
                                                  "community_mart", true)});
  const auto effects = portal.take_effects();
  REQUIRE(find<Pull>(effects) != nullptr);
  CHECK(*find<Pull>(effects) == Pull{20, "rules-1"});
  CHECK(shown_route(portal.model()) == Route::SignIn);
  portal.say(PullAnswered{200, world::pull_answer(history)});
  CHECK(shown_route(portal.model()) == Route::Home);
  CHECK(portal.model().session->events.size() == history.size());
}

TEST_CASE("a device that kept a member shows everything at once, and asks only for what is new") {
  Portal first;
  first.open_empty();
  first.say(Typed{FieldName::CardNumber, "88000001001"});
  first.say(Typed{FieldName::Pin, "135790"});
  first.say(SignInPressed{});
  first.say(SignInAnswered{200, "{}"});
  first.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  Drawers drawers;
  drawers.perform(first.take_effects());

  Portal second;
  second.load_words();
  second.say(DayBegan{world::kToday.serial});
  second.take_effects();
  second.say(StoreOpened{drawers.snapshot()});
  const std::vector<Effect> asked{Pull{66, "rules-1"}};
  CHECK(second.take_effects() == asked);
  REQUIRE(shown_session(second.model()) != nullptr);
  CHECK(second.model().session->profile == first.model().session->profile);
  CHECK(fingerprint(second.model().session->account) ==
        fingerprint(first.model().session->account));

  second.say(PullAnswered{0, ""});
  const std::vector<Effect> later{RetryLater{30}};
  CHECK(second.take_effects() == later);
  CHECK_FALSE(second.model().sync.online);
  CHECK(shown_session(second.model()) != nullptr);
}

TEST_CASE("the day may come before or after the store: the figures are the same") {
  Drawers drawers;
  Portal first;
  first.open_empty();
  first.say(Typed{FieldName::CardNumber, "1"});
  first.say(Typed{FieldName::Pin, "1"});
  first.say(SignInPressed{});
  first.say(SignInAnswered{200, "{}"});
  first.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  drawers.perform(first.take_effects());
  Portal second;
  second.say(StoreOpened{drawers.snapshot()});
  CHECK(shown_session(second.model()) == nullptr);
  second.say(DayBegan{world::kToday.serial});
  REQUIRE(shown_session(second.model()) != nullptr);
  CHECK(second.model().session->horizon == first.model().session->horizon);
}

TEST_CASE("when the server asks who this is, nothing is shown, but the outbox is kept") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(SyncPressed{});
  portal.take_effects();
  portal.say(PullAnswered{401, ""});
  CHECK(shown_route(portal.model()) == Route::SignIn);
  const auto effects = portal.take_effects();
  CHECK(find<Forget>(effects) == nullptr);
  const Write* locked = written(effects, Drawer::Meta, Write::Kind::Put);
  REQUIRE(locked != nullptr);
  CHECK(locked->key == "locked");

  portal.say(Typed{FieldName::CardNumber, "88000001001"});
  portal.say(Typed{FieldName::Pin, "135790"});
  portal.say(SignInPressed{});
  portal.say(SignInAnswered{200, "{}"});
  portal.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  CHECK(shown_route(portal.model()) == Route::Home);
}

TEST_CASE("another member's sign-in first empties the device") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(Stored{true});
  portal.say(SyncPressed{});
  portal.say(PullAnswered{401, ""});
  portal.say(Typed{FieldName::CardNumber, "2"});
  portal.say(Typed{FieldName::Pin, "2"});
  portal.say(SignInPressed{});
  portal.say(SignInAnswered{200, "{}"});
  portal.take_effects();
  std::string other = world::pull_answer({});
  other.replace(other.find("M1001"), 5, "M2002");
  portal.say(PullAnswered{200, other});
  const auto effects = portal.take_effects();
  REQUIRE_FALSE(effects.empty());
  CHECK(std::holds_alternative<Forget>(effects.front()));
  CHECK(portal.model().session->events.empty());
  CHECK(portal.model().session->profile.id.text == "M2002");
}

TEST_CASE("signing out leaves nothing of the member, only the settings") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(AppearanceChosen{Appearance::Dark});
  portal.take_effects();
  portal.say(SignOutPressed{});
  const auto effects = portal.take_effects();
  REQUIRE(effects.size() == 4);
  CHECK(std::holds_alternative<SignOut>(effects[0]));
  CHECK(std::holds_alternative<Forget>(effects[1]));
  CHECK(effects[2] == Effect{Keep{{{Write::Kind::Put, Drawer::Meta, "settings",
                                    R"({"appearance":"dark","language":"zh-CN"})"}}}});
  CHECK(effects[3] == Effect{Navigate{Route::SignIn}});
  CHECK_FALSE(portal.model().session.has_value());
  portal.say(PullAnswered{200, world::pull_answer(world::wang_history())});
  CHECK_FALSE(portal.model().session.has_value());
}

TEST_CASE("language and appearance are kept and come back") {
  Portal portal;
  portal.open_empty();
  portal.say(LanguageChosen{Language::English});
  portal.say(AppearanceChosen{Appearance::Light});
  Drawers drawers;
  drawers.perform(portal.take_effects());
  Portal second;
  second.take_effects();
  second.say(StoreOpened{drawers.snapshot()});
  CHECK(second.model().language == Language::English);
  CHECK(second.model().appearance == Appearance::Light);
  CHECK(second.take_effects() == std::vector<Effect>{LoadWords{Language::English}});
}

TEST_CASE("a language whose words are not there yet is waited for") {
  Portal portal;
  portal.say(WordsLoaded{Language::Chinese, world::words_document(Language::Chinese)});
  portal.take_effects();
  portal.say(LanguageChosen{Language::English});
  CHECK(portal.model().language == Language::Chinese);
  CHECK(portal.take_effects() == std::vector<Effect>{LoadWords{Language::English}});
  portal.say(WordsLoaded{Language::English, world::words_document(Language::English)});
  CHECK(portal.model().language == Language::English);
}

TEST_CASE("broken documents are setbacks, never a crash, and what is shown stays") {
  Portal portal;
  portal.sign_in(world::wang_history());
  for (const char* document : {"", "{", "[]", "{\"profile\":1}", "null", "\"x\""}) {
    portal.say(SyncPressed{});
    portal.say(PullAnswered{200, document});
    CHECK(portal.model().sync.setback.has_value());
    CHECK(shown_session(portal.model()) != nullptr);
    portal.say(WordsLoaded{Language::Chinese, document});
    Portal fresh;
    fresh.say(StoreOpened{document});
    CHECK_FALSE(fresh.model().session.has_value());
  }
  CHECK_FALSE(portal.model().words[0].empty());
}

TEST_CASE("a field takes so much and no half characters") {
  const std::string hanzi = "王";
  for (const std::size_t letters : {61U, 62U, 63U, 64U, 65U}) {
    Portal portal;
    portal.open_empty();
    portal.say(Typed{FieldName::CardNumber, std::string(letters, 'a') + hanzi});
    portal.say(Typed{FieldName::Pin, hanzi});
    portal.say(SignInPressed{});
    const std::size_t kept = letters <= 61 ? letters + hanzi.size() : std::min(letters, 64UL);
    CHECK(portal.model().form.card.size() == kept);
    CHECK(find<SignIn>(portal.take_effects()) != nullptr);
  }
}

TEST_CASE("copying the card number copies the number as it is") {
  Portal portal;
  portal.sign_in({});
  portal.say(CardNumberCopied{});
  CHECK(portal.take_effects() == std::vector<Effect>{CopyText{"88000001001"}});
}

}  // namespace
}  // namespace yearward
