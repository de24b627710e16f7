// Ladder: which standing a member has. Tiers, lifetime status, challenges, badges, streaks,
// lifecycle stages and bands are all ladders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/programme/condition.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

// How long a level is certain once it was attained or kept.
struct Validity {
  enum class Kind : std::uint8_t {
    Forever,
    WhileTrue,   // as long as the attain condition holds (deposits)
    EndOfYear,   // end of the year `count` years after this one; year starts at month-day
    EndOfWindow, // end of the counter's window `count` windows after this one
    Months,      // `count` months to the day before; month_end: to the end of the month so many
                 // months after the attaining, or after the last review
  };
  Kind kind = Kind::Forever;
  std::int32_t count = 0;
  std::int32_t month = 1, day = 1;
  bool month_end = false;
  std::int32_t grace_days = 0, grace_months = 0;  // benefits last so much longer than the review
};

struct Grant {
  UnitIndex unit = 0;
  Points amount;
};

struct Level {
  LevelId id;
  Condition attain;            // the first level: always
  // What the ladder's counter must show, when `attain` asks for nothing else. Follows from it.
  std::optional<std::int64_t> attained_at;
  Condition retain;            // judged on the last certain day
  std::vector<Grant> grants;   // posted each time it is attained
  Ratio discount;              // price cut of the level, 1/10 = 10 % off; 0: none
};

// What carries over when a level is attained, kept, or a window ends.
struct Carry {
  enum class When : std::uint8_t {
    Never,
    AtStep,     // on each rise or keeping the threshold is paid, the rest stays
    AtYearEnd,  // at the window's end what is above the threshold of the level reached stays
  };
  When when = When::Never;
  Ratio share{1, 1};
  std::int64_t most = 0;               // in the counter's steps; 0: no limit
  LevelIndex from_level = 1;           // levels below carry nothing
  bool own_only = false;               // what was carried in does not carry on
};

struct Ladder {
  enum class Rises : std::uint8_t { AtOnce, NextDay, NextMonth, AtReview };  // NextMonth: judged
                                                                  // on the first of each month
  enum class Drop : std::uint8_t { ToQualified, OneLevel, Never };
  enum class AfterRefund : std::uint8_t { Now, AtReview };
  // When a version with other thresholds comes into force: who stands where is decided…
  enum class Anew : std::uint8_t { AtReview, Now };
  LadderId id;
  std::vector<Level> levels;   // rising; everybody holds the first
  // What the thresholds mostly count: the measure and window that to-next speaks of and that is
  // carried over.
  MeasureIndex counter = 0;
  Window window;
  Rises rises = Rises::AtOnce;
  bool one_step = false;       // one level at a time, each paid for
  Validity holds;              // after attaining
  Validity renews;             // after keeping or falling
  Drop drop = Drop::ToQualified;
  AfterRefund after_refund = AfterRefund::Now;
  Anew on_new_version = Anew::AtReview;
  Carry carry;
  Condition win_back;          // within win_back_days of a fall it restores the level
  std::int32_t win_back_days = 0;
};

}  // namespace yearward
