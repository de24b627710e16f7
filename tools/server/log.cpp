// Spells log lines; what reaches it is escaped as JSON, so nothing from a client can start a line.
#include "tools/server/log.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "core/programme/programme.hpp"

namespace yearward::server {

void Log::write(std::string_view level, std::string_view event,
                std::initializer_list<LogField> fields) const {
  nlohmann::ordered_json line;
  line["ts"] = text_from_moment(moment_at(Zone{"UTC", {{0, 0}}}, clock_.seconds())) + "Z";
  line["level"] = level;
  line["event"] = event;
  for (const LogField& field : fields) {
    std::visit([&](const auto& value) { line[std::string(field.name)] = value; }, field.value);
  }
  sink_(line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace) + "\n");
}

void Log::info(std::string_view event, std::initializer_list<LogField> fields) const {
  write("info", event, fields);
}
void Log::warn(std::string_view event, std::initializer_list<LogField> fields) const {
  write("warn", event, fields);
}
void Log::error(std::string_view event, std::initializer_list<LogField> fields) const {
  write("error", event, fields);
}

Log::Sink standard_error_sink() {
  return [](const std::string& line) {
    // A log that cannot be written must not stop the portal.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
  };
}

}  // namespace yearward::server
