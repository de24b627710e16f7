// Puts the likely year to the test: learned up to one day, compared with what members really spent
// up to a later one. It refuses to let the model see anything in between.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/yearward/likely_fit.hpp"

namespace yearward::command {

struct BacktestQuestion {
  Day calibrate_until, until;
};

// How a forecast did over some members. Money in minor units.
struct Score {
  std::int64_t predicted = 0, actual = 0;  // sums
  double rmse = 0;                         // of the members' differences
  // Σ predicted / Σ actual; 0 when nothing was spent.
  double bias() const;
};

// The first is everybody.
enum class Segment : std::uint8_t { All, One, TwoOrThree, Active, FourToSix, SevenOrMore };
inline constexpr std::size_t kSegments = 6;

struct SegmentReport {
  std::int64_t members = 0;
  Score likely, weekly;         // weekly: the plain weekly average so far, gone on with
  std::int64_t held = 0;        // members whose spending lay in their range
  std::int64_t width = 0;       // of the ranges, summed
  std::int64_t without = 0;     // members who spent nothing
  double coverage() const;
  double mean_width() const;    // minor units
};

// Members of like expectation beside each other: what the chart draws.
struct Tenth {
  std::int64_t members = 0, predicted = 0, actual = 0, low = 0, high = 0;  // sums
};

struct Backtest {
  BacktestQuestion question;
  LikelyModel model;
  std::array<SegmentReport, kSegments> segments;
  std::vector<Tenth> tenths;    // of those who had come, by rising expectation
};

// Members count from their first visit; a visit is a day with purchases.
// Refuses: UntilIsBeforeFrom, HorizonIsTooFar (more than kFarthestLikelyDays), and what fit does.
Result<Backtest> backtest(const Histories& histories, const BacktestQuestion& question,
                          const Progress& progress);

std::string table_from_backtest(const Backtest& backtest, const Currency& currency);
// {"members","bias","rmse","coverage","mean_width","active":{…},"weekly_average":{…}…}
std::string json_from_backtest(const Backtest& backtest, const Currency& currency);
// A chart on a ground of its own, readable in light and dark surroundings.
std::string svg_from_backtest(const Backtest& backtest, const Currency& currency);

}  // namespace yearward::command
