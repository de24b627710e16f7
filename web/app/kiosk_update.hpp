// The kiosk's one decision: model, message and the time in, model and effects out. It asks a
// portal's update about members and lets nothing of its wishes through that would keep anything.
// It refuses to know the clock, the network and the browser.
#pragma once

#include "web/app/kiosk_model.hpp"

namespace yearward::kiosk {

// The first step of a page. A session that a crash or a power cut left at the server is ended
// before anything else.
Step start(app::Language language);

Step update(Model model, const Message& message, Millis now);

// When Rang is to be sent if nothing happens before; none: not at all.
std::optional<Millis> next_alarm(const Model& model);

// Whole seconds left to answer "still there?", at least one; 0 when it is not asked.
std::int32_t seconds_left(const Model& model);

// The member whose data may be shown; null when nobody is known.
const app::Session* known(const Model& model);

// What a newcomer's year brings at the least weekly amount for each gift, cheapest first.
// Shape: at most kMostPosters; empty without rules or a day.
void make_posters(Model& model);

}  // namespace yearward::kiosk
