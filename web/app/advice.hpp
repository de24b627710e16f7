// Advice about the year ahead: whether a level lasts, what saves points from lapsing, what they buy
// best. Worked out when it is asked for. It refuses to know screens.
#pragma once

#include "web/app/model.hpp"

namespace yearward::app {

// Keep and Rescue go by the observed pace, BestUse by the amount chosen.
// Pre: derived without fault.
Advised advised(const Session& session, Day today, Advice about);

}  // namespace yearward::app
