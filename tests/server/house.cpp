// Builds the database once a house and starts the parts main.cpp would start.
#include "tests/server/house.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tools/server/approvals.hpp"
#include "tools/server/staff.hpp"

namespace yearward::server {
namespace {

// As cheap as libsodium allows: these PINs guard nothing.
constexpr PinCost kCheap{1, 8192};

std::string programme_document(const std::string& name) {
  const std::string text = read_file(YEARWARD_SOURCE_DIR "/assets/programmes/" + name);
  const nlohmann::json parsed = nlohmann::json::parse(text, nullptr, false);
  return (parsed.is_array() ? parsed[0] : parsed).dump();
}

struct Person {
  const char* card;
  const char* programme;
  const char* id;
  Role role;
  const char* store = "";
};
constexpr Person kHousehold[] = {{kWang, "community_mart", "M1", Role::Member},
                              {kLi, "community_mart", "M2", Role::Member},
                              {kTill, "community_mart", "till-1", Role::Till},
                              {kDana, "cd_shop", "C1", Role::Member},
                              {kCashier, "community_mart", "cashier-1", Role::Cashier, "east"},
                              {kManager, "community_mart", "manager-1", Role::StoreManager, "east"},
                              {kWestCashier, "community_mart", "cashier-2", Role::Cashier, "west"},
                              {kProgramme, "community_mart", "chief-1", Role::ProgrammeManager},
                              {kAuditor, "community_mart", "auditor-1", Role::Auditor},
                              {kAdmin, "community_mart", "admin-1", Role::Admin},
                              {kCdAdmin, "cd_shop", "admin-2", Role::Admin}};

Outcome settle(Transaction& transaction, const Person& person) {
  const MemberKey key{ProgrammeId(person.programme), MemberId(person.id)};
  const Member member{key, person.role, person.card, "Name of " + key.member.text,
                      day_from({2025, 6, 1})};
  const std::string hash = hash_of_pin("1234", kCheap);
  const bool is_staff = person.role != Role::Member && person.role != Role::Till;
  if (is_staff) return hire(transaction, {member, person.store, hash});
  TRY_DONE(transaction.put(member));
  return transaction.put(Credential{person.card, key, hash});
}

Outcome furnish(Transaction& transaction) {
  for (const char* programme : {"community_mart", "cd_shop"}) {
    TRY_DONE(transaction.put(ProgrammeVersion{
        ProgrammeId(programme), 1, programme_document(std::string(programme) + ".json")}));
  }
  for (const Person& person : kHousehold) TRY_DONE(settle(transaction, person));
  const MemberKey east{ProgrammeId("community_mart"), MemberId("device-east")};
  const MemberKey abroad{ProgrammeId("cd_shop"), MemberId("device-abroad")};
  Device device;
  device.store = "east";
  device.name = "tablet";
  device.open_key.open = "no key";
  device.key = east;
  TRY_DONE(file_device(transaction, device));
  for (const MemberKey& of : {east, abroad}) {
    TRY_DONE(put_hook(transaction, {of.programme, of == east ? "hook-here" : "hook-abroad",
                                    "https://hooks.example/", {NoticeKind::PointsLapsing},
                                    {{new_hook_secret(), 0}}, 0}));
  }
  for (const MemberKey& of : {east, abroad}) {
    Approval approval;
    approval.programme = of.programme;
    approval.id = of == east ? "approval-here" : "approval-abroad";
    approval.by = MemberId("manager-9");
    approval.store = "east";
    approval.member = "M1";
    approval.document = R"({"id":"waiting","member":"M1","type":"adjust","place":"east",)"
                        R"("at":"2026-01-03","of":"points","points":1,"reason":"r"})";
    approval.until = StillClock().now + 1'000;
    TRY_DONE(put_approval(transaction, approval));
  }
  device.key = abroad;
  TRY_DONE(file_device(transaction, device));
  return Done{};
}

}  // namespace

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "yearward-XXXXXX").string();
  path = ::mkdtemp(name.data());
}
Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

House::House(HouseSettings settings) : settings_(std::move(settings)) {
  REQUIRE(secrets_are_ready());
  settings_.service.pin_cost = kCheap;
  auto store = SqliteStore::open((scratch_.path / "yearward.db").string());
  REQUIRE(store.ok());
  REQUIRE(store.value()->write(furnish).ok());
  store.value().reset();
  start();
}

House::~House() {
  server_->stop();
  operators_->stop();
  service_->finish();
}

void House::start() {
  auto store = SqliteStore::open((scratch_.path / "yearward.db").string());
  REQUIRE(store.ok());
  store_ = std::move(store).value();
  log_ = std::make_unique<Log>(clock, [this](const std::string& line) {
    const std::lock_guard lock(log_mutex_);
    log_text_ += line;
  });
  Portal portal;
  if (!settings_.portal.empty()) portal = std::move(Portal::load(settings_.portal)).value();
  if (settings_.courier) {
    courier_ = std::move(web_courier(*settings_.courier)).value();
    settings_.service.courier = courier_.get();
    settings_.service.hook_networks = settings_.courier->networks;
  }
  service_ = std::make_unique<Service>(*store_, clock, *log_, std::move(portal),
                                       settings_.service, [](const Problem&) {});
  service_->load();
  HttpServer::Settings http;
  http.port = 0;
  http.limits = settings_.limits;
  server_ = std::make_unique<HttpServer>(*service_, *log_, http);
  const auto port = server_->start();
  REQUIRE(port.ok());
  port_ = port.value();
  http.threads = 1;
  http.door = Door::Operators;
  operators_ = std::make_unique<HttpServer>(*service_, *log_, http);
  const auto second = operators_->start();
  REQUIRE(second.ok());
  operators_port_ = second.value();
}

void House::restart() {
  server_->stop();
  operators_->stop();
  service_->finish();
  operators_.reset();
  server_.reset();
  service_.reset();
  store_.reset();
  start();
}

std::string House::log() const {
  const std::lock_guard lock(log_mutex_);
  return log_text_;
}

std::string House::cookie_of(const std::string& card) const {
  if (card.empty()) return {};
  const Reply reply =
      client().ask({"POST", "/v1/session", {}, sign_in_document(card, "1234"), {}, true});
  REQUIRE(reply.status == 200);
  const std::string cookie = reply.header("set-cookie");
  return cookie.substr(0, cookie.find(';'));
}

std::string sign_in_document(const std::string& card, const std::string& pin) {
  return R"({"card":")" + card + R"(","pin":")" + pin + R"("})";
}

std::string purchase(const std::string& id, const std::string& member, const std::string& amount,
                     const std::string& at) {
  return R"({"id":")" + id + R"(","member":")" + member + R"(","type":"purchase","at":")" + at +
         R"(","amount":")" + amount + R"("})";
}

std::string goal(const std::string& id, const std::string& member, const std::string& amount,
                 const std::string& at) {
  return R"({"id":")" + id + R"(","member":")" + member + R"(","type":"goal","at":")" + at +
         R"(","amount":")" + amount + R"("})";
}

std::string events(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& event : list) text += (text.empty() ? "" : ",") + event;
  return R"({"events":[)" + text + "]}";
}

std::string program_beside(const std::string& name) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return (self.parent_path().parent_path() / name).string();
}

}  // namespace yearward::server
