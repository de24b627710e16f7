// What Home says about getting there: no word of encouragement for what cannot be done, and every
// points number says how it is made up, in figures that add up and multiply out.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
#include "web/present/screen.hpp"

namespace yearward {
namespace {

using app::Language;
using app::Sum;
using present::Node;
using world::find;
using world::Portal;

const Node& part(const Node& page, const std::string& panel, const std::string& key) {
  const Node* around = find(page, panel);
  REQUIRE(around != nullptr);
  const Node* found = find(*around, key);
  REQUIRE(found != nullptr);
  return *found;
}

std::string note_of(const Portal& portal, const std::string& panel, const std::string& key) {
  return part(present::screen(portal.model()), panel, key).description;
}

// The whole number a text begins with, after its sign.
std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    else if (number > 0 && c != ',') break;
  }
  return text.rfind("−", 0) == 0 ? -number : number;
}

void check_next_level(const std::vector<world::Told>& stories) {
  for (const world::Told& story : stories) {
    CAPTURE(story.story);
    Portal portal;
    portal.sign_in(story.history);
    CHECK(note_of(portal, "details", "next") == story.chinese);
    portal.say(app::LanguageChosen{Language::English});
    CHECK(note_of(portal, "details", "next") == story.english);
  }
}

TEST_CASE("a level that cannot be reached in time says so, and what it would take") {
  const Day start = day_from({2026, 8, 29});  // 13 Saturdays until today
  check_next_level({
      {"gold is 54 visits away and 39 days are left", world::wang_history(),
       "再消费 26,580 元（约 54 次），截止 2026 年 12 月 31 日。只剩 39 天，按往常每次约 494 "
       "元，每天来一次也不够。照现在的节奏到时约来 5 次，每次要消费 5,316 元才够。2027 年 1 月 1 "
       "日起重新累计；照现在这样，到 2027 年 12 月 31 日也还不够。",
       "Spend ¥26,580 more (about 54 visits) by 31 December 2026. Only 39 days are left: at your "
       "usual ¥494 even a visit every day would not be enough. At the present pace that leaves "
       "about 5 visits, and each would have to be ¥5,316. Counting starts anew on 1 January 2027; "
       "at the present pace it is not reached by 31 December 2027 either."},
      {"silver is 7 visits away: not at this pace, but next year", world::weekly(start, 13, 500),
       "再消费 3,500 元（约 7 次），截止 2026 年 12 月 31 日。照现在的节奏到时约来 5 次，每次要消费 "
       "700 元才够。2027 年 1 月 1 日起重新累计；照现在这样，2027 年 5 月 15 日达到。",
       "Spend ¥3,500 more (about 7 visits) by 31 December 2026. At the present pace that leaves "
       "about 5 visits, and each would have to be ¥700. Counting starts anew on 1 January 2027; "
       "go on like this and you are there on 15 May 2027."},
      {"silver comes by itself", world::weekly(start, 13, 700),
       "再消费 900 元（约 2 次），截止 2026 年 12 月 31 日。照现在这样，2026 年 12 月 5 日就够了。",
       "Spend ¥900 more (about 2 visits) by 31 December 2026. Go on like this and you are there "
       "on 5 December 2026."},
      {"nobody has bought anything: no pace, no word about it", {},
       "再消费 10,000 元，截止 2026 年 12 月 31 日。", "Spend ¥10,000 more by 31 December 2026."},
  });
}

TEST_CASE("the hero's line about the next level is what the year ahead brings") {
  const Day start = day_from({2026, 8, 29});
  const struct { std::vector<Event> history; const char* chinese; } rows[] = {
      {world::wang_history(), "离金卡会员还差 26,580 分；照现在这样，到 2027 年 12 月 31 日还不够"},
      {world::weekly(start, 13, 500), "照现在这样，2027 年 5 月 15 日升为银卡会员"},
      {{}, "再消费 10,000 元，升为银卡会员"}};
  for (const auto& row : rows) {
    Portal portal;
    portal.sign_in(row.history);
    CHECK(part(present::screen(portal.model()), "hero", "to_next").name == row.chinese);
  }
}

TEST_CASE("keeping a level is measured against the year it is kept in") {
  Portal portal;
  portal.sign_in(world::wang_history());
  CHECK(note_of(portal, "details", "keep") == "消费 8,000 元（约 17 次），在 2027 年内。");
  Portal seldom;  // silver by one large purchase, then a little now and then
  std::vector<Event> history = world::weekly(day_from({2026, 8, 29}), 13, 50);
  history.push_back(world::purchase({day_from({2026, 5, 2}), 10'000}, 1));
  seldom.sign_in(history);
  CHECK(note_of(seldom, "details", "keep") ==
        "消费 8,000 元（约 160 次），在 2027 年内。照现在的节奏到时约来 52 次，每次要消费 154 元才够。");
}

TEST_CASE("a gift says on which day the present pace brings it, lapses on the way included") {
  Portal portal;
  portal.sign_in(world::wang_history());
  CHECK(note_of(portal, "reward", "missing") ==
        "再消费 2,480 元（约 6 次）。照现在这样，2027 年 1 月 2 日就够了。");  // 100 lapse
}

TEST_CASE("every points number on Home opens how it is made up, and closes again") {
  Portal portal;
  portal.sign_in(world::wang_history());
  const Node shut = present::screen(portal.model());
  const struct { const char* panel; const char* key; } rows[] = {
      {"hero", "balance"}, {"hero", "to_next"}, {"reward", "missing"}, {"details", "next"},
      {"details", "keep"}, {"lapses", "lapse0"}, {"latest", "row"}};
  for (const auto& row : rows) {
    CAPTURE(row.key);
    const Node& number = part(shut, row.panel, row.key);
    CHECK(number.role == present::Role::Button);
    CHECK(number.expanded == false);
    REQUIRE(number.on_use.has_value());
    portal.say(*number.on_use);
    CHECK(part(present::screen(portal.model()), row.panel, row.key).expanded == true);
    portal.say(*number.on_use);
    CHECK(part(present::screen(portal.model()), row.panel, row.key).expanded == false);
  }
}

TEST_CASE("the workings add up and multiply out") {
  for (const auto& history : {world::wang_history(), world::eventful_history()}) {
    Portal portal;
    portal.sign_in(history);
    for (const Sum sum : {Sum::Available, Sum::ToLevel, Sum::ToKeep, Sum::ToReward}) {
      portal.say(app::SumToggled{sum});
    }
    const Node page = present::screen(portal.model());
    const Node* balance = find(page, "balance:why");
    REQUIRE(balance != nullptr);
    std::int64_t sum = 0;
    for (const Node& line : balance->children) {
      if (line.key == "available") break;
      sum += number_in(line.value);
    }
    CHECK(sum == number_in(part(page, "hero", "balance").value));
    for (const char* key : {"next:why", "keep:why", "missing:why"}) {
      CAPTURE(key);
      const Node* why = find(page, key);
      if (why == nullptr) continue;  // the highest level has no next
      const auto at = [&](const char* line) { return number_in(part(page, key, line).value); };
      CHECK(at("wanted") + at("counted") == at("missing"));
      CHECK(at("money") == at("missing"));  // one point a yuan
      if (find(*why, "visits") == nullptr) continue;
      const auto& observed = portal.model().session->observed;
      const std::int64_t total = observed.total.count;
      CHECK(at("visits") == (at("money") * 100 * observed.visits + total - 1) / total);
      if (find(*why, "each") == nullptr) continue;
      CHECK(at("pace") == std::max<std::int64_t>(at("days") * observed.visits / 91, 1));
      CHECK(at("each") == (at("money") + at("pace") - 1) / at("pace"));
    }
  }
}

TEST_CASE("another member's sums are shut") {
  Portal portal;
  portal.sign_in(world::wang_history());
  portal.say(app::SumToggled{Sum::ToLevel});
  CHECK(portal.model().open_sums.size() == 1);
  portal.say(app::SignOutPressed{});
  CHECK(portal.model().open_sums.empty());
}

}  // namespace
}  // namespace yearward
