// Two members who turn out to be one person, and one who turns out to be two. Staff say it; the hub
// decides whether the books bear it. It refuses to know what either had.
#include <algorithm>

#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff_deeds.hpp"

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

// Whole points of the unit the member has most of; of nobody, none.
Result<std::int64_t> most_points_of(Desk& desk, Transaction& transaction, const MemberKey& key) {
  const auto rules = desk.rule_book.of(key.programme);
  if (!rules) return Refusal::NoVersionInForce;
  TRY(const Account* const account, desk.intake.account_of(transaction, *rules, key));
  std::int64_t most = 0;
  const auto& units = rules->newest().units;
  for (std::size_t at = 0; account && at < units.size() && at < account->units.size(); ++at) {
    std::int64_t points = held_now(*account, static_cast<UnitIndex>(at)).count;
    for (std::int32_t decimal = 0; decimal < units[at].scale; ++decimal) points /= 10;
    most = std::max(most, points);
  }
  return most;
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
  const auto give = [&desk, from, into, line, caller = *exchange.caller](
                        Transaction& transaction) -> Result<Response> {
    TRY(const std::int64_t points, most_points_of(desk, transaction, from));
    if (points > merge_limit(caller.role).alone) {
      constexpr auto kMerge = Approval::Kind::Merge;
      const std::string id = approval_id(kMerge, from.member.text + '\n' + into.text);
      return ask_for_approval(transaction,
                              {from.programme, id, kMerge, caller.key.member, {},
                               from.member.text, into.text, points, line.at + kApprovalSeconds},
                              line);
    }
    TRY_DONE(merge_now(desk, from, into, transaction));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say(std::string(line.operation));
  };
  write_and_answer(desk, exchange, give);
}

Outcome merge_now(Desk& desk, const MemberKey& from, const MemberId& into,
                  Transaction& transaction) {
  const auto rules = desk.rule_book.of(from.programme);
  if (!rules) return Refusal::NoVersionInForce;
  const auto books = transaction.hub(from.programme, rules->newest().currency);
  TRY(const bool fits, may_be_one(transaction, from, {from.programme, into}));
  if (!fits) return Problem{Refusal::LimitIsReached, "/into", {}};
  TRY_DONE(desk.hubs.of(from.programme, rules)
               .merge(*books, from.member, into, desk.clock.seconds()));
  return transaction.remove_sessions_of(from);
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
