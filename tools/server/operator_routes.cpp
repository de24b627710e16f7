// What operators and balancers ask: is it alive, may it have requests, how is it doing. Only
// /healthz is answered at the public address too.
#include <mutex>

#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/openapi.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/self_check.hpp"

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

std::size_t accounts_under_review(Desk& desk) {
  std::size_t count = 0;
  for (const ProgrammeId& programme : desk.rule_book.programmes()) {
    const auto here = count_under_review(desk.store, programme, kMostCounted);
    if (here.ok()) count += here.value();
  }
  return count;
}

// Ready all the same: everybody else is served.
Response is_ready(Desk& desk) {
  const std::size_t count = accounts_under_review(desk);
  std::string text = "ready\n";
  if (count > 0) text += std::to_string(count) + " accounts under review\n";
  return plain(200, std::move(text));
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
  bool is_new_beat = false;
  {
    const std::lock_guard lock(desk.heart.mutex);
    const bool is_beating = desk.heart.begun > desk.heart.ended;
    if (is_beating && now - desk.heart.begun > kStuckHeartSeconds) {
      return exchange.respond(not_ready("store does not answer"));
    }
    const bool is_fresh = desk.heart.ended > 0 && now - desk.heart.ended < kFreshHeartSeconds;
    if (!is_fresh) desk.heart.begun = now;
    is_new_beat = !is_fresh;
  }
  if (!is_new_beat) return exchange.respond(is_ready(desk));
  const auto work = [now](Transaction& transaction) {
    return transaction.file({heart_key(), {}, 0, now});
  };
  const auto then = [&desk, now, respond = exchange.respond](const Outcome& outcome) {
    if (!outcome.ok()) return respond(not_ready("store cannot write"));
    {
      const std::lock_guard lock(desk.heart.mutex);
      desk.heart.ended = now;
    }
    respond(is_ready(desk));
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
  gauges.under_review = accounts_under_review(desk);
  Response response = plain(200, desk.metrics.text(gauges));
  response.headers.front().value = "text/plain; version=0.0.4; charset=utf-8";
  exchange.respond(std::move(response));
}

void answer_openapi(Desk&, Exchange exchange) {
  static const std::string document = openapi_document();
  exchange.respond(json_response(document));
}

}  // namespace yearward::server
