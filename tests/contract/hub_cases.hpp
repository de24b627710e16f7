// What every store keeps for the hub, as cases to hold any store to.
#pragma once

#include "tools/server/store.hpp"

namespace yearward::server {

// Each begins with an empty store and leaves it as it likes.
void keep_devices_and_logs(Store& store);
void keep_one_stream(Store& store);
void keep_limits(Store& store);
void keep_leases(Store& store);
void keep_held_and_owed(Store& store);

}  // namespace yearward::server
