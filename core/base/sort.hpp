// Sorting that keeps equals in their order, the same on every machine. Written out: the library's
// own comes to four kilobytes of program for each type it sorts, and the page carries them all.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace yearward {

// Merges ever longer runs, from below. `earlier(a, b)`: a belongs before b.
template <class T, class Earlier>
void sort_stably(std::vector<T>& items, Earlier earlier) {
  std::vector<T> merged;
  merged.reserve(items.size());
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    merged.clear();
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, items.size());
      const std::size_t end = std::min(middle + width, items.size());
      std::size_t left = begin, right = middle;
      while (left < middle || right < end) {
        const bool take_right =
            left == middle || (right < end && earlier(items[right], items[left]));
        merged.push_back(std::move(take_right ? items[right++] : items[left++]));
      }
    }
    items.swap(merged);
  }
}

}  // namespace yearward
