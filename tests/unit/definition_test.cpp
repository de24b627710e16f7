// Every way a definition can be wrong: one slip each in a document that uses the whole language,
// and the refusal and place it brings.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

json sample(const char* name) {
  return json::parse(story::read_file(YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/programme/" +
                                      std::string(name)));
}

// Puts `value` at the place; "null" takes away what stands there.
json changed(json document, const std::string& place, const char* value) {
  const json::json_pointer at(place);
  if (std::string_view(value) != "null") {
    document[at] = json::parse(value);
    return document;
  }
  document[at.parent_pointer()].erase(at.back());
  return document;
}

std::string told(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems)
    text += std::string(name_of(problem.refusal)) + " at " + problem.where + " (" +
            problem.detail + ")\n";
  return text;
}

bool has(const Problems& problems, Refusal refusal, const char* where) {
  for (const Problem& problem : problems)
    if (problem.refusal == refusal && problem.where == where) return true;
  return false;
}

struct Slip {
  const char* story;
  const char* place;
  const char* value;
  Refusal refusal;
  const char* where;
};

void check(const json& sound, const Slip* slips, std::size_t count) {
  for (std::size_t slip = 0; slip < count; ++slip) {
    const Slip& row = slips[slip];
    CAPTURE(row.story);
    const auto read = codec::versions_from_json(changed(sound, row.place, row.value).dump());
    REQUIRE_FALSE(read.ok());
    CAPTURE(told(read.problems()));
    CHECK(has(read.problems(), row.refusal, row.where));
  }
}

}  // namespace

TEST_CASE("a document that uses the whole language is sound") {
  for (const char* name : {"everything.json", "smallest.json", "leap_day.json"}) {
    CAPTURE(name);
    const auto read = codec::versions_from_json(sample(name).dump());
    CHECK((read.ok() ? std::string() : told(read.problems())) == "");
  }
}

TEST_CASE("figures are kept in smallest steps") {
  const Programme everything =
      codec::versions_from_json(sample("everything.json").dump()).value().front();
  const auto& rules = everything.rules;
  CHECK(rules[0].amount.rate == Ratio{1, 10});          // a tenth of a point for each 10 fen
  CHECK(rules[0].amount.every == 100);
  CHECK(rules[0].caps.front().most == Points{9995});
  CHECK(rules[1].amount.brackets[1].from == 1500);      // weighted counts in thousandths
  CHECK(rules[1].amount.brackets[1].rate == Ratio{1, 12'000});
  CHECK(rules[3].amount.give == Points{15});
  CHECK(rules[4].amount.every == 5000);                 // nights in thousandths
  CHECK(rules[5].amount.list[1] == Points{2005});
  CHECK(everything.segments[0].condition.parts[0].value == 10'000);
  CHECK(everything.ladders[0].win_back.value == 2500);
  CHECK(everything.rewards[1].price == Points{130'000});
  CHECK(threshold_of(everything.ladders[0], everything.ladders[0].levels[1].retain) == 15);
  CHECK(everything.order == std::vector<RuleIndex>{0, 1, 2, 4, 3, 5, 6});
}

TEST_CASE("what cannot be read is refused where it stands") {
  const Slip rows[] = {
      {"a capital letter in a name", "/rules/0/id", "\"Base\"", Refusal::NameHasOtherLetters,
       "/rules/0/id"},
      {"two amounts", "/rules/0/give", "5", Refusal::ChooseOneOfThese, "/rules/0/give"},
      {"no amount", "/rules/0/per", "null", Refusal::FieldIsMissing, "/rules/0/per"},
      {"a number nobody can read", "/rules/3/give", "\"1,5\"", Refusal::NumberIsMalformed,
       "/rules/3/give"},
      {"finer than the unit", "/rules/3/give", "\"1.55\"", Refusal::NumberHasTooManyDecimals,
       "/rules/3/give"},
      {"a bare fraction", "/rules/3/give", "1.5", Refusal::NumberIsNotWhole, "/rules/3/give"},
      {"until before from", "/rules/2/if/until", "\"2026-01-31\"", Refusal::UntilIsBeforeFrom,
       "/rules/2/if/until"},
      {"hours without length", "/rules/2/if/hours/to", "\"22:00\"", Refusal::UntilIsBeforeFrom,
       "/rules/2/if/hours/to"},
      {"no such hour", "/rules/2/if/hours/to", "\"24:01\"", Refusal::MomentDoesNotExist,
       "/rules/2/if/hours/to"},
      {"no such unit", "/rules/0/unit", "\"stars\"", Refusal::NameIsUnknown, "/rules/0/unit"},
      {"no such measure", "/rules/0/per/of", "\"pounds\"", Refusal::NameIsUnknown,
       "/rules/0/per/of"},
      {"no such level", "/units/0/kept_while", "\"platinum\"", Refusal::NameIsUnknown,
       "/units/0/kept_while"},
      {"no such ladder", "/units/4/lost_below", "\"bar:silver\"", Refusal::NameIsUnknown,
       "/units/4/lost_below"},
      {"no such rule", "/measures/3/of/by/0", "\"swum\"", Refusal::NameIsUnknown,
       "/measures/3/of/by"},
      {"no such event type", "/rules/1/on/0", "\"swim\"", Refusal::NameIsUnknown, "/rules/1/on"},
      {"no such issuer", "/units/0/issuer", "\"king\"", Refusal::NameIsUnknown, "/units/0/issuer"},
      {"no such group", "/rules/2/group", "\"none\"", Refusal::NameIsUnknown, "/rules/2/group"},
      {"no such window", "/rules/0/caps/0/in", "\"decade\"", Refusal::WordIsNotAnOption,
       "/rules/0/caps/0/in"},
      {"a year from 29 February", "/ladders/0/holds/year_starts", "\"02-29\"",
       Refusal::DayDoesNotExist, "/ladders/0/holds/year_starts"},
      {"since a word", "/benefits/1/if/in/since", "\"setting\"", Refusal::FieldHasWrongType,
       "/benefits/1/if/in/since"},
      {"a condition without comparison", "/segments/0/if",
       R"({"measure": "spend", "in": "year"})", Refusal::FieldIsMissing, "/segments/0/if/at_least"},
      {"money for nights", "/rules/4/blocks/every", "\"5.0001\"",
       Refusal::NumberHasTooManyDecimals, "/rules/4/blocks/every"},
      {"a level that asks nothing", "/ladders/0/levels/1/attain", "null", Refusal::FieldIsMissing,
       "/ladders/0/levels/1/attain"},
      {"the first level asks something", "/ladders/0/levels/0/attain", "{}",
       Refusal::FieldIsUnknown, "/ladders/0/levels/0/attain"},
      {"a type that is built in", "/types/0", "\"refund\"", Refusal::NameIsTaken, "/types/0"},
      {"a right without its number", "/benefits/0/quantity", "null", Refusal::FieldIsMissing,
       "/benefits/0/quantity"},
      {"a share above all", "/ladders/0/carry/share", "\"3/2\"", Refusal::NumberIsOutOfRange,
       "/ladders/0/carry/share"},
      {"too many clauses", "/units/0/lapse/earliest/4", R"({"never": true})",
       Refusal::ListIsTooLong, "/units/0/lapse/earliest"},
      {"a field of another clause", "/units/0/lapse/earliest/2/never", "true",
       Refusal::FieldIsUnknown, "/units/0/lapse/earliest/2/never"},
  };
  check(sample("everything.json"), rows, std::size(rows));
}

TEST_CASE("values that break each other's promises are refused") {
  const Slip rows[] = {
      {"two units of one name", "/units/5/id", "\"points\"", Refusal::NameIsTaken, "/units/5/id"},
      {"levels that do not rise", "/ladders/0/levels/2/attain/at_least", "20",
       Refusal::LevelsMustRise, "/ladders/0/levels/2/attain"},
      {"keeping is harder than reaching", "/ladders/0/levels/1/retain/all/0/at_least", "21",
       Refusal::RetainIsAboveAttain, "/ladders/0/levels/1/retain"},
      {"brackets out of order", "/rules/1/brackets/at/1/from", "0", Refusal::BracketsMustRise,
       "/rules/1/brackets/at/1/from"},
      {"a cheaper reward later", "/rewards/0/price", "13000", Refusal::PricesMustRise,
       "/rewards/1/price"},
      {"a measure of a measure", "/measures/0/if", R"({"segment": "stars"})",
       Refusal::ConditionMayNotMeasure, "/measures/0/if"},
      {"a segment that names itself", "/segments/1/if/segment", "\"stars\"",
       Refusal::SegmentIsNotBefore, "/segments/1/if"},
      {"a factor among the base rules", "/rules/6/stage", "\"base\"", Refusal::StageDoesNotFit,
       "/rules/6/stage"},
      {"a share of a base nobody brings", "/rules/2/unit", "\"stamps\"", Refusal::RuleHasNoBase,
       "/rules/2/unit"},
      {"two roundings at once", "/rules/2/rounding", "\"up\"", Refusal::RoundingsDiffer,
       "/rules/2/rounding"},
      {"two idle clauses", "/units/0/lapse/earliest/2", R"({"idle": {"days": 5, "after": []}})",
       Refusal::OneIdleClauseOnly, "/units/0/lapse"},
      {"a birth month nobody knows", "/attributes/0/type", "\"word\"", Refusal::FieldHasWrongType,
       "/rules/2/if/around/attribute"},
      {"a schedule without end", "/trades/0/in", "\"lifetime\"", Refusal::PeriodIsNeeded,
       "/trades/0/in"},
      {"a right for a rolling while", "/benefits/0/in", R"({"days": 90})", Refusal::PeriodIsNeeded,
       "/benefits/0/in"},
      {"points for sending points", "/rules/4/on", "[\"trade\"]", Refusal::PointsGoInCircles,
       "/rules/4/on"},
      {"points for receiving points, passed on", "/rules/3/on", "[\"credit\"]",
       Refusal::PointsGoInCircles, "/rules/3/on"},
      {"a rate beyond counting", "/rules/0/per/points", "800000000000",
       Refusal::AmountsGrowTooLarge, "/units/0/id"},
  };
  check(sample("everything.json"), rows, std::size(rows));
}

TEST_CASE("a lapse in the birth month needs to know it") {
  json document = sample("smallest.json");
  document["units"][0]["lapse"] = {{"birth_month", {{"years", 1}}}};
  const auto read = codec::versions_from_json(document.dump());
  REQUIRE_FALSE(read.ok());
  CHECK(has(read.problems(), Refusal::LapseNeedsBirth, "/units/0/lapse"));
}

TEST_CASE("rewards need something to spend") {
  json document = sample("smallest.json");
  document["rewards"] = json::parse(R"([{"id": "tea", "price": 10, "worth": "5"}])");
  const auto read = codec::versions_from_json(document.dump());
  REQUIRE_FALSE(read.ok());
  CHECK(has(read.problems(), Refusal::FieldIsMissing, "/units"));
}

TEST_CASE("trades that gain in a circle are refused, limited or losing ones are not") {
  const json circle = sample("points_in_circles.json");
  struct Row { const char* story; const char* amount; bool limited; bool refused; };
  const Row rows[] = {{"eleven for ten", "11", false, true},
                      {"eleven for ten, four times a year", "11", true, false},
                      {"ten for ten", "10", false, false},
                      {"nine for ten", "9", false, false}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    json document = changed(circle, "/trades/1/get/amount", row.amount);
    if (row.limited)
      document["trades"][1]["limits"] = json::parse(R"([{"in": "year", "most": 4}])");
    const auto read = codec::versions_from_json(document.dump());
    CHECK(read.ok() == !row.refused);
    if (!read.ok()) CHECK(has(read.problems(), Refusal::PointsGoInCircles, "/trades/1/get"));
  }
}

TEST_CASE("conditions nest six deep and no deeper") {
  const auto read = codec::versions_from_json(sample("condition_too_deep.json").dump());
  REQUIRE_FALSE(read.ok());
  CHECK(read.problems().front().refusal == Refusal::ConditionIsTooDeep);
}

TEST_CASE("a later version keeps units, measures, ladders and levels") {
  const json first = sample("everything.json");
  json second = first;
  second["version"] = 2;
  second["effective_from"] = "2027-01-01";
  CHECK(codec::versions_from_json(json::array({first, second}).dump()).ok());
  struct Row { const char* place; const char* value; Refusal refusal; const char* where; };
  const Row rows[] = {
      {"/effective_from", "\"2026-01-01\"", Refusal::VersionIsNotLater, "/1/effective_from"},
      {"/units/1/kind", "\"stamp\"", Refusal::VersionChangesUnits, "/1/units"},
      {"/measures/5/id", "\"litres\"", Refusal::NameIsUnknown, "/1/trades/0/if/measure"},
      {"/measures/4/of/spent", "\"stamps\"", Refusal::VersionChangesMeasures, "/1/measures"},
      {"/ladders/1/levels/0/id", "\"visitor\"", Refusal::VersionChangesLevels, "/1/ladders"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.place);
    const auto read = codec::versions_from_json(
        json::array({first, changed(second, row.place, row.value)}).dump());
    REQUIRE_FALSE(read.ok());
    CAPTURE(told(read.problems()));
    CHECK(has(read.problems(), row.refusal, row.where));
  }
}
