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

void use(const Versions& versions) {
  Event purchase;
  purchase.id = EventId{"e"};
  purchase.amount = Money{12345};
  purchase.at = {day_from({2026, 2, 4}), 0};
  const Day today = day_from({2026, 3, 1});
  const auto account = evaluate(versions, {purchase}, today);
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
