// Whole screens as text, in both languages, and what every screen keeps: unique keys, names on all
// that can be used, one main, one first heading.
#include <doctest/doctest.h>

#include <set>

#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
#include "web/present/screen.hpp"

namespace yearward {
namespace {

using app::Language;
using app::Route;
using present::Node;
using present::Role;
using world::find;
using world::Portal;

Portal wang(Language language) {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(app::LanguageChosen{language});
  return portal;
}

std::string suffix(Language language) { return language == Language::English ? "en" : "zh"; }

std::int32_t count(const Node& node, Role role) {
  std::int32_t found = node.role == role ? 1 : 0;
  for (const Node& child : node.children) found += count(child, role);
  return found;
}

bool can_be_used(Role role) {
  return role == Role::Button || role == Role::Link || role == Role::TextField ||
         role == Role::Slider;
}

// A person who cannot see it must be able to find and tell everything apart.
void check_node(const Node& node) {
  CAPTURE(node.key);
  CAPTURE(node.name);
  CHECK_FALSE(node.key.empty());
  if (can_be_used(node.role) || node.role == Role::Image || node.role == Role::Progress ||
      node.role == Role::Heading1 || node.role == Role::Heading2 || node.role == Role::Heading3 ||
      node.role == Role::Navigation || node.role == Role::Form || node.role == Role::Table) {
    CHECK_FALSE(node.name.empty());
  }
  if (node.role == Role::Button || node.role == Role::TextField || node.role == Role::Slider) {
    CHECK(node.on_use.has_value());
    CHECK(node.children.empty());
  }
  if (node.role == Role::Link) CHECK_FALSE(node.href.empty());
  for (const std::string* words : {&node.name, &node.value, &node.description}) {
    CHECK_MESSAGE(words->find('[') == std::string::npos, *words);  // a key without words
    CHECK_MESSAGE(words->find('{') == std::string::npos, *words);  // a place left open
  }
  std::set<std::string> keys;
  for (const Node& child : node.children) {
    CHECK_MESSAGE(keys.insert(child.key).second, "two children called ", child.key);
    check_node(child);
  }
}

void check_page(const Node& page) {
  CHECK(page.look == present::Look::Page);
  CHECK(count(page, Role::Main) == 1);
  CHECK(count(page, Role::Heading1) == 1);
  CHECK(count(page, Role::Navigation) <= 1);
  check_node(page);
}

TEST_CASE("the screens of a member who spends 500 a week read as they should") {
  const struct { Route route; const char* name; } screens[] = {
      {Route::Home, "home"}, {Route::Forecast, "forecast"},
      {Route::Activity, "activity"}, {Route::Card, "card"}};
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal = wang(language);
    for (const auto& screen : screens) {
      portal.say(app::RouteOpened{screen.route});
      const Node page = present::screen(portal.model());
      check_page(page);
      world::check_screen(std::string(screen.name) + "." + suffix(language), world::text_of(page));
    }
  }
}

TEST_CASE("an opened forecast shows every assumption and the table behind the chart") {
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal = wang(language);
    portal.say(app::RouteOpened{Route::Forecast});
    portal.say(app::WorkingsToggled{});
    portal.say(app::ChartTableToggled{});
    const Node page = present::screen(portal.model());
    check_page(page);
    world::check_screen("forecast_open." + suffix(language), world::text_of(page));
  }
}

TEST_CASE("every number of an opened Home says how it is made up") {
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal = wang(language);
    portal.say(app::RouteOpened{Route::Home});
    for (const auto sum : {app::Sum::Available, app::Sum::ToLevel, app::Sum::ToKeep,
                           app::Sum::ToReward}) {
      portal.say(app::SumToggled{sum});
    }
    const Day last_day = day_from({2027, 12, 31});
    portal.say(app::SumToggled{app::Sum::ToLapse, last_day.serial});
    const Node page = present::screen(portal.model());
    check_page(page);
    world::check_screen("home_open." + suffix(language), world::text_of(page));
  }
}

TEST_CASE("every kind of entry opens a why that multiplies out") {
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal;
    portal.sign_in(world::eventful_history());
    portal.say(app::LanguageChosen{language});
    portal.say(app::RouteOpened{Route::Activity});
    REQUIRE_FALSE(portal.model().session->fault.has_value());
    const auto entries = static_cast<std::int64_t>(portal.model().session->account.entries.size());
    for (std::int64_t entry = 0; entry < entries; ++entry) portal.say(app::WhyToggled{entry});
    const Node page = present::screen(portal.model());
    check_page(page);
    world::check_screen("activity_open." + suffix(language), world::text_of(page));
  }
}

TEST_CASE("activity shows thirty entries, then thirty more") {
  Portal portal = wang(Language::English);
  portal.say(app::RouteOpened{Route::Activity});
  const auto shown = [&] { return find(present::screen(portal.model()), "list")->children.size(); };
  CHECK(shown() == 30);
  portal.say(app::MoreActivityPressed{});
  CHECK(shown() == 60);
  REQUIRE(find(present::screen(portal.model()), "more") != nullptr);
  portal.say(app::MoreActivityPressed{});
  CHECK(shown() == 66);
  CHECK(find(present::screen(portal.model()), "more") == nullptr);
}

TEST_CASE("the sign-in screen says what it is, and a refusal what to do") {
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal(language);
    portal.open_empty();
    const Node fresh = present::screen(portal.model());
    check_page(fresh);
    world::check_screen("sign_in." + suffix(language), world::text_of(fresh));
    portal.say(app::Typed{app::FieldName::CardNumber, "88000001001"});
    portal.say(app::Typed{app::FieldName::Pin, "000000"});
    portal.say(app::SignInPressed{});
    portal.say(app::SignInAnswered{401, ""});
    const Node refused = present::screen(portal.model());
    check_page(refused);
    world::check_screen("sign_in_refused." + suffix(language), world::text_of(refused));
  }
}

TEST_CASE("before words, day and store are there, what stood on the page stays") {
  Portal portal;
  CHECK(present::screen(portal.model()).key.empty());
  portal.say(app::WordsLoaded{Language::Chinese, world::words_document(Language::Chinese)});
  CHECK(present::screen(portal.model()).key.empty());
  portal.say(app::DayBegan{world::kToday.serial});
  CHECK(present::screen(portal.model()).key.empty());
  portal.say(app::StoreOpened{""});
  CHECK_FALSE(present::screen(portal.model()).key.empty());
}

TEST_CASE("members of other habits and other shops have whole screens too") {
  const std::vector<Event> histories[] = {
      {},
      {world::purchase({world::kToday.plus_days(-3), 1}, 1)},
      world::weekly(day_from({2025, 1, 4}), 98, 1900),
      world::weekly(day_from({2024, 1, 6}), 20, 45)};
  for (const char* programme : {"community_mart", "cd_shop"}) {
    for (const auto& history : histories) {
      for (const auto language : {Language::Chinese, Language::English}) {
        Portal portal;
        portal.sign_in(history, programme);
        portal.say(app::LanguageChosen{language});
        REQUIRE_FALSE(portal.model().session->fault.has_value());
        for (const auto route : {Route::Home, Route::Forecast, Route::Activity, Route::Card}) {
          portal.say(app::RouteOpened{route});
          check_page(present::screen(portal.model()));
        }
      }
    }
  }
}

TEST_CASE("without a network every screen says so, and as of when") {
  Portal portal = wang(Language::Chinese);
  portal.say(app::SyncPressed{});
  portal.say(app::PullAnswered{0, ""});
  for (const auto route : {Route::Home, Route::Forecast, Route::Activity, Route::Card}) {
    portal.say(app::RouteOpened{route});
    const Node page = present::screen(portal.model());
    check_page(page);
    const Node* notice = find(page, "offline");
    REQUIRE(notice != nullptr);
    CHECK(notice->name ==
          "现在没有网络。您看到的是截至 2026 年 11 月 22 日 09:05 的数据；改动先存在本机，联网后发送。");
  }
}

TEST_CASE("a goal kept without a network reads as waiting, on Home and under the slider") {
  for (const auto language : {Language::Chinese, Language::English}) {
    Portal portal = wang(language);
    portal.say(app::Stored{true});
    portal.say(app::Stored{true});
    portal.say(app::Connected{false});
    portal.say(app::RouteOpened{Route::Forecast});
    portal.say(app::ScenarioChosen{2});
    portal.say(app::GoalKept{});
    portal.say(app::Stored{true});
    portal.say(app::PushAnswered{0, ""});
    const Node forecast = present::screen(portal.model());
    check_page(forecast);
    CHECK(find(forecast, "keep")->disabled);
    CHECK_FALSE(find(forecast, "state")->description.empty());
    portal.say(app::RouteOpened{Route::Home});
    const Node home = present::screen(portal.model());
    check_page(home);
    world::check_screen("home_offline." + suffix(language), world::text_of(home));
  }
}

TEST_CASE("figures older than a day say their age even with a network") {
  Portal portal = wang(Language::English);
  CHECK(find(present::screen(portal.model()), "old") == nullptr);
  portal.say(app::DayBegan{world::kToday.serial + 2});
  portal.say(app::PullAnswered{503, ""});
  const Node page = present::screen(portal.model());
  REQUIRE(find(page, "old") != nullptr);
  REQUIRE(find(page, "setback") != nullptr);
  CHECK(find(page, "old")->name ==
        "These figures are as of 22 November 2026, 09:05 and may have changed since.");
}

TEST_CASE("points that lapse within 90 days are told in a warning tone") {
  Portal portal = wang(Language::English);
  const Node page = present::screen(portal.model());
  const Node* lapse = find(page, "lapse0");
  REQUIRE(lapse != nullptr);
  CHECK(lapse->tone == present::Tone::Warning);
}

TEST_CASE("the code of the card is a square with its three finders") {
  Portal portal = wang(Language::Chinese);
  portal.say(app::RouteOpened{Route::Card});
  const Node page = present::screen(portal.model());
  const Node* node = find(page, "code");
  REQUIRE(node != nullptr);
  const auto* code = std::get_if<present::Code>(&node->figure);
  REQUIRE(code != nullptr);
  CHECK(code->side >= 21);
  CHECK(code->dark.size() == static_cast<std::size_t>(code->side * code->side));
  for (std::size_t i = 0; i < 7; ++i) CHECK(code->dark[i]);
  CHECK_FALSE(code->dark[7]);
}

TEST_CASE("a newer portal is offered, never forced") {
  Portal portal = wang(Language::English);
  portal.say(app::UpdateFound{});
  const Node page = present::screen(portal.model());
  check_page(page);
  const Node* use = find(page, "use_update");
  REQUIRE(use != nullptr);
  CHECK(std::holds_alternative<app::UpdateAccepted>(*use->on_use));
}

}  // namespace
}  // namespace yearward
