// The places of a phrase filled: "{points} by {day}" with what each name stands for. It refuses to
// know how figures are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yearward::explain {

// `text_of(name)` is a text for the place, or none: then the place stays as it stands.
template <class TextOf>
std::string filled(std::string_view words, TextOf text_of) {
  std::string text;
  while (!words.empty()) {
    const std::size_t open = words.find('{');
    const std::size_t shut = open == std::string_view::npos ? open : words.find('}', open);
    if (shut == std::string_view::npos) break;
    text += words.substr(0, open);
    const std::optional<std::string> said = text_of(words.substr(open + 1, shut - open - 1));
    text += said ? std::string_view{*said} : words.substr(open, shut - open + 1);
    words.remove_prefix(shut + 1);
  }
  text += words;
  return text;
}

}  // namespace yearward::explain
