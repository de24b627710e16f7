// What operators and balancers ask: is it alive, may it have requests, how is it doing. Only
// /healthz is answered at the public address too.
#include <mutex>

#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/openapi.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

constexpr std::int64_t kFreshHeartSeconds = 1, kStuckHeartSeconds = 5;

Response plain(int status, std::string text) {
  Response response;
  response.status = status;
  response.body = std::make_shared<const std::string>(std::move(text));
  response.set("Content-Type", "text/plain; charset=utf-8");
  add_api_headers(response);
  return response;
}

Response not_ready(const char* why) { return plain(503, std::string(why) + "\n"); }

constexpr std::size_t kMostCounted = 10'000;  // of each hook: beyond it only "many" matters

// A store that is away counts as nothing: /readyz tells that.
void count_deliveries(Desk& desk, Gauges& gauges) {
  for (const ProgrammeId& programme : desk.rule_book.programmes()) {
    const auto hooks = hooks_of(desk.store, programme);
    if (!hooks.ok()) return;
    for (const Hook& hook : hooks.value()) {
      const auto waiting = waiting_deliveries(desk.store, hook, kMostCounted);
      const auto aside = deliveries_set_aside(desk.store, hook, kMostCounted);
      if (waiting.ok()) gauges.hooks_waiting += waiting.value();
      if (aside.ok()) gauges.hooks_set_aside += aside.value().size();
    }
  }
}

FileKey heart_key() { return {ProgrammeId(), "heart", "beat"}; }

}  // namespace

void answer_health(Desk&, Exchange exchange) { exchange.respond(plain(200, "ok\n")); }

// The store is asked to write, not whether it would: one row, at most one a second. A beat that
// does not come back is not waited for twice.
void answer_ready(Desk& desk, Exchange exchange) {
  if (desk.heart.is_draining) return exchange.respond(not_ready("draining"));
  const std::size_t most = desk.settings.writer.most_queued;
  if (desk.writer.queued() * 5 >= most * 4) return exchange.respond(not_ready("queue is full"));
  const std::int64_t now = desk.clock.seconds();
  {
    const std::lock_guard lock(desk.heart.mutex);
    const bool is_beating = desk.heart.begun > desk.heart.ended;
    if (is_beating && now - desk.heart.begun > kStuckHeartSeconds) {
      return exchange.respond(not_ready("store does not answer"));
    }
    const bool is_fresh = desk.heart.ended > 0 && now - desk.heart.ended < kFreshHeartSeconds;
    if (is_fresh) return exchange.respond(plain(200, "ready\n"));
    desk.heart.begun = now;
  }
  const auto work = [now](Transaction& transaction) {
    return transaction.file({heart_key(), {}, 0, now});
  };
  const auto then = [&desk, now, respond = exchange.respond](const Outcome& outcome) {
    if (!outcome.ok()) return respond(not_ready("store cannot write"));
    {
      const std::lock_guard lock(desk.heart.mutex);
      desk.heart.ended = now;
    }
    respond(plain(200, "ready\n"));
  };
  if (!desk.writer.submit({work, then})) exchange.respond(not_ready("store takes nothing"));
}

void answer_metrics(Desk& desk, Exchange exchange) {
  Gauges gauges;
  gauges.queued = desk.writer.queued();
  gauges.is_draining = desk.heart.is_draining;
  if (desk.settings.database_bytes) gauges.database_bytes = desk.settings.database_bytes();
  const auto backup = desk.store.filed({ProgrammeId(), "backup", "last"});
  if (backup.ok() && backup.value()) gauges.last_backup = backup.value()->number;
  count_deliveries(desk, gauges);
  Response response = plain(200, desk.metrics.text(gauges));
  response.headers.front().value = "text/plain; version=0.0.4; charset=utf-8";
  exchange.respond(std::move(response));
}

void answer_openapi(Desk&, Exchange exchange) {
  static const std::string document = openapi_document();
  exchange.respond(json_response(document));
}

}  // namespace yearward::server
