// The server program in a process of its own, for tests that signal or kill it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace yearward::server {

class ServerProcess {
 public:
  // Starts on any free ports and waits until it says that it has; what it says on standard error
  // is in `log`.
  ServerProcess(const std::string& database, const std::string& log,
                const std::vector<std::string>& more = {});
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  std::uint16_t port() const { return port_; }
  std::uint16_t admin_port() const { return admin_port_; }
  void signal(int signal) const;
  // The exit status, or −1 when it was killed.
  int end(int signal);

 private:
  pid_t child_ = -1;
  std::uint16_t port_ = 0, admin_port_ = 0;
};

}  // namespace yearward::server
