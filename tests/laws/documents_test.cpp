// Documents from anywhere: whatever stands in them, they are read or refused with a place, never a
// crash, and what was read can be evaluated.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "tests/laws/chance.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

const char* const kOddValues[] = {"null", "true", "\"x\"", "\"\"", "[]", "{}", "1e99", "-1", "0.5",
                                  "9223372036854775808", "\"2026-02-30\"", "\"1/0\"", "[[]]",
                                  "\"a\\u0000b\""};

std::string programme_text() { return story::programme_file("community_mart.json"); }

std::vector<std::string> every_place(const json& document) {
  std::vector<std::string> places;
  const json flat = document.flatten();
  for (const auto& item : flat.items()) {
    // The leaf and each thing it stands in.
    std::string place = item.key();
    while (!place.empty()) {
      places.push_back(place);
      place.erase(place.rfind('/'));
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::string corpus(const std::string& name) {
  return story::read_file(YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/" + name);
}

Event a_purchase() {
  Event purchase;
  purchase.id = EventId{"e"};
  purchase.amount = Money{12345};
  purchase.at = {day_from({2026, 2, 4}), 0};
  return purchase;
}

// Under whatever rules were read, an evaluation ends: with an account that adds up or a refusal.
void evaluate_a_little(const Versions& versions) {
  const auto account = evaluate(versions, {a_purchase()}, day_from({2027, 3, 1}));
  if (account) CHECK(adds_up(account.value()));
}

void use(const Versions& versions) {
  const Day today = day_from({2026, 3, 1});
  const auto account = evaluate(versions, {a_purchase()}, today);
  if (!account) return;
  CHECK_FALSE(codec::json_from_account(versions.front(), account.value()).empty());
  const auto habit = observed_habit(versions.front(), account.value(), today).habit;
  const auto rungs = stretch_ladder(versions, account.value(), habit, today,
                                    horizon_for(versions.front(), today));
  CHECK((rungs.ok() || !name_of(rungs.problem().refusal).empty()));
}

}  // namespace

TEST_CASE("every field of a programme refuses every odd value, or can be used with it") {
  const json sound = json::parse(programme_text());
  int refused = 0, read = 0;
  for (const std::string& place : every_place(sound)) {
    if (place.find("/texts/") != std::string::npos) continue;  // any text will do there
    for (const char* odd : kOddValues) {
      json changed = sound;
      changed[json::json_pointer(place)] = json::parse(odd);
      const auto answer = codec::versions_from_json(changed.dump());
      if (answer.ok()) {
        ++read;
        use(answer.value());
      } else {
        ++refused;
        CHECK_FALSE(answer.problems().empty());
      }
    }
  }
  CHECK(refused > 1000);
  CHECK(read > 0);
}

TEST_CASE("every field of the whole language refuses every odd value, or can be evaluated") {
  const json sound = json::parse(corpus("programme/everything.json"));
  int refused = 0, read = 0;
  for (const std::string& place : every_place(sound)) {
    if (place.find("/texts/") != std::string::npos) continue;
    for (const char* odd : kOddValues) {
      json changed = sound;
      changed[json::json_pointer(place)] = json::parse(odd);
      const auto answer = codec::versions_from_json(changed.dump());
      ++(answer.ok() ? read : refused);
      if (answer.ok()) evaluate_a_little(answer.value());
      else CHECK_FALSE(answer.problems().empty());
    }
  }
  CHECK(refused > 5000);
  CHECK(read > 0);
}

TEST_CASE("every field of every kind of event refuses every odd value, or reads back the same") {
  const auto versions = codec::versions_from_json(corpus("programme/everything.json")).value();
  for (const char* name : {"purchase", "stay", "refund", "profile", "trade", "redeem", "use",
                           "adjust", "stand", "hold", "release", "credit", "goal", "wish"}) {
    const json sound = json::parse(corpus("event/" + std::string(name) + ".json"));
    for (const std::string& place : every_place(sound))
      for (const char* odd : kOddValues) {
        json changed = sound;
        changed[json::json_pointer(place)] = json::parse(odd);
        CAPTURE(changed.dump());
        const auto answer = codec::event_from_json(changed.dump(), versions);
        if (!answer.ok()) {
          CHECK_FALSE(answer.problems().empty());
          continue;
        }
        const std::string written = codec::json_from_event(answer.value(), versions);
        const auto again = codec::event_from_json(written, versions);
        REQUIRE(again.ok());
        CHECK(codec::json_from_event(again.value(), versions) == written);
      }
  }
}

TEST_CASE("every field of an event refuses every odd value, or keeps it as text") {
  const Currency yuan{"CNY", 2};
  const json sound = {{"id", "e1"}, {"member", "m1"}, {"type", "refund"}, {"at", "2026-01-03"},
                      {"amount", "5.00"}, {"refers_to", "e0"}, {"place", "s1"}};
  for (const auto& field : sound.items())
    for (const char* odd : kOddValues) {
      json changed = sound;
      changed[field.key()] = json::parse(odd);
      const auto answer = codec::event_from_json(changed.dump(), yuan);
      const bool a_text = changed[field.key()].is_string();
      CAPTURE(changed.dump());
      if (answer.ok()) CHECK(a_text);
      else CHECK(answer.problems().front().where == '/' + field.key());
    }
}

TEST_CASE("a damaged document is read or refused, never a crash") {
  const std::string sound = programme_text();
  Chance chance(2026);
  for (int round = 0; round < 1500; ++round) {
    std::string damaged = sound;
    for (std::size_t slips = 1 + chance.below(4); slips > 0; --slips) {
      const std::size_t place = chance.below(damaged.size());
      switch (chance.below(4)) {
        case 0: damaged[place] = static_cast<char>(chance.below(256)); break;
        case 1: damaged.erase(place, 1 + chance.below(20)); break;
        case 2: damaged.insert(place, damaged.substr(chance.below(damaged.size()), 12)); break;
        default: damaged.resize(place); break;
      }
      if (damaged.empty()) break;
    }
    const auto answer = codec::versions_from_json(damaged);
    if (answer.ok()) use(answer.value());
    else CHECK_FALSE(answer.problems().empty());
  }
}
