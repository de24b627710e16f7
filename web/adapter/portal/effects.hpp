// Carries out what update asked for. It refuses to know why, and what follows from the answers.
#pragma once

#include "web/app/effect.hpp"

namespace yearward::adapter {

void perform(const app::Effect& effect);

// "#/forecast" for a route, and back; an unknown address is Home.
std::string_view address_of(app::Route route);
app::Route route_of(std::string_view address);

}  // namespace yearward::adapter
