// Opening balances: what members bring along from an older system, as ordinary events, so that
// nothing stands in the ledger that no event explains. It refuses to know file formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger/event.hpp"

namespace yearward {

struct OpeningLot {
  MemberId member;
  UnitId unit;
  Points points;                // above zero; below zero: what the member owed
  std::optional<Day> last_day;  // its own last usable day; none: as the unit says
};
struct OpeningLevel {
  MemberId member;
  LadderId ladder;
  LevelId level;
  std::optional<Day> last_day;
};
struct OpeningProfile {
  MemberId member;
  std::vector<Setting> settings;  // at most kMostSettings
};
struct Opening {
  std::vector<OpeningProfile> profiles;
  std::vector<OpeningLevel> levels;
  std::vector<OpeningLot> lots;
};

// The events of one take-over, in order of occurrence: profiles, then levels, then lots, all at one
// moment. Their ids follow from the batch's name and the rows, so that running it again changes
// nothing, in whatever order the rows stand; a lot whose points were changed in between keeps its
// id and is refused as known with other content. Equal lots of one member are told apart by number.
std::vector<Event> opening_events(const std::string& batch, Moment at, const Opening& opening);

}  // namespace yearward
