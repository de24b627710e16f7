// The backend above the sockets: requests in, answers out, each through one table that says who may
// ask. It refuses to know Beast and SQL.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/server/clock.hpp"
#include "tools/server/code_sender.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/http.hpp"
#include "tools/server/hubs.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/courier.hpp"
#include "tools/server/log.hpp"
#include "tools/server/metrics.hpp"
#include "tools/server/night_check.hpp"
#include "tools/server/notices.hpp"
#include "tools/server/pin_pool.hpp"
#include "tools/server/portal.hpp"
#include "tools/server/rounds.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/secrets.hpp"
#include "tools/server/signing_key.hpp"
#include "tools/server/store.hpp"
#include "tools/server/tries.hpp"
#include "tools/server/writer.hpp"

namespace yearward::server {

inline constexpr std::string_view kSessionCookie = "__Host-sid";
// Of the bodies that devices exchange, which are no documents.
inline constexpr std::string_view kExchangeType = "application/vnd.yearward.exchange";

// The service's own pulse, for /readyz.
struct Heart {
  std::atomic<bool> is_draining = false;
  std::mutex mutex;
  std::int64_t begun = 0, ended = 0;  // the last beat, in seconds since 1970 UTC
};

struct ServiceSettings {
  std::vector<TryLimit> try_limits = default_try_limits();
  PinCost pin_cost;  // of the hash that unknown cards are tried against: as hard as the real ones
  PinPool::Limits pin_pool;
  Writer::Limits writer;
  // A lease must hold what rewards cost: fifty times what the float may give away unasked.
  sync::HubSettings hub{{1, 2}, Points{20'000}};
  CodeSender* codes = nullptr;  // without one, no codes are made
  Courier* courier = nullptr;   // without one, what hooks wait for stays where it is
  HookNetworks hook_networks = HookNetworks::Public;
  std::optional<SigningKey> signing_key;  // without one, rules are given to devices unsigned
  std::function<std::int64_t()> database_bytes;  // for metrics; empty: not known
};

// What the handlers share.
struct Desk {
  Store& store;
  const Clock& clock;
  const Log& log;
  const ServiceSettings settings;
  RuleBook rule_book;
  Intake intake;  // the writer's thread only
  Hubs hubs;      // the writer's thread only
  Notices notices;  // the writer's thread only
  const std::string nobodys_hash;
  Metrics metrics;
  Heart heart;
  PinPool pins;
  PinPool signers;  // devices' requests, after their number was taken: never behind PINs
  Writer writer;
  Rounds rounds;
};

// One request on its way to an answer.
struct Exchange {
  Request request;
  std::optional<Caller> caller;
  std::vector<std::string> parts;  // of the path: what stood where the route has {…}
  std::string_view route;          // its name
  Respond respond;
};

// A route is closed until it says which operation it is.
struct Route {
  Method method;
  std::string_view path;  // "/v1/members/{member}/balance"
  std::string_view name;  // in logs, metrics and the API's document
  void (*handle)(Desk&, Exchange);
  Operation operation = Operation::Nothing;
  bool is_for_operators = false;  // answered at their address alone
  bool takes_bytes = false;       // an exchange's, not a document
};
// Every route there is: tests walk it.
const std::vector<Route>& routes();

class Service {
 public:
  // `broken` is called when the store failed to commit: stop and start again.
  Service(Store& store, const Clock& clock, const Log& log, Portal portal,
          ServiceSettings settings, std::function<void(const Problem&)> broken);
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  ~Service() { finish(); }

  // Reads the programmes. Problems are logged; the rest is served.
  void load();
  // Answers exactly once, from any thread, and adds nothing to what it logs but names and numbers.
  void answer(Request request, Respond respond);
  // What comes due without anybody asking: leases of devices silent for too long are reclaimed,
  // every account is checked once a night, what is over is swept out.
  void tend();
  // From here on /readyz says that it wants no more requests.
  void drain() { desk_.heart.is_draining = true; }
  // Finishes what was begun; nothing is answered after this.
  void finish();
  Writer::Count write_count() const { return desk_.writer.count(); }

 private:
  Outcome close(Transaction& transaction);
  void has_kept();
  Outcome admit(const Route& route, Exchange& exchange);
  void let_in(const Route& route, Exchange exchange);
  void admit_device(const Route& route, Exchange exchange);
  Respond watched(const Exchange& exchange);
  void note_refused(const Exchange& exchange, const Problem& problem);
  void give_name(Request& request);
  Response portal_answer(const Request& request) const;

  Portal portal_;
  const std::string name_;  // of this process, in the names of requests
  std::atomic<std::uint64_t> asked_ = 0;
  Desk desk_;
  NightCheck night_check_;
};

// Counts a try at `subject` from the request's address, then runs `then` on the PIN pool; when no
// try is left, or no room, the exchange is answered with when to come back.
struct Trying {
  std::string subject;
  std::vector<TryLimit> limits;
};
void with_try(Desk& desk, const Exchange& exchange, const Trying& trying,
              std::function<void(const Tried&)> then);
// Opens a session and answers with its cookie. `used` is taken out with it, and must be there:
// of two who know the same code one comes in.
void open_session(Desk& desk, const Exchange& exchange, const Member& member, const Tried& trial,
                  const FileKey& used);
// The device behind a signed request. Refuses: RequestIsMalformed, SignInIsRequired.
Result<Caller> device_behind(Desk& desk, const Request& request, Signed& said);
// The session behind a request's cookie. Refuses: SignInIsRequired, StoreIsUnavailable.
Result<Caller> caller_of(Desk& desk, const Request& request);
// The answer when a queue is full.
Response later();

}  // namespace yearward::server
