// Sockets to requests and answers to sockets: listens, gives connections to its threads, stops
// cleanly. It refuses to know what is asked; and no header of ours includes Beast.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.hpp"
#include "tools/server/worker.hpp"

namespace yearward::server {

class HttpServer {
 public:
  struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    std::size_t threads = 2;
    Door door = Door::Public;
    ConnectionLimits limits;
  };
  HttpServer(Service& service, const Log& log, Settings settings);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  // Listens and serves from here on; returns the port.
  // Refuses: PlaceIsUnknown (no such address, or the port is taken) with the machine's reason.
  Result<std::uint16_t> start();
  // Accepts nothing more, lets what was begun finish, ends the threads.
  void stop();

 private:
  struct Listener;

  Service& service_;
  const Log& log_;
  const Settings settings_;
  ConnectionCount count_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<Listener> listener_;
};

}  // namespace yearward::server
