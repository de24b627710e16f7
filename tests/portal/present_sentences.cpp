// The sentences about the year ahead, as a table: habits and histories on the left, what a member
// reads on the right.
#include <doctest/doctest.h>

#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
#include "web/present/screen.hpp"
#include "web/present/weekly_message.hpp"

namespace yearward {
namespace {

using app::Language;
using present::Node;
using world::find;
using world::Portal;

std::string sentence_of(const Portal& portal) {
  const Node page = present::screen(portal.model());
  const Node* sentence = find(page, "sentence");
  REQUIRE(sentence != nullptr);
  return sentence->name;
}

void check_stories(const std::vector<world::Told>& stories) {
  for (const world::Told& story : stories) {
    CAPTURE(story.story);
    Portal portal;
    portal.sign_in(story.history);
    CHECK(sentence_of(portal) == story.chinese);
    portal.say(app::LanguageChosen{Language::English});
    CHECK(sentence_of(portal) == story.english);
  }
}

TEST_CASE("the sentence says habit, day, points, money and goods, whatever the habit") {
  const Day start = day_from({2026, 8, 29});  // 13 Saturdays until today
  check_stories({
      {"500 a week since the summer", world::weekly(start, 13, 500),
       "您每周消费约 500 元。照这样下去，到 2027 年 12 月 31 日您将有 35,000 分，可换 200 元礼品（花生油 5 L 加东北大米 10 "
       "kg）；若每周 620 元，将有 41,840 分，可换 500 元礼品（智能电饭煲一台）。",
       "You spend about ¥500 a week. Go on like this and on 31 December 2027 you will "
       "hold 35,000 points: enough for the ¥200 gift (5 L of peanut oil and 10 kg of "
       "rice). At ¥620 a week it would be 41,840 points: enough for the ¥500 gift (a "
       "smart rice cooker)."},
      {"already enough for the highest gift", world::weekly(start, 13, 2500),
       "您每周消费约 2,500 元。照这样下去，到 2027 年 12 月 31 日您将有 191,000 分，可换 900 "
       "元礼品（大容量空气炸锅加厨具套装），这已是最高一档礼品。",
       "You spend about ¥2,500 a week. Go on like this and on 31 December 2027 you will "
       "hold 191,000 points: enough for the ¥900 gift (a large air fryer with a "
       "cookware set), the highest there is."},
      {"too little for any gift, one stretch away", world::weekly(start, 13, 20),
       "您每周消费约 20 元。照这样下去，到 2027 年 12 月 31 日您将有 1,400 分，还不够换第一份礼品；若每周 90 元，将有 5,390 "
       "分，可换 30 元礼品（特级酱油 2 瓶）。",
       "You spend about ¥20 a week. Go on like this and on 31 December 2027 you will "
       "hold 1,400 points: not yet enough for a gift. At ¥90 a week it would be 5,390 "
       "points: enough for the ¥30 gift (two bottles of premium soy sauce)."},
      {"nobody has bought anything", {},
       "最近 4 周没有消费记录，还看不出您的消费习惯。若每周 90 元，到 2027 年 12 月 31 日您将有 5,130 分，可换 30 元礼品（特级酱油 2 "
       "瓶）。",
       "There were no purchases in the last 4 weeks, so your habit cannot be seen yet. "
       "At ¥90 a week you would hold 5,130 points on 31 December 2027: enough for the "
       "¥30 gift (two bottles of premium soy sauce)."},
      {"the last purchase is long past", world::weekly(day_from({2025, 2, 1}), 4, 100),
       "最近 13 周没有消费记录，还看不出您的消费习惯。若每周 90 元，到 2027 年 12 月 31 日您将有 5,130 分，可换 30 元礼品（特级酱油 "
       "2 瓶）。",
       "There were no purchases in the last 13 weeks, so your habit cannot be seen yet. "
       "At ¥90 a week you would hold 5,130 points on 31 December 2027: enough for the "
       "¥30 gift (two bottles of premium soy sauce)."},
  });
}

TEST_CASE("one point is a point, two are points") {
  Portal portal;
  portal.sign_in({world::purchase({world::kToday.plus_days(-400), 1}, 1),
                  world::purchase({world::kToday.plus_days(-1), 1}, 2)});
  portal.say(app::LanguageChosen{Language::English});
  portal.say(app::RouteOpened{app::Route::Activity});
  const Node page = present::screen(portal.model());
  const auto& entries = portal.model().session->account.entries;
  REQUIRE_FALSE(entries.empty());
  const Node* list = find(page, "list");
  REQUIRE(list != nullptr);
  const Node* latest = find(list->children.front(), "row");
  const Node* first = find(list->children.back(), "row");
  REQUIRE(latest != nullptr);
  REQUIRE(first != nullptr);
  CHECK(latest->description == "21 November 2026 · balance 2 points");
  CHECK(first->description == "18 October 2025 · balance 1 point");
}

TEST_CASE("a stretch that buys nothing more says so") {
  Portal portal;
  portal.sign_in(world::weekly(day_from({2026, 8, 29}), 13, 500));
  portal.say(app::RouteOpened{app::Route::Forecast});
  portal.say(app::LanguageChosen{Language::English});
  const Node page = present::screen(portal.model());
  const Node* stretch = find(page, "stretch");
  REQUIRE(stretch != nullptr);
  CHECK(stretch->name == "20% more");
  const bool buys_more = portal.model().session->rungs[1].buys_more;
  CHECK((stretch->description.find("buys nothing better") == std::string::npos) == buys_more);
}

TEST_CASE("the weekly message is in the language a member named, else in the sender's") {
  struct Row {
    const char* attribute; const char* value; Language written;
  };
  constexpr Row kRows[] = {{"language", "en", Language::English},
                           {"language", "zh-CN", Language::Chinese},
                           {"language", "fr", Language::English},
                           {"birth", "zh-CN", Language::English}};
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.value));
    Account account;
    account.attributes.push_back({row.attribute, row.value});
    CHECK(present::language_of(account, Language::English) == row.written);
  }
  CHECK(present::language_of({}, Language::Chinese) == Language::Chinese);
}

TEST_CASE("the slider's sentence follows the slider") {
  Portal portal;
  portal.sign_in(world::weekly(day_from({2026, 8, 29}), 13, 500));
  portal.say(app::RouteOpened{app::Route::Forecast});
  portal.say(app::Dialled{app::DialName::WeeklySpend, 0});
  const std::string none = sentence_of(portal);
  portal.say(app::Dialled{app::DialName::WeeklySpend, 800'00});
  const std::string more = sentence_of(portal);
  CHECK(none.find("每周 0 元") == 0);
  CHECK(more.find("每周 800 元") == 0);
  const Projection& projection = portal.model().session->chosen->projection;
  CHECK(projection.purchases == 57);  // every Saturday from 28 November 2026 to 25 December 2027
  CHECK(projection.spent.count == 57 * 800'00);
}

}  // namespace
}  // namespace yearward
