// Cumulative sums by day, and single readings.
#include "core/ledger/series.hpp"

#include <algorithm>

namespace yearward {

namespace {
bool within(Span span, Day day) { return span.first <= day && day <= span.last; }
}  // namespace

std::size_t Series::first_after(Day day) const {
  if (marks_.empty() || marks_.back().day <= day) return marks_.size();
  const auto found =
      std::upper_bound(marks_.begin(), marks_.end(), day,
                       [](Day wanted, const Mark& mark) { return wanted < mark.day; });
  return static_cast<std::size_t>(found - marks_.begin());
}

void Series::add(Day day, std::int64_t value) {
  if (value != 0 && (marks_.empty() || marks_.back().day < day)) {
    marks_.push_back({day, total() + value});
    return;
  }
  std::size_t place = first_after(day);
  if (place > 0 && marks_[place - 1].day == day) {
    --place;
  } else {
    const std::int64_t before = place > 0 ? marks_[place - 1].total : 0;
    using Steps = std::vector<Mark>::difference_type;
    marks_.insert(marks_.begin() + static_cast<Steps>(place), {day, before});
  }
  for (std::size_t later = place; later < marks_.size(); ++later) marks_[later].total += value;
  // A day on which nothing is left is no day any more.
  const std::int64_t before = place > 0 ? marks_[place - 1].total : 0;
  if (marks_[place].total == before)
    marks_.erase(marks_.begin() + static_cast<std::vector<Mark>::difference_type>(place));
}

std::int64_t Series::sum(Span span) const {
  if (span.last < span.first) return 0;
  const std::size_t end = first_after(span.last);
  if (end == 0) return 0;
  const std::size_t begin = first_after(span.first.plus_days(-1));
  return marks_[end - 1].total - (begin > 0 ? marks_[begin - 1].total : 0);
}

std::int64_t Series::days(Span span) const {
  if (span.last < span.first) return 0;
  return static_cast<std::int64_t>(first_after(span.last)) -
         static_cast<std::int64_t>(first_after(span.first.plus_days(-1)));
}

void Readings::put(Day day, Day recorded, std::int64_t value) {
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), day,
                                      [](Day wanted, const Mark& m) { return wanted < m.day; });
  marks_.insert(after, {day, recorded, value});
}

void Readings::drop(Day day, std::int64_t value) {
  const auto found = std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) {
    return mark.day == day && mark.value == value;
  });
  if (found != marks_.end()) marks_.erase(found);
}

std::int64_t Readings::most(Span span) const {
  std::int64_t most = 0;
  for (const Mark& mark : marks_)
    if (within(span, mark.day)) most = std::max(most, mark.value);
  return most;
}

std::int64_t Readings::latest(Span span) const {
  for (std::size_t place = marks_.size(); place-- > 0;)
    if (within(span, marks_[place].day)) return marks_[place].value;
  return 0;
}

Readings::Mean Readings::mean(Span span) const {
  Mean mean;
  for (const Mark& mark : marks_) {
    if (!within(span, mark.day)) continue;
    mean.sum += mark.value;
    ++mean.count;
  }
  return mean;
}

std::int64_t Readings::sum_by_both_clocks(Span span) const {
  std::int64_t sum = 0;
  for (const Mark& mark : marks_)
    if (within(span, mark.day) && within(span, mark.recorded)) sum += mark.value;
  return sum;
}

}  // namespace yearward
