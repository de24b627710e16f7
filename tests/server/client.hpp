// A plain HTTP client of our own for tests: it says exactly the bytes it is told to, also wrong
// ones.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yearward::server {

struct Reply {
  int status = 0;  // 0: the connection ended without an answer
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;

  std::string header(const std::string& name) const;  // "" when it is absent
  bool has(const std::string& text) const { return body.find(text) != std::string::npos; }
};

// One connection.
class Wire {
 public:
  explicit Wire(std::uint16_t port);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  // False when the other end has closed.
  bool say(const std::string& bytes);
  // The next answer; status 0 when none comes in `milliseconds`.
  Reply hear(int milliseconds = 5000, bool has_body = true);
  // Waits until the other end closes; false when it does not in time.
  bool is_closed_within(int milliseconds);

 private:
  bool fill(int milliseconds);
  int socket_ = -1;
  std::string heard_;
  bool has_ended_ = false;
};

struct Ask {
  std::string method = "GET";
  std::string target = "/";
  std::string cookie = {};
  std::string body = {};
  std::vector<std::string> headers = {};  // "Name: value"; a change from our own page needs none
  bool is_ours = true;               // with an Origin that is this host
};

class Client {
 public:
  explicit Client(std::uint16_t port) : port_(port) {}
  std::string text_of(const Ask& ask) const;
  Reply ask(const Ask& ask) const;  // on a connection of its own
  Reply raw(const std::string& bytes) const;

 private:
  std::uint16_t port_;
};

}  // namespace yearward::server
