// Sample members as people describe them, "500 yuan every Saturday for 60 weeks", and the events
// that means up to a day. Events follow from dates alone, so a later day only adds to them.
#pragma once

#include <string>
#include <vector>

#include "core/programme/programme.hpp"
#include "tools/server/store.hpp"
#include "tools/yearward/history.hpp"

namespace yearward::command {

struct SampleHabit {
  std::int32_t first_weeks_ago = 0;  // begins so many weeks before the day
  std::int32_t last_weeks_ago = 0;   // and ended so many weeks before it; 0 = goes on
  Weekday weekday = Weekday::Saturday;
  Money amount;
  Money up_to;                       // above `amount`: varies between the two from visit to visit
  std::int32_t every_weeks = 1;      // counted from a fixed week, so that it does not shift
  bool is_irregular = false;         // any day of the week, and some weeks not at all
  std::string place;
  std::int32_t refund_every_visits = 0;  // 0: never; else about each so many visits …
  Money refund;                          // … so much is given back two days later
};

struct SampleMember {
  server::Member member;  // `joined` is found from the first habit
  std::string pin;
  std::string store;  // of staff who work in one
  std::int32_t joined_weeks_ago = 0;
  std::vector<SampleHabit> habits;
};

History history_until(const SampleMember& sample, Day today);

// The members file (its shape: assets/samples/README.md). Amounts are in the currency of each
// member's programme. Refuses: what the document's fields say wrongly, each with its place.
using Programmes = std::vector<server::Rules>;
Result<std::vector<SampleMember>> samples_from_json(const std::string& text,
                                                    const Programmes& programmes);

}  // namespace yearward::command
