// The ways handlers read and answer; knows no route.
#include "tools/server/bodies.hpp"

#include "tools/server/problem.hpp"

namespace yearward::server {

void write_and_answer(Desk& desk, const Exchange& exchange, Give give) {
  const auto answer = std::make_shared<Response>();
  const auto work = [answer, give = std::move(give)](Transaction& transaction) -> Outcome {
    TRY(*answer, give(transaction));
    return Done{};
  };
  const auto then = [answer, respond = exchange.respond](const Outcome& outcome) {
    respond(outcome.ok() ? std::move(*answer) : response_of(outcome.problem()));
  };
  if (!desk.writer.submit({work, then})) exchange.respond(later());
}

Response nothing_to_say(std::string event) {
  Response response;
  response.status = 204;
  response.event = std::move(event);
  add_api_headers(response);
  return response;
}

Response json_response(const codec::Json& document) {
  return json_response(document.dump(-1, ' ', false, codec::Json::error_handler_t::replace));
}

Outcome must_be_free(Transaction& transaction, const std::string& card) {
  TRY(const auto known, transaction.credential(card));
  if (known) return Problem{Refusal::NameIsTaken, "/card", {}};
  return Done{};
}

}  // namespace yearward::server
