// A connection's life as one coroutine: wait, read, check the framing, ask, answer, again. Every
// step has a deadline; Beast parses, what it lets pass and we do not is refused here.
#include "tools/server/worker.hpp"

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <exception>
#include <optional>
#include <set>
#include <thread>

#include "tools/server/problem.hpp"

namespace yearward::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;
using Fields = http::request_header<>;

constexpr std::size_t kChunk = 32 * 1024;
constexpr std::size_t kMostDrained = 4 * 1024 * 1024;
constexpr auto kAnswered = asio::as_tuple(asio::use_awaitable);

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::Get;
    case http::verb::head: return Method::Head;
    case http::verb::post: return Method::Post;
    case http::verb::delete_: return Method::Delete;
    default: return Method::Other;
  }
}

Problem malformed(std::string detail) {
  return {Refusal::RequestIsMalformed, {}, std::move(detail)};
}

std::size_t count_of(const Fields& fields, http::field name) {
  const auto [first, last] = fields.equal_range(name);
  return static_cast<std::size_t>(std::distance(first, last));
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

// What Beast lets pass although two readers could understand it differently.
std::optional<Problem> framing_problem(const Fields& fields) {
  if (fields.version() != 11 && fields.version() != 10) return malformed("HTTP/1.1 is spoken here");
  const std::string_view host = fields[http::field::host];
  if (count_of(fields, http::field::host) != 1 || host.empty() || !is_plain(host)) {
    return malformed("exactly one Host is needed");
  }
  if (count_of(fields, http::field::content_length) > 1) return malformed("one Content-Length");
  if (const std::size_t codings = count_of(fields, http::field::transfer_encoding); codings > 0) {
    const bool is_chunked = codings == 1 && fields.version() == 11 &&
                            beast::iequals(fields[http::field::transfer_encoding], "chunked");
    if (!is_chunked) return malformed("Transfer-Encoding may only be chunked");
    if (count_of(fields, http::field::content_length) > 0) {
      return malformed("Content-Length beside Transfer-Encoding");
    }
  }
  for (const auto& field : fields) {
    if (!is_header_value(field.value())) return malformed("control characters in a header");
  }
  const std::string_view target = fields.target();
  if (target.substr(0, 1) != "/" || !is_plain(target)) return malformed("the target is no path");
  return std::nullopt;
}

Response refusal_of(beast::error_code error, bool in_body) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    Response response = response_of({Refusal::RequestIsTooLarge, {}, "headers up to 16 KB"});
    response.status = in_body ? 413 : 431;
    return response;
  }
  if (error == http::error::body_limit) {
    return response_of({Refusal::RequestIsTooLarge, {}, "bodies up to 256 KB"});
  }
  return response_of(malformed(error.message()));
}

Response too_long_target() {
  Response response = response_of({Refusal::RequestIsTooLarge, {}, "targets up to 2 KB"});
  response.status = 414;
  return response;
}

// The service failed in a way nobody foresaw; what exactly is in the log, not in the answer.
Response failed() {
  Response response = response_of({Refusal::StoreIsUnavailable, {}, {}});
  response.status = 500;
  return response;
}

// Mistakes of the client that deserve an answer; anything else is a connection that has gone.
bool is_answerable(beast::error_code error) {
  static const beast::error_code kHttp = http::error::bad_value;
  return error.category() == kHttp.category() && error != http::error::end_of_stream &&
         error != http::error::partial_message;
}

Request request_from(const http::request<http::string_body>& said, const std::string& address,
                     Door door) {
  const auto field = [&](http::field name) { return std::string(said[name]); };
  const std::string_view target = said.target();
  const std::size_t mark = std::min(target.find('?'), target.size());
  Request request;
  request.door = door;
  request.method = method_of(said.method());
  request.path = target.substr(0, mark);
  request.query = target.substr(std::min(mark + 1, target.size()));
  request.address = address;
  request.host = field(http::field::host);
  request.origin = field(http::field::origin);
  request.fetch_site = std::string(said["Sec-Fetch-Site"]);
  request.content_type = field(http::field::content_type);
  request.cookie = field(http::field::cookie);
  request.accept_encoding = field(http::field::accept_encoding);
  request.if_none_match = field(http::field::if_none_match);
  request.traceparent = std::string(said["traceparent"]);
  request.device = std::string(said["Yearward-Device"]);
  request.device_sequence = std::string(said["Yearward-Sequence"]);
  request.device_time = std::string(said["Yearward-Time"]);
  request.device_signature = std::string(said["Yearward-Signature"]);
  request.body = said.body();
  return request;
}

// Out of the coroutines: g++ 12 miscompiles a braced list inside one.
void log_refusal(const Log& log, const Response& response, std::string_view address) {
  log.warn(response.event, {{"route", "unread"},
                            {"status", std::int64_t{response.status}},
                            {"address", address}});
}
void log_exception(const Log& log, const std::exception& exception) {
  log.error("exception", {{"detail", exception.what()}});
}

// The answer of the service, as something to await: it may come from any thread.
asio::awaitable<Response> ask(Service& service, asio::io_context& context, Request request) {
  const auto begin = [&service, &context, &request](auto handler) {
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    service.answer(std::move(request), [shared, &context](Response response) {
      asio::post(context, [shared, response = std::move(response)]() mutable {
        (*shared)(std::move(response));
      });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
      begin, asio::use_awaitable);
}

}  // namespace

// One connection, while it lasts.
struct Visitor {
  Visitor(tcp::socket socket, std::string from)
      : stream(std::move(socket)), address(std::move(from)) {}
  beast::tcp_stream stream;
  std::string address;
  beast::flat_buffer buffer{kLargestHeader + kChunk};
  bool is_idle = false;
  bool is_first = true;
};

bool ConnectionCount::admit(const std::string& address, const ConnectionLimits& limits) {
  const std::lock_guard lock(mutex_);
  std::size_t& from_there = by_address_[address];
  if (open_ >= limits.most || from_there >= limits.most_an_address) {
    if (from_there == 0) by_address_.erase(address);
    return false;
  }
  ++open_;
  ++from_there;
  return true;
}

void ConnectionCount::leave(const std::string& address) {
  const std::lock_guard lock(mutex_);
  --open_;
  if (const auto at = by_address_.find(address); --at->second == 0) by_address_.erase(at);
}

std::size_t ConnectionCount::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

struct Worker::Inside {
  Inside(const Place& place, const ConnectionLimits& bounds, ConnectionCount& open)
      : service(place.service), log(place.log), door(place.door), limits(bounds), count(open) {}

  Service& service;
  const Log& log;
  const Door door;
  const ConnectionLimits limits;
  ConnectionCount& count;
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
  std::set<Visitor*> connections;
  bool is_stopping = false;
  asio::steady_timer stop_timer{context};
  std::thread thread;

  asio::awaitable<void> serve(std::shared_ptr<Visitor> connection);
  asio::awaitable<bool> serve_one(Visitor& connection);
  asio::awaitable<bool> wait_for_request(Visitor& connection);
  asio::awaitable<bool> refuse(Visitor& connection, Response response);
  asio::awaitable<bool> send(Visitor& connection, const Response& response, bool has_body,
                             bool keep_alive);
  asio::awaitable<void> drain(Visitor& connection);
  void end_if_empty();
};

// The first byte of the next request; false when none came or the server stops.
asio::awaitable<bool> Worker::Inside::wait_for_request(Visitor& connection) {
  if (connection.buffer.size() > 0) co_return true;
  if (is_stopping) co_return false;
  connection.is_idle = true;
  connection.stream.expires_after(connection.is_first ? limits.header : limits.idle);
  const auto [error, size] =
      co_await connection.stream.async_read_some(connection.buffer.prepare(4096), kAnswered);
  connection.is_idle = false;
  connection.is_first = false;
  if (error) co_return false;
  connection.buffer.commit(size);
  co_return true;
}

// One request and its answer. Returns whether the connection can carry another.
asio::awaitable<bool> Worker::Inside::serve_one(Visitor& connection) {
  Parser parser;
  parser.header_limit(kLargestHeader);
  parser.body_limit(kLargestBody);
  connection.stream.expires_after(limits.header);
  const auto [header_error, header_size] =
      co_await http::async_read_header(connection.stream, connection.buffer, parser, kAnswered);
  if (header_error) {
    if (!is_answerable(header_error)) co_return false;
    co_return co_await refuse(connection, refusal_of(header_error, false));
  }
  if (const auto problem = framing_problem(parser.get().base())) {
    co_return co_await refuse(connection, response_of(*problem));
  }
  if (parser.get().target().size() > kLongestTarget) {
    co_return co_await refuse(connection, too_long_target());
  }
  connection.stream.expires_after(limits.body);
  if (!parser.is_done() && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(connection.stream, asio::buffer(kGoOn), kAnswered);
  }
  const auto [body_error, body_size] =
      co_await http::async_read(connection.stream, connection.buffer, parser, kAnswered);
  if (body_error) {
    if (!is_answerable(body_error)) co_return false;
    co_return co_await refuse(connection, refusal_of(body_error, true));
  }
  const bool has_body = parser.get().method() != http::verb::head;
  const bool wants_more = parser.get().keep_alive();
  Request request = request_from(parser.get(), connection.address, door);
  connection.stream.expires_never();  // the answer's time is ours; its limits are the queues'
  const Response response = co_await ask(service, context, std::move(request));
  co_return co_await send(connection, response, has_body, wants_more && !is_stopping);
}

asio::awaitable<bool> Worker::Inside::refuse(Visitor& connection, Response response) {
  log_refusal(log, response, connection.address);
  co_await send(connection, response, true, false);
  co_await drain(connection);
  co_return false;
}

// In pieces, each with its own deadline: a slow phone may take as long as it keeps taking.
asio::awaitable<bool> Worker::Inside::send(Visitor& connection, const Response& response,
                                           bool has_body, bool keep_alive) {
  const std::string head = head_text({response, keep_alive});
  const std::string_view body =
      has_body && response.body ? std::string_view(*response.body) : std::string_view();
  std::size_t sent = std::min(body.size(), kChunk);
  const std::array first = {asio::buffer(head), asio::buffer(body.data(), sent)};
  connection.stream.expires_after(limits.progress);
  const auto [head_error, head_size] =
      co_await asio::async_write(connection.stream, first, kAnswered);
  if (head_error) co_return false;
  while (sent < body.size()) {
    const std::size_t piece = std::min(body.size() - sent, kChunk);
    connection.stream.expires_after(limits.progress);
    const auto [error, size] = co_await asio::async_write(
        connection.stream, asio::buffer(body.data() + sent, piece), kAnswered);
    if (error) co_return false;
    sent += piece;
  }
  co_return keep_alive;
}

// Closing on a client that still sends would reset the connection, and the refusal with it.
asio::awaitable<void> Worker::Inside::drain(Visitor& connection) {
  beast::error_code ignored;
  connection.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  connection.stream.expires_after(limits.drain);
  std::array<char, 16 * 1024> piece{};
  std::size_t drained = 0;
  while (drained < kMostDrained) {
    const auto [error, size] =
        co_await connection.stream.async_read_some(asio::buffer(piece), kAnswered);
    if (error) co_return;
    drained += size;
  }
}

// The boundary for exceptions: whatever happens to one connection, it leaves and is counted out.
asio::awaitable<void> Worker::Inside::serve(std::shared_ptr<Visitor> connection) {
  connections.insert(connection.get());
  bool has_failed = false;
  try {
    while (co_await wait_for_request(*connection)) {
      if (!co_await serve_one(*connection)) break;
    }
  } catch (const std::exception& exception) {
    log_exception(log, exception);
    has_failed = true;
  }
  if (has_failed) {
    const Response response = failed();
    co_await send(*connection, response, true, false);
  }
  connections.erase(connection.get());
  count.leave(connection->address);
  if (is_stopping) end_if_empty();
}

void Worker::Inside::end_if_empty() {
  if (!connections.empty()) return;
  stop_timer.cancel();
  guard.reset();
}

Worker::Worker(const Place& place, const ConnectionLimits& limits, ConnectionCount& count)
    : inside_(std::make_unique<Inside>(place, limits, count)) {
  inside_->thread = std::thread([inside = inside_.get()] { inside->context.run(); });
}

Worker::~Worker() {
  begin_stop();
  finish();
}

void Worker::adopt(int socket, std::string address) {
  asio::post(inside_->context, [inside = inside_.get(), socket, address = std::move(address)] {
    tcp::socket taken(inside->context);
    beast::error_code error;
    taken.assign(address.find(':') == std::string::npos ? tcp::v4() : tcp::v6(), socket, error);
    if (error) return inside->count.leave(address);
    auto connection = std::make_shared<Visitor>(std::move(taken), address);
    asio::co_spawn(inside->context, inside->serve(std::move(connection)), asio::detached);
  });
}

void Worker::begin_stop() {
  asio::post(inside_->context, [inside = inside_.get()] {
    if (inside->is_stopping) return;
    inside->is_stopping = true;
    inside->stop_timer.expires_after(inside->limits.stop);
    inside->stop_timer.async_wait([inside](beast::error_code error) {
      if (!error) inside->context.stop();
    });
    for (Visitor* connection : inside->connections) {
      if (connection->is_idle) connection->stream.cancel();
    }
    inside->end_if_empty();
  });
}

void Worker::finish() {
  if (inside_->thread.joinable()) inside_->thread.join();
}

}  // namespace yearward::server
