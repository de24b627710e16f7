// Terms and whys in words: nothing that decides goes unsaid, in either language, and no text can
// disagree with the definition it comes from.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/explain/terms.hpp"
#include "core/explain/why.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

explain::WordTable words(const char* locale) {
  const auto table = codec::table_from_json(story::read_file(
      std::string(YEARWARD_SOURCE_DIR) + "/assets/words/" + locale + ".json"));
  REQUIRE(table.ok());
  return table.value();
}

// Every definition that is shipped, by its file's name.
std::vector<std::string> shipped() {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::string(YEARWARD_SOURCE_DIR) + "/assets/programmes";
  for (const auto& each : std::filesystem::directory_iterator(folder))
    if (each.path().extension() == ".json" && each.path().filename() != "schema.json")
      names.push_back(each.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::set<std::string> places_of(const std::vector<explain::Term>& terms) {
  std::set<std::string> places;
  for (const explain::Term& term : terms) places.insert(term.place);
  return places;
}

void require_all(const std::set<std::string>& places, const std::string& list, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    CAPTURE(list);
    CAPTURE(at);
    CHECK(places.count("/" + list + "/" + std::to_string(at)) == 1);
  }
}

std::string all_said(const Programme& programme, const explain::WordTable& table,
                     const char* locale) {
  const explain::Wording wording(table, locale, programme);
  std::string text;
  for (const explain::Term& term : explain::terms_of(programme))
    text += wording.say(term.phrase) + "\n";
  return text;
}

// What members are not told, because it decides nothing of theirs, or is said in other words.
bool is_not_a_term(const std::string& place) {
  constexpr const char* kSilent[] = {
      "/projection/", "/budget/", "/likely/", "/texts/",    "/time_zone/", "/origin/", "/currency/",
      "/unit_cost",   "/cost",     "/priority",  "/attributes/", "/issuers/", "/types/"};
  return std::any_of(std::begin(kSilent), std::end(kSilent), [&](const char* part) {
    return place.find(part) != std::string::npos;
  });
}

// Surprises are not shown beforehand.
bool is_of_a_surprise(const json& programme, const std::string& place) {
  if (place.rfind("/plan/", 0) != 0) return false;
  const std::string activity = place.substr(0, place.find('/', 6));
  return programme[json::json_pointer(activity)].value("surprise", false);
}

bool is_figure(const json& value) {
  if (value.is_number_integer()) return true;
  if (!value.is_string()) return false;
  const std::string text = value.get<std::string>();
  return !text.empty() && text.find_first_not_of("0123456789./-:") == std::string::npos;
}

// The same figure, a little other.
json changed(const json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>() + 1;
  std::string text = value.get<std::string>();
  for (std::size_t at = text.size(); at-- > 0;)
    if (text[at] >= '0' && text[at] <= '9') {
      text[at] = text[at] == '9' ? '8' : static_cast<char>(text[at] + 1);
      break;
    }
  return text;
}

// A definition for words: one of each kind of rule and clause, small enough to read.
constexpr const char* kCafe = R"({
  "id": "cafe", "version": 1, "effective_from": "2026-01-01",
  "time_zone": { "name": "Asia/Shanghai", "offsets": [{ "from_second": 0, "minutes": 480 }] },
  "currency": { "code": "CNY", "exponent": 2 }, "types": ["stay"],
  "attributes": [{ "id": "birth", "type": "month_day" }],
  "units": [{ "id": "points", "kind": "spendable", "available_after_days": 14,
      "lapse": { "end_of_year": { "years_after": 1 } } },
    { "id": "beans", "kind": "stamp", "lapse": { "earliest": [{ "after": { "months": 24 } },
      { "idle": { "months": 6, "after": ["purchase"] } }] } }],
  "measures": [{ "id": "spend", "of": "amount" },
    { "id": "nights", "of": "number", "number": "nights", "types": ["stay"] }],
  "plan": [{ "id": "member_day",
             "when": { "every": "month_weekday", "weekday": "wednesday", "ordinal": 1 } }],
  "ladders": [{ "id": "tier", "counter": { "measure": "spend", "in": "year" }, "levels": [
      { "id": "member" }, { "id": "gold",
        "attain": { "measure": "spend", "in": "year", "at_least": "5000.00" },
        "retain": { "measure": "spend", "in": "year", "at_least": "4000.00" },
        "grants": [{ "unit": "points", "amount": 200 }], "discount": "1/20" }],
    "holds": { "end_of_year": 1 }, "drop": "one_level" }],
  "rules": [
    { "id": "base", "stage": "base", "unit": "points",
      "per": { "points": 3, "of": "spend", "each": "2.00" } },
    { "id": "nights", "on": ["stay"], "stage": "base", "unit": "points",
      "per": { "points": 50, "of": "nights", "each": 1 } },
    { "id": "happy_day", "stage": "add", "unit": "points", "of_base": "1/4",
      "if": { "during": "member_day", "level_at_least": "gold" },
      "caps": [{ "in": "month", "most": 500 }] },
    { "id": "cup", "stage": "base", "unit": "beans", "give": 1,
      "if": { "amount_at_least": "10.00" } }],
  "rewards": [{ "id": "mug", "price": 800, "worth": "30.00",
                "points_and_cash": { "least": 0, "step": 100 },
                "limits": [{ "in": "year", "most": 2 }] }],
  "trades": [{ "id": "free_cup", "give": "beans", "minimum": 10, "step": 10,
               "get": { "unit": "points", "amount": 100 } }],
  "benefits": [{ "id": "window_seat", "kind": "access", "if": { "level_at_least": "gold" } }],
  "projection": { "habit_weeks": 13, "habit_at_least_weeks": 4, "stretch": "6/5",
    "horizon_at_least_weeks": 13, "most_weekly": "2000.00", "weekly_step": "10.00" },
  "texts": {
    "zh-CN": { "programme.name": "街角咖啡", "unit.points.name": "积分", "unit.beans.name": "豆",
      "rule.base.name": "基本积分", "rule.happy_day.name": "会员日加分", "level.gold.name": "金卡",
      "reward.mug.name": "马克杯", "reward.mug.goods": "马克杯一只",
      "activity.member_day.name": "会员日", "trade.free_cup.name": "满十换分" },
    "en": { "programme.name": "Corner Café", "unit.points.name": "points",
      "unit.beans.name": "beans", "rule.base.name": "Base points", "level.gold.name": "Gold",
      "rule.happy_day.name": "Happy day", "reward.mug.name": "A mug",
      "activity.member_day.name": "Member day", "trade.free_cup.name": "Ten beans" } }
})";

Programme cafe(const json& patch = json::array()) {
  const auto read = codec::programme_from_json(json::parse(kCafe).patch(patch).dump());
  if (!read.ok()) MESSAGE(codec::json_from_problems(read.problems()));
  REQUIRE(read.ok());
  return read.value();
}

}  // namespace

TEST_CASE("every rule, level, lapse, reward, trade and benefit that is shipped has its sentence") {
  const explain::WordTable tables[] = {words("en"), words("zh-CN")};
  constexpr const char* kLocales[] = {"en", "zh-CN"};
  for (const std::string& name : shipped()) {
    CAPTURE(name);
    const auto versions = codec::versions_from_json(story::programme_file(name));
    CHECK(versions.ok());
    if (!versions.ok()) continue;
    for (const Programme& programme : versions.value()) {
      const auto places = places_of(explain::terms_of(programme));
      require_all(places, "rules", programme.rules.size());
      require_all(places, "units", programme.units.size());
      require_all(places, "rewards", programme.rewards.size());
      require_all(places, "trades", programme.trades.size());
      require_all(places, "benefits", programme.benefits.size());
      for (std::size_t at = 0; at < programme.ladders.size(); ++at)
        require_all(places, "ladders/" + std::to_string(at) + "/levels",
                    programme.ladders[at].levels.size());
      for (int language = 0; language < 2; ++language) {
        const std::string text = all_said(programme, tables[language], kLocales[language]);
        CAPTURE(text);
        CHECK(text.find("[terms.") == std::string::npos);
        CHECK(text.find_first_of("{}") == std::string::npos);
      }
    }
  }
}

TEST_CASE("whatever figure of a definition changes, its terms change") {
  const explain::WordTable english = words("en");
  std::vector<std::string> documents{kCafe};
  for (const std::string& name : shipped()) documents.push_back(story::programme_file(name));
  for (const std::string& document : documents) {
    json sound = json::parse(document);
    if (sound.is_array()) sound = sound.back();
    const auto before = codec::programme_from_json(sound.dump());
    CHECK(before.ok());
    if (!before.ok()) continue;
    CAPTURE(before.value().id.text);
    const std::string said = all_said(before.value(), english, "en");
    int figures = 0;
    const json places = sound.flatten();
    for (const auto& [place, value] : places.items()) {
      if (is_not_a_term(place) || !is_figure(value) || is_of_a_surprise(sound, place)) continue;
      json other = sound;
      other[json::json_pointer(place)] = changed(value);
      const auto after = codec::programme_from_json(other.dump());
      if (!after.ok()) continue;  // that figure would not be sound
      ++figures;
      const std::string changed_at = place;
      CAPTURE(changed_at);
      CHECK(all_said(after.value(), english, "en") != said);
    }
    CHECK(figures >= 5);
  }
}

TEST_CASE("terms read as people would say them") {
  const Programme programme = cafe();
  struct Row {
    const char* place;
    const char* english;
    const char* chinese;
  };
  const Row rows[] = {
      {"/rules/0",
       "Base points: purchase: 3 points for every ¥2 of spending; less than a whole step is "
       "dropped.",
       "基本积分：消费：消费金额每 2 元得 3 积分；不足一个单位的舍去。"},
      {"/rules/1",
       "nights: stay: 50 points for every 1 of “nights”; less than a whole step is dropped.",
       "入住晚数：入住：入住晚数每 1 得 50 积分；不足一个单位的舍去。"},
      {"/rules/2",
       "Happy day: purchase: 25% of the base points on top; when the level is Gold or above and "
       "“Member day” is on; at most 500 points in the calendar month; less than a whole step is "
       "dropped.",
       nullptr},
      {"/ladders/0/levels/1",
       "Gold: reached when spending in the calendar year is at least ¥5,000; kept when spending "
       "in the calendar year is at least ¥4,000; 200 points each time it is reached; 5% off the "
       "price.",
       "金卡：达到条件：本自然年消费金额不少于 5,000 元；保级条件：本自然年消费金额不少于 "
       "4,000 元；每次达到赠 200 积分；价格优惠 5%。"},
      {"/rewards/0",
       "A mug: 800 points; worth ¥30; for example mug; at least 0 points, in steps of 100 "
       "points, the rest in money; at most 2 times in the calendar year.",
       "马克杯：800 积分；价值 30 元；例如马克杯一只；至少 0 积分，以 100 积分为一档，其余付现；"
       "本自然年最多 2 次。"},
      {"/trades/0", "Ten beans: 10 beans become 100 points; from 10 beans.",
       "满十换分：10 豆换 100 积分；10 豆起。"},
  };
  const explain::WordTable en = words("en"), zh = words("zh-CN");
  const explain::Wording english(en, "en", programme), chinese(zh, "zh-CN", programme);
  const auto terms = explain::terms_of(programme);
  for (const Row& row : rows) {
    CAPTURE(row.place);
    const auto found = std::find_if(terms.begin(), terms.end(), [&](const explain::Term& term) {
      return term.place == row.place;
    });
    REQUIRE(found != terms.end());
    CHECK(english.say(found->phrase) == row.english);
    if (row.chinese != nullptr) CHECK(chinese.say(found->phrase) == row.chinese);
  }
}

TEST_CASE("a later version says what goes and what comes, and nothing else") {
  const json patch = json::parse(R"([
    {"op":"replace","path":"/version","value":2},
    {"op":"replace","path":"/effective_from","value":"2026-07-01"},
    {"op":"replace","path":"/rules/0/per/points","value":2}])");
  const Programme before = cafe(), after = cafe(patch);
  const auto changes = explain::changes_between(before, after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].what == explain::Change::What::Goes);
  CHECK(changes[1].what == explain::Change::What::Comes);
  CHECK(changes[1].term.place == "/rules/0");
  CHECK(explain::changes_between(before, before).empty());
  const std::string text = explain::text_of_terms({before, after}, words("en"), "en");
  CHECK(text.find("## What changed with version 2 on 1 July 2026") != std::string::npos);
  CHECK(text.find("- No longer: Base points: purchase: 3 points for every ¥2") !=
        std::string::npos);
  CHECK(text.find("- New: Base points: purchase: 1 point for every ¥1") != std::string::npos);
}

TEST_CASE("the why of every entry is said line by line, and its figures multiply out") {
  const auto events = codec::events_from_json(R"([
    {"id":"e1","member":"M1","type":"purchase","at":"2026-01-07T10:00","amount":"5000.01"},
    {"id":"e2","member":"M1","type":"stay","at":"2026-01-20","numbers":{"nights":2}},
    {"id":"e3","member":"M1","type":"redeem","at":"2026-03-01","reward":"mug"},
    {"id":"e4","member":"M1","type":"refund","at":"2026-03-02","refers_to":"e1"}])",
                                              Versions{cafe()});
  REQUIRE(events.ok());
  const Versions versions{cafe()};
  const auto account = evaluate(versions, events.value(), day_from({2026, 3, 31}));
  REQUIRE(account.ok());
  for (const char* locale : {"en", "zh-CN"}) {
    const explain::WordTable table = words(locale);
    const explain::Wording wording(table, locale, versions.front());
    std::string all;
    for (EntryIndex entry = 0; entry < account.value().entries.size(); ++entry) {
      CHECK(explain::multiplies_out(account.value(), account.value().entries[entry]));
      all += wording.say(explain::title_of(account.value(), entry)) + "\n";
      for (const explain::WhyLine& line : explain::why_of(versions, account.value(), entry))
        all += wording.say(explain::line_of(line)) + "\n";
    }
    CAPTURE(all);
    CHECK(all.find('[') == std::string::npos);
    CHECK(all.find_first_of("{}") == std::string::npos);
    if (std::string(locale) == "en")
      CHECK(all.find("× 3 points for every ¥2 of spending = 7,500.015 points") !=
            std::string::npos);
  }
}
