// Sockets by hand, so that a test can be as rude as a stranger.
#include "tests/server/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>

namespace yearward::server {

std::string Reply::header(const std::string& name) const {
  const auto at = headers.find(name);
  return at == headers.end() ? std::string() : at->second;
}

Wire::Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* place = reinterpret_cast<const sockaddr*>(&address);
  has_ended_ = ::connect(socket_, place, sizeof address) != 0;
}

Wire::~Wire() { ::close(socket_); }

bool Wire::say(const std::string& bytes) {
  std::size_t said = 0;
  while (said < bytes.size()) {
    const ssize_t size =
        ::send(socket_, bytes.data() + said, bytes.size() - said, MSG_NOSIGNAL);
    if (size <= 0) return false;
    said += static_cast<std::size_t>(size);
  }
  return true;
}

bool Wire::fill(int milliseconds) {
  pollfd ready{socket_, POLLIN, 0};
  if (has_ended_ || ::poll(&ready, 1, milliseconds) <= 0) return false;
  std::array<char, 65536> piece{};
  const ssize_t size = ::recv(socket_, piece.data(), piece.size(), 0);
  if (size <= 0) has_ended_ = true;
  if (size > 0) heard_.append(piece.data(), static_cast<std::size_t>(size));
  return size > 0;
}

bool Wire::is_closed_within(int milliseconds) {
  while (!has_ended_) {
    if (!fill(milliseconds) && !has_ended_) return false;
  }
  return true;
}

Reply Wire::hear(int milliseconds, bool has_body) {
  std::size_t end = std::string::npos;
  while ((end = heard_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(milliseconds)) return {};
  }
  Reply reply;
  reply.status = std::atoi(heard_.substr(9, 3).c_str());
  std::size_t at = heard_.find("\r\n") + 2;
  while (at < end + 2) {
    const std::size_t stop = heard_.find("\r\n", at);
    const std::string line = heard_.substr(at, stop - at);
    const std::size_t colon = line.find(": ");
    std::string name = line.substr(0, colon);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (colon != std::string::npos) reply.headers.emplace(name, line.substr(colon + 2));
    at = stop + 2;
  }
  heard_.erase(0, end + 4);
  const auto size = static_cast<std::size_t>(std::atoll(reply.header("content-length").c_str()));
  while (has_body && heard_.size() < size && fill(milliseconds)) {
  }
  if (has_body) {
    reply.body = heard_.substr(0, size);
    heard_.erase(0, std::min(size, heard_.size()));
  }
  return reply;
}

namespace {

// With YEARWARD_RECORD every answer becomes a line of that file, for tests/server/openapi.mjs to
// hold against the API's document.
void record(const Ask& ask, const Reply& reply) {
  const char* path = std::getenv("YEARWARD_RECORD");
  if (!path || reply.status == 0) return;
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::ofstream(path, std::ios::app)
      << nlohmann::json{{"method", ask.method},
                        {"target", ask.target},
                        {"status", reply.status},
                        {"type", reply.header("content-type")},
                        {"body", reply.body}}
             .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
      << "\n";
}

}  // namespace

std::string Client::text_of(const Ask& ask) const {
  const std::string host = "localhost:" + std::to_string(port_);
  std::string text = ask.method + " " + ask.target + " HTTP/1.1\r\nHost: " + host + "\r\n";
  if (ask.is_ours && ask.method != "GET") text += "Origin: http://" + host + "\r\n";
  if (!ask.cookie.empty()) text += "Cookie: " + ask.cookie + "\r\n";
  const auto is_type = [](const std::string& header) {
    return header.rfind("Content-Type", 0) == 0;
  };
  const bool has_type = std::any_of(ask.headers.begin(), ask.headers.end(), is_type);
  if (!has_type && ask.method == "POST") text += "Content-Type: application/json\r\n";
  for (const std::string& header : ask.headers) text += header + "\r\n";
  if (!ask.body.empty() || ask.method == "POST") {
    text += "Content-Length: " + std::to_string(ask.body.size()) + "\r\n";
  }
  return text + "\r\n" + ask.body;
}

Reply Client::ask(const Ask& ask) const {
  Wire wire(port_);
  wire.say(text_of(ask));
  Reply reply = wire.hear(10'000, ask.method != "HEAD");
  record(ask, reply);
  return reply;
}

Reply Client::raw(const std::string& bytes) const {
  Wire wire(port_);
  wire.say(bytes);
  return wire.hear();
}

}  // namespace yearward::server
