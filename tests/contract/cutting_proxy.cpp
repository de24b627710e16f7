// Copies bytes both ways and looks for the words "begin" and "commit" in what the client says.
#include "tests/contract/cutting_proxy.hpp"

#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace yearward::server {
namespace {

constexpr int kLook = 20;  // ms between looks whether it is over

sockaddr_un place_of(const std::string& path) {
  sockaddr_un place{};
  place.sun_family = AF_UNIX;
  REQUIRE(path.size() < sizeof place.sun_path);
  path.copy(place.sun_path, path.size());
  return place;
}

template <class Use>
int with_place(const std::string& path, Use use) {
  const sockaddr_un place = place_of(path);
  return use(reinterpret_cast<const sockaddr*>(&place), static_cast<socklen_t>(sizeof place));
}

// Reads what is there; empty at the end.
std::string_view heard(int socket, std::array<char, 65536>& room) {
  const ssize_t size = ::read(socket, room.data(), room.size());
  return {room.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

bool say(int socket, std::string_view bytes) {
  return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(bytes.size());
}

}  // namespace

CuttingProxy::CuttingProxy(const std::string& address) {
  const auto host = address.find("host=") + 5;
  behind_ = address.substr(host) + "/.s.PGSQL.5432";
  address_ = address.substr(0, host) + scratch_.path.string();
  listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const std::string path = (scratch_.path / ".s.PGSQL.5432").string();
  REQUIRE(with_place(path, [&](const sockaddr* place, socklen_t size) {
            return ::bind(listening_, place, size);
          }) == 0);
  REQUIRE(::listen(listening_, 16) == 0);
  listener_ = std::thread([this] { listen(); });
}

CuttingProxy::~CuttingProxy() { close(); }

void CuttingProxy::close() {
  if (is_over_.exchange(true)) return;
  listener_.join();
  for (std::thread& thread : threads_) thread.join();
  ::close(listening_);
}

void CuttingProxy::listen() {
  while (!is_over_) {
    pollfd look{listening_, POLLIN, 0};
    if (::poll(&look, 1, kLook) != 1) continue;
    const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) threads_.emplace_back([this, client] { serve(client); });
  }
}

void CuttingProxy::serve(int client) {
  const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  with_place(behind_, [&](const sockaddr* place, socklen_t size) {
    return ::connect(server, place, size);
  });
  std::array<char, 65536> room{};
  bool is_waiting_for_answer = false;
  while (!is_over_) {
    std::array looks = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    if (::poll(looks.data(), looks.size(), kLook) <= 0) continue;
    if (looks[1].revents != 0) {
      const std::string_view answer = heard(server, room);
      if (answer.empty() || is_waiting_for_answer || !say(client, answer)) break;
    }
    if (looks[0].revents == 0) continue;
    const std::string_view asked = heard(client, room);
    if (asked.empty()) break;
    const bool begins = asked.find("begin") != std::string_view::npos;
    const bool commits = asked.find("commit") != std::string_view::npos;
    Cut due = begins ? Cut::BeforeWork : Cut::CommitUnsent;
    if ((begins || commits) && cut_.compare_exchange_strong(due, Cut::Never)) break;
    due = Cut::CommitUnanswered;
    if (commits && cut_.compare_exchange_strong(due, Cut::Never)) is_waiting_for_answer = true;
    if (!say(server, asked)) break;
  }
  ::close(client);
  ::close(server);
}

}  // namespace yearward::server
