// The one place the backend asks what time it is; tests hold it still. It refuses to know zones: a
// programme's civil time comes from moment_at.
#pragma once

#include <cstdint>

namespace yearward::server {

class Clock {
 public:
  virtual ~Clock() = default;
  // Seconds since 1970-01-01T00:00:00Z.
  virtual std::int64_t seconds() const = 0;
};

class SystemClock final : public Clock {
 public:
  std::int64_t seconds() const override;
};

}  // namespace yearward::server
