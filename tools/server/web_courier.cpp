// One thread that sends many deliveries by coroutines, each within one deadline. What a name leads
// to is looked at after it was resolved, and it is that address which is connected to: a name that
// answers differently the second time leads nowhere else.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <exception>
#include <set>
#include <thread>

#include "tools/server/courier.hpp"

namespace yearward::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using asio::ip::tcp;
using Endpoints = std::vector<tcp::endpoint>;

constexpr std::size_t kLargestAnswer = 16 * 1024, kLargestAnswerHeader = 8 * 1024;
constexpr auto kTold = asio::as_tuple(asio::use_awaitable);

Attempted failed_by(std::string how) { return {Attempted::End::Failed, std::move(how), 0}; }
Attempted stopped() { return {Attempted::End::Stopped, "stopped", 0}; }

// Names and numbers of ours only: an answer's own words may be anything.
Attempted failed_at(const char* step, beast::error_code error) {
  if (error == beast::error::timeout) return failed_by("timed out");
  if (error == asio::error::operation_aborted) return stopped();
  return failed_by(std::string(step));
}

struct Errand {
  HookAddress address;
  Parcel parcel;
};

// Out of the coroutines: g++ 12 miscompiles a braced list inside one.
std::shared_ptr<const Errand> errand_of(HookAddress address, Parcel parcel) {
  return std::make_shared<const Errand>(Errand{std::move(address), std::move(parcel)});
}

http::request<http::string_body> request_of(const Errand& errand) {
  const HookAddress& to = errand.address;
  http::request<http::string_body> request(http::verb::post, to.target, 11);
  const bool is_usual = to.port == (to.is_secure ? 443 : 80);
  const bool is_v6 = to.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? '[' + to.host + ']' : to.host;
  request.set(http::field::host, is_usual ? host : host + ':' + std::to_string(to.port));
  request.set(http::field::user_agent, "Yearward");
  request.set(http::field::content_type, "application/json");
  request.set("webhook-id", errand.parcel.headers.id);
  request.set("webhook-timestamp", errand.parcel.headers.timestamp);
  request.set("webhook-signature", errand.parcel.headers.signature);
  request.set(http::field::connection, "close");
  request.body() = errand.parcel.body;
  request.prepare_payload();
  return request;
}

class WebCourier final : public Courier {
 public:
  explicit WebCourier(const CourierSettings& settings) : settings_(settings) {}
  ~WebCourier() override { finish(); }

  Outcome open() {
    tls_.set_default_verify_paths();
    tls_.set_verify_mode(ssl::verify_peer);
    tls_.set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 |
                     ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                     ssl::context::no_tlsv1_1);
    beast::error_code error;
    if (!settings_.authorities.empty()) tls_.load_verify_file(settings_.authorities, error);
    if (error) return Problem{Refusal::PlaceIsUnknown, settings_.authorities, error.message()};
    thread_ = std::thread([this] { context_.run(); });
    return Done{};
  }

  void send(Parcel parcel, Then then) override {
    asio::post(context_, [this, parcel = std::move(parcel), then = std::move(then)]() mutable {
      if (is_finishing_) return then(stopped());
      auto shared = std::make_shared<Parcel>(std::move(parcel));
      asio::co_spawn(context_, deliver(shared, std::move(then)), asio::detached);
    });
  }

  void finish() override {
    if (!thread_.joinable()) return;
    asio::post(context_, [this] {
      is_finishing_ = true;
      for (beast::tcp_stream* stream : open_) stream->cancel();
      guard_.reset();
    });
    thread_.join();
  }

 private:
  asio::awaitable<void> deliver(std::shared_ptr<Parcel> parcel, Then then);
  asio::awaitable<Attempted> attempt(std::shared_ptr<Parcel> parcel);
  asio::awaitable<Attempted> go(const Errand& errand, const Endpoints& places);
  template <class Stream>
  asio::awaitable<Attempted> talk(Stream& stream, const Errand& errand);
  asio::awaitable<Attempted> go_securely(const Errand& errand, const Endpoints& places);
  asio::awaitable<Attempted> go_plainly(const Errand& errand, const Endpoints& places);
  asio::awaitable<beast::error_code> connect(beast::tcp_stream& stream, const Endpoints& places);

  // A stream that finish() can end, while it lasts.
  class Listed {
   public:
    Listed(std::set<beast::tcp_stream*>& open, beast::tcp_stream& stream)
        : open_(open), stream_(stream) {
      open_.insert(&stream_);
    }
    Listed(const Listed&) = delete;
    Listed& operator=(const Listed&) = delete;
    ~Listed() { open_.erase(&stream_); }

   private:
    std::set<beast::tcp_stream*>& open_;
    beast::tcp_stream& stream_;
  };

  const CourierSettings settings_;
  asio::io_context context_{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard_{context_.get_executor()};
  ssl::context tls_{ssl::context::tls_client};
  std::set<beast::tcp_stream*> open_;
  bool is_finishing_ = false;
  std::thread thread_;
};

// All that a name leads to must be allowed, not only the first: else whoever answers for the name
// could have it tried twice.
bool are_allowed(const Endpoints& places, const HookAddress& address, HookNetworks networks) {
  for (const tcp::endpoint& place : places) {
    const std::string ip = place.address().to_string();
    const bool is_open = networks == HookNetworks::Any || is_public_ip(ip);
    const bool is_safe = address.is_secure || is_loopback_ip(ip);
    if (!is_open || !is_safe) return false;
  }
  return !places.empty();
}

asio::awaitable<void> WebCourier::deliver(std::shared_ptr<Parcel> parcel, Then then) {
  Attempted attempted = stopped();
  try {
    attempted = co_await attempt(std::move(parcel));
  } catch (const std::exception&) {
    attempted = failed_by("failed");
  }
  then(attempted);
}

asio::awaitable<Attempted> WebCourier::attempt(std::shared_ptr<Parcel> parcel) {
  const auto address = hook_address_from(parcel->address, settings_.networks);
  if (!address.ok()) co_return failed_by("address is not allowed");
  const std::shared_ptr<const Errand> errand = errand_of(address.value(), std::move(*parcel));
  const HookAddress& to = errand->address;
  Endpoints places;
  beast::error_code error;
  const auto ip = asio::ip::make_address(to.host, error);
  if (!error) {
    places.emplace_back(ip, to.port);
  } else {
    tcp::resolver resolver(context_);
    const auto [unknown, found] = co_await resolver.async_resolve(
        to.host, std::to_string(to.port), kTold);
    if (unknown) co_return failed_by("host is unknown");
    for (const auto& entry : found) places.push_back(entry.endpoint());
  }
  if (!are_allowed(places, to, settings_.networks)) {
    co_return failed_by("address is not allowed");
  }
  co_return co_await go(*errand, places);
}

asio::awaitable<Attempted> WebCourier::go(const Errand& errand, const Endpoints& places) {
  if (is_finishing_) co_return stopped();
  if (errand.address.is_secure) co_return co_await go_securely(errand, places);
  co_return co_await go_plainly(errand, places);
}

asio::awaitable<beast::error_code> WebCourier::connect(beast::tcp_stream& stream,
                                                       const Endpoints& places) {
  stream.expires_after(std::chrono::milliseconds(settings_.milliseconds));
  const auto [error, place] = co_await stream.async_connect(places, kTold);
  co_return error;
}

asio::awaitable<Attempted> WebCourier::go_plainly(const Errand& errand, const Endpoints& places) {
  beast::tcp_stream stream(context_);
  const Listed listed(open_, stream);
  const beast::error_code error = co_await connect(stream, places);
  if (error) co_return failed_at("cannot connect", error);
  co_return co_await talk(stream, errand);
}

// What SSL_set_tlsext_host_name does, without its cast. Numbers are no name (RFC 6066).
void say_host(SSL* ssl, std::string host) {
  beast::error_code error;
  asio::ip::make_address(host, error);
  if (error) SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data());
}

asio::awaitable<Attempted> WebCourier::go_securely(const Errand& errand,
                                                   const Endpoints& places) {
  beast::ssl_stream<beast::tcp_stream> stream(context_, tls_);
  const Listed listed(open_, beast::get_lowest_layer(stream));
  const std::string& host = errand.address.host;
  say_host(stream.native_handle(), host);
  stream.set_verify_callback(ssl::host_name_verification(host));
  const beast::error_code unreached =
      co_await connect(beast::get_lowest_layer(stream), places);
  if (unreached) co_return failed_at("cannot connect", unreached);
  const auto [error] = co_await stream.async_handshake(ssl::stream_base::client, kTold);
  if (error) co_return failed_at("tls failed", error);
  co_return co_await talk(stream, errand);
}

// The answer is read whole, so that the other end sees its answer taken; what it says is not kept.
template <class Stream>
asio::awaitable<Attempted> WebCourier::talk(Stream& stream, const Errand& errand) {
  const http::request<http::string_body> request = request_of(errand);
  const auto [unsent, sent] = co_await http::async_write(stream, request, kTold);
  if (unsent) co_return failed_at("cannot send", unsent);
  beast::flat_buffer buffer(kLargestAnswerHeader + kLargestAnswer);
  http::response_parser<http::string_body> parser;
  parser.header_limit(kLargestAnswerHeader);
  parser.body_limit(kLargestAnswer);
  const auto [unheard, heard] = co_await http::async_read(stream, buffer, parser, kTold);
  if (unheard && !parser.is_header_done()) co_return failed_at("no answer", unheard);
  const unsigned status = parser.get().result_int();
  Attempted attempted = failed_by("status " + std::to_string(status));
  if (status >= 200 && status < 300) attempted.end = Attempted::End::Arrived;
  co_return attempted;
}

}  // namespace

Result<std::unique_ptr<Courier>> web_courier(const CourierSettings& settings) {
  auto courier = std::make_unique<WebCourier>(settings);
  TRY_DONE(courier->open());
  return std::unique_ptr<Courier>(std::move(courier));
}

}  // namespace yearward::server
