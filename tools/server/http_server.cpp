// Accepts connections within the caps and hands each to a worker in turn.
#include "tools/server/http_server.hpp"

#include <boost/asio.hpp>

namespace yearward::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::string_view kFull =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

}  // namespace

struct HttpServer::Listener {
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  std::thread thread;
  std::size_t next = 0;

  void accept(HttpServer& server) {
    acceptor.async_accept([this, &server](boost::system::error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return accept_later(server);
      hand_over(server, std::move(socket));
      accept(server);
    });
  }

  // Out of file handles, most likely: some will be closed in a moment.
  void accept_later(HttpServer& server) {
    server.log_.warn("accept_failed");
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this, &server](boost::system::error_code error) {
      if (!error) accept(server);
    });
  }

  void hand_over(HttpServer& server, tcp::socket socket) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    const std::string address = remote.address().to_string();
    if (!server.count_.admit(address, server.settings_.limits)) {
      server.log_.warn("too_many_connections", {{"address", address}});
      socket.non_blocking(true, error);
      socket.write_some(asio::buffer(kFull), error);
      return;
    }
    socket.set_option(tcp::no_delay(true), error);
    const int handle = socket.release(error);
    if (error) return server.count_.leave(address);
    server.workers_[next++ % server.workers_.size()]->adopt(handle, address);
  }
};

HttpServer::HttpServer(Service& service, const Log& log, Settings settings)
    : service_(service), log_(log), settings_(std::move(settings)) {}

HttpServer::~HttpServer() { stop(); }

Result<std::uint16_t> HttpServer::start() {
  listener_ = std::make_unique<Listener>();
  tcp::acceptor& acceptor = listener_->acceptor;
  boost::system::error_code error;
  const auto address = asio::ip::make_address(settings_.address, error);
  const tcp::endpoint place(address, settings_.port);
  if (!error) acceptor.open(place.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(place, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  const auto bound = error ? place : acceptor.local_endpoint(error);
  if (error) {
    return Problem{Refusal::PlaceIsUnknown, {},
                   settings_.address + ":" + std::to_string(settings_.port) + ": " +
                       error.message()};
  }
  while (workers_.size() < settings_.threads) {
    workers_.push_back(std::make_unique<Worker>(
        Worker::Place{service_, log_, settings_.door}, settings_.limits, count_));
  }
  listener_->accept(*this);
  listener_->thread = std::thread([this] { listener_->context.run(); });
  return bound.port();
}

void HttpServer::stop() {
  if (!listener_) return;
  asio::post(listener_->context, [this] {
    boost::system::error_code ignored;
    listener_->acceptor.close(ignored);
    listener_->pause.cancel();
  });
  if (listener_->thread.joinable()) listener_->thread.join();
  for (const auto& worker : workers_) worker->begin_stop();
  for (const auto& worker : workers_) worker->finish();
  workers_.clear();
  listener_.reset();
}

}  // namespace yearward::server
