// How far away something is, in money, visits and days, and what the present pace makes of it.
// It refuses to promise: plain rules only, rounded so that what is said is enough.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/engine/progress.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {

// The unit the main ladder counts; where it counts something else, the unit the portal counts in.
UnitIndex unit_of_main_ladder(const Programme& programme);

struct Effort {
  const Rule* rule = nullptr;          // the unit's base rule without conditions
  Money money;                         // that brings the points; rounded up
  std::optional<std::int64_t> visits;  // like the recent ones, rounded up; none without any
};
// None when no plain rule turns money into that unit.
std::optional<Effort> effort_for(const Showing& showing, UnitIndex unit, Points points);

struct Stretch {
  Day first, last;  // both included
};
// What a member who comes as often as lately can do within a window.
struct Pace {
  std::int32_t days = 0;        // of the window
  std::int64_t visits = 0;      // in them, by the recent rhythm, rounded down, at least one
  Money each;                   // what a visit would have to be; up to the next whole unit
  bool enough = false;          // the usual visits bring it
  bool daily_is_enough = false; // a usual visit every day would bring it
};
// None without recent visits. Pre: the window has a day.
std::optional<Pace> pace_in(const Showing& showing, const Effort& effort, const Stretch& window);

// The days from tomorrow to the year's end that a level's status is still counted in.
Stretch rest_of_year(const Showing& showing);
// The year whose status keeps a level that is certain until that day: all of it, or what is left.
Stretch keeping_year(const Showing& showing, Day certain_until);

// Today's pace run to the horizon; null when there is none.
const Projection* at_pace(const Showing& showing);
// The day today's pace reaches it; none by the horizon, or without a pace.
std::optional<Day> level_at_pace(const Showing& showing, LevelIndex level);
std::optional<Day> reward_at_pace(const Showing& showing, const Reward& reward);

enum class Scope : std::uint8_t { More, Whole };  // on top of what was counted, or all of it
// "Spend ¥3,500 more (about 7 visits)", or in points when no plain rule turns money into them.
std::string effort_in_words(const Showing& showing, UnitIndex unit, Points points, Scope span);

// --- reach.cpp: whether it can be done in time, in whole sentences -------------------------------
std::string reach_of_next_level(const Showing& showing, UnitIndex unit,
                                const LadderProgress& progress);
std::string reach_of_keeping(const Showing& showing, UnitIndex unit,
                             const LadderProgress& progress);
std::string reach_of_reward(const Showing& showing, const Reward& reward, Points missing);
// The hero's one line about the next level.
std::string to_next_line(const Showing& showing, const LadderProgress& progress);

}  // namespace yearward::present
