// Splits the command line; the list of flags is all it knows of the commands.
#include "tools/yearward/arguments.hpp"

#include <algorithm>
#include <array>

namespace yearward::command {
namespace {

constexpr std::array<std::string_view, 29> kWithValue = {
    "--db",     "--programme", "--events",  "--as-of", "--today",  "--until",      "--weekly",
    "--member", "--assets",    "--members", "--years", "--threads", "--seed",      "--weekly-mean",
    "--entry",  "--unit",      "--locale",  "--population", "--set",  "--scenario",   "--reach",
    "--by",     "--calibrate-until", "--chart", "--out",
    "--sent",   "--now",       "--quiet",   "--every-days"};
// Their values are joined: by commas, or by line breaks where a value may hold commas.
constexpr std::array<std::string_view, 2> kManyTimes = {"--set", "--scenario"};
constexpr std::array<std::string_view, 7> kAlone = {
    "--json", "--help", "--progress", "--keep", "--rescue", "--best-use", "--accept"};

template <class List>
bool is_in(const List& list, std::string_view flag) {
  return std::find(list.begin(), list.end(), flag) != list.end();
}

}  // namespace

bool Arguments::has(std::string_view flag) const { return flags.count(std::string(flag)) > 0; }

std::string Arguments::value(std::string_view flag) const {
  const auto at = flags.find(std::string(flag));
  return at == flags.end() ? std::string() : at->second;
}

Result<Arguments> arguments_from(const std::vector<std::string>& typed) {
  Arguments arguments;
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const std::string flag = typed[at] == "-h"   ? "--help"
                             : typed[at] == "-o" ? "--out"
                                                 : typed[at];
    if (flag.size() < 2 || flag.substr(0, 2) != "--") {
      arguments.words.push_back(flag);
      continue;
    }
    if (arguments.has(flag) && !is_in(kManyTimes, flag))
      return Problem{Refusal::NameIsTaken, flag, "was given twice"};
    if (is_in(kAlone, flag)) {
      arguments.flags[flag] = "";
    } else if (!is_in(kWithValue, flag)) {
      return Problem{Refusal::NameIsUnknown, flag, "there is no such flag"};
    } else if (++at == typed.size()) {
      return Problem{Refusal::FieldIsMissing, flag, "needs a value after it"};
    } else {
      std::string& value = arguments.flags[flag];
      if (!value.empty()) value += flag == "--set" ? ',' : '\n';
      value += typed[at];
    }
  }
  return arguments;
}

}  // namespace yearward::command
