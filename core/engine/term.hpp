// Term: how long a level is certain, and which day's figures decide what follows.
#pragma once

#include <optional>

#include "core/engine/desk.hpp"

namespace yearward {

struct Term {
  std::optional<Day> review, until;
};

// How long a level taken on `from` is certain; `last_review` when it follows from one.
Term term_of(const Validity& validity, Day from, std::optional<Day> last_review,
             const Desk& desk, const Window& window);

}  // namespace yearward
