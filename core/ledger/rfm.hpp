// How recently, how often and how much a member buys, beside the whole population: scores, the
// sixteen patterns against the mean, and named segments. It refuses to know rewards and levels.
//
// A segment gates rules by one of two roads, and both give the same answer on server and device:
//  - scores by quantiles need the population, so the server reckons them and writes the segment's
//    name into an attribute of the member by a Profile event (profile_of); conditions read the
//    attribute, and the device has the event like any other;
//  - scores by fixed bins need only the member's own ledger: the device reckons them itself, and a
//    programme may say the same as conditions over measures in windows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/account.hpp"

namespace yearward {

// A member's purchases up to a day. What was refunded whole by then never was a purchase; the rest
// counts what was kept of it.
struct Buying {
  Day first, last;            // days of purchases; meaningless without any
  std::int64_t purchases = 0;
  Money spent;
  bool operator==(const Buying&) const = default;
};
Buying buying_of(const Account& account, Day day);

// 1 is the lowest, `kMostBands` the most there can be; 0: never bought.
struct Scores {
  std::uint8_t recency = 0, frequency = 0, money = 0;
  bool operator==(const Scores&) const = default;
};
inline constexpr std::uint8_t kMostBands = 10;

// Edges of fixed bins, each list rising: a score is one more than the edges passed.
struct FixedBins {
  std::vector<std::int32_t> days;       // bought at most so many days ago: fewer score higher
  std::vector<std::int64_t> purchases;  // at least so many
  std::vector<Money> spent;             // at least so much
};
// Pre: at most kMostBands − 1 edges each.
Scores scores_by(const FixedBins& bins, const Buying& buying, Day day);

// Scores by equal parts of the population that bought: 1 + ⌊bands × (members below) ÷ members⌋, so
// that equal figures score alike, whatever the order.
// Shape: one a member, in the order given. Pre: 1 ≤ bands ≤ kMostBands.
std::vector<Scores> scores_by_quantiles(const std::vector<Buying>& population, std::uint8_t bands,
                                        Day day);

// Which figures are above the mean of those who bought. A figure equal to the mean is up.
struct Pattern {
  bool length = false;     // days from the first purchase to the last
  bool recency = false;    // bought more recently than the mean
  bool frequency = false;
  bool money = false;
  bool operator==(const Pattern&) const = default;
  // 0–15: length 8, recency 4, frequency 2, money 1.
  std::uint8_t number() const;
};
// Exact: figure × members against the sum, in 128 bits. Shape: one a member, in the order given;
// all down for those who never bought.
std::vector<Pattern> patterns_of(const std::vector<Buying>& population, Day day);

// A named segment: all three scores within its bounds. The first that fits has the member.
struct Band {
  std::uint8_t least = 0, most = kMostBands;
};
struct ScoreSegment {
  std::string id;
  Band recency, frequency, money;
};
// The name of the segment; empty when none fits.
std::string_view segment_of(const std::vector<ScoreSegment>& segments, Scores scores);
// For five bands: champions, loyal, promising, new, fading, lost, never_bought.
std::vector<ScoreSegment> usual_segments();

// The event by which the server writes a segment into an attribute. Its id follows from its
// content, so that saying it twice changes nothing. It counts at the day's end.
Event profile_of(const MemberId& member, std::string attribute, std::string_view segment, Day day);

}  // namespace yearward
