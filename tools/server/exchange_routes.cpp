// Where devices agree with the server: one message each way in the protocol's own bytes, all that
// it changes in one transaction. Who asks was proved by the device's key before; it refuses to know
// what facts are worth.
#include "core/sync/wire_layout.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/card_marks.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/receipts.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kMostDueAtOnce = 500;

// A store keeps texts of characters: a name that is none is refused with the whole request, for no
// honest device ever says it. What else an event tells is judged with the event.
bool asks_by_names(const sync::Request& request) {
  bool good = true;
  for (const sync::Fact& fact : request.push.facts) good = good && has_only_names(fact);
  for (const sync::Want& want : request.wants)
    good = good && may_be_name(want.lease) && may_be_name(want.member.text);
  for (const sync::Follow& follow : request.follows) good = good && may_be_name(follow.scope);
  return good;
}

// What a device asks, if it is whole, its own, and sealed with its key.
Result<std::shared_ptr<const sync::Request>> asked_by(Desk& desk, const Exchange& exchange) {
  TRY(sync::Request said, sync::request_from_bytes(exchange.request.body));
  if (!asks_by_names(said)) return Refusal::TextHasControlCharacters;
  TRY(const auto device, device_of(desk.store, exchange.caller->key));
  if (!device || device->number == 0 || device->number != said.device)
    return Refusal::DeviceIsUnknown;
  if (!seal_fits(device->open_key, said.push.seal, sync::seal_text_of(said)))
    return Refusal::SealIsWrong;
  return std::make_shared<const sync::Request>(std::move(said));
}

// Whose streams it may append to, and under which names.
Touched touched_by(const sync::Request& request, const ProgrammeId& programme) {
  Touched touched;
  for (const sync::Fact& fact : request.push.facts) {
    touched.streams.push_back({programme, fact.event.member});
    touched.ids.emplace_back(programme, fact.event.id);
  }
  for (const sync::Want& want : request.wants)
    touched.streams.push_back({programme, want.member});
  return touched;
}

Result<Response> exchanged(Desk& desk, const std::shared_ptr<const Rules>& rules,
                           const Caller& caller, const sync::Request& request,
                           Transaction& transaction) {
  const auto books = transaction.hub(caller.key.programme, rules->newest().currency);
  sync::Hub& hub = desk.hubs.of(caller.key.programme, rules);
  const sync::Instant now = desk.clock.seconds();
  TRY(const std::vector<MemberId> due, books->due(caller.store, kMostDueAtOnce));
  TRY_DONE(hub.refresh(*books, due, now));
  TRY(sync::Reply reply, hub.exchange(*books, request, now));
  TRY_DONE(mark_cards(transaction, caller.key.programme, caller.store, reply));
  Response response;
  response.body = std::make_shared<const std::string>(sync::bytes_of(reply));
  response.set("Content-Type", kExchangeType);
  add_api_headers(response);
  return response;
}

}  // namespace

void exchange_facts(Desk& desk, Exchange exchange) {
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const auto asked = asked_by(desk, exchange);
  if (!asked.ok()) return exchange.respond(response_of(asked.problem()));
  const auto answer = std::make_shared<Response>();
  const auto work = [&desk, rules, answer, caller = *exchange.caller,
                     request = asked.value()](Transaction& transaction) -> Outcome {
    TRY(*answer, exchanged(desk, rules, caller, *request, transaction));
    return Done{};
  };
  const auto then = [answer, respond = exchange.respond](const Outcome& outcome) {
    respond(outcome.ok() ? std::move(*answer) : response_of(outcome.problem()));
  };
  const Touched touched = touched_by(*asked.value(), exchange.caller->key.programme);
  if (!desk.writer.submit({work, then, touched})) exchange.respond(later());
}

// The programme as devices judge by it; its digest is what an exchange tells.
void read_rules(Desk& desk, Exchange exchange) {
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  Response response = json_response(rules->document);
  response.set("Yearward-Rules", rules->digest);
  if (const auto& key = desk.settings.signing_key) {
    const std::string text = rules_text(exchange.caller->key.programme, rules->document);
    response.set("Yearward-Rules-Signature", key->signature(text));
    response.set("Yearward-Rules-Key", key->open_key());
  }
  exchange.respond(std::move(response));
}

}  // namespace yearward::server
