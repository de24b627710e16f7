// The second person's three questions: what waits, yes, no. What is done then is done by the same
// hands as if it had been small.
#include "core/codec/codec.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff_deeds.hpp"

namespace yearward::server {

using codec::Json;

namespace {

Outcome do_as_asked(Desk& desk, const Rules& rules, const Approval& approval,
                    Transaction& transaction) {
  const ProgrammeId& programme = approval.programme;
  if (approval.kind == Approval::Kind::Merge) {
    return merge_now(desk, {programme, MemberId(approval.member)}, MemberId(approval.document),
                     transaction);
  }
  const auto event = codec::event_from_json(approval.document, rules.versions);
  if (!event.ok()) return event.problems().front();
  TRY_DONE(desk.intake.tell(transaction, programme, rules, event.value(), Intake::Mode::Keep));
  return Done{};
}

}  // namespace

Response waits_for_approval(const Approval& approval) {
  Response response = json_response(Json{{"approval", approval.id}, {"until", approval.until}});
  response.status = 202;
  response.event = "approval_asked";
  return response;
}

Result<Response> ask_for_approval(Transaction& transaction, const Approval& approval,
                                  AuditLine line) {
  TRY(const auto before, approval_of(transaction, approval.programme, approval.id, line.at));
  if (before && before->document != approval.document) {
    return Problem{Refusal::EventIsKnownWithOtherContent, "/id", approval.id};
  }
  if (before) return waits_for_approval(*before);
  TRY(const auto waiting, approvals_of(transaction, approval.programme, line.at));
  if (waiting.size() >= kMostApprovals) return Refusal::LimitIsReached;
  TRY_DONE(put_approval(transaction, approval));
  line.event = "approval_asked";
  line.detail += " approval=" + approval.id;
  TRY_DONE(audit(transaction, line));
  return waits_for_approval(approval);
}

void list_approvals(Desk& desk, Exchange exchange) {
  const Caller& caller = *exchange.caller;
  const auto approvals = approvals_of(desk.store, caller.key.programme, desk.clock.seconds());
  if (!approvals.ok()) return exchange.respond(response_of(approvals.problem()));
  Json list = Json::array();
  for (const Approval& approval : approvals.value()) {
    if (!reaches(caller, Operation::Approve, approval.store)) continue;
    list.push_back({{"id", approval.id},
                    {"kind", name_of(approval.kind)},
                    {"by", approval.by.text},
                    {"store", approval.store},
                    {"member", approval.member},
                    {"points", approval.points},
                    {"until", approval.until},
                    {"is_own", approval.by == caller.key.member}});
  }
  exchange.respond(json_response(Json{{"approvals", std::move(list)}}));
}

void approve(Desk& desk, Exchange exchange) {
  const Problems problems = read_body(exchange.request, [](codec::ObjectReader&) {});
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const Caller caller = *exchange.caller;
  const auto rules = desk.rule_book.of(caller.key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const AuditLine line = line_of(desk, exchange, "approval_given", {}, {});
  const auto give = [&desk, rules, caller, line, id = exchange.parts.front()](
                        Transaction& transaction) -> Result<Response> {
    TRY(const auto approval, approval_of(transaction, caller.key.programme, id, line.at));
    if (!approval) return Refusal::PlaceIsUnknown;
    TRY_DONE(may_approve(caller, *approval));
    TRY_DONE(do_as_asked(desk, *rules, *approval, transaction));
    // Of two who say yes at once the second finds it done: the event is known, the merge made.
    TRY(const bool is_mine, take_approval(transaction, *approval));
    if (!is_mine) return Refusal::PlaceIsUnknown;
    AuditLine said = line;
    said.subject = approval->member;
    said.detail = std::string(name_of(approval->kind)) + " approval=" + approval->id +
                  " by=" + approval->by.text + " points=" + std::to_string(approval->points);
    TRY_DONE(audit(transaction, said));
    return nothing_to_say("approval_given");
  };
  write_and_answer(desk, exchange, give);
}

// By whoever may say yes, or by the one who asked.
void decline_approval(Desk& desk, Exchange exchange) {
  const Caller caller = *exchange.caller;
  const AuditLine line = line_of(desk, exchange, "approval_refused", {}, {});
  const auto give = [caller, line, id = exchange.parts.front()](Transaction& transaction)
      -> Result<Response> {
    TRY(const auto approval, approval_of(transaction, caller.key.programme, id, line.at));
    const bool is_seen = approval && (approval->by == caller.key.member ||
                                  reaches(caller, Operation::Approve, approval->store));
    if (!is_seen) return Refusal::PlaceIsUnknown;
    TRY(const bool is_mine, take_approval(transaction, *approval));
    if (!is_mine) return Refusal::PlaceIsUnknown;
    AuditLine said = line;
    said.subject = approval->member;
    said.detail = std::string(name_of(approval->kind)) + " approval=" + approval->id +
                  " by=" + approval->by.text;
    TRY_DONE(audit(transaction, said));
    return nothing_to_say("approval_declined");
  };
  write_and_answer(desk, exchange, give);
}

}  // namespace yearward::server
