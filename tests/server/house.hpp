// A server for tests: real sockets, a clock that stands still, and a store with two members and a
// till of one programme, and one member of another.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/server/client.hpp"
#include "tools/server/http_server.hpp"
#include "tools/server/sqlite_store.hpp"

namespace yearward::server {

class StillClock final : public Clock {
 public:
  std::int64_t seconds() const override { return now; }
  std::int64_t now = 1'767'427'200;  // 2026-01-03T08:00:00Z, 16:00 in Shanghai
};

// A folder of its own, gone with it.
struct Scratch {
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::filesystem::path path;
};
void write_file(const std::filesystem::path& path, const std::string& text);
std::string read_file(const std::filesystem::path& path);

struct HouseSettings {
  ServiceSettings service;
  ConnectionLimits limits;
  std::string portal;  // a folder, or none
  std::optional<CourierSettings> courier = {};  // none: what hooks wait for stays where it is
};

// What stands in the database: every PIN "1234".
inline constexpr const char* kWang = "1";  // member M1
inline constexpr const char* kLi = "2";    // member M2
inline constexpr const char* kTill = "3";
inline constexpr const char* kDana = "4";  // member C1 of another programme
inline constexpr const char* kCashier = "5";      // of store "east"
inline constexpr const char* kManager = "6";      // of store "east"
inline constexpr const char* kWestCashier = "7";  // of store "west"
inline constexpr const char* kProgramme = "8";    // programme manager
inline constexpr const char* kAuditor = "9";
inline constexpr const char* kAdmin = "10";
inline constexpr const char* kCdAdmin = "11";     // of another programme

class House {
 public:
  explicit House(HouseSettings settings = {});
  ~House();

  Client client() const { return Client(port_); }
  Client operators() const { return Client(operators_port_); }
  std::uint16_t port() const { return port_; }
  // Signs in and gives the cookie, "__Host-sid=…"; empty for nobody.
  std::string cookie_of(const std::string& card) const;
  // Stops everything and starts again on the same database.
  void restart();
  Store& store() { return *store_; }
  Service& service() { return *service_; }
  std::string log() const;
  std::string database() const { return (scratch_.path / "yearward.db").string(); }

  StillClock clock;

 private:
  void start();

  HouseSettings settings_;
  Scratch scratch_;
  mutable std::mutex log_mutex_;
  std::string log_text_;
  std::unique_ptr<Log> log_;
  std::unique_ptr<SqliteStore> store_;
  std::unique_ptr<Courier> courier_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<HttpServer> server_, operators_;
  std::uint16_t port_ = 0, operators_port_ = 0;
};

std::string sign_in_document(const std::string& card, const std::string& pin);
// An event as JSON; fields are added as they are given.
std::string purchase(const std::string& id, const std::string& member, const std::string& amount,
                     const std::string& at = "2026-01-02");
std::string goal(const std::string& id, const std::string& member, const std::string& amount,
                 const std::string& at = "2026-01-03");
std::string events(const std::vector<std::string>& list);

// The programs built beside the test program.
std::string program_beside(const std::string& name);

}  // namespace yearward::server
