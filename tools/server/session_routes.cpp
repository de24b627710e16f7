// Signing in and out, and the sessions one has. A card nobody has costs the same time and says the
// same as a wrong PIN.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/sync/card.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff.hpp"

namespace yearward::server {
namespace {

// How exact "last seen" is: one write an hour, or a thirtieth of what staff may idle.
std::int64_t touch_seconds(Role role) {
  return std::min<std::int64_t>(3'600, session_terms(role).idle / 30);
}

// Passed from thread to thread: PIN pool, writer.
struct SigningIn {
  Exchange exchange;
  codec::SignIn asked;
  Tried tried;
};
using Shared = std::shared_ptr<SigningIn>;

Response too_many_tries(std::int64_t wait) {
  Response response = response_of({Refusal::TooManyTries, {}, {}});
  response.set("Retry-After", std::to_string(wait));
  return response;
}

std::string cookie_text(std::string_view token, std::int64_t seconds) {
  return std::string(kSessionCookie) + "=" + std::string(token) +
         "; Max-Age=" + std::to_string(seconds) + "; Path=/; Secure; HttpOnly; SameSite=Lax";
}

Response welcome(const Member& member, const std::string& token) {
  codec::Json document = {{"profile",
                           {{"id", member.key.member.text},
                            {"card", member.card},
                            {"name", member.name},
                            {"joined", text_from_day(member.joined)}}}};
  // A member's page knows of no roles.
  if (member.role != Role::Member) document["role"] = name_of(member.role);
  Response response = json_response(document);
  response.set("Set-Cookie", cookie_text(token, session_terms(member.role).whole));
  response.event = "signed_in";
  return response;
}

AuditLine sign_in_line(const Desk& desk, const Exchange& exchange, std::string_view event,
                       const Member& member) {
  AuditLine line = line_of(desk, exchange, event, {}, {});
  line.programme = member.key.programme;
  line.who = member.key.member;
  if (!line.who.text.empty()) line.role = member.role;
  return line;
}

// Who holds the card, and whether the PIN is theirs. A card nobody has takes as long.
struct Tested {
  std::optional<Member> holder;
  bool is_open = false;
};
Result<Tested> tested(Desk& desk, const codec::SignIn& asked) {
  TRY(const std::optional<Credential> credential, desk.store.credential(asked.card));
  const std::string& hash = credential ? credential->pin_hash : desk.nobodys_hash;
  const bool matches = pin_matches(hash, asked.pin);
  if (!credential) return Tested{};
  TRY(const std::optional<Member> holder, desk.store.member(credential->holder));
  return Tested{holder, matches && holder.has_value()};
}

// Answered before it is written down: a wrong PIN must not take longer where somebody has the card.
void say_wrong(Desk& desk, const Shared& signing, const Tested& door) {
  desk.metrics.sign_in_failed("pin");
  signing->exchange.respond(response_of({Refusal::SignInIsWrong, {}, {}}));
  const AuditLine line = sign_in_line(desk, signing->exchange, "authn_login_fail",
                                      door.holder.value_or(Member{}));
  [[maybe_unused]] const bool is_queued = desk.writer.submit(
      {[line](Transaction& transaction) { return audit(transaction, line); },
       [](const Outcome&) {}});
}

void try_pin(Desk& desk, const Shared& signing) {
  const auto door = tested(desk, signing->asked);
  if (!door.ok()) return signing->exchange.respond(response_of(door.problem()));
  if (!door.value().is_open) return say_wrong(desk, signing, door.value());
  open_session(desk, signing->exchange, *door.value().holder, signing->tried, {});
}

// Whoever was merged into another is that other, by whatever card.
Result<Member> person_behind(Reading& reading, const Member& holder) {
  if (holder.role != Role::Member) return holder;
  TRY(const MemberKey key, person_of(reading, holder.key));
  if (key == holder.key) return holder;
  TRY(const std::optional<Member> person, reading.member(key));
  return person ? Result<Member>(*person) : Result<Member>(Refusal::MemberIsUnknown);
}

}  // namespace

// A new sign-in ends the one before it in the same browser, and sweeps out the forgotten.
void open_session(Desk& desk, const Exchange& exchange, const Member& holder, const Tried& trial,
                  const FileKey& used) {
  const auto person = person_behind(desk.store, holder);
  if (!person.ok()) return exchange.respond(response_of(person.problem()));
  const Member member = person.value();
  const std::string token = new_token();
  const Session session{digest_of(token), member.key, member.role, trial.at, trial.at};
  const std::string old = digest_of(cookie_named(exchange.request.cookie, kSessionCookie));
  const AuditLine line = sign_in_line(desk, exchange, "authn_login_success", member);
  const auto work = [&desk, trial, used, old, session, line](Transaction& transaction) -> Outcome {
    if (!used.id.empty()) {
      TRY(const auto taken, transaction.take(used));
      if (!taken) return Refusal::SignInIsWrong;
    }
    TRY_DONE(forgive_try(transaction, desk.settings.try_limits, trial));
    TRY_DONE(transaction.remove_session(old));
    const std::int64_t forgotten = session.last_seen - session_terms(Role::Member).idle;
    TRY_DONE(transaction.remove_sessions_before(forgotten));
    TRY_DONE(transaction.put(session));
    return audit(transaction, line);
  };
  const auto then = [respond = exchange.respond, member, token](const Outcome& outcome) {
    respond(outcome.ok() ? welcome(member, token) : response_of(outcome.problem()));
  };
  if (!desk.writer.submit({work, then})) exchange.respond(later());
}

void with_try(Desk& desk, const Exchange& exchange, const Trying& trying,
              std::function<void(const Tried&)> then) {
  const Tried tried{digest_of(trying.subject), digest_of("address " + exchange.request.address),
                    desk.clock.seconds()};
  const auto wait = std::make_shared<std::int64_t>(0);
  const auto work = [limits = trying.limits, tried, wait](Transaction& transaction) -> Outcome {
    TRY(*wait, count_try(transaction, limits, tried));
    return Done{};
  };
  const auto counted = [&desk, tried, wait, respond = exchange.respond,
                        then = std::move(then)](const Outcome& outcome) {
    if (!outcome.ok()) return respond(response_of(outcome.problem()));
    if (*wait > 0) return respond(too_many_tries(*wait));
    if (!desk.pins.submit([tried, then] { then(tried); })) respond(too_many_tries(1));
  };
  if (!desk.writer.submit({work, counted})) exchange.respond(later());
}

void sign_in(Desk& desk, Exchange exchange) {
  const auto asked = codec::sign_in_from_json(exchange.request.body);
  if (!asked.ok()) return exchange.respond(response_of(asked.problems()));
  const auto signing = std::make_shared<SigningIn>();
  signing->asked = asked.value();
  signing->asked.card = sync::card_number_from_text(signing->asked.card);
  signing->exchange = std::move(exchange);
  with_try(desk, signing->exchange,
           {"card " + signing->asked.card, desk.settings.try_limits},
           [&desk, signing](const Tried& tried) {
             signing->tried = tried;
             try_pin(desk, signing);
           });
}

namespace {

// Whether the card's holder may sell at a device: staff of that very store.
Result<bool> may_sell_at(Reading& reading, const Member& holder, const Caller& device) {
  if (!is_staff(holder.role) || holder.key.programme != device.key.programme) return false;
  TRY(const std::string store, store_of(reading, holder.key));
  return reaches({holder.key, holder.role, store, {}}, Operation::SaySales, device.store);
}

// Says who it is and how facts name them. A device asks on behalf of whoever stands at it: there is
// no session, and nothing to sign out of.
void welcome_at_device(Desk& desk, const Shared& signing, const Member& holder) {
  const auto rules = desk.rule_book.of(holder.key.programme);
  if (!rules) return signing->exchange.respond(response_of({Refusal::NoVersionInForce, {}, {}}));
  AuditLine line = line_of(desk, signing->exchange, "authn_login_success", holder.key.member.text,
                           "at a device");
  const auto give = [&desk, rules, holder, line, trial = signing->tried](Transaction& transaction)
      -> Result<Response> {
    const auto books = transaction.hub(holder.key.programme, rules->newest().currency);
    TRY(const std::int64_t number, staff_number(transaction, *books, holder.key));
    TRY_DONE(forgive_try(transaction, desk.settings.try_limits, trial));
    TRY_DONE(audit(transaction, line));
    Response response = json_response(codec::Json{{"id", holder.key.member.text},
                                                  {"name", holder.name},
                                                  {"role", name_of(holder.role)},
                                                  {"number", number}});
    response.event = "signed_in_at_device";
    return response;
  };
  write_and_answer(desk, signing->exchange, give);
}

}  // namespace

void sign_in_at_device(Desk& desk, Exchange exchange) {
  const auto asked = codec::sign_in_from_json(exchange.request.body);
  if (!asked.ok()) return exchange.respond(response_of(asked.problems()));
  const auto signing = std::make_shared<SigningIn>();
  signing->asked = asked.value();
  signing->asked.card = sync::card_number_from_text(signing->asked.card);
  signing->exchange = std::move(exchange);
  with_try(desk, signing->exchange, {"card " + signing->asked.card, desk.settings.try_limits},
           [&desk, signing](const Tried& tried) {
    signing->tried = tried;
    const auto door = tested(desk, signing->asked);
    if (!door.ok()) return signing->exchange.respond(response_of(door.problem()));
    if (!door.value().is_open) return say_wrong(desk, signing, door.value());
    const Member& holder = *door.value().holder;
    const auto may = may_sell_at(desk.store, holder, *signing->exchange.caller);
    if (!may.ok()) return signing->exchange.respond(response_of(may.problem()));
    if (may.value()) return welcome_at_device(desk, signing, holder);
    signing->exchange.respond(response_of({Refusal::NotYoursToDo, {}, {}}));
  });
}

void sign_out(Desk& desk, Exchange exchange) {
  const std::string hash = digest_of(cookie_named(exchange.request.cookie, kSessionCookie));
  const auto work = [hash](Transaction& transaction) { return transaction.remove_session(hash); };
  const auto then = [cookies = exchange.request.cookie,
                     respond = exchange.respond](const Outcome& outcome) {
    if (!outcome.ok()) return respond(response_of(outcome.problem()));
    Response response;
    response.status = 204;
    response.event = "signed_out";
    response.set("Set-Cookie", cookie_text("", 0));
    forget_in_browser(cookies, response);
    add_api_headers(response);
    respond(std::move(response));
  };
  if (!desk.writer.submit({work, then})) exchange.respond(later());
}

namespace {

// What names a session to its holder: enough of a hash to tell theirs apart, of no use to others.
std::string public_name_of(const Session& session) { return session.token_hash.substr(0, 16); }

}  // namespace

void list_sessions(Desk& desk, Exchange exchange) {
  const auto sessions = desk.store.sessions_of(exchange.caller->key);
  if (!sessions.ok()) return exchange.respond(response_of(sessions.problem()));
  codec::Json list = codec::Json::array();
  for (const Session& session : sessions.value()) {
    list.push_back({{"id", public_name_of(session)},
                    {"created", session.created},
                    {"last_seen", session.last_seen},
                    {"is_this", session.token_hash == exchange.caller->session_hash}});
  }
  exchange.respond(json_response(codec::Json{{"sessions", std::move(list)}}));
}

void end_session(Desk& desk, Exchange exchange) {
  const AuditLine line = line_of(desk, exchange, "authn_token_revoked", {}, {});
  const auto give = [key = exchange.caller->key, line,
                     id = exchange.parts.front()](Transaction& transaction) -> Result<Response> {
    TRY(const auto sessions, transaction.sessions_of(key));
    for (const Session& session : sessions) {
      if (public_name_of(session) != id) continue;
      TRY_DONE(transaction.remove_session(session.token_hash));
      TRY_DONE(audit(transaction, line));
      return nothing_to_say("session_ended");
    }
    return Refusal::PlaceIsUnknown;
  };
  write_and_answer(desk, exchange, give);
}

Result<Caller> caller_of(Desk& desk, const Request& request) {
  const std::string_view token = cookie_named(request.cookie, kSessionCookie);
  if (token.empty()) return Refusal::SignInIsRequired;
  TRY(std::optional<Session> session, desk.store.session(digest_of(token)));
  if (!session) return Refusal::SignInIsRequired;
  const std::int64_t now = desk.clock.seconds();
  const SessionTerms terms = session_terms(session->role);
  const bool is_over =
      now - session->last_seen > terms.idle || now - session->created > terms.whole;
  if (is_over) return Refusal::SignInIsRequired;
  if (now - session->last_seen > touch_seconds(session->role)) {
    session->last_seen = now;
    // A touch that finds the queue full is made by a later request.
    [[maybe_unused]] const bool is_queued = desk.writer.submit(
        {[kept = *session](Transaction& transaction) -> Outcome {
           TRY(const auto still, transaction.session(kept.token_hash));
           return still ? transaction.put(kept) : Outcome(Done{});
         },
         [](const Outcome&) {}});
  }
  Caller caller{session->holder, session->role, {}, session->token_hash};
  if (is_of_one_store(session->role)) {
    TRY(caller.store, store_of(desk.store, session->holder));
  }
  return caller;
}

}  // namespace yearward::server
