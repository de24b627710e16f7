// Every input that fuzzing found worth keeping, once more on each machine and in WASM: some of them
// crashed a reader once.
#include <doctest/doctest.h>

#include <dirent.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/fuzz/laws.hpp"

using namespace yearward;

namespace {

std::vector<std::string> inputs_in(const std::string& folder) {
  std::vector<std::string> files;
  DIR* open = opendir(folder.c_str());
  REQUIRE(open != nullptr);
  while (const dirent* entry = readdir(open))
    if (entry->d_name[0] != '.') files.push_back(folder + '/' + entry->d_name);
  closedir(open);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every definition worth keeping is refused, or can be lived by under every law") {
  const auto files = inputs_in(YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/programme");
  CHECK(files.size() >= 30);
  for (const std::string& file : files) {
    CAPTURE(file);
    fuzz::try_programme(story::read_file(file));
  }
}

TEST_CASE("all events worth keeping are refused, or evaluate under every law") {
  const auto files = inputs_in(YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/events");
  CHECK(files.size() >= 9);
  for (const std::string& file : files) {
    CAPTURE(file);
    fuzz::try_events(story::read_file(file));
  }
}
