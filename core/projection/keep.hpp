// Keep and rescue: whether a level outlasts its review at a pace and what is missing, and what
// saves points before they lapse. Everything is tried on the engine; nothing is posted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/engine/progress.hpp"
#include "core/projection/scenario.hpp"

namespace yearward {

struct LevelReview {
  LadderIndex ladder = 0;
  LevelIndex level = 0;     // held today
  Day decided_on;           // the day whose figures decide
  Day from;                 // the day after it is certain: what is decided counts from here
  LevelIndex then = 0;      // held on that day at this pace
  bool kept = false;        // then is not below level
  Ways missing;             // at this pace, on the day that decides: one way is enough
  // Each by itself is enough, beside the pace; none: not within what the programme reckons with.
  std::optional<Money> weekly;        // the least a purchase of the habit may be
  std::optional<Money> once;          // the least one more purchase on the last day
  std::optional<std::int32_t> visits; // the fewest more visits of the usual amount, a day each
};

inline constexpr std::int32_t kMostVisitsMore = 30;

// None when the level is certain for good, or is the lowest. Shape: `branch` as of today.
// Refuses: HorizonIsTooFar (it is decided more than 800 days ahead), and what the engine refuses.
Result<std::optional<LevelReview>> will_keep(const Versions& versions, const Account& branch,
                                      const Pace& pace, LadderIndex ladder);

// Something listed that uses or keeps points before they lapse.
struct Saving {
  enum class Kind : std::uint8_t {
    Act,     // an event type that keeps the balance alive; `name`
    Redeem,  // a reward
    Trade,   // a trade, with the fewest points that save the most
  };
  Kind kind{};
  std::string name;  // event type, reward or trade
  Points given;      // of the unit
  Points kept;       // that would have lapsed: kept alive, or put to use
  Money worth;       // what comes for it: of a reward, or money of a trade
};

struct Rescue {
  UnitIndex unit = 0;
  Points lapsing;               // on one day, at this pace
  Day last_day;                 // to do something
  std::vector<Saving> savings;  // the cheapest first; the most kept, then fewest other points
};

// The first lapse at this pace up to the horizon, and what saves it. None when nothing lapses.
// Refuses: what the engine refuses of the pace.
Result<std::optional<Rescue>> rescue(const Versions& versions, const Account& branch,
                                     const Pace& pace, UnitIndex unit, Day horizon);

}  // namespace yearward
