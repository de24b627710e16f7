// Staff come and go: the first admin by the code of the first start, the others by who manages
// them. A store manager hires cashiers of the own store and nobody else.
#include "core/sync/card.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/first_start.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kShortestStaffPin = 8, kLongestPin = 64;
constexpr std::size_t kMostStaffListed = 1'000;

// What is said of somebody who is to be hired.
struct Hiring {
  Staff staff;
  std::string pin;
};

void read_person(codec::ObjectReader& in, Hiring& hiring) {
  hiring.staff.member.key.member = MemberId(in.id("id"));
  hiring.staff.member.card = sync::card_number_from_text(in.text("card", 32));
  hiring.staff.member.name = in.text("name", 100);
  hiring.pin = in.text("pin", kLongestPin);
  if (hiring.pin.size() < kShortestStaffPin) {
    in.note(Refusal::NumberIsOutOfRange, "pin", "8 characters or more");
  }
}

Role role_from(codec::ObjectReader& in) {
  constexpr Role kRoles[] = {Role::Cashier, Role::StoreManager, Role::ProgrammeManager,
                             Role::Auditor, Role::Admin};
  return kRoles[in.option("role",
                          {"cashier", "store_manager", "programme_manager", "auditor", "admin"})];
}

Response hired(const Staff& staff) {
  Response response = json_response(codec::Json{{"id", staff.member.key.member.text},
                                                {"role", name_of(staff.member.role)},
                                                {"store", staff.store}});
  response.status = 201;
  response.event = "staff_hired";
  return response;
}

Outcome may_hire(const Caller& caller, const Staff& staff) {
  const bool is_within = reaches(caller, Operation::ManageStaff, staff.store);
  const bool is_below = caller.role == Role::Admin || staff.member.role == Role::Cashier;
  return is_within && is_below ? Outcome(Done{}) : Outcome(Refusal::NotYoursToDo);
}

}  // namespace

void make_first_admin(Desk& desk, Exchange exchange) {
  const auto hiring = std::make_shared<Hiring>();
  std::string code;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    code = in.text("code", 64);
    hiring->staff.member.key.programme = ProgrammeId(in.id("programme"));
    read_person(in, *hiring);
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const auto rules = desk.rule_book.of(hiring->staff.member.key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, "/programme", {}}));
  hiring->staff.member.role = Role::Admin;
  hiring->staff.member.joined = moment_now(rules->newest(), desk.clock).day;

  with_try(desk, exchange, {"first admin " + exchange.request.address, desk.settings.try_limits},
            [&desk, exchange, hiring, code](const Tried& trial) {
    const auto kept = desk.store.filed(first_code_key());
    if (!kept.ok()) return exchange.respond(response_of(kept.problem()));
    const bool is_there = kept.value() && kept.value()->until >= desk.clock.seconds();
    const bool is_right =
        pin_matches(is_there ? kept.value()->document : desk.nobodys_hash, code) && is_there;
    if (!is_right) return exchange.respond(response_of({Refusal::SignInIsWrong, {}, {}}));
    hiring->staff.pin_hash = hash_of_pin(hiring->pin, desk.settings.pin_cost);
    AuditLine line = line_of(desk, exchange, "user_created",
                             hiring->staff.member.key.member.text, "role=admin by first code");
    const auto give = [&desk, hiring, trial, line](Transaction& transaction) mutable
        -> Result<Response> {
      TRY(const auto code_taken, transaction.take(first_code_key()));
      if (!code_taken) return Refusal::SignInIsWrong;  // somebody was faster
      if (const Outcome outcome = hire(transaction, hiring->staff); !outcome.ok()) {
        TRY_DONE(transaction.file(*code_taken));
        return outcome.problem();
      }
      TRY_DONE(forgive_try(transaction, desk.settings.try_limits, trial));
      line.programme = hiring->staff.member.key.programme;
      TRY_DONE(audit(transaction, line));
      return hired(hiring->staff);
    };
    write_and_answer(desk, exchange, give);
  });
}

void hire_staff(Desk& desk, Exchange exchange) {
  const auto hiring = std::make_shared<Hiring>();
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    read_person(in, *hiring);
    hiring->staff.member.role = role_from(in);
    hiring->staff.store = in.optional_name("store");
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const Outcome allowed = may_hire(*exchange.caller, hiring->staff);
  if (!allowed.ok()) return exchange.respond(response_of(allowed.problem()));
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  if (!rules) return exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  hiring->staff.member.key.programme = exchange.caller->key.programme;
  hiring->staff.member.joined = moment_now(rules->newest(), desk.clock).day;
  const bool is_queued = desk.pins.submit([&desk, exchange, hiring] {
    hiring->staff.pin_hash = hash_of_pin(hiring->pin, desk.settings.pin_cost);
    const AuditLine line =
        line_of(desk, exchange, "user_created", hiring->staff.member.key.member.text,
                "role=" + std::string(name_of(hiring->staff.member.role)));
    const auto give = [hiring, line](Transaction& transaction) -> Result<Response> {
      TRY_DONE(hire(transaction, hiring->staff));
      TRY_DONE(audit(transaction, line));
      return hired(hiring->staff);
    };
    write_and_answer(desk, exchange, give);
  });
  if (!is_queued) exchange.respond(later());
}

void list_staff(Desk& desk, Exchange exchange) {
  const Caller& caller = *exchange.caller;
  const auto files =
      desk.store.files_after({caller.key.programme, std::string(kStaffFolder), {}},
                             kMostStaffListed);
  if (!files.ok()) return exchange.respond(response_of(files.problem()));
  codec::Json list = codec::Json::array();
  for (const Filed& filed : files.value()) {
    if (!reaches(caller, Operation::ManageStaff, filed.document)) continue;
    const auto member = desk.store.member({caller.key.programme, MemberId(filed.key.id)});
    if (!member.ok()) return exchange.respond(response_of(member.problem()));
    if (!member.value()) continue;
    list.push_back({{"id", filed.key.id},
                    {"name", member.value()->name},
                    {"role", name_of(member.value()->role)},
                    {"store", filed.document},
                    {"number", filed.number}});
  }
  exchange.respond(json_response(codec::Json{{"staff", std::move(list)}}));
}

void let_staff_go(Desk& desk, Exchange exchange) {
  const MemberKey key{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const AuditLine line = line_of(desk, exchange, "user_deleted", key.member.text, {});
  const auto give = [key, line, caller = *exchange.caller](Transaction& transaction)
      -> Result<Response> {
    TRY(const auto here, transaction.filed({key.programme, std::string(kStaffFolder),
                                            key.member.text}));
    // Somebody of another store is told the same as nobody: who works there is not theirs to know.
    if (!here || !reaches(caller, Operation::ManageStaff, here->document)) {
      return Refusal::MemberIsUnknown;
    }
    if (caller.role != Role::Admin) {
      TRY(const auto member, transaction.member(key));
      if (!member || member->role != Role::Cashier) return Refusal::NotYoursToDo;
    }
    TRY_DONE(let_go(transaction, key));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say("staff_let_go");
  };
  write_and_answer(desk, exchange, give);
}

}  // namespace yearward::server
