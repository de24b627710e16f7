// The auditor's two questions: what was done, and whether the log is whole.
#include "tools/server/audit.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kMostLines = 500;

}  // namespace

void read_audit(Desk& desk, Exchange exchange) {
  const auto after = cursor_of(query_named(exchange.request.query, "after"));
  if (!after.ok()) return exchange.respond(response_of(after.problem()));
  const auto rows =
      desk.store.audit_after(exchange.caller->key.programme, after.value(), kMostLines);
  if (!rows.ok()) return exchange.respond(response_of(rows.problem()));
  codec::Json list = codec::Json::array();
  for (const AuditRow& row : rows.value()) {
    list.push_back({{"place", row.place}, {"hash", row.hash}, {"document", row.document}});
  }
  const AuditLine line = line_of(desk, exchange, "sensitive_read", {}, {});
  const auto give = [line, list = std::move(list)](Transaction& transaction) -> Result<Response> {
    TRY_DONE(audit(transaction, line));
    return json_response(codec::Json{{"lines", list}});
  };
  write_and_answer(desk, exchange, give);
}

void check_audit_log(Desk& desk, Exchange exchange) {
  // Reading it all takes a while: not on a thread that serves others.
  const bool is_queued = desk.pins.submit([&desk, exchange] {
    const auto check = check_audit(desk.store, exchange.caller->key.programme);
    if (!check.ok()) return exchange.respond(response_of(check.problem()));
    codec::Json document = {{"lines", check.value().lines},
                            {"head", check.value().head},
                            {"is_whole", !check.value().broken_at.has_value()}};
    if (check.value().broken_at) document["broken_at"] = *check.value().broken_at;
    exchange.respond(json_response(document));
  });
  if (!is_queued) exchange.respond(later());
}

}  // namespace yearward::server
