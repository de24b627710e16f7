// The screen a kiosk's model means, as one tree of the same nodes the portal is made of.
// Pure: the same model is the same tree. It refuses to know how large and where anything is.
#pragma once

#include "web/app/kiosk_model.hpp"
#include "web/present/node.hpp"

namespace yearward::present {

// Shape: one Region with look Page; in it main, whose first child is the band (look Hero) with
// brand and heading, then what can be read and used; the dock (look NavBar); while it is asked, the
// dialog. Nobody but a known member is named. Without words or a day its key is empty.
Node kiosk_screen(const kiosk::Model& model);

}  // namespace yearward::present
