// Reads the machine's clock; nothing else in the backend does.
#include "tools/server/clock.hpp"

#include <chrono>

namespace yearward::server {

std::int64_t SystemClock::seconds() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace yearward::server
