// Two members who turn out to be one person, and one who turns out to be two. Staff say it; the hub
// decides whether the books bear it. It refuses to know what either had.
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

// What is done to whom, by the programme's rules and in its books.
using Joining = std::function<Outcome(sync::Hub&, HubBooks&, Transaction&, sync::Instant)>;

void join_or_part(Desk& desk, const Exchange& exchange, const AuditLine& line, Joining joining) {
  const ProgrammeId& programme = exchange.caller->key.programme;
  const auto rules = desk.rule_book.of(programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const auto give = [&desk, rules, programme, line, joining = std::move(joining)](
                        Transaction& transaction) -> Result<Response> {
    const auto books = transaction.hub(programme, rules->newest().currency);
    TRY_DONE(joining(desk.hubs.of(programme, rules), *books, transaction, line.at));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say(std::string(line.operation));
  };
  write_and_answer(desk, exchange, give);
}

}  // namespace

// Whoever was signed in as the one signs in again, and is then the other.
void merge_members(Desk& desk, Exchange exchange) {
  MemberId into;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    into = MemberId(in.id("into"));
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const MemberKey from{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const AuditLine line =
      line_of(desk, exchange, "user_updated", from.member.text, "merged into=" + into.text);
  join_or_part(desk, exchange, line,
               [from, into](sync::Hub& hub, HubBooks& books, Transaction& transaction,
                            sync::Instant now) -> Outcome {
    TRY(const bool fits, may_be_one(transaction, from, {from.programme, into}));
    if (!fits) return Problem{Refusal::LimitIsReached, "/into", {}};
    TRY_DONE(hub.merge(books, from.member, into, now));
    return transaction.remove_sessions_of(from);
  });
}

// Both sign in again: a session of the one must not show what is the other's.
void unmerge_member(Desk& desk, Exchange exchange) {
  const MemberKey from{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const AuditLine line =
      line_of(desk, exchange, "user_updated", from.member.text, "taken out of a merge");
  join_or_part(desk, exchange, line,
               [from](sync::Hub& hub, HubBooks& books, Transaction& transaction,
                      sync::Instant now) -> Outcome {
    TRY(const MemberKey person, person_of(transaction, from));
    TRY_DONE(hub.unmerge(books, from.member, now));
    TRY_DONE(transaction.remove_sessions_of(person));
    return transaction.remove_sessions_of(from);
  });
}

}  // namespace yearward::server
