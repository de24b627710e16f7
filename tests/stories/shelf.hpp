// Where stories and programmes stand on disk; the only file access of the story programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yearward::story {

std::string read_file(const std::string& path);  // empty when it cannot be read
void write_file(const std::string& path, const std::string& text);
std::vector<std::string> stories_in(const std::string& folder);  // *.story, in order of name
std::string name_of_file(const std::string& path);
// A file of assets/programmes by name.
std::string programme_file(std::string_view name);
std::string story_folder();

}  // namespace yearward::story
