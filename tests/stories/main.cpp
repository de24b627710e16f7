// story: prints stories as the engine tells them today. `story --all FOLDER` prints every story of
// a folder in order of name, each under its file name; `story FILE…` prints those files.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "tests/stories/shelf.hpp"
#include "tests/stories/story.hpp"

int main(int count, char** words) {
  using namespace yearward::story;
  std::vector<std::string> files;
  if (count == 3 && std::strcmp(words[1], "--all") == 0) files = stories_in(words[2]);
  else files.assign(words + 1, words + count);
  if (files.empty()) {
    std::fputs("usage: story --all FOLDER | story FILE...\n", stderr);
    return 64;
  }
  for (const std::string& file : files) {
    std::printf("== %s\n%s", name_of_file(file).c_str(),
                told(read_file(file), programme_file).c_str());
  }
  return 0;
}
