// Appends codes to a file; for development only.
#include "tools/server/code_sender.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace yearward::server {

Outcome FileSender::send(const CodeMessage& message) {
  const std::string line =
      nlohmann::json{
          {"phone", message.phone}, {"code", message.code}, {"programme", message.programme}}
          .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
      "\n";
  const std::lock_guard lock(mutex_);
  const int file = ::open(path_.c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return Problem{Refusal::StoreIsUnavailable, {}, "the file of codes"};
  const ssize_t written = ::write(file, line.data(), line.size());
  ::close(file);
  if (written != static_cast<ssize_t>(line.size())) return Refusal::StoreIsUnavailable;
  return Done{};
}

}  // namespace yearward::server
