// Signing in and out. A card nobody has costs the same time and says the same as a wrong PIN.
#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "core/sync/card.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/service.hpp"

namespace yearward::server {
namespace {

constexpr std::int64_t kTouchSeconds = 3600;  // how exact "last seen" is: one write an hour

// Passed from thread to thread: counter, PIN pool, counter again.
struct SigningIn {
  Exchange exchange;
  codec::SignIn asked;
  Tried tried;
  std::string old_token_hash;
  Member member;
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
  const nlohmann::json profile = {{"id", member.key.member.text},
                                  {"card", member.card},
                                  {"name", member.name},
                                  {"joined", text_from_day(member.joined)}};
  Response response = json_response(
      nlohmann::json{{"profile", profile}}.dump(
          -1, ' ', false, nlohmann::json::error_handler_t::replace));
  response.set("Set-Cookie", cookie_text(token, kSessionIdleSeconds));
  response.event = "signed_in";
  return response;
}

void open_session(Desk& desk, const Shared& signing) {
  const std::string token = new_token();
  const Session session{digest_of(token), signing->member.key, signing->member.role,
                        signing->tried.at, signing->tried.at};
  const auto work = [&desk, signing, session](Transaction& transaction) -> Outcome {
    TRY_DONE(forgive_try(transaction, desk.settings.try_limits, signing->tried));
    // A new sign-in ends the one before it in the same browser, and sweeps out the forgotten.
    TRY_DONE(transaction.remove_session(signing->old_token_hash));
    TRY_DONE(transaction.remove_sessions_before(session.last_seen - kSessionIdleSeconds));
    return transaction.put(session);
  };
  const auto then = [signing, token](const Outcome& outcome) {
    signing->exchange.respond(outcome.ok() ? welcome(signing->member, token)
                                           : response_of(outcome.problem()));
  };
  if (!desk.writer.submit({work, then})) signing->exchange.respond(later());
}

Result<std::optional<Member>> holder_of(Desk& desk, const codec::SignIn& asked) {
  TRY(const std::optional<Credential> credential, desk.store.credential(asked.card));
  const std::string& hash = credential ? credential->pin_hash : desk.nobodys_hash;
  const bool matches = pin_matches(hash, asked.pin);
  if (!matches || !credential) return std::optional<Member>{};
  return desk.store.member(credential->holder);
}

void try_pin(Desk& desk, const Shared& signing) {
  const auto holder = holder_of(desk, signing->asked);
  if (!holder.ok()) return signing->exchange.respond(response_of(holder.problem()));
  if (!holder.value()) {
    return signing->exchange.respond(response_of({Refusal::SignInIsWrong, {}, {}}));
  }
  signing->member = *holder.value();
  open_session(desk, signing);
}

}  // namespace

void sign_in(Desk& desk, Exchange exchange) {
  const auto asked = codec::sign_in_from_json(exchange.request.body);
  if (!asked.ok()) return exchange.respond(response_of(asked.problems()));
  const auto signing = std::make_shared<SigningIn>();
  signing->asked = asked.value();
  signing->asked.card = sync::card_number_from_text(signing->asked.card);
  signing->tried = {digest_of("card " + signing->asked.card),
                    digest_of("address " + exchange.request.address), desk.clock.seconds()};
  signing->old_token_hash = digest_of(cookie_named(exchange.request.cookie, kSessionCookie));
  signing->exchange = std::move(exchange);

  const auto wait = std::make_shared<std::int64_t>(0);
  const auto work = [&desk, signing, wait](Transaction& transaction) -> Outcome {
    TRY(*wait, count_try(transaction, desk.settings.try_limits, signing->tried));
    return Done{};
  };
  const auto then = [&desk, signing, wait](const Outcome& outcome) {
    if (!outcome.ok()) return signing->exchange.respond(response_of(outcome.problem()));
    if (*wait > 0) return signing->exchange.respond(too_many_tries(*wait));
    const bool is_queued = desk.pins.submit([&desk, signing] { try_pin(desk, signing); });
    if (!is_queued) signing->exchange.respond(too_many_tries(1));
  };
  if (!desk.writer.submit({work, then})) signing->exchange.respond(later());
}

void sign_out(Desk& desk, Exchange exchange) {
  const std::string hash = digest_of(cookie_named(exchange.request.cookie, kSessionCookie));
  const auto work = [hash](Transaction& transaction) { return transaction.remove_session(hash); };
  const auto then = [respond = exchange.respond](const Outcome& outcome) {
    if (!outcome.ok()) return respond(response_of(outcome.problem()));
    Response response;
    response.status = 204;
    response.event = "signed_out";
    response.set("Set-Cookie", cookie_text("", 0));
    // Whatever this browser kept of the member goes too, in every tab.
    response.set("Clear-Site-Data", "\"cookies\", \"storage\"");
    add_api_headers(response);
    respond(std::move(response));
  };
  if (!desk.writer.submit({work, then})) exchange.respond(later());
}

Result<Caller> caller_of(Desk& desk, const Request& request) {
  const std::string_view token = cookie_named(request.cookie, kSessionCookie);
  if (token.empty()) return Refusal::SignInIsRequired;
  TRY(std::optional<Session> session, desk.store.session(digest_of(token)));
  if (!session) return Refusal::SignInIsRequired;
  const std::int64_t now = desk.clock.seconds();
  const bool is_over = now - session->last_seen > kSessionIdleSeconds ||
                       now - session->created > kSessionSeconds;
  if (is_over) return Refusal::SignInIsRequired;
  if (now - session->last_seen > kTouchSeconds) {
    session->last_seen = now;
    // A touch that finds the queue full is made by a later request.
    [[maybe_unused]] const bool is_queued = desk.writer.submit(
        {[kept = *session](Transaction& transaction) -> Outcome {
           TRY(const auto still, transaction.session(kept.token_hash));
           return still ? transaction.put(kept) : Outcome(Done{});
         },
         [](const Outcome&) {}});
  }
  return Caller{session->holder, session->role};
}

}  // namespace yearward::server
