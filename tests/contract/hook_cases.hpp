// What every store keeps of webhooks' deliveries, as a case to hold any store to.
#pragma once

#include "tools/server/store.hpp"

namespace yearward::server {

// Begins with an empty store and leaves it as it likes.
void keep_deliveries(Store& store);

}  // namespace yearward::server
