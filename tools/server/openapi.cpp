// One line a route: what it is for, what it takes, what it gives. Paths, methods and who may come
// from the table of routes itself.
#include "tools/server/openapi.hpp"

#include <nlohmann/json.hpp>

#include "core/base/promise.hpp"
#include "tools/server/service.hpp"

namespace yearward::server {
namespace {

using Json = nlohmann::json;

struct Description {
  std::string_view route, summary;
  std::string_view takes;  // a schema; empty: no body
  int status = 200;
  std::string_view gives;  // a schema, "text", or empty: no body
  bool may_wait = false;   // 202: a second person has to approve it
};

constexpr Description kDescriptions[] = {
    {"health", "Whether the process is alive.", "", 200, "text"},
    {"ready", "Whether it may have requests: a row was just written.", "", 200, "text"},
    {"metrics", "Counters and histograms for Prometheus.", "", 200, "text"},
    {"openapi", "This document.", "", 200, "Anything"},
    {"sign_in", "Sign in with a card and a PIN.", "SignIn", 200, "Welcome"},
    {"sign_in_by_code", "Sign in with a one-time code.", "CodeAnswer", 200, "Welcome"},
    {"ask_for_code", "Ask for a one-time code; unknown numbers are told the same.", "CodeWish", 200,
     "CodeRequest"},
    {"sign_out", "End this session.", "", 204, ""},
    {"list_sessions", "The own sessions.", "", 200, "Sessions"},
    {"end_session", "End another of the own sessions.", "", 204, ""},
    {"pull", "The own events after a place, and the rules when they are others.", "", 200, "Pull"},
    {"push", "Say events; every id comes back once.", "Events", 200, "PushAnswer"},
    {"export_person", "Everything kept of oneself; as=csv gives a table.", "", 200, "Export"},
    {"forget_person", "Be forgotten: the books stay, under nobody's name.", "", 200, "Proof"},
    {"list_consents", "What one agreed to.", "", 200, "Consents"},
    {"say_consent", "Agree to a purpose, or no longer.", "Consent", 204, ""},
    {"find_member", "Whose card this is.", "CardWish", 200, "MemberAnswer"},
    {"read_balance", "A member's balances and levels.", "", 200, "MemberAnswer"},
    {"list_stock", "Limited rewards, and how many are left; below zero: given offline.", "", 200,
     "Stock"},
    {"preview_event", "What an event would come to; nothing is kept.", "Event", 200, "Told"},
    {"say_event", "Take one event.", "Event", 200, "Told"},
    {"say_hold", "Set points aside until a moment.", "Event", 200, "Told"},
    {"say_release", "Give a hold back.", "Event", 200, "Told"},
    {"say_redemption", "Redeem a reward for a member.", "Event", 200, "Told"},
    {"say_refund", "Give back all or part of a purchase.", "Event", 200, "Told"},
    {"adjust_points", "Give or take points by hand, with a reason.", "Event", 200, "Told",
     true},
    {"merge_members", "A member is the same person as another: one history from now on.",
     "Merging", 204, "", true},
    {"unmerge_member", "Take a merge back, while each history stands alone.", "", 204, ""},
    {"set_contact", "A member's phone; none forgets it.", "Contact", 204, ""},
    {"make_first_admin", "Become the first admin, by the code of the first start.", "FirstAdmin",
     201, "Hired"},
    {"hire_staff", "Hire somebody within one's reach.", "Hiring", 201, "Hired"},
    {"list_staff", "Staff within one's reach.", "", 200, "Staff"},
    {"let_staff_go", "Every session ends, the card opens nothing.", "", 204, ""},
    {"list_approvals", "What waits for a second person, within one's reach.", "", 200,
     "Approvals"},
    {"approve", "Have it done, as the second person.", "Nothing", 204, ""},
    {"decline_approval", "Not to be done; also by who asked for it.", "", 204, ""},
    {"make_enrolment", "A code for one device, for ten minutes.", "EnrolmentWish", 201,
     "Enrolment"},
    {"enrol_device", "Become a device: the code, a public key, a proof.", "Enrolling", 201,
     "Enrolled"},
    {"list_devices", "Devices within one's reach.", "", 200, "Devices"},
    {"revoke_device", "The device is refused with its next request.", "", 204, ""},
    {"exchange_facts", "What a device says and asks, and what became of it; in core/sync's bytes.",
     "bytes", 200, "bytes"},
    {"take_receipt", "Take a sale by its device's receipt; once, however often it is brought.",
     "ReceiptWish", 200, "ReceiptAnswer"},
    {"sign_in_at_device", "Who of the device's store this is; opens no session.", "SignIn", 200,
     "AtDevice"},
    {"read_rules", "The programme's versions, as devices judge by them.", "", 200, "Rules"},
    {"make_hook", "Be told of what happens, at an https address; the secret is shown once.",
     "HookWish", 201, "HookMade"},
    {"list_hooks", "The programme's webhooks.", "", 200, "Hooks"},
    {"remove_hook", "Nothing more is sent there, what waits included.", "", 204, ""},
    {"change_hook_secret", "A new secret; the one before signs beside it for a day.", "Nothing",
     200, "HookSecret"},
    {"list_hook_failures", "Deliveries set aside after their last attempt.", "", 200,
     "HookFailures"},
    {"resend_deliveries", "Send one that was set aside again, or all of them.", "Resending", 200,
     "Resent"},
    {"read_audit", "Lines of the audit log after a place.", "", 200, "AuditLines"},
    {"check_audit", "Whether the audit log is whole.", "", 200, "AuditCheck"},
};

const Description& description_of(const Route& route) {
  for (const Description& description : kDescriptions) {
    if (description.route == route.name) return description;
  }
  PROMISE(false);
  return kDescriptions[0];
}

Json content(std::string_view schema) {
  if (schema == "text") return {{"text/plain", {{"schema", {{"type", "string"}}}}}};
  if (schema == "bytes") {
    return {{std::string(kExchangeType),
             {{"schema", {{"type", "string"}, {"contentEncoding", "binary"}}}}}};
  }
  const Json document = {{"$ref", "#/components/schemas/" + std::string(schema)}};
  Json types = {{"application/json", {{"schema", document}}}};
  if (schema == "Export") types["text/csv"] = {{"schema", {{"type", "string"}}}};
  return types;
}

Json answers(const Description& description) {
  Json done = {{"description", description.summary}};
  if (!description.gives.empty()) done["content"] = content(description.gives);
  const Json problem = {
      {"description", "Refused, by name and place (RFC 9457)."},
      {"content",
       {{"application/problem+json",
         {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  Json answers = {{std::to_string(description.status), std::move(done)}};
  if (description.may_wait) {
    answers["202"] = {{"description", "It waits for a second person."},
                      {"content", content("Waiting")}};
  }
  // What operators' checks are refused with is a line of text.
  answers["default"] =
      description.gives == "text" ? Json{{"description", "Not now."}, {"content", content("text")}}
                                  : problem;
  return answers;
}

Json parameters_in(std::string_view path) {
  Json list = Json::array();
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    list.push_back({{"name", path.substr(open + 1, path.find('}', open) - open - 1)},
                    {"in", "path"},
                    {"required", true},
                    {"schema", {{"type", "string"}}}});
  }
  return list;
}

Json who_may(const Route& route) {
  Json roles = Json::array();
  for (int role = 0; role < static_cast<int>(Role::kCount); ++role) {
    if (reach_of(static_cast<Role>(role), route.operation) != Reach::None) {
      roles.push_back(name_of(static_cast<Role>(role)));
    }
  }
  return roles;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

}  // namespace

std::string openapi_document() {
  Json paths = Json::object();
  for (const Route& route : routes()) {
    const Description& description = description_of(route);
    Json operation = {{"operationId", route.name},
                      {"summary", description.summary},
                      {"x-roles", who_may(route)},
                      {"x-operators-only", route.is_for_operators},
                      {"responses", answers(description)}};
    if (!description.takes.empty()) {
      operation["requestBody"] = {{"required", true}, {"content", content(description.takes)}};
    }
    const Json parameters = parameters_in(route.path);
    if (!parameters.empty()) operation["parameters"] = parameters;
    if (route.operation != Operation::Anybody) {
      operation["security"] = {{{"session", Json::array()}}, {{"device", Json::array()}}};
    }
    paths[std::string(route.path)][lower_case(name_of(route.method))] = std::move(operation);
  }
  const Json document = {
      {"openapi", "3.1.0"},
      {"info", {{"title", "Yearward"}, {"version", "1"}}},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", Json::parse(openapi_schemas(), nullptr, false)},
        {"securitySchemes",
         {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", kSessionCookie}}},
          {"device",
           {{"type", "apiKey"}, {"in", "header"}, {"name", "Yearward-Signature"}}}}}}}};
  return document.dump();
}

}  // namespace yearward::server
