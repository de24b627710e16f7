// The portal's one decision: model and message in, model and effects out. Pure: it refuses to know
// the clock, the network, the store and the browser; each is asked by an effect, answers a message.
#pragma once

#include <vector>

#include "web/app/effect.hpp"
#include "web/app/message.hpp"
#include "web/app/model.hpp"

namespace yearward::app {

inline constexpr std::int32_t kRetrySeconds = 30;
inline constexpr std::int32_t kActivityPage = 30;
inline constexpr std::size_t kLongestTyped = 64;  // bytes a field takes

struct Step {
  Model model;
  std::vector<Effect> effects;
};

// The first step of a page. The language is the browser's wish; a kept setting overrules it.
Step start(Language language);

Step update(Model model, const Message& message);

}  // namespace yearward::app
