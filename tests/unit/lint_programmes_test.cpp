// What the design rules say of programmes that were published, against their published figures.
#include <doctest/doctest.h>

#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"
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
