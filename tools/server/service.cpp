// The route table, and what every request must pass before its handler sees it.
#include "tools/server/service.hpp"

#include <chrono>

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

const Route* route_for(Method method, std::string_view path, std::vector<std::string>& parts) {
  for (const Route& route : routes()) {
    const bool is_asked = route.method == method ||
                          (method == Method::Head && route.method == Method::Get);
    parts.clear();
    if (is_asked && path_fits(route.path, path, parts)) return &route;
  }
  return nullptr;
}

std::string methods_of(std::string_view path) {
  std::string methods;
  std::vector<std::string> parts;
  for (const Route& route : routes()) {
    if (!path_fits(route.path, path, parts)) continue;
    if (!methods.empty()) methods += ", ";
    methods += name_of(route.method);
    if (route.method == Method::Get) methods += ", HEAD";
  }
  return methods;
}

Response no_such_route(std::string_view path) {
  const std::string allowed = methods_of(path);
  if (allowed.empty()) return response_of({Refusal::PlaceIsUnknown, {}, {}});
  Response response = response_of({Refusal::MethodIsNotAllowed, {}, "allowed: " + allowed});
  response.set("Allow", allowed);
  return response;
}

std::int64_t microseconds_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

// Says what became of an API request: names, numbers and the other end's address, nothing else.
Respond logged(const Log& log, std::string_view name, std::string address, Respond respond) {
  return [&log, name, address = std::move(address), respond = std::move(respond),
          begun = microseconds_now()](Response response) {
    const LogField route{"route", name};
    const LogField status{"status", std::int64_t{response.status}};
    const LogField took{"microseconds", microseconds_now() - begun};
    std::string_view event = "answered";
    if (!response.event.empty()) event = response.event;
    if (response.status < 400) {
      log.info(event, {route, status, took});
    } else {
      log.warn(event, {route, status, took, {"address", address}});
    }
    respond(std::move(response));
  };
}

}  // namespace

Service::Service(Store& store, const Clock& clock, const Log& log, Portal portal,
                 ServiceSettings settings, std::function<void(const Problem&)> broken)
    : portal_(std::move(portal)),
      desk_{store,
            clock,
            log,
            settings,
            RuleBook(store, clock),
            Intake(clock),
            hash_nobody_has(settings.pin_cost),
            PinPool(settings.pin_pool),
            Writer(store, settings.writer,
                   {std::move(broken), [this] { desk_.intake.settle(); },
                    [this] { desk_.intake.undo(); }})} {}

void Service::load() {
  for (const Problem& problem : desk_.rule_book.load()) {
    desk_.log.error("programme_is_refused", {{"refusal", name_of(problem.refusal)},
                                             {"where", problem.where},
                                             {"detail", problem.detail}});
  }
}

void Service::finish() {
  desk_.pins.finish();
  desk_.writer.finish();
}

Outcome Service::admit(const Route& route, Exchange& exchange) {
  const Request& request = exchange.request;
  if (is_change(route.method)) {
    if (!comes_from_our_page(request)) {
      return Problem{Refusal::NotYoursToDo, {},
                     "a change needs Sec-Fetch-Site: same-origin, or an Origin that is this host"};
    }
    const bool has_body = route.method == Method::Post || !request.body.empty();
    if (has_body && !is_json(request.content_type)) {
      return Problem{Refusal::RequestIsMalformed, {}, "Content-Type must be application/json"};
    }
  }
  if (route.operation == Operation::Anybody) return Done{};
  TRY(exchange.caller, caller_of(desk_, request));
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

void Service::answer(Request request, Respond respond) {
  std::vector<std::string> parts;
  const Route* route = route_for(request.method, request.path, parts);
  if (!route) {
    const bool is_known = !methods_of(request.path).empty();
    if (!is_known && !is_api(request.path)) return respond(portal_answer(request));
    return logged(desk_.log, "unknown", request.address, respond)(no_such_route(request.path));
  }
  Exchange exchange{std::move(request), std::nullopt, std::move(parts), std::move(respond)};
  if (is_api(route->path)) {
    exchange.respond = logged(desk_.log, route->name, exchange.request.address,
                              std::move(exchange.respond));
  }
  if (const Outcome admitted = admit(*route, exchange); !admitted.ok()) {
    return exchange.respond(response_of(admitted.problem()));
  }
  route->handle(desk_, std::move(exchange));
}

void answer_health(Desk&, Exchange exchange) {
  Response response;
  response.body = std::make_shared<const std::string>("ok\n");
  response.set("Content-Type", "text/plain; charset=utf-8");
  add_api_headers(response);
  exchange.respond(std::move(response));
}

Response later() {
  Response response = response_of({Refusal::StoreIsUnavailable, {}, "too much at once"});
  response.set("Retry-After", "1");
  return response;
}

}  // namespace yearward::server
