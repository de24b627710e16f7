// One connection after another, each with one request.
#include "tests/server/receiver.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace yearward::server {

struct Receiver::Tls {
  SSL_CTX* context = nullptr;
  Tls() = default;
  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;
  ~Tls() { SSL_CTX_free(context); }

  // A key and a certificate signed by itself, for "localhost", good for a day.
  void make(const std::filesystem::path& file) {
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const paper = X509_new();
    REQUIRE(key != nullptr);
    X509_set_version(paper, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(paper), 1);
    X509_gmtime_adj(X509_getm_notBefore(paper), -3600);
    X509_gmtime_adj(X509_getm_notAfter(paper), 86400);
    X509_set_pubkey(paper, key);
    X509_NAME* const name = X509_get_subject_name(paper);
    const auto* const common = reinterpret_cast<const unsigned char*>("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
    X509_set_issuer_name(paper, name);
    X509_EXTENSION* const also =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
    X509_add_ext(paper, also, -1);
    X509_EXTENSION_free(also);
    REQUIRE(X509_sign(paper, key, EVP_sha256()) > 0);
    context = SSL_CTX_new(TLS_server_method());
    REQUIRE(SSL_CTX_use_certificate(context, paper) == 1);
    REQUIRE(SSL_CTX_use_PrivateKey(context, key) == 1);
    std::FILE* const out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, paper);
    std::fclose(out);
    X509_free(paper);
    EVP_PKEY_free(key);
  }
};

namespace {

// One client's bytes, sealed or not.
class Line {
 public:
  Line(int socket, SSL_CTX* context) : socket_(socket) {
    if (!context) return;
    ssl_ = SSL_new(context);
    SSL_set_fd(ssl_, socket);
    is_good_ = SSL_accept(ssl_) == 1;
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    if (ssl_ && is_good_) SSL_shutdown(ssl_);
    SSL_free(ssl_);
    ::close(socket_);
  }
  bool is_good() const { return is_good_; }
  bool hear(std::string& heard) {
    std::array<char, 16384> piece{};
    const int size = ssl_ ? SSL_read(ssl_, piece.data(), static_cast<int>(piece.size()))
                          : static_cast<int>(::recv(socket_, piece.data(), piece.size(), 0));
    if (size > 0) heard.append(piece.data(), static_cast<std::size_t>(size));
    return size > 0;
  }
  void say(const std::string& text) {
    if (ssl_) {
      SSL_write(ssl_, text.data(), static_cast<int>(text.size()));
    } else {
      [[maybe_unused]] const ssize_t sent =
          ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    }
  }

 private:
  int socket_;
  SSL* ssl_ = nullptr;
  bool is_good_ = true;
};

std::string field_of(const std::string& head, const std::string& name) {
  const auto at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 4;
  return head.substr(from, head.find("\r\n", from) - from);
}

// The head and the body of one request; false when it ended before.
bool hear_request(Line& line, std::string& head, std::string& body) {
  std::string heard;
  std::size_t end = std::string::npos;
  while ((end = heard.find("\r\n\r\n")) == std::string::npos) {
    if (!line.hear(heard)) return false;
  }
  head = heard.substr(0, end + 2);
  body = heard.substr(end + 4);
  const std::string length = field_of(head, "Content-Length");
  while (body.size() < static_cast<std::size_t>(std::atoll(length.c_str()))) {
    if (!line.hear(body)) return false;
  }
  return true;
}

nlohmann::json parsed_body(const std::string& body) {
  return nlohmann::json::parse(body, nullptr, false);
}

}  // namespace

std::string Receiver::Got::kind() const { return parsed_body(body).value("type", ""); }
std::string Receiver::Got::data() const { return parsed_body(body)["data"].dump(); }

Receiver::Receiver(Speaks speaks) : speaks_(speaks) {
  std::string name = (std::filesystem::temp_directory_path() / "yearward-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
  certificate_ = folder_ / "certificate.pem";
  if (speaks_ == Speaks::Tls) {
    tls_ = std::make_unique<Tls>();
    tls_->make(certificate_);
  }
  listening_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const place = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  REQUIRE(::bind(listening_, place, size) == 0);
  REQUIRE(::listen(listening_, 64) == 0);
  REQUIRE(::getsockname(listening_, place, &size) == 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { listen(); });
}

Receiver::~Receiver() {
  is_over_ = true;
  thread_.join();
  ::close(listening_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Receiver::answer_with(std::vector<int> statuses) {
  const std::lock_guard lock(mutex_);
  statuses_ = std::move(statuses);
}

std::string Receiver::address(const std::string& path) const {
  const std::string begin = speaks_ == Speaks::Tls ? "https://localhost:" : "http://127.0.0.1:";
  return begin + std::to_string(port_) + path;
}

std::vector<Receiver::Got> Receiver::wait_for(std::size_t count, int seconds) {
  std::unique_lock lock(mutex_);
  has_got_.wait_for(lock, std::chrono::seconds(seconds), [&] { return got_.size() >= count; });
  return got_;
}

void Receiver::listen() {
  while (!is_over_) {
    pollfd ready{listening_, POLLIN, 0};
    if (::poll(&ready, 1, 20) <= 0) continue;
    const int client = ::accept(listening_, nullptr, nullptr);
    if (client < 0) continue;
    ++connections_;
    serve(client);
  }
}

void Receiver::serve(int client) {
  Line line(client, tls_ ? tls_->context : nullptr);
  std::string head, body;
  if (!line.is_good() || !hear_request(line, head, body)) return;
  int status = 200;
  {
    const std::lock_guard lock(mutex_);
    if (!statuses_.empty()) {
      status = statuses_.front();
      statuses_.erase(statuses_.begin());
    }
  }
  // Said before it is remembered: who waits for it here may end the sender at once.
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: 0\r\n";
  if (status / 100 == 3) answer += "Location: " + address("/elsewhere") + "\r\n";
  if (status != 0) line.say(answer + "Connection: close\r\n\r\n");
  {
    const std::lock_guard lock(mutex_);
    const std::size_t from = head.find(' ') + 1;
    got_.push_back({{field_of(head, "webhook-id"), field_of(head, "webhook-timestamp"),
                     field_of(head, "webhook-signature")},
                    head.substr(from, head.find(' ', from) - from), body});
  }
  has_got_.notify_all();
  if (status == 0) {
    // Says nothing until the other end has had enough, or the test is over.
    pollfd gone{client, POLLIN, 0};
    while (!is_over_ && ::poll(&gone, 1, 20) == 0) {
    }
  }
}

}  // namespace yearward::server
