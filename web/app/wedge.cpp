// The wedge's one rule: keys no more than 50 ms apart, six at least, then Enter.
#include "web/app/wedge.hpp"

namespace yearward::kiosk {

std::optional<std::string> Wedge::take(Key key) {
  running_ = begun_ && key.at >= last_ && key.at - last_ <= kWithinScan;
  if (!running_) keys_.clear();
  begun_ = true;
  last_ = key.at;
  if (key.character == kEnter) {
    std::string code = std::move(keys_);
    keys_.clear();
    begun_ = false;
    const bool whole = code.size() >= kShortestScan && code.size() <= kLongestScan;
    return running_ && whole ? std::optional(std::move(code)) : std::nullopt;
  }
  if (key.character < ' ' || key.character > '~') {
    keys_.clear();
    begun_ = false;
    return std::nullopt;
  }
  // One beyond the longest is enough to know that it is too long.
  if (keys_.size() <= kLongestScan) keys_ += static_cast<char>(key.character);
  return std::nullopt;
}

}  // namespace yearward::kiosk
