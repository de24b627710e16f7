// A request and an answer as plain values, so that everything above the sockets can be tested
// without them. It refuses to know Beast, routes and stores.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace yearward::server {

enum class Method : std::uint8_t { Get, Head, Post, Delete, Other };
std::string_view name_of(Method method);

// Published limits of one request; beyond them it is refused, never truncated.
inline constexpr std::size_t kLargestHeader = 16 * 1024;
inline constexpr std::size_t kLargestBody = 256 * 1024;
inline constexpr std::size_t kLongestTarget = 2048;

// Which of the two addresses a request came to: the one for everybody, or the operators' own.
enum class Door : std::uint8_t { Public, Operators };

struct Request {
  Door door = Door::Public;
  Method method = Method::Get;
  std::string path;    // as sent, without the query
  std::string query;   // without '?'
  std::string address; // of the other end of the socket; forwarding headers are not believed
  std::string host, origin, fetch_site, content_type, cookie, accept_encoding, if_none_match;
  std::string traceparent;
  // What a device signs its requests with; empty for everybody else.
  std::string device, device_sequence, device_time, device_signature;
  std::string body;
  std::string id;  // names the request in logs: of its traceparent, or made by us
};

struct Header {
  std::string name, value;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::shared_ptr<const std::string> body;  // shared, so that portal files are never copied
  std::string event;                        // what the log calls it; empty for the route's name

  void set(std::string_view name, std::string_view value) {
    headers.push_back({std::string(name), std::string(value)});
  }
  std::size_t size() const { return body ? body->size() : 0; }
};

using Respond = std::function<void(Response)>;

// The trace id of "00-<32 hex>-<16 hex>-<2 hex>"; empty when that is not its form or all zeros.
// Source: W3C Trace Context, level 1.
std::string_view trace_id_of(std::string_view traceparent);

// Safe to place in a header: no control characters, so no second header can hide in a value.
bool is_header_value(std::string_view value);

// The status line and headers, ready to send. A header that is not safe turns the whole answer into
// a bare 500: it is our own fault, and half an answer would be worse.
struct HeadOf {
  const Response& response;
  bool keep_alive = true;
};
std::string head_text(const HeadOf& head);

// The value of a cookie; empty when there is none.
std::string_view cookie_named(std::string_view cookies, std::string_view name);
// The value of a query parameter, as sent; empty when there is none. Refuses nothing: unknown
// parameters are ignored, known ones are read by their handler.
std::string_view query_named(std::string_view query, std::string_view name);

// "%E5%BA%97" as the bytes it stands for. Refuses: RequestIsMalformed.
Result<std::string> decoded_part(std::string_view text);
// Whether a path is of a template's form: "/v1/members/{member}/balance". The parts that stand for
// something are appended to `parts`, decoded; an empty or malformed part fits nothing.
bool path_fits(std::string_view form, std::string_view path, std::vector<std::string>& parts);

// Whether a list such as "gzip, br;q=0.5" accepts the coding.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

}  // namespace yearward::server
