// Plain files, the same natively and under Node.
#include "tests/stories/shelf.hpp"

#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yearward::story {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return in ? text.str() : std::string();
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> stories_in(const std::string& folder) {
  constexpr std::string_view kEnding = ".story";
  std::vector<std::string> files;
  DIR* open = opendir(folder.c_str());
  if (!open) return files;
  while (const dirent* entry = readdir(open)) {
    const std::string name = entry->d_name;
    if (name.size() > kEnding.size() && name.substr(name.size() - kEnding.size()) == kEnding)
      files.push_back(folder + '/' + name);
    // A name without a dot is a folder of more stories, or no story at all.
    if (name.find('.') == std::string::npos)
      for (std::string& file : stories_in(folder + '/' + name)) files.push_back(std::move(file));
  }
  closedir(open);
  std::sort(files.begin(), files.end());
  return files;
}

std::string name_of_file(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string programme_file(std::string_view name) {
  return read_file(YEARWARD_SOURCE_DIR "/assets/programmes/" + std::string(name));
}

std::string story_folder() { return YEARWARD_SOURCE_DIR "/tests/stories"; }

}  // namespace yearward::story
