// Every story must be told today as it is written. UPDATE_STORIES=1 rewrites the `=>` lines; the
// difference is reviewed as prose.
#include <doctest/doctest.h>

#include <cstdlib>

#include "core/base/refusal.hpp"
#include "tests/stories/shelf.hpp"
#include "tests/stories/story.hpp"

using namespace yearward;

TEST_CASE("every story is told as it is written") {
  const auto files = story::stories_in(story::story_folder());
  REQUIRE(files.size() >= 10);
  for (const std::string& file : files) {
    const std::string written = story::read_file(file);
    const std::string told = story::told(written, story::programme_file);
    if (std::getenv("UPDATE_STORIES")) story::write_file(file, told);
    CAPTURE(file);
    CHECK(told == (std::getenv("UPDATE_STORIES") ? told : written));
    for (const char* slip : {"=> cannot read", "=> there is no", "=> there is nothing"})
      CHECK(told.find(slip) == std::string::npos);
  }
}
