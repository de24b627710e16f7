// What was typed after `yearward`: words and flags, nothing of what they mean.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace yearward::command {

struct Arguments {
  std::vector<std::string> words;            // in the order typed
  std::map<std::string, std::string> flags;  // "--db" → its value; "" for flags without one

  bool has(std::string_view flag) const;
  std::string value(std::string_view flag) const;  // "" when it is absent
};

// Flags may stand anywhere. Refuses: NameIsUnknown (a flag that does not exist), FieldIsMissing (a
// flag without its value), NameIsTaken (the same flag twice; `--set` and `--scenario` may be
// repeated: their values are joined by commas and by line breaks); `where` is the flag.
Result<Arguments> arguments_from(const std::vector<std::string>& typed);

}  // namespace yearward::command
