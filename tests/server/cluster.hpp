// The private PostgreSQL of the tests: started when the first test needs it, stopped when the
// program ends. Where it cannot be started the run fails and says what to install.
#pragma once

#include <string>

namespace yearward::server {

class Cluster {
 public:
  static Cluster& ours();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;
  ~Cluster();

  // The address of a new, empty database.
  std::string new_database();
  // Stops PostgreSQL in the middle of whatever it does and starts it again.
  void restart();
  // Ends it as a power cut would, and starts it again: it recovers from its log.
  void crash();

 private:
  Cluster();
  bool tool(const std::string& arguments);

  std::string folder_, address_;
  int databases_ = 0;
};

}  // namespace yearward::server
