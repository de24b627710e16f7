// One-time codes: asked for with a card or a phone, sent to the member's phone, good once for five
// minutes and for one request. A number nobody has is told the same and takes as long.
// Source: OWASP ASVS 5.0, 6.5 and 6.6.
#include "core/sync/card.hpp"
#include "tools/server/bodies.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/people.hpp"
#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

constexpr std::int64_t kCodeSeconds = 300;
constexpr int kCodeDigits = 6;

FileKey code_key(const std::string& request) { return {ProgrammeId(), "code", request}; }

// What is kept of a code until it is used: whose it is, and a hash bound to the request.
struct KeptCode {
  MemberKey holder;
  std::string hash;
};

std::string document_of(const KeptCode& kept) {
  return codec::Json{{"programme", kept.holder.programme.text},
                     {"member", kept.holder.member.text},
                     {"hash", kept.hash}}
      .dump();
}

std::optional<KeptCode> kept_code(const std::string& document) {
  Problems problems;
  const auto parsed = codec::parsed(document, problems);
  if (!parsed) return std::nullopt;
  codec::ObjectReader in(*parsed, {}, problems);
  KeptCode kept{{ProgrammeId(in.id("programme")), MemberId(in.id("member"))}, in.text("hash")};
  if (!problems.empty()) return std::nullopt;
  return kept;
}

// Who asked for the code, when somebody with a phone did.
struct Wanted {
  std::optional<MemberKey> holder;
  std::string phone;
};

Result<Wanted> wanted_by(Reading& reading, const std::string& card, const std::string& phone) {
  Wanted wanted;
  if (!card.empty()) {
    TRY(const auto credential, reading.credential(card));
    if (!credential) return wanted;
    TRY(const std::string known, phone_of(reading, credential->holder));
    if (!known.empty()) wanted = {credential->holder, known};
    return wanted;
  }
  TRY(const auto holder, holder_of_phone(reading, phone));
  if (holder) wanted = {holder, phone};
  return wanted;
}

struct Asking {
  Exchange exchange;
  std::string card, phone, request, code;
  KeptCode kept;
  Wanted wanted;
};

void keep_and_send(Desk& desk, const std::shared_ptr<Asking>& asking) {
  const auto found = wanted_by(desk.store, asking->card, asking->phone);
  if (!found.ok()) return asking->exchange.respond(response_of(found.problem()));
  asking->wanted = found.value();
  asking->code = new_digits(kCodeDigits);
  // Hashed for nobody too: the answer must not come sooner.
  asking->kept.hash = hash_of_pin(asking->code + asking->request, desk.settings.pin_cost);
  const bool is_for_somebody = asking->wanted.holder.has_value();
  if (is_for_somebody) asking->kept.holder = *asking->wanted.holder;
  const std::int64_t now = desk.clock.seconds();
  AuditLine line = line_of(desk, asking->exchange, "authn_token_created", {}, {});
  line.programme = asking->kept.holder.programme;
  line.who = asking->kept.holder.member;
  const auto work = [asking, line, now, is_for_somebody](Transaction& transaction) -> Outcome {
    TRY_DONE(transaction.remove_files_before(now - kCodeSeconds));
    if (!is_for_somebody) return Done{};
    TRY_DONE(transaction.file(
        {code_key(asking->request), document_of(asking->kept), now + kCodeSeconds, 0}));
    return audit(transaction, line);
  };
  const auto then = [&desk, asking, is_for_somebody](const Outcome& outcome) {
    if (!outcome.ok()) return asking->exchange.respond(response_of(outcome.problem()));
    asking->exchange.respond(json_response(
        codec::Json{{"request", asking->request}, {"seconds", kCodeSeconds}}));
    if (!is_for_somebody) return;
    const Outcome sent = desk.settings.codes->send(
        {asking->wanted.phone, asking->code, asking->kept.holder.programme.text});
    if (!sent.ok()) desk.log.error("code_not_sent", {{"request", asking->exchange.request.id}});
  };
  if (!desk.writer.submit({work, then})) asking->exchange.respond(later());
}

}  // namespace

void ask_for_code(Desk& desk, Exchange exchange) {
  const auto asking = std::make_shared<Asking>();
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    asking->card = sync::card_number_from_text(in.optional_text("card", 32));
    asking->phone = sync::card_number_from_text(in.optional_text("phone", 32));
    if (asking->card.empty() == asking->phone.empty()) {
      in.note(Refusal::ChooseOneOfThese, "card", "card or phone");
    }
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  if (!desk.settings.codes) {
    return exchange.respond(response_of({Refusal::PlaceIsUnknown, {}, "no codes are sent here"}));
  }
  asking->request = new_name();
  asking->exchange = std::move(exchange);
  const std::string subject = "code " + asking->card + "/" + asking->phone;
  with_try(desk, asking->exchange, {subject, code_limits()},
           [&desk, asking](const Tried&) { keep_and_send(desk, asking); });
}

void sign_in_by_code(Desk& desk, Exchange exchange) {
  std::string request, code;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    request = in.text("request", 64);
    code = in.text("code", 16);
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  with_try(desk, exchange, {"code of " + request, desk.settings.try_limits},
           [&desk, exchange, request, code](const Tried& trial) {
    const auto filed = desk.store.filed(code_key(request));
    if (!filed.ok()) return exchange.respond(response_of(filed.problem()));
    const bool is_fresh = filed.value() && desk.clock.seconds() <= filed.value()->until;
    const auto kept = is_fresh ? kept_code(filed.value()->document) : std::nullopt;
    const bool matches = pin_matches(kept ? kept->hash : desk.nobodys_hash, code + request);
    if (!matches || !kept) {
      desk.metrics.sign_in_failed("code");
      return exchange.respond(response_of({Refusal::SignInIsWrong, {}, {}}));
    }
    const auto holder = desk.store.member(kept->holder);
    if (!holder.ok()) return exchange.respond(response_of(holder.problem()));
    if (!holder.value()) return exchange.respond(response_of({Refusal::SignInIsWrong, {}, {}}));
    open_session(desk, exchange, *holder.value(), trial, code_key(request));
  });
}

}  // namespace yearward::server
