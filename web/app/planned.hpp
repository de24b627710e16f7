// A purchase somebody plans, beside the amount they chose: read from what they typed, lived through
// the engine. It refuses to know screens.
#pragma once

#include <vector>

#include "web/app/model.hpp"

namespace yearward::app {

// The amount in the field. Refuses: as money_from_text, and AmountMustBePositive.
Result<Money> planned_amount(const Session& session, Day today, const PlanForm& form);
// The day in the field; tomorrow while nothing was typed.
// Refuses: DayDoesNotExist, HorizonIsBeforeToday, HorizonIsTooFar.
Result<Day> planned_day(const Session& session, Day today, const PlanForm& form);

// Runs the chosen year with a purchase in it; none when its day has passed.
// Pre: derived without fault.
void plan(Session& session, Day today, Money amount, Day on);
// As the fields say; none while either cannot be read.
void plan(Session& session, Day today, const PlanForm& form);

// Days worth proposing: tomorrow, the next day of each activity shown, the last day.
// Shape: in order, each once, all after today and by the horizon.
std::vector<Day> days_proposed(const Session& session, Day today);

}  // namespace yearward::app
