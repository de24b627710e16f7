// The API as one document (OpenAPI 3.1), made from the table of routes and what is told of each. A
// route nobody described breaks a promise at the first start; tests hold every answer to it.
#pragma once

#include <string>
#include <string_view>

namespace yearward::server {

// Shape: canonical JSON.
std::string openapi_document();

// The schemas by name, as JSON text: what openapi.cpp refers to.
std::string_view openapi_schemas();

}  // namespace yearward::server
