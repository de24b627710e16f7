// The kiosk behind the window: what its own doors open onto, beside program.hpp.
// It refuses to know how the page's scripts do their work.
#pragma once

#include "web/app/kiosk_model.hpp"

namespace yearward::adapter {

void happened(const kiosk::Message& message);
// Whether the key is a scanner's, so that nothing else on the page may see it.
bool keyed(const kiosk::Keyed& keyed);

}  // namespace yearward::adapter
