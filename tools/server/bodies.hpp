// What handlers share: reading a request's object field by field, and answering from inside the
// writer's transaction. It refuses to know any one route.
#pragma once

#include <functional>

#include "core/codec/reader.hpp"
#include "tools/server/audit.hpp"
#include "tools/server/service.hpp"

namespace yearward::server {

// Calls `each` on the body's fields; fields it did not ask for are refused. Shape: empty when all
// is well.
template <class Each>
Problems read_body(const Request& request, Each each) {
  Problems problems;
  const auto document = codec::parsed(request.body, problems);
  if (!document) return problems;
  codec::ObjectReader in(*document, {}, problems);
  each(in);
  in.finish();
  return problems;
}

// Work that refuses must do so before it changes anything; its answer is sent after the commit.
using Give = std::function<Result<Response>(Transaction&)>;
// `judged`: the events it will judge and append, so that the store can make ready.
void write_and_answer(Desk& desk, const Exchange& exchange, Give give,
                      const std::vector<Event>& judged = {});

// Whatever the asking browser kept of the member goes too, in every tab. Where a store's tablet
// lives in the same profile, all of it would be its unsent sales as well: there the page is told to
// empty what is the portal's own.
inline constexpr std::string_view kTabletCookie = "__Host-tablet";
void forget_in_browser(std::string_view cookies, Response& response);

// Done, with nothing to say.
Response nothing_to_say(std::string event);
// Canonical JSON; bytes that are no text are replaced.
Response json_response(const codec::Json& document);

// A query's "after": 0 when it is not there. Refuses: RequestIsMalformed.
Result<Cursor> cursor_of(std::string_view text);

// What the caller just did, for the audit log.
AuditLine line_of(const Desk& desk, const Exchange& exchange, std::string_view event,
                  std::string subject, std::string detail);

}  // namespace yearward::server
