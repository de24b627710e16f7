// What operators read: one JSON object a line. It refuses to carry PINs, cards, names and cookies;
// who writes a line hands over only what may be there.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "tools/server/clock.hpp"

namespace yearward::server {

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t> value;
};

class Log {
 public:
  using Sink = std::function<void(const std::string& line)>;
  Log(const Clock& clock, Sink sink) : clock_(clock), sink_(std::move(sink)) {}

  // Writes {"ts":…,"level":…,"event":…, fields…}. Safe from any thread.
  void info(std::string_view event, std::initializer_list<LogField> fields = {}) const;
  void warn(std::string_view event, std::initializer_list<LogField> fields = {}) const;
  void error(std::string_view event, std::initializer_list<LogField> fields = {}) const;

 private:
  void write(std::string_view level, std::string_view event,
             std::initializer_list<LogField> fields) const;
  const Clock& clock_;
  Sink sink_;
};

// One write(2) a line, so that lines of several threads never mix.
Log::Sink standard_error_sink();

}  // namespace yearward::server
