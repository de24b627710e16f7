// The tablet's one decision: model, message and the time in, model and effects out. Nothing is said
// to be done before it is on the disk, and nothing waits for the network. It refuses to know
// clocks, keys, disks and the browser.
#pragma once

#include "web/app/tablet_model.hpp"

namespace yearward::tablet {

Step start(app::Language language);
Step update(Model model, const Message& message, Now now);

// When Rang is to be sent if nothing happens before; none: not at all.
std::optional<Millis> next_alarm(const Model& model);

// --- what screens ask ---------------------------------------------------------------------------
// The version of the rules in force today; null before there are any.
const Programme* programme_of(const Model& model);
Moment civil_now(const Model& model);
sync::ClockReading clock_of(const Model& model);

// What a purchase would bring the customer by the device's own reckoning, which knows a level and
// nothing else of them: what only their history decides is the server's to add or take.
Points claim_of(const Model& model, const Customer& customer, Money amount);
// The amount on the pad. Refuses: MoneyIsMalformed, MoneyHasTooManyDecimals, AmountMustBePositive.
Result<Money> typed_amount(const Model& model);

// What the customer has: what the server last said, what was done here since, what is set aside
// for them on this device.
struct Standing {
  Points available;     // all of it
  Points here;          // of that, what this device may give out now without asking
  sync::Instant as_of = 0;
  bool provisional = false;
};
Standing standing_of(const Model& model, const Customer& customer);
// Whether a reward may be handed out here and now.
bool may_redeem(const Model& model, const Customer& customer, const Reward& reward);

// Whether everything said here is with the server and nothing is set aside: safe to switch off.
bool all_is_with_the_server(const Model& model);

}  // namespace yearward::tablet
