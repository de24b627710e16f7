// The likely year: what this member will probably spend, from their own visits and from members
// like them. Integers only, so that phone, kiosk and server agree to the last digit. It refuses to
// know points: a path's purchases go through the engine like any others.
//
// The model. A member who comes at all comes on any day with the chance of their rate; a pause
// begins on any day, and ends on any day, with the chances of their kind of pause. Nobody's rate
// and pause are known; every pair is weighed by how well it explains the visits seen. What a visit
// brings is the member's own mean, drawn towards everybody's usual one. What looking back taught
// about such expectations is applied last.
#pragma once

#include <cstdint>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/likely_model.hpp"

namespace yearward {

inline constexpr std::int32_t kLikelyPaths = 1'000;
inline constexpr std::int32_t kDaysLookedBackOn = 728;  // older visits say nothing about this year
inline constexpr std::int32_t kFarthestLikelyDays = 800;

// A day with purchases, and what they came to.
struct Visit {
  Day day;
  Money spent;
  bool operator==(const Visit&) const = default;
};
// A member's visits up to `today`, less what came back up to account.as_of; a purchase of which
// everything came back was none.
// Shape: in order of day, one a day.
std::vector<Visit> visits_of(const Account& account, Day today);

struct Likely {
  Money low, likely, high;       // spent in the days ahead; low ≤ likely ≤ high
  std::int64_t visits = 0;       // expected, in thousandths
  std::int32_t without = 0;      // of 1,000 paths, how many have no visit at all
  std::int32_t inside = 0;       // of 1,000 paths, how many lie in the range: held, or more
  std::int32_t low_path = 0, likely_path = 0, high_path = 0;  // the paths that come nearest
};

// The model made ready for so many days ahead; asked for any number of members.
class LikelyYear {
 public:
  // Pre: 0 < days ≤ kFarthestLikelyDays; the model outlives this and is as the reader lets it be.
  LikelyYear(const LikelyModel& model, std::int32_t days);

  // What is known of one member.
  struct Outlook {
    Day today;
    Money expected;                      // the mean, lessons applied
    std::int64_t visits = 0;             // millionths
    Money a_visit;                       // what one brings, so that the mean comes to `expected`
    std::vector<std::int64_t> standing;  // share of each rate and pause: awake, paused, awake…
    std::int64_t total = 0;              // of the shares
  };
  // Pre: visits as visits_of gives them, none after today. Without any: everybody's outlook.
  Outlook outlook(const std::vector<Visit>& visits, Day today) const;

  // One of the thousand ways the days ahead may go: the same on every machine.
  // Shape: in order of day, all after today. Pre: path < kLikelyPaths.
  std::vector<Visit> path(const Outlook& outlook, std::int32_t path) const;

  // The narrowest range that holds model.held of the thousand paths, widened to hold the mean.
  Likely likely(const Outlook& outlook) const;

 private:
  struct Survival {                      // that nothing happened after 1, 2, 4 … days, in 2^-31
    std::int64_t after[10];
  };
  struct Rhythm {
    std::int32_t rate = 0;
    LikelyModel::Pause pause;
    std::int64_t awake_visits = 0, paused_visits = 0;  // expected in the days ahead, millionths
    Survival awake, paused;
  };
  struct Standing;
  Standing standing_of(const Rhythm& rhythm, const std::vector<Visit>& visits, Day today) const;
  static Survival survival(std::int32_t chance);
  void expect(Rhythm& rhythm) const;
  std::int64_t taught(std::int64_t expected) const;
  template <class Each>
  void walk(const Outlook& outlook, std::int32_t path, Each each) const;

  const LikelyModel& model_;
  std::int32_t days_;
  std::vector<Rhythm> rhythms_;
};

// Visits, likely spending and range of one member in one step.
Likely likely_spend(const LikelyModel& model, const std::vector<Visit>& visits, Day today,
                    Day until);

}  // namespace yearward
