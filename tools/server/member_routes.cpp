// What a signed-in member or till does: pull the own stream, push events.
#include "core/codec/codec.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/occurrence.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

Result<sync::PullAnswer> pull_answer(Desk& desk, const Exchange& exchange, const Rules& rules) {
  const MemberKey& key = exchange.caller->key;
  TRY(const Cursor after, cursor_of(query_named(exchange.request.query, "after")));
  TRY(const std::optional<Member> member, desk.store.member(key));
  if (!member) return Refusal::MemberIsUnknown;
  TRY(const PersonPage page,
      person_events_after(desk.store, key, after, sync::kMostEventsAnExchange));

  sync::PullAnswer answer;
  answer.profile = {key.member, member->card, member->name, member->joined};
  answer.rules = rules.digest;
  const bool has_rules = query_named(exchange.request.query, "rules") == rules.digest;
  if (!has_rules) answer.rules_document = rules.document;
  answer.more = page.more;
  for (const StoredEvent& kept : page.events) {
    const auto event = codec::event_from_json(kept.document, rules.newest().currency);
    if (!event.ok()) return event.problems().front();
    answer.events.push_back({kept.place, event.value()});
  }
  answer.cursor = page.cursor;
  answer.as_of = moment_now(rules.newest(), desk.clock);
  return answer;
}

// What became of each event, and how long the accepted ones were on their way.
void note_push(Desk& desk, const std::vector<Event>& said, const sync::PushAnswer& answer,
               const Rules& rules, std::string_view role) {
  const Moment now = moment_now(rules.newest(), desk.clock);
  for (const sync::PushRefusal& refused : answer.refused) {
    desk.metrics.event(name_of(refused.problem.refusal));
  }
  for (std::size_t count = 0; count < answer.accepted.size(); ++count) {
    desk.metrics.event("accepted");
  }
  if (answer.refused.empty()) {
    for (const Event& event : said) desk.metrics.synced(role, seconds_between(event.at, now));
  }
}

}  // namespace

void pull(Desk& desk, Exchange exchange) {
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const auto answer = pull_answer(desk, exchange, *rules);
  if (!answer.ok()) {
    Response refused = response_of(answer.problem());
    // What a browser knows of somebody who is another person now is not its member's to see.
    const bool is_stale = answer.problem().refusal == Refusal::SignInIsRequired;
    if (is_stale) forget_in_browser(exchange.request.cookie, refused);
    return exchange.respond(std::move(refused));
  }
  exchange.respond(
      json_response(codec::json_from_pull_answer(answer.value(), rules->newest().currency)));
}

void push(Desk& desk, Exchange exchange) {
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const auto events = codec::events_from_json(exchange.request.body, rules->versions);
  if (!events.ok()) return exchange.respond(response_of(events.problems()));

  const auto answer = std::make_shared<sync::PushAnswer>();
  const auto work = [&desk, rules, answer, caller = *exchange.caller,
                     said = events.value()](Transaction& transaction) -> Outcome {
    TRY(*answer, desk.intake.take(transaction, caller, *rules, said));
    return Done{};
  };
  const auto then = [&desk, answer, rules, said = events.value(),
                     name = name_of(exchange.caller->role),
                     respond = exchange.respond](const Outcome& outcome) {
    if (outcome.ok()) {
      note_push(desk, said, *answer, *rules, name);
      return respond(json_response(codec::json_from_push_answer(*answer)));
    }
    respond(response_of(outcome.problem()));
  };
  const Touched touched = Intake::touched_by(*exchange.caller, events.value());
  if (!desk.writer.submit({work, then, touched})) exchange.respond(later());
}

}  // namespace yearward::server
