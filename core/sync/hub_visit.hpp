// One exchange on its way through the hub; of the hub's own files only.
#pragma once

#include "core/sync/hub.hpp"

namespace yearward::sync {

// A hold for a lease ends by the log alone: the last moment documents can name.
inline constexpr Moment kNoEnd{new_year(3000).plus_days(-1), 0};

// A name a device may give: its own, of this epoch's place or of an earlier epoch's.
bool may_name(const EventId& name, FactId place);
// Whether a fact that is told again is the one that was recorded.
bool says_the_same(const LogRow& row, const Fact& fact);

struct Hub::Visit {
  HubStore& store;
  const Request& request;
  const Instant now;
  DeviceRow device;
  Reply reply;
};

}  // namespace yearward::sync
