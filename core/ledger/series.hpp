// A measure over time, so that any window's sum is two look-ups, however long the history.
#pragma once

#include <cstdint>
#include <vector>

#include "core/programme/window.hpp"
#include "core/quantity/day.hpp"

namespace yearward {

// Sums by day.
class Series {
 public:
  // Adds to a day; days may come late. Range: every sum stays within ±(2^53 − 1) by the edges.
  void add(Day day, std::int64_t value);
  std::int64_t sum(Span span) const;
  std::int64_t days(Span span) const;  // how many days of the span have something
  std::int64_t total() const { return marks_.empty() ? 0 : marks_.back().total; }

 private:
  struct Mark {
    Day day;
    std::int64_t total = 0;  // of this day and all before it
  };
  std::size_t first_after(Day day) const;  // place of the first mark later than the day

  std::vector<Mark> marks_;  // rising days
};

// Single values, for the largest, the latest, the mean, and for two clocks at once.
class Readings {
 public:
  void put(Day day, Day recorded, std::int64_t value);
  void drop(Day day, std::int64_t value);  // takes one such reading back, if there is one
  std::int64_t most(Span span) const;      // 0 when there is none
  std::int64_t latest(Span span) const;    // 0 when there is none
  struct Mean { std::int64_t sum = 0, count = 0; };
  Mean mean(Span span) const;
  std::int64_t sum_by_both_clocks(Span span) const;  // occurred and recorded within the span

 private:
  struct Mark {
    Day day, recorded;
    std::int64_t value = 0;
  };
  std::vector<Mark> marks_;  // by day, then as they came
};

struct Measured {
  Series sum;
  Readings readings;
};

}  // namespace yearward
