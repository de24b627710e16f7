// Who is told of what happens: webhooks come, change their secret and go, by who manages the
// programme. It refuses to send anything.
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

using codec::Json;

constexpr std::size_t kMostFailuresListed = 500;
constexpr std::size_t kMostCountedWaiting = 10'000;

// Work on the hook that the path names, in the caller's programme.
using OnHook = std::function<Result<Response>(Transaction&, const Hook&)>;

void on_hook(Desk& desk, const Exchange& exchange, OnHook work) {
  const auto give = [work = std::move(work), programme = exchange.caller->key.programme,
                     id = exchange.parts.front()](Transaction& transaction) -> Result<Response> {
    TRY(const auto hook, hook_of(transaction, programme, id));
    if (!hook) return Refusal::PlaceIsUnknown;
    return work(transaction, *hook);
  };
  write_and_answer(desk, exchange, give);
}

Json names_of(const std::vector<NoticeKind>& kinds) {
  Json list = Json::array();
  for (const NoticeKind kind : kinds) list.push_back(name_of(kind));
  return list;
}

void read_kinds(codec::ObjectReader& in, Hook& hook) {
  for (const std::string& said : in.texts("kinds", kNoticeKinds)) {
    bool is_known = false;
    for (std::size_t at = 0; at < kNoticeKinds; ++at) {
      const auto kind = static_cast<NoticeKind>(at);
      if (said != name_of(kind)) continue;
      is_known = true;
      if (!hook.wants(kind)) hook.kinds.push_back(kind);
    }
    if (!is_known) in.note(Refusal::WordIsNotAnOption, "kinds", said);
  }
  if (hook.kinds.empty()) in.note(Refusal::ListIsEmpty, "kinds");
}

}  // namespace

void make_hook(Desk& desk, Exchange exchange) {
  Hook hook;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    hook.address = in.text("address", kLongestHookAddress);
    read_kinds(in, hook);
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const auto address = hook_address_from(hook.address, desk.settings.hook_networks);
  if (!address.ok()) return exchange.respond(response_of(address.problem()));
  hook.programme = exchange.caller->key.programme;
  hook.id = "hook-" + new_name().substr(0, 16);
  hook.created = desk.clock.seconds();
  hook.secrets = {{new_hook_secret(), 0}};
  const AuditLine line = line_of(desk, exchange, "user_created", hook.id,
                                 "hook to=" + address.value().host);
  const auto give = [&desk, hook, line](Transaction& transaction) -> Result<Response> {
    TRY(const auto hooks, hooks_of(transaction, hook.programme));
    if (hooks.size() >= kMostHooks) return Refusal::LimitIsReached;
    TRY_DONE(put_hook(transaction, hook));
    TRY_DONE(audit(transaction, line));
    desk.notices.forget();
    Response response =
        json_response(Json{{"id", hook.id}, {"secret", hook.secrets.front().text}});
    response.status = 201;
    response.event = "hook_made";
    return response;
  };
  write_and_answer(desk, exchange, give);
}

void list_hooks(Desk& desk, Exchange exchange) {
  const auto hooks = hooks_of(desk.store, exchange.caller->key.programme);
  if (!hooks.ok()) return exchange.respond(response_of(hooks.problem()));
  Json list = Json::array();
  for (const Hook& hook : hooks.value()) {
    const auto waiting = waiting_deliveries(desk.store, hook, kMostCountedWaiting);
    if (!waiting.ok()) return exchange.respond(response_of(waiting.problem()));
    list.push_back({{"id", hook.id},
                    {"address", hook.address},
                    {"kinds", names_of(hook.kinds)},
                    {"created", hook.created},
                    {"waiting", waiting.value()},
                    {"secrets", hook.secrets.size()}});
  }
  exchange.respond(json_response(Json{{"hooks", std::move(list)}}));
}

void remove_hook(Desk& desk, Exchange exchange) {
  const AuditLine line = line_of(desk, exchange, "user_deleted", exchange.parts.front(), "hook");
  on_hook(desk, exchange,
          [&desk, line](Transaction& transaction, const Hook& hook) -> Result<Response> {
    TRY_DONE(remove_hook(transaction, hook));
    TRY_DONE(audit(transaction, line));
    desk.notices.forget();
    return nothing_to_say("hook_removed");
  });
}

// The secret before it goes on for a day, so that receivers can change theirs without a gap.
void change_hook_secret(Desk& desk, Exchange exchange) {
  const Problems problems = read_body(exchange.request, [](codec::ObjectReader&) {});
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const AuditLine line =
      line_of(desk, exchange, "authn_token_created", exchange.parts.front(), "hook secret");
  on_hook(desk, exchange, [line](Transaction& transaction, const Hook& kept) -> Result<Response> {
    Hook hook = kept;
    hook.secrets.resize(1);
    hook.secrets.front().until = line.at + kOldSecretSeconds;
    hook.secrets.insert(hook.secrets.begin(), {new_hook_secret(), 0});
    TRY_DONE(put_hook(transaction, hook));
    TRY_DONE(audit(transaction, line));
    return json_response(Json{{"secret", hook.secrets.front().text},
                              {"old_until", hook.secrets.back().until}});
  });
}

void list_hook_failures(Desk& desk, Exchange exchange) {
  const auto hook =
      hook_of(desk.store, exchange.caller->key.programme, exchange.parts.front());
  if (!hook.ok()) return exchange.respond(response_of(hook.problem()));
  if (!hook.value()) return exchange.respond(response_of({Refusal::PlaceIsUnknown, {}, {}}));
  const auto deliveries = deliveries_set_aside(desk.store, *hook.value(), kMostFailuresListed);
  if (!deliveries.ok()) return exchange.respond(response_of(deliveries.problem()));
  Json list = Json::array();
  for (const Delivery& delivery : deliveries.value()) {
    list.push_back({{"id", delivery.id},
                    {"kind", delivery.kind},
                    {"first", delivery.first},
                    {"attempts", delivery.attempts},
                    {"last", delivery.last}});
  }
  exchange.respond(json_response(Json{{"deliveries", std::move(list)}}));
}

void resend_deliveries(Desk& desk, Exchange exchange) {
  std::string delivery;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    delivery = in.optional_name("delivery");
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const AuditLine line =
      line_of(desk, exchange, "user_updated", exchange.parts.front(), "hook resend " + delivery);
  on_hook(desk, exchange,
          [&desk, line, delivery](Transaction& transaction, const Hook& hook)
              -> Result<Response> {
    TRY(const std::int64_t count, resend(transaction, hook, delivery, line.at));
    if (!delivery.empty() && count == 0) return Problem{Refusal::PlaceIsUnknown, "/delivery", {}};
    TRY_DONE(audit(transaction, line));
    desk.rounds.wake();
    return json_response(Json{{"resent", count}});
  });
}

}  // namespace yearward::server
