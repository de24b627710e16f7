// Accumulators: what events and entries move in the measures that windows are read from.
#pragma once

#include "core/engine/desk.hpp"

namespace yearward {

// The day an event counts on for a measure: occurred, or recorded where the measure says so.
Day day_counted(const Measure& measure, const Event& event);

// How much the desk's event adds to each measure. Refuses: NumberIsOutOfRange, also when a measure
// would leave its range for good.
Outcome weigh_all(const Desk& desk, std::vector<std::int64_t>& weights);
void move_measures(const Programme& programme, Account& account, const Event& event,
                   const std::vector<std::int64_t>& weights);

// The same after a refund: what the event was and is now, by measure.
struct Shrunk {
  std::int64_t was = 0, now = 0;
};
void shrink_measures(const Programme& programme, Account& account, const Event& original,
                     const std::vector<Shrunk>& shrunk);

// Moves the measures of unit flows by the entries from `first` on. Returns whether any moved.
bool move_flows(const Programme& programme, Account& account, EntryIndex first);

// An event of a kind that counts as activity keeps idle value alive.
void note_activity(const Programme& programme, Account& account, const Event& event);

}  // namespace yearward
