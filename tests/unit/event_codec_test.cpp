// Events as documents: what is written reads back to the same bytes, and what a type does not know
// or does not add up is refused.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

const std::string kCorpus = YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/";

const Versions& everything() {
  static const Versions versions =
      codec::versions_from_json(story::read_file(kCorpus + "programme/everything.json")).value();
  return versions;
}

std::string kept(const std::string& name) {
  std::string text = story::read_file(kCorpus + "event/" + name);
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

const char* const kEvents[] = {"purchase", "stay",   "refund", "refund_all", "profile",
                               "trade",    "redeem", "use",    "adjust",     "stand",
                               "hold",     "release", "credit", "goal", "wish"};

}  // namespace

TEST_CASE("every kind of event is written as it was read") {
  for (const char* name : kEvents) {
    CAPTURE(name);
    const std::string text = kept(std::string(name) + ".json");
    const auto read = codec::event_from_json(text, everything());
    REQUIRE(read.ok());
    CHECK(codec::json_from_event(read.value(), everything()) == text);
    // Between our own programs points are smallest steps, and come back the same.
    const Currency& currency = everything().front().currency;
    const std::string between = codec::json_from_event(read.value(), currency);
    const auto again = codec::event_from_json(between, currency);
    REQUIRE(again.ok());
    CHECK(again.value() == read.value());
    CHECK(codec::json_from_event(again.value(), currency) == between);
  }
}

TEST_CASE("points of an event are in the decimals of their unit") {
  const auto points = [](const char* name) {
    return codec::event_from_json(kept(name), everything()).value().more->points.count;
  };
  CHECK(points("adjust.json") == -205);
  CHECK(points("trade.json") == 200'000);
  CHECK(points("redeem.json") == 50'000);
  CHECK(points("use.json") == 1);
  CHECK(points("credit.json") == 1);
}

TEST_CASE("an event without more to say carries no more") {
  const auto read = codec::event_from_json(kept("goal.json"), everything());
  CHECK(!read.value().more);
}

TEST_CASE("lines are the amount when it is not said") {
  json document = json::parse(kept("purchase.json"));
  document.erase("amount");
  const auto read = codec::event_from_json(document.dump(), everything());
  REQUIRE(read.ok());
  CHECK(read.value().amount == Money{10'000});
}

TEST_CASE("an event that does not hold together is refused") {
  struct Row {
    const char* story; const char* name; const char* place; const char* value;
    Refusal refusal; const char* where;
  };
  const Row rows[] = {
      {"an unknown type", "stay", "/type", "\"swim\"", Refusal::EventTypeIsUnknown, "/type"},
      {"lines that sum to something else", "purchase", "/lines/0/amount", "\"60.01\"",
       Refusal::LinesDoNotSum, "/lines"},
      {"payments that sum to something else", "purchase", "/tenders/0/amount", "\"69.99\"",
       Refusal::TendersDoNotSum, "/tenders"},
      {"a negative payment", "purchase", "/tenders/0/amount", "\"-1.00\"",
       Refusal::AmountIsNegative, "/tenders/0/amount"},
      {"points finer than the unit", "adjust", "/points", "\"0.55\"",
       Refusal::NumberHasTooManyDecimals, "/points"},
      {"nothing adjusted", "adjust", "/points", "0", Refusal::AmountMustBePositive, "/points"},
      {"no reason", "adjust", "/reason", "\"\"", Refusal::TextIsEmpty, "/reason"},
      {"a hold over before it began", "hold", "/until", "\"2026-03-01\"",
       Refusal::UntilIsBeforeFrom, "/until"},
      {"a field of another type", "goal", "/lines", "[]", Refusal::FieldIsUnknown, "/lines"},
      {"a number in words", "stay", "/numbers/nights", "\"three\"", Refusal::NumberIsMalformed,
       "/numbers/nights"},
      {"settings that are no text", "profile", "/settings/birth", "815",
       Refusal::FieldHasWrongType, "/settings/birth"},
      {"a refund of nothing", "refund", "/amount", "\"0.00\"", Refusal::AmountMustBePositive,
       "/amount"},
      {"less than nothing traded", "trade", "/points", "-5", Refusal::NumberIsOutOfRange,
       "/points"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    json document = json::parse(kept(std::string(row.name) + ".json"));
    document[json::json_pointer(row.place)] = json::parse(row.value);
    const auto read = codec::event_from_json(document.dump(), everything());
    REQUIRE_FALSE(read.ok());
    CHECK(read.problems().front().refusal == row.refusal);
    CHECK(read.problems().front().where == row.where);
  }
}
