// POST /v1/receipts: a sale that never came by its tablet's log is brought by the receipt it gave.
// It refuses to judge: who signed is asked of the devices, what it is worth of the hub.
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/receipts.hpp"

namespace yearward::server {
namespace {

Result<std::shared_ptr<const sync::Receipt>> receipt_from(const Request& request) {
  std::string text;
  const Problems problems = read_body(request, [&](codec::ObjectReader& in) {
    text = in.text("receipt", 4 * sync::kLongestReceipt);
  });
  if (!problems.empty()) return problems.front();
  auto receipt = sync::receipt_from_text(text);
  if (!receipt.ok()) return Problem{receipt.problem().refusal, "/receipt", {}};
  return std::make_shared<const sync::Receipt>(std::move(receipt).value());
}

codec::Json json_of(const sync::Receipt& receipt, const sync::Brought& brought) {
  codec::Json answer = {{"event", brought.event.text},
                        {"is_new", brought.is_new},
                        {"device", receipt.place.device},
                        {"verdict", name_of(brought.verdict.code)},
                        {"delta", brought.verdict.delta.count}};
  if (brought.verdict.reason) answer["reason"] = name_of(*brought.verdict.reason);
  return answer;
}

}  // namespace

void take_receipt(Desk& desk, Exchange exchange) {
  const ProgrammeId& programme = exchange.caller->key.programme;
  const auto rules = desk.rule_book.of(programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const auto receipt = receipt_from(exchange.request);
  if (!receipt.ok()) return exchange.respond(response_of(receipt.problem()));
  // Before it waits for the one writer: a signature is arithmetic, and no secret is asked.
  const auto signer = signer_of(desk.store, programme, *receipt.value());
  if (!signer.ok()) return exchange.respond(response_of(signer.problem()));
  const AuditLine line = line_of(desk, exchange, "sensitive_create", {}, {});
  const auto give = [&desk, rules, programme, line, said = receipt.value()](
                        Transaction& transaction) -> Result<Response> {
    const auto books = transaction.hub(programme, rules->newest().currency);
    sync::Hub& hub = desk.hubs.of(programme, rules);
    TRY(const sync::Brought brought, bring_receipt(transaction, hub, *books, *said, line));
    Response response = json_response(json_of(*said, brought));
    response.event = brought.is_new ? "receipt_taken" : "receipt_known";
    return response;
  };
  write_and_answer(desk, exchange, give, {receipt.value()->fact.event});
}

}  // namespace yearward::server
