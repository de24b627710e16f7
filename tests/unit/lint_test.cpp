// The design rules, each with a programme that passes and one that does not, with their edges. All
// are one small shop's definition, changed in one place.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"
#include "tools/yearward/lint/lint.hpp"
#include "tools/yearward/lint/population.hpp"
#include "tools/yearward/lint/rules.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

// Passes all sixteen rules with the population below.
constexpr const char* kShop = R"({
  "id": "shop", "version": 1, "effective_from": "2026-01-01",
  "time_zone": { "name": "Asia/Shanghai", "offsets": [{ "from_second": 0, "minutes": 480 }] },
  "currency": { "code": "CNY", "exponent": 2 },
  "units": [{ "id": "points", "kind": "spendable", "unit_cost": "1/2",
              "lapse": { "end_of_year": { "years_after": 1 } } }],
  "measures": [{ "id": "spend", "of": "amount" }],
  "plan": [{ "id": "spring", "when": { "every": "year", "month": 3, "day": 20 } },
           { "id": "summer", "when": { "every": "year", "month": 6, "day": 20 } },
           { "id": "autumn", "when": { "every": "year", "month": 9, "day": 20 } },
           { "id": "winter", "when": { "every": "year", "month": 12, "day": 20 } }],
  "ladders": [{ "id": "tier", "counter": { "measure": "spend", "in": "year" }, "levels": [
    { "id": "member" },
    { "id": "silver", "attain": { "measure": "spend", "in": "year", "at_least": "3000.00" },
      "discount": "1/10" },
    { "id": "gold", "attain": { "measure": "spend", "in": "year", "at_least": "9000.00" },
      "discount": "1/5" }],
    "holds": { "end_of_year": 1 } }],
  "rules": [{ "id": "base", "stage": "base", "unit": "points",
              "per": { "points": 1, "of": "spend", "each": "1.00" } }],
  "rewards": [{ "id": "soap", "price": 1000, "worth": "5.00" },
              { "id": "towel", "price": 3500, "worth": "18.00" },
              { "id": "kettle", "price": 6000, "worth": "35.00" },
              { "id": "cooker", "price": 8500, "worth": "60.00" }],
  "benefits": [{ "id": "tea", "kind": "gift" }, { "id": "advice", "kind": "service" },
               { "id": "repair", "kind": "service", "distinctive": true },
               { "id": "tasting", "kind": "social", "if": { "level_at_least": "silver" } }],
  "budget": { "most": "1/4", "margin": "3/10" },
  "projection": { "habit_weeks": 13, "habit_at_least_weeks": 4, "stretch": "6/5",
    "horizon_at_least_weeks": 13, "most_weekly": "2000.00", "weekly_step": "10.00" },
  "texts": { "zh-CN": { "programme.name": "小店", "reward.soap.goods": "香皂",
    "reward.towel.goods": "毛巾", "reward.kettle.goods": "水壶", "reward.cooker.goods": "电饭煲" },
    "en": { "programme.name": "Shop" } }
})";

// Two who never reach silver, fifteen in the middle, three at the top; the 95th per cent at 9,500.
std::string twenty_members() {
  std::string text = "member,yearly_spend,visits\n";
  const struct { int members; const char* spend; } kinds[] = {
      {2, "2000.00"}, {4, "3000.00"}, {5, "5200.00"}, {6, "8000.00"}, {2, "9500.00"},
      {1, "12000.00"}};
  int number = 0;
  for (const auto& kind : kinds)
    for (int i = 0; i < kind.members; ++i)
      text += "M" + std::to_string(++number) + "," + kind.spend + ",52\n";
  return text;
}

std::string one_member(const std::string& spend) { return "member,yearly_spend\nM1," + spend; }

Programme shop(const std::string& patch = "[]") {
  const json document = json::parse(kShop).patch(json::parse(patch));
  const auto read = codec::programme_from_json(document.dump());
  if (!read.ok()) MESSAGE(codec::json_from_problems(read.problems()));
  REQUIRE(read.ok());
  return read.value();
}

lint::Population population(const Programme& programme, const std::string& text) {
  const auto read = lint::population_from_text(text, {programme});
  REQUIRE(read.ok());
  return read.value();
}

// The worst that a rule found: "error", "warning", "note", "nothing"; "not checked" when it could
// not judge at all.
std::string worst(const lint::Findings& findings) {
  if (findings.found.empty()) return findings.not_checked.empty() ? "nothing" : "not checked";
  auto severity = lint::Severity::Note;
  for (const lint::Finding& finding : findings.found)
    severity = std::min(severity, finding.severity);
  return std::string(lint::name_of(severity));
}

using Judge = lint::Findings (*)(const lint::Subject&);

std::string judged(Judge rule, const Programme& programme, const std::string& people = {},
                   const std::string& set = {}, const char* today = "2026-01-01") {
  lint::Population members;
  if (!people.empty()) members = population(programme, people);
  lint::Subject subject{programme, people.empty() ? nullptr : &members,
                        day_from_text(today).value(), {}};
  REQUIRE(lint::set(subject.settings, set).ok());
  return worst(rule(subject));
}

std::string levels_patch(const std::vector<std::pair<const char*, const char*>>& steps) {
  json levels = json::array({{{"id", "guest"}}});
  int number = 0;
  for (const auto& [threshold, discount] : steps)
    levels.push_back({{"id", "l" + std::to_string(++number)},
                      {"attain", {{"measure", "spend"}, {"in", "year"}, {"at_least", threshold}}},
                      {"discount", discount}});
  return json::array({{{"op", "replace"}, {"path", "/ladders/0/levels"}, {"value", levels}},
                      {{"op", "replace"}, {"path", "/benefits/3/if"},
                       {"value", {{"level_at_least", "l1"}}}}})
      .dump();
}

}  // namespace

TEST_CASE("the small shop passes every rule") {
  const Programme programme = shop();
  const lint::Population members = population(programme, twenty_members());
  const auto report = lint::lint({programme, &members, programme.effective_from, {}}, "");
  for (const lint::Verdict& verdict : report.verdicts) {
    CAPTURE(verdict.rule);
    const bool no_stored_value = verdict.rule == "L14";
    CHECK(worst(verdict.findings) == (no_stored_value ? "not checked" : "nothing"));
  }
  CHECK_FALSE(report.has_errors());
}

TEST_CASE("each rule finds what it is for") {
  struct Row {
    std::string story;
    Judge rule;
    std::string patch;
    const char* found;
    std::string people = {};
    std::string set = {};
    const char* today = "2026-01-01";
  };
  const auto levels = [](int count) {
    std::vector<std::pair<const char*, const char*>> steps;
    constexpr const char* kThresholds[] = {"1000", "2000", "3000", "4000", "5000"};
    constexpr const char* kCuts[] = {"1/10", "1/5", "3/10", "2/5", "1/2"};
    for (int i = 0; i + 1 < count; ++i) steps.emplace_back(kThresholds[i], kCuts[i]);
    return levels_patch(steps);
  };
  const auto unit = [](const char* value) {
    return std::string(R"([{"op":"add","path":"/units/-","value":)") + value + "}]";
  };
  const auto one = [](const char* op, const char* path, const char* value) {
    return json::array({{{"op", op}, {"path", path}, {"value", json::parse(value)}}}).dump();
  };
  const auto trades = [](const char* back) {
    return std::string(R"([{"op":"add","path":"/units/-","value":
      {"id":"miles","kind":"spendable","lapse":{"never":true}}},
      {"op":"add","path":"/trades","value":[{"id":"out","give":"points","minimum":1,
       "step":1,"get":{"unit":"miles","amount":2}},
      {"id":"back","give":"miles","minimum":1,"step":)") + back +
           R"(,"get":{"unit":"points","amount":1}}]}])";
  };
  const auto gift = [](const char* more) {
    return std::string(R"([{"op":"add","path":"/trades","value":[{"id":"gift","give":"points",
      "minimum":100,"step":100,"get":{"unit":"points","amount":100})") + more + "}]}]";
  };
  const auto bonus = [](const char* caps) {
    return std::string(R"([{"op":"add","path":"/rules/-","value":{"id":"spree","stage":"add",
      "unit":"points","of_base":"1")") + caps + "}}]";
  };
  const Row rows[] = {
      {"two levels are too few", lint::l01, levels(2), "warning"},
      {"three are enough", lint::l01, levels(3), "nothing"},
      {"four still are", lint::l01, levels(4), "nothing"},
      {"five are many", lint::l01, levels(5), "warning"},
      {"six are too many", lint::l01, levels(6), "error"},
      {"six may be allowed", lint::l01, levels(6), "nothing", {}, "levels_most=6,levels_error=6"},
      {"8 points of price are felt", lint::l02,
       levels_patch({{"1000", "8/100"}, {"2000", "16/100"}}), "nothing"},
      {"less is too dense", lint::l02, levels_patch({{"1000", "8/100"}, {"2000", "1599/10000"}}),
       "error"},
      {"10 % of earning are felt too", lint::l02,
       R"([{"op":"replace","path":"/ladders/0/levels/1/discount","value":"1/5"},
           {"op":"add","path":"/rules/-","value":{"id":"gold","stage":"add","unit":"points",
            "of_base":"1/10","if":{"level_at_least":"gold"}}}])", "nothing"},
      {"9 % are not", lint::l02,
       R"([{"op":"replace","path":"/ladders/0/levels/1/discount","value":"1/5"},
           {"op":"add","path":"/rules/-","value":{"id":"gold","stage":"add","unit":"points",
            "of_base":"9/100","if":{"level_at_least":"gold"}}}])", "error"},
      {"without members nothing is said of distance", lint::l03, "[]", "not checked"},
      {"gold at 1.20 of the best spend is near", lint::l03, "[]", "nothing", one_member("7500")},
      {"a fen further it is far", lint::l03, "[]", "warning", one_member("7499.99")},
      {"just within 1.30", lint::l03, "[]", "warning", one_member("6923.08")},
      {"beyond 1.30 it is too far", lint::l03, "[]", "error", one_member("6923.07")},
      {"two levels out of reach", lint::l03, levels_patch({{"1100", "1/10"}, {"1400", "1/5"},
       {"1500", "3/10"}}), "error", one_member("1000")},
      {"one may be", lint::l03, levels_patch({{"1100", "1/10"}, {"1400", "1/5"}}), "nothing",
       one_member("1000")},
      {"a pyramid is no diamond", lint::l04, "[]", "warning", one_member("100")},
      {"most in the middle", lint::l04, "[]", "nothing", one_member("3000")},
      {"one reward a year away helps nobody", lint::l05,
       R"([{"op":"replace","path":"/rewards","value":[{"id":"soap","price":20000,"worth":"5.00"}]},
           {"op":"replace","path":"/ladders/0/levels/1/attain/at_least","value":"20000.00"},
           {"op":"replace","path":"/ladders/0/levels/2/attain/at_least","value":"30000.00"}])",
       "warning", twenty_members()},
      {"13 weeks at 100.00 bring 1,300", lint::l06, one("replace", "/rewards/0/price", "1300"),
       "nothing", twenty_members()},
      {"but not 1,301", lint::l06, one("replace", "/rewards/0/price", "1301"), "warning",
       twenty_members()},
      {"a reward without goods", lint::l07,
       R"([{"op":"remove","path":"/texts/zh-CN/reward.soap.goods"}])", "error"},
      {"two benefits are few", lint::l08, R"([{"op":"remove","path":"/benefits/1"}])", "warning"},
      {"nothing that others do not have", lint::l09,
       R"([{"op":"remove","path":"/benefits/2/distinctive"}])", "error"},
      {"only price cuts", lint::l10, R"([{"op":"replace","path":"/benefits","value":
       [{"id":"price","kind":"discount"}]}])", "warning"},
      {"an empty quarter", lint::l11, R"([{"op":"remove","path":"/plan/1"}])", "warning"},
      {"three surprises", lint::l11, R"([{"op":"add","path":"/plan/0/surprise","value":true},
       {"op":"add","path":"/plan/1/surprise","value":true},
       {"op":"add","path":"/plan/2/surprise","value":true}])", "warning"},
      {"two may be", lint::l11, R"([{"op":"add","path":"/plan/0/surprise","value":true},
       {"op":"add","path":"/plan/1/surprise","value":true}])", "nothing"},
      {"from 1 December on next year's plan must be there", lint::l11,
       one("replace", "/plan", R"([{"id":"a","when":{"every":"once","on":"2026-12-05"}}])"),
       "error", {}, {}, "2026-12-01"},
      {"on 30 November it need not", lint::l11,
       one("replace", "/plan", R"([{"id":"a","when":{"every":"once","on":"2026-12-05"}}])"),
       "nothing", {}, "activities_a_quarter=0", "2026-11-30"},
      {"20.5 % is above a budget of 20 %", lint::l12,
       one("replace", "/budget/most", R"("1/5")"), "warning"},
      {"and loses money at a margin of 20 %", lint::l12,
       one("replace", "/budget/margin", R"("1/5")"), "error"},
      {"20.5 % is within 20.5 %", lint::l12, one("replace", "/budget/most", R"("41/200")"),
       "nothing"},
      {"two kinds of sale do not cost twice", lint::l12, R"([{"op":"add","path":"/types","value":
       ["stay"]},{"op":"add","path":"/rules/0/on","value":["stay","purchase"]},{"op":"add","path":
       "/measures/0/types","value":["stay","purchase"]},{"op":"replace","path":"/budget/most",
       "value":"41/200"}])", "nothing"},
      {"without a budget nothing is said", lint::l12, R"([{"op":"remove","path":"/budget"}])",
       "not checked"},
      {"gold saves less than silver", lint::l13,
       one("replace", "/ladders/0/levels/2/discount", R"("1/20")"), "error"},
      {"silver has what gold has not", lint::l13,
       one("replace", "/benefits/3/if", R"({"level_is":"silver"})"), "warning"},
      {"gold only in a year gone by", lint::l13,
       one("add", "/ladders/0/levels/2/attain/until", R"("2025-12-31")"), "error"},
      {"a named card holds 5,000", lint::l14, unit(R"({"id":"v","kind":"money","lapse":
       {"never":true},"prepaid":"named","most_held":"5000.00"})"), "nothing"},
      {"not a fen more", lint::l14, unit(R"({"id":"v","kind":"money","lapse":{"never":true},
       "prepaid":"named","most_held":"5000.01"})"), "error"},
      {"and must say so", lint::l14, unit(R"({"id":"v","kind":"money","lapse":{"never":true},
       "prepaid":"named"})"), "error"},
      {"a named card does not lapse", lint::l14, unit(R"({"id":"v","kind":"money",
       "lapse":{"after":{"months":60}},"prepaid":"named","most_held":"5000.00"})"), "error"},
      {"an unnamed one lasts 36 months", lint::l14, unit(R"({"id":"v","kind":"money",
       "lapse":{"after":{"months":36}},"prepaid":"unnamed","most_held":"1000.00"})"), "nothing"},
      {"not 35", lint::l14, unit(R"({"id":"v","kind":"money",
       "lapse":{"after":{"months":35}},"prepaid":"unnamed","most_held":"1000.00"})"), "error"},
      {"and holds 1,000", lint::l14, unit(R"({"id":"v","kind":"money",
       "lapse":{"never":true},"prepaid":"unnamed","most_held":"1000.01"})"), "error"},
      {"a gift of money is no prepaid card", lint::l14, unit(R"({"id":"v","kind":"money",
       "lapse":{"after":{"days":30}}})"), "warning"},
      {"other countries are not known", lint::l14,
       one("replace", "/currency/code", R"("USD")"), "not checked"},
      {"never is an answer", lint::l15, one("replace", "/units/0/lapse", R"({"never":true})"),
       "nothing"},
      {"what a refund takes is owed", lint::l15, one("add", "/units/0/overdraw", R"("clamp")"),
       "warning"},
      {"a bonus without an end", lint::l15, bonus(""), "warning"},
      {"a bonus with a cap", lint::l15, bonus(R"(,"caps":[{"in":"month","most":500}])"),
       "nothing"},
      {"out at two, back at two: a loop at par", lint::l15, trades("2"), "error"},
      {"back at three loses", lint::l15, trades("3"), "nothing"},
      {"at par for oneself is a loop", lint::l15, gift(""), "error"},
      {"a fee makes it a loss", lint::l15, gift(R"(,"fee":5)"), "nothing"},
      {"so many times a year is no loop", lint::l15,
       gift(R"(,"limits":[{"in":"year","most":4}])"), "nothing"},
      {"a gift that keeps its last day brings nobody anything", lint::l15,
       gift(R"(,"to_other_member":true,"keeps_lapse":true)"), "nothing"},
      {"to and fro a gift would never lapse", lint::l15, gift(R"(,"to_other_member":true)"),
       "error"},
      {"rounding takes 2 % of 24.75", lint::l16, "[]", "nothing", {}, "median_basket=99/4"},
      {"and more of 24.74", lint::l16, "[]", "warning", {}, "median_basket=2474/100"},
      {"nothing is known of baskets", lint::l16, "[]", "not checked"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(judged(row.rule, shop(row.patch), row.people, row.set, row.today) == row.found);
  }
}

TEST_CASE("a unit that does not say how it ages is refused before it can be judged") {
  json document = json::parse(kShop);
  document["units"][0].erase("lapse");
  const auto read = codec::programme_from_json(document.dump());
  REQUIRE_FALSE(read.ok());
  CHECK(read.problems()[0].where == "/units/0/lapse");
}

TEST_CASE("what the reader already refuses is found in values made otherwise") {
  Programme programme = shop();
  programme.ladders[0].levels[2].retain.value = 900'001;
  CHECK(judged(lint::l13, programme) == "error");
  programme.ladders[0].levels[2].retain.value = 900'000;
  CHECK(judged(lint::l13, programme) == "nothing");
  programme.rewards[0].worth = Money{};
  CHECK(judged(lint::l07, programme) == "error");
}

TEST_CASE("the old salon fails by density, number and distance; the new one is only far") {
  const std::string people = one_member("4000.00");
  const std::string old_steps = levels_patch({{"1000", "1/20"}, {"2000", "1/10"}, {"4000", "3/20"},
                                              {"8000", "1/5"}, {"10000", "1/4"},
                                              {"12000", "3/10"}});
  const std::string new_steps =
      levels_patch({{"2000", "1/10"}, {"5000", "1/5"}, {"8000", "3/10"}});
  CHECK(judged(lint::l01, shop(old_steps), people) == "error");
  CHECK(judged(lint::l02, shop(old_steps), people) == "error");
  CHECK(judged(lint::l03, shop(old_steps), people) == "error");
  CHECK(judged(lint::l01, shop(new_steps), people) == "nothing");
  CHECK(judged(lint::l02, shop(new_steps), people) == "nothing");
  CHECK(judged(lint::l03, shop(new_steps), people) == "warning");
  for (const char* file : {"beauty_salon_old.json", "beauty_salon_new.json"}) {
    CAPTURE(file);
    const auto read = codec::versions_from_json(story::programme_file(file));
    REQUIRE(read.ok());
    const bool is_old = std::string(file) == "beauty_salon_old.json";
    const Programme& programme = read.value().back();
    CHECK(judged(lint::l01, programme, people) == (is_old ? "error" : "nothing"));
    CHECK(judged(lint::l02, programme, people) == (is_old ? "error" : "nothing"));
    CHECK(judged(lint::l03, programme, people) == (is_old ? "error" : "warning"));
  }
}

TEST_CASE("rounding takes half a step less half a minor unit on average, exactly") {
  Rule rule;
  rule.amount.rate = {1, 100};  // a point a yuan
  CHECK(lint::rounding_loss(rule, Money{50'00}) == Ratio{99, 10'000});
  rule.amount.rate = {1, 1};    // a point a fen: nothing is lost
  CHECK(lint::rounding_loss(rule, Money{50'00}) == Ratio{0, 1});
  rule.amount.rate = {1, 2000};  // a point for each 20.00, of baskets of 50.00
  CHECK(lint::rounding_loss(rule, Money{50'00}) == Ratio{1999, 10'000});
  CHECK_FALSE(lint::rounding_loss(rule, Money{}).has_value());
}

TEST_CASE("a population is read in three forms, and refused by its line") {
  const Programme programme = shop();
  const std::string forms[] = {
      "member,yearly_spend,counter,visits\nM1,5200.00,3000.00,52\n",
      R"({"member":"M1","yearly_spend":"5200.00","counter":"3000.00","visits":52})",
  };
  for (const std::string& form : forms) {
    const lint::Population read = population(programme, form);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].yearly_spend == Money{5200'00});
    CHECK(read.rows[0].counter == 3000'00);
    CHECK(read.rows[0].visits == 52);
  }
  const lint::Population lived = population(programme, R"([
    {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"4000.00"},
    {"id":"e2","member":"M1","type":"purchase","at":"2026-03-03","amount":"100.00"},
    {"id":"e3","member":"M1","type":"refund","at":"2026-03-04","amount":"40.00","refers_to":"e2"},
    {"id":"e4","member":"M2","type":"purchase","at":"2026-03-04","amount":"60.00"}])");
  REQUIRE(lived.rows.size() == 2);
  CHECK(lived.rows[0].yearly_spend == Money{4060'00});
  CHECK(lived.rows[0].counter == 4060'00);
  CHECK(lived.rows[0].level == LevelIndex{1});
  CHECK(lived.rows[1].level == LevelIndex{0});
  CHECK(lived.median_basket == Money{100'00});
  const auto refused =
      lint::population_from_text("member,yearly_spend\nM1,5200.00\nM2,much\n", {programme});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problems()[0].where == "line 3");
}

TEST_CASE("every finding has its sentence in both languages, and every setting its name") {
  const Programme programme = shop(levels_patch({{"1000", "1/20"}, {"2000", "1/10"},
                                                 {"4000", "3/20"}, {"8000", "1/5"},
                                                 {"10000", "1/4"}, {"12000", "3/10"}}));
  const lint::Population members = population(programme, one_member("4000.00"));
  const lint::Report report =
      lint::lint({programme, &members, programme.effective_from, {}}, "/0");
  CHECK(report.has_errors());
  const json said = json::parse(lint::json_of(report, programme));
  for (const char* list : {"findings", "not_checked"})
    for (const json& finding : said[list])
      for (const char* locale : {"en", "zh-CN"}) {
        const std::string sentence = finding[locale].get<std::string>();
        CAPTURE(sentence);
        CHECK(sentence.find_first_of("[{}]") == std::string::npos);
      }
  CHECK(said["findings"][0]["place"] == "/0/ladders/0/levels");
  CHECK(explain::WordTable(lint::words_in("en")).size() == lint::words_in("zh-CN").size());
  lint::Settings settings;
  for (const std::string& assignment : lint::names_of_settings(settings))
    CHECK(lint::set(settings, assignment).ok());
  CHECK_FALSE(lint::set(settings, "wings=2").ok());
  CHECK_FALSE(lint::set(settings, "near=much").ok());
}
