// The wedge: tells a scanner that types like a keyboard from a person who types, by how fast keys
// follow each other. It refuses to know what a code means, and the clock: each key brings its time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace yearward::kiosk {

// Milliseconds since the page opened. They never go back.
using Millis = std::int64_t;

inline constexpr Millis kWithinScan = 50;         // between two keys of one scan
inline constexpr std::size_t kShortestScan = 6;   // characters, Enter left out
inline constexpr std::size_t kLongestScan = 1'300;    // a tablet's receipt is the longest
inline constexpr std::int32_t kEnter = 13;

// A key that went down: its character, or kEnter.
struct Key {
  std::int32_t character = 0;
  Millis at = 0;
};

class Wedge {
 public:
  // The code that this key completes, if it does. Slower than a scanner, too short or too long:
  // none. Anything but plain ASCII and Enter breaks the run off.
  std::optional<std::string> take(Key key);

  // Whether the last key followed another one as fast as a scanner types: then it is none of a
  // person's, and nothing else on the page may see it.
  bool running() const { return running_; }

 private:
  std::string keys_;
  Millis last_ = 0;
  bool begun_ = false, running_ = false;
};

}  // namespace yearward::kiosk
