// One exchange on its way through the hub; of the hub's own files only.
#pragma once

#include "core/sync/hub.hpp"

namespace yearward::sync {

// A hold for a lease ends by the log alone: the last moment documents can name.
inline constexpr Moment kNoEnd{new_year(3000).plus_days(-1), 0};

struct Hub::Visit {
  HubStore& store;
  const Request& request;
  const Instant now;
  DeviceRow device;
  Reply reply;
};

}  // namespace yearward::sync
