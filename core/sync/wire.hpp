// What a device and the server say to each other about one member's events, as values.
// Events are pulled by cursor and pushed under ids made by the device: saying it twice changes
// nothing. It refuses to know HTTP, JSON and clocks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/refusal.hpp"
#include "core/ledger/event.hpp"
#include "core/programme/programme.hpp"

namespace yearward::sync {

inline constexpr std::size_t kMostEventsAnExchange = 500;

// A place in the member's stream at the server: 1, 2, 3 … in commit order; 0 is before the first.
using Cursor = std::int64_t;

// Who is signed in, as much as the screens need.
struct Profile {
  MemberId id;
  std::string card;  // digits, shown and drawn as a code
  std::string name;  // how the member wants to be addressed
  Day joined;
  bool operator==(const Profile&) const = default;
};

struct PlacedEvent {
  Cursor place = 0;
  Event event;
  bool operator==(const PlacedEvent&) const = default;
};

// GET /v1/sync?after=<cursor>&rules=<digest>. `rules_document` is empty when the device's rules are
// still the server's; otherwise the programme versions as JSON text, to be kept as they are.
struct PullAnswer {
  Profile profile;
  std::string rules;           // digest of the rules in force
  std::string rules_document;
  std::vector<PlacedEvent> events;
  Cursor cursor = 0;
  bool more = false;           // ask again at once
  Moment as_of;                // the programme's civil time at the server
};

// POST /v1/events: every id comes back exactly once, in one list or the other.
struct PushRefusal {
  EventId id;
  Problem problem;
};
struct PushAnswer {
  std::vector<EventId> accepted;  // now, or in an earlier exchange
  std::vector<PushRefusal> refused;  // for good: never send them again
};

}  // namespace yearward::sync
