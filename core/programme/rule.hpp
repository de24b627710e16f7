// Rule: what follows from an event, in which unit and for whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/programme/condition.hpp"
#include "core/programme/measure.hpp"
#include "core/programme/unit.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward {

// Not more than `most` in any one span of the window.
struct Cap {
  Window window;
  Points most;
};

struct Bracket {
  std::int64_t from = 0;  // of the measure, in its steps; rising, the first is where it starts
  Points give;            // a fixed amount…
  Ratio rate;             // …and a rate of the measure (of the part in this bracket, when sliced)
};

// How much a rule brings, before rounding.
struct Amount {
  enum class Kind : std::uint8_t {
    Rate,      // `rate` of the measure
    Fixed,     // `give`
    OfBase,    // `rate` of what the base rules of this unit bring
    Factor,    // stage multiply: the base (or running) amount of the lines times `rate`
    Brackets,  // by the event's measure
    Blocks,    // `give` for every whole `every` the measure in the window passes
    Ordinal,   // `list` by which event of the window it is
  };
  enum class Whole : std::uint8_t { No, OfEvent, OfLine };  // only whole multiples of `every` count
  Kind kind = Kind::Rate;
  std::optional<MeasureIndex> measure;  // none: the amount the event says was paid
  Ratio rate;
  Points give;
  std::int64_t every = 0;          // Rate with Whole, Blocks: in steps of the measure
  Whole whole = Whole::No;
  bool sliced = false;             // Brackets: each part at its own rate
  std::vector<Bracket> brackets;   // 1–64
  Window window;                   // Blocks, Ordinal
  std::int64_t most_blocks = 0;    // Blocks: in one span of the window; 0: no limit
  std::vector<Points> list;        // Ordinal: first, second…
  bool last_repeats = false;       // Ordinal: the last entry holds for all later ones
  Points at_least;                 // the event brings at least so much, once the rule applies
};

enum class Stage : std::uint8_t { Base, Add, Multiply };  // in this order

struct Rule {
  enum class Reads : std::uint8_t { Before, After, Split };  // the level a crossing event earns at
  enum class To : std::uint8_t { Member, Referrer, Household };
  RuleId id;
  std::vector<std::string> on;     // event types; empty: purchases
  Stage stage = Stage::Base;
  std::int32_t priority = 0;       // within a stage, higher first; then by id
  UnitIndex unit = 0;
  To to = To::Member;
  Condition condition;
  Amount amount;
  LineFilter lines;                // Factor: which lines it multiplies
  bool running = false;            // Factor: of everything so far, not of the base only
  bool needs_base = false;         // only when a base rule of the unit brought something
  Rounding rounding = Rounding::Down;
  bool apart = false;              // rounded by itself, not with the unit's other rules
  std::string group;               // of Programme::groups; empty: none
  std::vector<Cap> caps;
  std::optional<Cap> fund;       // for all members together
  Reads reads = Reads::Before;
  std::optional<Lapse> lapse;      // this value ages otherwise than the unit's
  std::string issuer;              // who owes it; empty: the unit's
};

// Rules that compete or share a limit.
struct Group {
  enum class Mode : std::uint8_t { Sum, Best, Exclusive };  // Exclusive: the first that applies
  std::string id;
  Mode mode = Mode::Sum;
  std::vector<Cap> caps;
  std::optional<Cap> fund;  // for all members together
};

}  // namespace yearward
