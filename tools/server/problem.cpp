// The table from refusal to status, and the headers every answer carries.
#include "tools/server/problem.hpp"

#include <nlohmann/json.hpp>

#include "core/base/promise.hpp"

namespace yearward::server {
namespace {

// Source: the page needs WebAssembly compilation and nothing else from outside its own origin.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
    " img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

std::string title_of(Refusal refusal) {
  std::string title(name_of(refusal));
  for (char& c : title) c = c == '_' ? ' ' : c;
  return title;
}

}  // namespace

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::SignInIsWrong:
    case Refusal::SignInIsRequired: return 401;
    case Refusal::SealIsWrong:
    case Refusal::SecondPersonIsNeeded:
    case Refusal::NotYoursToDo: return 403;
    case Refusal::DeviceIsUnknown:
    case Refusal::MemberIsUnknown:
    case Refusal::PlaceIsUnknown: return 404;
    case Refusal::NameIsTaken:
    case Refusal::AccountIsUnderReview:
    case Refusal::RewardIsOutOfStock:
    case Refusal::EventIsKnownWithOtherContent: return 409;
    case Refusal::MethodIsNotAllowed: return 405;
    case Refusal::DocumentIsTooLarge:
    case Refusal::RequestIsTooLarge: return 413;
    case Refusal::RefundRefersToNothing:
    case Refusal::RefundIsLargerThanThePurchase:
    case Refusal::RewardCostsMoreThanIsHeld:
    case Refusal::BalanceIsTooLow:
    case Refusal::TradeIsBelowItsMinimum:
    case Refusal::TradeIsAboveItsShare:
    case Refusal::TradeIsNotOpen:
    case Refusal::RewardIsNotForThisMember:
    case Refusal::PointsPartIsNotOffered:
    case Refusal::LimitIsReached:
    case Refusal::ReceiptIsTooLate:
    case Refusal::BenefitIsNotHeld:
    case Refusal::BenefitIsUsedUp:
    case Refusal::ReleaseRefersToNothing: return 422;
    case Refusal::TooManyTries: return 429;
    case Refusal::StoreIsUnavailable: return 503;
    default: return 400;
  }
}

Response response_of(const Problems& problems) {
  PROMISE(!problems.empty());
  Response response;
  response.status = status_of(problems.front().refusal);
  nlohmann::json document = {{"title", title_of(problems.front().refusal)},
                             {"status", response.status},
                             {"problems", nlohmann::json::array()}};
  for (const Problem& problem : problems) {
    document["problems"].push_back({{"refusal", name_of(problem.refusal)},
                                    {"where", problem.where},
                                    {"detail", problem.detail}});
  }
  // Details may quote what a client sent; bytes that are no text are replaced, not repeated.
  response.body = std::make_shared<const std::string>(
      document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  response.set("Content-Type", "application/problem+json");
  response.event = name_of(problems.front().refusal);
  add_api_headers(response);
  return response;
}

Response response_of(const Problem& problem) { return response_of(Problems{problem}); }

void add_security_headers(Response& response) {
  response.set("Content-Security-Policy", kContentSecurityPolicy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Embedder-Policy", "require-corp");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  // Browsers heed it only over TLS, which a proxy in front may end.
  response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

void add_api_headers(Response& response) {
  response.set("Cache-Control", "no-store");
  add_security_headers(response);
}

Response json_response(std::string document) {
  Response response;
  response.body = std::make_shared<const std::string>(std::move(document));
  response.set("Content-Type", "application/json");
  add_api_headers(response);
  return response;
}

}  // namespace yearward::server
