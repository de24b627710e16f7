// A person's own rights: all that is kept of them in one answer, and to be forgotten; and what
// staff keep of members. Source: PIPL articles 44 to 50, GDPR articles 15, 17 and 20.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/sync/card.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/people.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

using codec::Json;

// A field of a table: in quotes when it holds what a table is made of, and never a formula.
std::string cell(std::string text) {
  const bool is_formula = !text.empty() && std::string("=+-@\t\r").find(text.front()) !=
                                               std::string::npos;
  if (is_formula) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string table_of(const std::vector<Event>& events, const Currency& currency) {
  std::string text = "id,type,at,amount,reward,refers_to,place\r\n";
  for (const Event& event : events) {
    text += cell(event.id.text) + ',' + cell(std::string(type_name_of(event))) + ',' +
            text_from_moment(event.at) + ',' + text_from_money(event.amount, currency) + ',' +
            cell(event.reward.text) + ',' + cell(event.refers_to.text) + ',' +
            cell(event.place) + "\r\n";
  }
  return text;
}

Json json_of(const std::vector<Consent>& consents) {
  Json list = Json::array();
  for (const Consent& consent : consents) {
    list.push_back({{"purpose", consent.purpose},
                    {"text", consent.text_version},
                    {"granted", consent.granted},
                    {"at", consent.at}});
  }
  return list;
}

Result<Response> export_answer(Desk& desk, const MemberKey& key, bool wants_table) {
  const auto rules = desk.rule_book.of(key.programme);
  if (!rules) return Refusal::NoVersionInForce;
  TRY(const auto member, desk.store.member(key));
  if (!member) return Refusal::MemberIsUnknown;
  const Currency& currency = rules->newest().currency;
  TRY(std::vector<Event> events, events_of(desk.store, key, currency));
  if (wants_table) {
    Response response = json_response(table_of(events, currency));
    response.headers.front().value = "text/csv; charset=utf-8";
    return response;
  }
  const Moment now = moment_now(rules->newest(), desk.clock);
  Day as_of = now.day;
  for (const Event& event : events) as_of = std::max(as_of, event.at.day);
  TRY(const std::string phone, phone_of(desk.store, key));
  TRY(const auto consents, consents_of(desk.store, key));
  TRY(const auto sessions, desk.store.sessions_of(key));
  Json opened = Json::array();
  for (const Session& session : sessions) {
    opened.push_back({{"created", session.created}, {"last_seen", session.last_seen}});
  }
  Json document = {{"profile",
                    {{"id", key.member.text},
                     {"card", member->card},
                     {"name", member->name},
                     {"phone", phone},
                     {"joined", text_from_day(member->joined)}}},
                   {"consents", json_of(consents)},
                   {"sessions", std::move(opened)},
                   {"events", Json::parse(codec::json_from_events(events, rules->versions),
                                          nullptr, false)["events"]}};
  TRY(const Account account, evaluate(rules->versions, std::move(events), as_of));
  document["account"] =
      Json::parse(codec::json_from_account(rules->versions, account), nullptr, false);
  document["as_of"] = text_from_moment(now);
  return json_response(document);
}

}  // namespace

void export_person(Desk& desk, Exchange exchange) {
  // A long history takes a while to evaluate: behind the short queue, where it hurts nobody else.
  const AuditLine line = line_of(desk, exchange, "sensitive_read", {}, "export");
  const bool is_queued = desk.pins.submit([&desk, exchange, line] {
    const bool wants_table = query_named(exchange.request.query, "as") == "csv";
    auto answer = export_answer(desk, exchange.caller->key, wants_table);
    if (!answer.ok()) return exchange.respond(response_of(answer.problem()));
    write_and_answer(desk, exchange,
                     [line, answer = std::move(answer).value()](Transaction& transaction)
                         -> Result<Response> {
                       TRY_DONE(audit(transaction, line));
                       return answer;
                     });
  });
  if (!is_queued) exchange.respond(later());
}

void forget_person(Desk& desk, Exchange exchange) {
  const AuditLine line = line_of(desk, exchange, "user_deleted", exchange.caller->key.member.text,
                                 "own wish");
  const auto rules = desk.rule_book.of(exchange.caller->key.programme);
  const auto give = [&desk, rules, key = exchange.caller->key, line,
                     cookies = exchange.request.cookie](Transaction& transaction)
      -> Result<Response> {
    if (rules) {
      // Leases are void, and tablets are told to forget the member.
      const auto books = transaction.hub(key.programme, rules->newest().currency);
      TRY_DONE(desk.hubs.of(key.programme, rules).remove(*books, key.member));
    }
    TRY_DONE(erase_person(transaction, key, line.at));
    // The line of the log that says it: what was done and when can be shown by its hash.
    TRY(const AuditRow row, audited(transaction, line));
    Response response = json_response(Json{{"erased", key.member.text},
                                           {"at", line.at},
                                           {"place", row.place},
                                           {"proof", row.hash}});
    forget_in_browser(cookies, response);
    response.event = "person_erased";
    return response;
  };
  write_and_answer(desk, exchange, give);
}

void list_consents(Desk& desk, Exchange exchange) {
  const auto consents = consents_of(desk.store, exchange.caller->key);
  if (!consents.ok()) return exchange.respond(response_of(consents.problem()));
  exchange.respond(json_response(Json{{"consents", json_of(consents.value())}}));
}

// Where the programme knows of the purpose, by an attribute consent_PURPOSE, the ledger does too:
// rules that ask for it hold from this moment on, on every device, and no longer once withdrawn.
Outcome note_in_ledger(Desk& desk, Transaction& transaction, const MemberKey& key,
                       const Consent& consent) {
  const auto rules = desk.rule_book.of(key.programme);
  if (!rules) return Done{};
  const std::string attribute = "consent_" + consent.purpose;
  const auto& known = rules->newest().attributes;
  const bool asked = std::any_of(known.begin(), known.end(), [&](const AttributeKind& kind) {
    return kind.id == attribute;
  });
  if (!asked) return Done{};
  Event event;
  event.id = EventId{attribute + "-" + key.member.text + "-" + std::to_string(consent.at)};
  event.member = key.member;
  event.type = EventType::Profile;
  event.at = moment_at(rules->newest().zone, consent.at);
  EventDetails more;
  more.settings = {{attribute, consent.granted ? "yes" : ""}};
  event.more = std::move(more);
  TRY([[maybe_unused]] const Intake::Told told,
      desk.intake.tell(transaction, key.programme, *rules, event, Intake::Mode::Keep));
  return Done{};
}

void say_consent(Desk& desk, Exchange exchange) {
  constexpr const char* kPurposes[] = {"profiling", "marketing", "location", "partners"};
  Consent consent;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    consent.purpose =
        kPurposes[in.option("purpose", {"profiling", "marketing", "location", "partners"})];
    consent.text_version = in.text("text", 64);
    consent.granted = in.flag("granted");
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  consent.at = desk.clock.seconds();
  const AuditLine line = line_of(desk, exchange, "user_updated", exchange.caller->key.member.text,
                                 "consent " + consent.purpose +
                                     (consent.granted ? " granted" : " withdrawn"));
  const auto give = [&desk, key = exchange.caller->key, consent, line](Transaction& transaction)
      -> Result<Response> {
    TRY_DONE(note_in_ledger(desk, transaction, key, consent));
    TRY_DONE(put_consent(transaction, key, consent));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say("consent_said");
  };
  write_and_answer(desk, exchange, give);
}

void set_contact(Desk& desk, Exchange exchange) {
  std::string phone;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    phone = sync::card_number_from_text(in.optional_text("phone", 32));
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  const MemberKey key{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const AuditLine line = line_of(desk, exchange, "user_updated", key.member.text, "phone");
  const auto give = [key, phone, line](Transaction& transaction) -> Result<Response> {
    TRY(const auto member, transaction.member(key));
    if (!member || member->role != Role::Member) return Refusal::MemberIsUnknown;
    TRY(const bool erased, is_erased(transaction, key));
    if (erased) return Refusal::MemberIsUnknown;
    TRY_DONE(put_phone(transaction, key, phone));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say("contact_set");
  };
  write_and_answer(desk, exchange, give);
}

}  // namespace yearward::server
