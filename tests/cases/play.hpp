// Play: an adapter's programme and events, ready to be evaluated as of any day. It refuses to know
// what is expected of them.
#pragma once

#include <string>
#include <vector>

#include "core/codec/reader.hpp"
#include "core/engine/engine.hpp"

namespace yearward::cases {

using codec::Json;

struct Play {
  Versions versions;
  std::vector<Json> documents;  // an event each, complete
  std::vector<Event> events;
  Day as_of;

  // The account on a day, without the events after it. Refuses: what `evaluate` refuses.
  Result<Account> on(Day day) const;
};

// The adapter's `member`, `events`, `times` and `as_of` as events. Refuses: what reading refuses;
// `where` names the adapter's example.
Result<Play> play_from(const Json& adapter, const Versions& versions);

// The same play with another amount, number or points in one event, by its id.
Result<Play> varied(const Play& play, const std::string& event, const std::string& field,
                    const Json& value);

// Field of an object as text; empty when it is not there or no text.
std::string text_in(const Json& object, const char* field);
std::int64_t whole_in(const Json& object, const char* field, std::int64_t otherwise);

}  // namespace yearward::cases
