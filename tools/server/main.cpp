// The server's process: flags in, signals in, exit status out. All it does itself is put the parts
// together and wait.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tools/server/first_start.hpp"
#include "tools/server/http_server.hpp"
#include "tools/server/open_store.hpp"
#include "tools/server/options.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

constexpr int kUsage = 64, kRefused = 2, kStoreFailed = 1;

int complain(const Log& log, std::string_view event, const Problem& problem) {
  log.error(event, {{"refusal", name_of(problem.refusal)},
                    {"where", problem.where},
                    {"detail", problem.detail}});
  return kRefused;
}

int serve(const ServerOptions& options, const sigset_t& signals) {
  const SystemClock clock;
  const Log log(clock, standard_error_sink());
  auto store = open_store(options.database);
  if (!store.ok()) return complain(log, "database_cannot_be_used", store.problem());
  Portal portal;
  if (!options.portal.empty()) {
    auto loaded = Portal::load(options.portal);
    if (!loaded.ok()) return complain(log, "portal_cannot_be_read", loaded.problem());
    portal = std::move(loaded).value();
  }
  const auto files = static_cast<std::int64_t>(portal.file_count());

  std::atomic<bool> store_failed = false;
  // After a failed commit nobody can know what the disk holds: stop, and let the next start look.
  const auto broken = [&](const Problem& problem) {
    store_failed = true;
    complain(log, "store_failed", problem);
    ::kill(::getpid(), SIGTERM);
  };
  const std::string key_file =
      options.signing_key.empty() ? signing_key_file(options.database) : options.signing_key;
  std::optional<SigningKey> signing_key;
  if (!key_file.empty()) {
    auto key = SigningKey::kept_in(key_file);
    if (!key.ok()) return complain(log, "signing_key_cannot_be_used", key.problem());
    signing_key = std::move(key).value();
  } else {
    log.warn("rules_are_not_signed");
  }
  FileSender codes(options.codes_file);
  ServiceSettings service_settings;
  if (!options.codes_file.empty()) service_settings.codes = &codes;
  auto courier = web_courier({options.hook_networks, options.hook_authorities});
  if (!courier.ok()) return complain(log, "authorities_cannot_be_read", courier.problem());
  service_settings.courier = courier.value().get();
  service_settings.signing_key = signing_key;
  service_settings.hook_networks = options.hook_networks;
  service_settings.database_bytes = [&options] {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(options.database, error);
    return error ? std::int64_t{0} : static_cast<std::int64_t>(bytes);
  };
  Service service(*store.value(), clock, log, std::move(portal), service_settings, broken);
  service.load();
  // To the person who started it, never to the log.
  const auto code = first_admin_code(*store.value(), clock, {});
  if (!code.ok()) return complain(log, "database_cannot_be_used", code.problem());
  if (code.value()) {
    std::printf("One-time admin code: %s (once, for 24 hours)\n", code.value()->c_str());
    std::fflush(stdout);
  }
  HttpServer::Settings settings;
  settings.address = options.address;
  settings.port = options.port;
  HttpServer server(service, log, settings);
  const auto port = server.start();
  if (!port.ok()) return complain(log, "address_cannot_be_used", port.problem());
  HttpServer::Settings admin_settings;
  admin_settings.address = options.admin_address;
  admin_settings.port = options.admin_port_or_default();
  admin_settings.threads = 1;
  admin_settings.door = Door::Operators;
  HttpServer admin(service, log, admin_settings);
  const auto admin_port = admin.start();
  if (!admin_port.ok()) return complain(log, "address_cannot_be_used", admin_port.problem());
  log.info("started", {{"address", options.address},
                       {"port", std::int64_t{port.value()}},
                       {"admin_port", std::int64_t{admin_port.value()}},
                       {"portal_files", files}});

  constexpr timespec kTending{60, 0};
  while (sigtimedwait(&signals, nullptr, &kTending) < 0) {
    if (errno == EAGAIN) service.tend();
  }
  log.info("stopping");
  // Operators can ask until the last answer is out.
  service.drain();
  std::this_thread::sleep_for(std::chrono::seconds(store_failed ? 0 : options.drain_seconds));
  server.stop();
  service.finish();
  admin.stop();
  const Writer::Count count = service.write_count();
  log.info("stopped", {{"commits", count.commits}, {"writes", count.jobs}});
  return store_failed ? kStoreFailed : 0;
}

}  // namespace

int main(int count, char** arguments) {
  const char* environment = std::getenv("YEARWARD_DB");
  const auto options = options_from({arguments + 1, arguments + count},
                                    environment ? environment : "");
  if (!options.ok()) {
    const Problem& problem = options.problem();
    std::fprintf(stderr, "%s: %s\n\n%s", problem.where.c_str(), problem.detail.c_str(),
                 std::string(server_help()).c_str());
    return kUsage;
  }
  if (options.value().wants_help) {
    std::fputs(std::string(server_help()).c_str(), stdout);
    return 0;
  }
  // Blocked before any thread starts, so that only sigwait below hears them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  if (!secrets_are_ready()) return kStoreFailed;
  return serve(options.value(), signals);
}
