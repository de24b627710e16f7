// Stories: small plays a shop manager can read aloud, told by the real engine. A story's lines set
// the scene and ask; its `=>` lines are what the engine answers. Told natively and in WebAssembly,
// they must be the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace yearward::story {

// The text of a programme file by its name, such as "community_mart.json"; empty without one.
using Programmes = std::string (*)(std::string_view name);

// The story with its `=>` lines as the engine answers today. Lines it cannot read become
// "=> cannot read this line", so that a typing slip shows as a difference.
std::string told(std::string_view story, Programmes programmes);

}  // namespace yearward::story
