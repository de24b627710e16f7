// The route table, and what every request must pass before its handler sees it.
#include "tools/server/service.hpp"

#include <chrono>
#include <set>

#include "tools/server/bodies.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

constexpr std::string_view kApi = "/v1/";

bool is_api(std::string_view path) { return path.substr(0, kApi.size()) == kApi; }

bool is_change(Method method) { return method == Method::Post || method == Method::Delete; }

// Only our own page may change things: browsers say where a request comes from, and those that do
// not say it in Sec-Fetch-Site say it in Origin.
bool comes_from_our_page(const Request& request) {
  if (!request.fetch_site.empty()) {
    return request.fetch_site == "same-origin" || request.fetch_site == "none";
  }
  return request.origin == "http://" + request.host || request.origin == "https://" + request.host;
}

bool is_json(std::string_view content_type) {
  constexpr std::string_view kJson = "application/json";
  if (content_type.substr(0, kJson.size()) != kJson) return false;
  const std::string_view rest = content_type.substr(kJson.size());
  return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

// Operators' own routes are at their address alone, and no member's at it.
bool is_behind(Door door, const Route& route) {
  if (door == Door::Operators) return route.is_for_operators || !is_api(route.path);
  return !route.is_for_operators;
}

const Route* route_for(const Request& request, std::vector<std::string>& parts) {
  for (const Route& route : routes()) {
    const bool is_asked = route.method == request.method ||
                          (request.method == Method::Head && route.method == Method::Get);
    parts.clear();
    if (is_asked && is_behind(request.door, route) && path_fits(route.path, request.path, parts)) {
      return &route;
    }
  }
  return nullptr;
}

std::string methods_of(const Request& request) {
  std::string methods;
  std::vector<std::string> parts;
  for (const Route& route : routes()) {
    if (!is_behind(request.door, route) || !path_fits(route.path, request.path, parts)) continue;
    if (!methods.empty()) methods += ", ";
    methods += name_of(route.method);
    if (route.method == Method::Get) methods += ", HEAD";
  }
  return methods;
}

Response no_such_route(const Request& request) {
  const std::string allowed = methods_of(request);
  if (allowed.empty()) return response_of({Refusal::PlaceIsUnknown, {}, {}});
  Response response = response_of({Refusal::MethodIsNotAllowed, {}, "allowed: " + allowed});
  response.set("Allow", allowed);
  return response;
}

std::int64_t microseconds_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t at = text.size(); at-- > 0; number /= 16) text[at] = kDigits[number % 16];
  return text;
}

}  // namespace

Service::Service(Store& store, const Clock& clock, const Log& log, Portal portal,
                 ServiceSettings settings, std::function<void(const Problem&)> broken)
    : portal_(std::move(portal)),
      name_(new_name().substr(0, 16)),
      desk_{store,
            clock,
            log,
            settings,
            RuleBook(store, clock),
            Intake(clock),
            Hubs(settings.hub),
            Notices(clock, desk_.rule_book, desk_.intake),
            hash_nobody_has(settings.pin_cost),
            {},
            {},
            PinPool(settings.pin_pool),
            PinPool({1, settings.writer.most_queued}),
            Writer(store, settings.writer,
                   {std::move(broken), [this] { has_kept(); },
                    [this] {
                      desk_.intake.undo();
                      desk_.hubs.undo();
                      desk_.notices.undo();
                    },
                    [this](Transaction& transaction) { return close(transaction); }}),
            Rounds({store, clock, log, desk_.rule_book, desk_.metrics, desk_.writer},
                   settings.courier)},
      night_check_({store, clock, log, desk_.rule_book, desk_.metrics, desk_.pins, desk_.writer,
                    desk_.intake, desk_.notices}) {
  desk_.writer.watch([this](std::int64_t jobs, std::int64_t microseconds) {
    desk_.metrics.committed(jobs, microseconds);
  });
}

// What follows from all that a transaction appended, whoever said it.
Outcome Service::close(Transaction& transaction) {
  TRY_DONE(desk_.intake.close(transaction, desk_.rule_book));
  return desk_.notices.write(transaction);
}

// On the writer's thread, after each commit.
void Service::has_kept() {
  for (const Shelf& shelf : desk_.intake.shelves().overdrawn()) {
    desk_.metrics.event("stock_below_zero");
    desk_.log.warn("stock_below_zero", {{"reward", shelf.reward.text}, {"left", shelf.left()}});
  }
  desk_.intake.settle();
  const std::int64_t written = desk_.notices.take_written();
  if (written == 0) return;
  desk_.metrics.delivery("written", written);
  desk_.rounds.wake();
}

void Service::load() {
  for (const Problem& problem : desk_.rule_book.load()) {
    desk_.log.error("programme_is_refused", {{"refusal", name_of(problem.refusal)},
                                             {"where", problem.where},
                                             {"detail", problem.detail}});
  }
}

void Service::tend() {
  night_check_.beat();
  [[maybe_unused]] const bool is_swept = desk_.writer.submit(
      {[now = desk_.clock.seconds()](Transaction& transaction) {
         return transaction.remove_files_before(now);
       },
       [](const Outcome&) {}});
  const auto versions = desk_.store.programme_versions();
  if (!versions.ok()) return;  // the next time, or whoever asks before, will say so
  std::set<ProgrammeId> programmes;
  for (const ProgrammeVersion& version : versions.value()) programmes.insert(version.programme);
  for (const ProgrammeId& programme : programmes) {
    const auto rules = desk_.rule_book.of(programme);
    if (!rules) continue;
    const auto work = [this, programme, rules](Transaction& transaction) -> Outcome {
      const auto books = transaction.hub(programme, rules->newest().currency);
      return desk_.hubs.of(programme, rules).tend(*books, desk_.clock.seconds());
    };
    // A queue that is full has more urgent things to do.
    [[maybe_unused]] const bool is_queued = desk_.writer.submit({work, [](const Outcome&) {}});
  }
}

void Service::finish() {
  desk_.rounds.finish();
  desk_.pins.finish();
  desk_.signers.finish();
  desk_.writer.finish();
}

Outcome Service::admit(const Route& route, Exchange& exchange) {
  const Request& request = exchange.request;
  if (is_change(route.method)) {
    // A signature is no cookie: no other page can make a browser send one.
    const bool is_signed = !request.device.empty() && route.operation != Operation::Anybody;
    if (!is_signed && !comes_from_our_page(request)) {
      return Problem{Refusal::NotYoursToDo, {},
                     "a change needs Sec-Fetch-Site: same-origin, or an Origin that is this host"};
    }
    const bool has_body = route.method == Method::Post || !request.body.empty();
    if (route.takes_bytes && request.content_type != kExchangeType) {
      return Problem{Refusal::RequestIsMalformed, {},
                     "Content-Type must be " + std::string(kExchangeType)};
    }
    if (has_body && !route.takes_bytes && !is_json(request.content_type)) {
      return Problem{Refusal::RequestIsMalformed, {}, "Content-Type must be application/json"};
    }
  }
  if (route.operation == Operation::Anybody) return Done{};
  if (!exchange.caller) {
    TRY(exchange.caller, caller_of(desk_, request));
  }
  const Reach reach = reach_of(exchange.caller->role, route.operation);
  return reach == Reach::None ? Outcome(Refusal::NotYoursToDo) : Outcome(Done{});
}

Response Service::portal_answer(const Request& request) const {
  if (request.method != Method::Get && request.method != Method::Head) {
    Response response = response_of({Refusal::MethodIsNotAllowed, {}, "allowed: GET, HEAD"});
    response.set("Allow", "GET, HEAD");
    return response;
  }
  auto answer = portal_.answer(request);
  return answer.ok() ? std::move(answer).value() : response_of(answer.problem());
}

// Says what became of an API request: names, numbers and the other end's address, nothing else.
Respond Service::watched(const Exchange& exchange) {
  return [this, name = exchange.route, address = exchange.request.address,
          id = exchange.request.id, respond = exchange.respond,
          begun = microseconds_now()](Response response) {
    const std::int64_t microseconds = microseconds_now() - begun;
    desk_.metrics.answered(name, response.status, microseconds);
    const LogField route{"route", name};
    const LogField status{"status", std::int64_t{response.status}};
    const LogField took{"microseconds", microseconds};
    const LogField request{"request", id};
    std::string_view event = "answered";
    if (!response.event.empty()) event = response.event;
    if (response.status < 400) {
      desk_.log.info(event, {route, status, took, request});
    } else {
      desk_.log.warn(event, {route, status, took, request, {"address", address}});
    }
    response.set("X-Request-Id", id);
    respond(std::move(response));
  };
}

// Of its traceparent, so that a proxy's log and ours say the same name; else our own.
void Service::give_name(Request& request) {
  request.id = trace_id_of(request.traceparent);
  if (request.id.empty()) request.id = name_ + hexadecimal(++asked_);
}

// Who asked for what is not theirs is written down; the answer does not wait for it.
void Service::note_refused(const Exchange& exchange, const Problem& problem) {
  desk_.metrics.sign_in_failed(name_of(problem.refusal));
  if (!exchange.caller || problem.refusal != Refusal::NotYoursToDo) return;
  const AuditLine line = line_of(desk_, exchange, "authz_fail", {}, {});
  [[maybe_unused]] const bool is_queued = desk_.writer.submit(
      {[line](Transaction& transaction) { return audit(transaction, line); },
       [](const Outcome&) {}});
}

void Service::answer(Request request, Respond respond) {
  give_name(request);
  Exchange exchange;
  const Route* route = route_for(request, exchange.parts);
  if (!route) {
    const bool is_portal = request.door == Door::Public && !is_api(request.path);
    if (is_portal && methods_of(request).empty()) return respond(portal_answer(request));
  }
  exchange.route = route ? route->name : "unknown";
  exchange.request = std::move(request);
  exchange.respond = std::move(respond);
  // Health checks come every second or so: counted nowhere, logged nowhere.
  const bool is_watched = !route || is_api(route->path);
  if (is_watched) exchange.respond = watched(exchange);
  if (!route) return exchange.respond(no_such_route(exchange.request));
  const bool is_signed =
      !exchange.request.device.empty() && route->operation != Operation::Anybody;
  if (is_signed) return admit_device(*route, std::move(exchange));
  let_in(*route, std::move(exchange));
}

void Service::let_in(const Route& route, Exchange exchange) {
  if (const Outcome admitted = admit(route, exchange); !admitted.ok()) {
    note_refused(exchange, admitted.problem());
    return exchange.respond(response_of(admitted.problem()));
  }
  route.handle(desk_, std::move(exchange));
}

// Its signature is checked, then its number is taken: of the same request sent twice one is heard.
// Its clock is measured and told, and refuses nothing.
void Service::admit_device(const Route& route, Exchange exchange) {
  Signed said;
  auto caller = device_behind(desk_, exchange.request, said);
  if (!caller.ok()) {
    desk_.metrics.sign_in_failed("signature");
    return exchange.respond(response_of(caller.problem()));
  }
  exchange.caller = std::move(caller).value();
  const std::int64_t skew = said.time - desk_.clock.seconds();
  desk_.metrics.skewed(skew);
  exchange.respond = [skew, respond = exchange.respond](Response response) {
    response.set("Yearward-Skew", std::to_string(skew));
    respond(std::move(response));
  };
  const auto is_next = std::make_shared<bool>(false);
  const auto work = [is_next, said](Transaction& transaction) -> Outcome {
    TRY(*is_next, transaction.raise(device_key(said.key), said.sequence));
    return Done{};
  };
  const auto then = [this, &route, exchange, is_next](const Outcome& outcome) {
    if (!outcome.ok()) return exchange.respond(response_of(outcome.problem()));
    if (!*is_next) return exchange.respond(response_of({Refusal::SignInIsRequired, {}, {}}));
    const bool is_queued =
        desk_.signers.submit([this, &route, exchange] { let_in(route, exchange); });
    if (!is_queued) exchange.respond(later());
  };
  if (!desk_.writer.submit({work, then})) exchange.respond(later());
}

Response later() {
  Response response = response_of({Refusal::StoreIsUnavailable, {}, "too much at once"});
  response.set("Retry-After", "1");
  return response;
}

}  // namespace yearward::server
