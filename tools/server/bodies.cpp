// The ways handlers read and answer; knows no route.
#include "tools/server/bodies.hpp"

#include <charconv>

#include "tools/server/problem.hpp"

namespace yearward::server {

void write_and_answer(Desk& desk, const Exchange& exchange, Give give,
                      const std::vector<Event>& judged) {
  const auto answer = std::make_shared<Response>();
  const auto work = [answer, give = std::move(give)](Transaction& transaction) -> Outcome {
    TRY(*answer, give(transaction));
    return Done{};
  };
  const auto then = [answer, respond = exchange.respond](const Outcome& outcome) {
    respond(outcome.ok() ? std::move(*answer) : response_of(outcome.problem()));
  };
  Touched touched;
  for (const Event& event : judged) {
    const ProgrammeId& programme = exchange.caller->key.programme;
    touched.streams.push_back({programme, event.member});
    touched.ids.emplace_back(programme, event.id);
  }
  if (!desk.writer.submit({work, then, touched})) exchange.respond(later());
}

void forget_in_browser(std::string_view cookies, Response& response) {
  const bool is_tablet = !cookie_named(cookies, kTabletCookie).empty();
  if (is_tablet) response.set("Yearward-Forget", "1");
  else response.set("Clear-Site-Data", "\"cookies\", \"storage\"");
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

Result<Cursor> cursor_of(std::string_view text) {
  if (text.empty()) return Cursor{0};
  Cursor cursor = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cursor);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  if (!is_whole || cursor < 0) {
    return Problem{Refusal::RequestIsMalformed, "after", "a whole number, 0 or more"};
  }
  return cursor;
}

AuditLine line_of(const Desk& desk, const Exchange& exchange, std::string_view event,
                  std::string subject, std::string detail) {
  AuditLine line;
  line.at = desk.clock.seconds();
  line.event = event;
  if (exchange.caller) {
    line.programme = exchange.caller->key.programme;
    line.who = exchange.caller->key.member;
    line.role = exchange.caller->role;
  }
  line.operation = exchange.route;
  line.subject = std::move(subject);
  line.detail = std::move(detail);
  line.request = exchange.request.id;
  return line;
}

}  // namespace yearward::server
