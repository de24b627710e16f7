// What a signed-in member or till does: pull the own stream, push events.
#include "core/codec/codec.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/occurrence.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

Result<sync::PullAnswer> pull_answer(Desk& desk, const Exchange& exchange, const Rules& rules) {
  const MemberKey& key = exchange.caller->key;
  TRY(const Cursor after, cursor_of(query_named(exchange.request.query, "after")));
  TRY(const std::optional<Member> member, desk.store.member(key));
  if (!member) return Refusal::MemberIsUnknown;
  // One more than is sent tells whether there is more.
  constexpr std::size_t kMost = sync::kMostEventsAnExchange;
  TRY(auto stored, desk.store.events_after(key, after, kMost + 1));

  sync::PullAnswer answer;
  answer.profile = {key.member, member->card, member->name, member->joined};
  answer.rules = rules.digest;
  const bool has_rules = query_named(exchange.request.query, "rules") == rules.digest;
  if (!has_rules) answer.rules_document = rules.document;
  answer.more = stored.size() > kMost;
  if (answer.more) stored.resize(kMost);
  for (const StoredEvent& kept : stored) {
    const auto event = codec::event_from_json(kept.document, rules.newest().currency);
    if (!event.ok()) return event.problems().front();
    answer.events.push_back({kept.place, event.value()});
  }
  answer.cursor = stored.empty() ? after : stored.back().place;
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
  if (!answer.ok()) return exchange.respond(response_of(answer.problem()));
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
