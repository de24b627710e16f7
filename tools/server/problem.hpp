// Refusals as HTTP says them: one status each, one document form (RFC 9457). It refuses to know
// what was asked.
#pragma once

#include "core/base/refusal.hpp"
#include "tools/server/http.hpp"

namespace yearward::server {

int status_of(Refusal refusal);

// application/problem+json: {"problems":[{"detail","refusal","where"}],"status","title"}.
// Pre: at least one problem.
Response response_of(const Problems& problems);
Response response_of(const Problem& problem);

// The headers that every answer carries, and those that only the API's do.
void add_security_headers(Response& response);
void add_api_headers(Response& response);
Response json_response(std::string document);

}  // namespace yearward::server
