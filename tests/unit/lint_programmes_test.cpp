// What the design rules say of programmes that were published, against their published figures.
#include <doctest/doctest.h>

#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"
#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

using namespace yearward;

namespace {

Programme latest(const char* file) {
  const auto read = codec::versions_from_json(story::programme_file(file));
  REQUIRE(read.ok());
  return read.value().back();
}

std::size_t found(lint::Findings (*rule)(const lint::Subject&), const Programme& programme) {
  return rule({programme, nullptr, programme.effective_from, {}}).found.size();
}

}  // namespace

TEST_CASE("what a level earns is what its rules bring, not what reaching the next one grants") {
  struct Row {
    const char* file;
    std::vector<Points> brought;  // by 1,000 dollars bought and as many stayed for
  };
  const Row rows[] = {
      // Silver 20 % on top, gold 80 %, diamond 100 %; 50,000 for nights reached are no earning.
      {"hilton_honors.json", {Points{20'000}, Points{24'000}, Points{36'000}, Points{40'000}}},
      // 20, 40, 60 and 100 % on top.
      {"ihg_one_rewards.json",
       {Points{20'000}, Points{24'000}, Points{28'000}, Points{32'000}, Points{40'000}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const Programme programme = latest(row.file);
    REQUIRE(programme.ladders[0].levels.size() == row.brought.size());
    for (std::size_t level = 0; level < row.brought.size(); ++level) {
      CAPTURE(level);
      const auto brought = lint::brought_at(programme, static_cast<LevelIndex>(level));
      REQUIRE(brought.has_value());
      CHECK(brought->count == row.brought[level].count);
    }
    CHECK(found(lint::l02, programme) == 0);
  }
}

TEST_CASE("a gift to the family, four times a year and for a fee, is no loop of points") {
  CHECK(found(lint::l15, latest("china_mobile_gotone.json")) == 0);
}

TEST_CASE("both salons sell cards above what the law lets a named one hold, as their notes say") {
  for (const char* file : {"beauty_salon_old.json", "beauty_salon_new.json"}) {
    CAPTURE(file);
    const Programme programme = latest(file);
    CHECK(programme.origin.note.find("above what a named prepaid card may hold") !=
          std::string::npos);
    CHECK(found(lint::l14, programme) == 1);
  }
}

TEST_CASE("a lapse that also holds for what was earned before is noted, with its unit") {
  const Programme boots = latest("boots_advantage.json");
  const auto findings = lint::l15({boots, nullptr, boots.effective_from, {}}).found;
  std::size_t noted = 0;
  for (const lint::Finding& finding : findings) {
    if (finding.said.key != "l15_back") continue;
    ++noted;
    CHECK(finding.severity == lint::Severity::Note);
    CHECK(finding.place == "/units/0");
  }
  CHECK(noted == 1);
}

TEST_CASE("a fund ends a bonus as a cap does") {
  Programme jeweller = latest("jewellery_exchange.json");
  const std::size_t before = found(lint::l15, jeweller);
  for (Rule& rule : jeweller.rules)
    if (rule.id.text == "wedding") rule.caps.clear();
  CHECK(found(lint::l15, jeweller) == before + 1);
  for (Rule& rule : jeweller.rules)
    if (rule.id.text == "wedding") rule.fund = Cap{{}, Points{9'000}};
  CHECK(found(lint::l15, jeweller) == before);
}
