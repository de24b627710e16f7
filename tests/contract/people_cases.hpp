// What every store of record keeps of people, as cases to hold any store to.
#pragma once

#include "tools/server/store.hpp"

namespace yearward::server {

// Each begins with an empty store and leaves it as it likes.
void keep_folders(Store& store);
void keep_audit_log(Store& store);
void keep_holders(Store& store);

}  // namespace yearward::server
