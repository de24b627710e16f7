// Pool safety: the next twelve months of a member with and without a household, side by side,
// before they join or leave. It refuses to guess: what everybody will do is given as events.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/engine/together.hpp"

namespace yearward {

inline constexpr std::int32_t kPreviewMonths = 12;

// Where a member stands at the end of a month.
struct MonthOutlook {
  Day last_day;
  std::vector<LevelIndex> own, shown;  // a ladder each; shown: the household's, when it is higher
  std::vector<Points> held;            // a unit each: available, pending, less what is owed
  std::vector<Points> lapsed;          // a unit each: what lapsed in the month, after today
  bool operator==(const MonthOutlook&) const = default;
};

// This month and the twelve that follow it, from accounts evaluated up to their end.
// Shape: thirteen, in order.
// Pre: the member is among the parties, whose as_of is not before the last month's end.
std::vector<MonthOutlook> outlook_of(const Together& together, const MemberId& member, Day today);
// The last day of an outlook made today.
Day outlook_ends(Day today);

// Joining or leaving a household at a moment.
struct PoolChange {
  MemberId member;
  std::optional<MemberId> household;  // none: leaves
  Moment at;
};
struct PoolPreview {
  std::vector<MonthOutlook> as_it_is, changed;
  // The first place where the changed year differs; none: the change makes no difference.
  std::optional<std::int32_t> differs_from;
};

// Evaluates the circle twice, as it is and with the change. `events`: everybody's, those that are
// supposed to happen in the twelve months included (each member's habit, say).
// Refuses: what evaluate_together refuses.
Result<PoolPreview> preview_pool(const Versions& versions, const std::vector<MemberId>& members,
                                 const std::vector<Event>& events, const PoolChange& change,
                                 Day today);

}  // namespace yearward
