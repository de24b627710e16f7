// What a counter asks: who is this, what would it bring, take it. Events are named by whoever says
// them, so a lost answer is asked for again and nothing happens twice.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"
#include "core/sync/card.hpp"
#include "tools/server/account_json.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/people.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff_deeds.hpp"

namespace yearward::server {
namespace {

using codec::Json;

Json json_of(const Programme& programme, const Intake::Told& told, const EventId& id) {
  Json answer = {{"event", id.text},
                 {"is_new", told.is_new},
                 {"counted_at", text_from_moment(told.counted)},
                 {"entries", json_of_entries(programme, told.entries)},
                 {"balances", json_of_balances(programme, told.account)}};
  if (told.stock_left) answer["stock_left"] = *told.stock_left;
  return answer;
}

struct Saying {
  std::shared_ptr<const Rules> rules;
  Event event;
  Intake::Mode mode = Intake::Mode::Keep;
};

// The event in the body; `type` is what the route says it is, "" when the body says it.
Result<Saying> saying_from(Desk& desk, const Exchange& exchange, const char* type) {
  Saying saying;
  saying.rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!saying.rules) return Refusal::NoVersionInForce;
  Problems problems;
  auto document = codec::parsed(exchange.request.body, problems);
  if (!document) return problems.front();
  if (!document->is_object()) return Problem{Refusal::FieldHasWrongType, {}, "object"};
  if (*type && document->contains("type") && (*document)["type"] != type) {
    return Problem{Refusal::WordIsNotAnOption, "/type", type};
  }
  if (*type) (*document)["type"] = type;
  const auto event = codec::event_from_json(document->dump(), saying.rules->versions);
  if (!event.ok()) return event.problems().front();
  saying.event = event.value();
  return saying;
}

void say(Desk& desk, const Exchange& exchange, const Saying& saying) {
  const auto give = [&desk, saying, programme = exchange.caller->key.programme](
                        Transaction& transaction) -> Result<Response> {
    TRY(const Intake::Told told,
        desk.intake.tell(transaction, programme, *saying.rules, saying.event, saying.mode));
    return json_response(json_of(saying.rules->newest(), told, saying.event.id));
  };
  write_and_answer(desk, exchange, give, {saying.event});
}

void say_as(Desk& desk, const Exchange& exchange, const char* type, Intake::Mode mode) {
  auto saying = saying_from(desk, exchange, type);
  if (!saying.ok()) return exchange.respond(response_of(saying.problem()));
  if (!may_say(*exchange.caller, saying.value().event)) {
    return exchange.respond(response_of({Refusal::NotYoursToDo, "/type", {}}));
  }
  saying.value().mode = mode;
  say(desk, exchange, saying.value());
}

// Whole points, rounded up: what a correction counts towards the limits.
std::int64_t whole_points(const Programme& programme, const Event& event) {
  std::int64_t steps = event.more->points.count;
  if (steps < 0) steps = -steps;
  for (const Unit& unit : programme.units) {
    if (unit.id.text != event.more->of) continue;
    for (std::int32_t decimal = 0; decimal < unit.scale; ++decimal) steps = (steps + 9) / 10;
  }
  return steps;
}

// Tried once, so that nobody is asked to approve what cannot be done.
Result<Response> ask_to_adjust(Desk& desk, const Saying& saying, const Caller& caller,
                                const AuditLine& line, Transaction& transaction) {
  const ProgrammeId& programme = caller.key.programme;
  const Rules& rules = *saying.rules;
  TRY_DONE(desk.intake.tell(transaction, programme, rules, saying.event, Intake::Mode::Try));
  Approval approval;
  approval.programme = programme;
  approval.id = approval_id(Approval::Kind::Adjust, saying.event.id.text);
  approval.by = caller.key.member;
  approval.store = saying.event.place;
  approval.member = saying.event.member.text;
  approval.document = codec::json_from_event(saying.event, rules.newest().currency);
  approval.points = whole_points(rules.newest(), saying.event);
  approval.until = line.at + kApprovalSeconds;
  return ask_for_approval(transaction, approval, line);
}

Result<Response> adjust_within_limits(Desk& desk, const Saying& saying, const Caller& caller,
                                      const AuditLine& line, Transaction& transaction) {
  constexpr std::int64_t kDay = 86'400;
  const AdjustLimit limit = adjust_limit(caller.role);
  const std::int64_t points = whole_points(saying.rules->newest(), saying.event);
  const CounterKey today{"adjust",
                         digest_of(caller.key.programme.text + '/' + caller.key.member.text),
                         kDay, line.at - line.at % kDay};
  TRY(const auto known, transaction.event(caller.key.programme, saying.event.id));
  TRY(const std::int64_t before, transaction.counted(today));
  const bool is_too_much = points > limit.each || before + points > limit.daily;
  if (!known && points > limit.together) return Problem{Refusal::LimitIsReached, "/points", {}};
  if (!known && is_too_much) return ask_to_adjust(desk, saying, caller, line, transaction);
  TRY(const Intake::Told told, desk.intake.tell(transaction, caller.key.programme, *saying.rules,
                                                saying.event, Intake::Mode::Keep));
  if (told.is_new) {
    TRY([[maybe_unused]] const auto count, transaction.count(today, points));
    TRY_DONE(audit(transaction, line));
  }
  return json_response(json_of(saying.rules->newest(), told, saying.event.id));
}

Result<Response> member_answer(Desk& desk, const MemberKey& key, Transaction& transaction) {
  const auto rules = desk.rule_book.of(key.programme);
  if (!rules) return Refusal::NoVersionInForce;
  TRY(const auto member, transaction.member(key));
  if (!member || member->role != Role::Member) return Refusal::MemberIsUnknown;
  TRY(const Account account, desk.intake.account_today(transaction, *rules, key));
  const Programme& programme = rules->newest();
  return json_response(Json{{"member", key.member.text},
                            {"name", member->name},
                            {"as_of", text_from_moment(moment_now(programme, desk.clock))},
                            {"balances", json_of_balances(programme, account)},
                            {"levels", json_of_levels(programme, account)}});
}

}  // namespace

void find_member(Desk& desk, Exchange exchange) {
  std::string card;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    card = sync::card_number_from_text(in.text("card", 32));
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const auto give = [&desk, card, programme = exchange.caller->key.programme](
                        Transaction& transaction) -> Result<Response> {
    TRY(const auto credential, transaction.credential(card));
    // A card of another programme is nobody's here.
    const bool is_here = credential && credential->holder.programme == programme;
    if (!is_here) return Refusal::MemberIsUnknown;
    return member_answer(desk, credential->holder, transaction);
  };
  write_and_answer(desk, exchange, give);
}

void read_balance(Desk& desk, Exchange exchange) {
  const MemberKey key{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const auto give = [&desk, key](Transaction& transaction) {
    return member_answer(desk, key, transaction);
  };
  write_and_answer(desk, exchange, give);
}

// What members and counters may still promise. Rewards without a limit are not here.
void list_stock(Desk& desk, Exchange exchange) {
  const ProgrammeId& programme = exchange.caller->key.programme;
  const auto rules = desk.rule_book.of(programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  const Day today = moment_now(rules->newest(), desk.clock).day;
  const auto version = version_on(rules->versions, today);
  if (!version.ok()) return exchange.respond(response_of(version.problem()));
  const auto shelves = shelves_of(desk.store, *version.value(), programme);
  if (!shelves.ok()) return exchange.respond(response_of(shelves.problem()));
  Json list = Json::array();
  for (const Shelf& shelf : shelves.value()) {
    list.push_back(
        {{"reward", shelf.reward.text}, {"stock", shelf.stock}, {"left", shelf.left()}});
  }
  exchange.respond(json_response(Json{{"rewards", std::move(list)}}));
}

void preview_event(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "", Intake::Mode::Try);
}
void say_event(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "", Intake::Mode::Keep);
}
void say_hold(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "hold", Intake::Mode::Keep);
}
void say_release(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "release", Intake::Mode::Keep);
}
void say_redemption(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "redeem", Intake::Mode::Keep);
}
void say_refund(Desk& desk, Exchange exchange) {
  say_as(desk, exchange, "refund", Intake::Mode::Keep);
}

void adjust_points(Desk& desk, Exchange exchange) {
  const auto read = saying_from(desk, exchange, "adjust");
  if (!read.ok()) return exchange.respond(response_of(read.problem()));
  const Saying saying = read.value();
  const Caller caller = *exchange.caller;
  if (!reaches(caller, Operation::Adjust, saying.event.place)) {
    return exchange.respond(response_of({Refusal::NotYoursToDo, "/place", {}}));
  }
  const AuditLine line = line_of(
      desk, exchange, "sensitive_update", saying.event.member.text,
      "unit=" + saying.event.more->of +
          " steps=" + std::to_string(saying.event.more->points.count) +
          " event=" + saying.event.id.text);
  const auto give = [&desk, saying, caller, line](Transaction& transaction) {
    return adjust_within_limits(desk, saying, caller, line, transaction);
  };
  write_and_answer(desk, exchange, give, {saying.event});
}

}  // namespace yearward::server
