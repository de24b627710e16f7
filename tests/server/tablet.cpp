// Signs as tools/server/devices.hpp tells, and drives the replica as an adapter would.
#include "tests/server/tablet.hpp"

#include <doctest/doctest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <nlohmann/json.hpp>

#include "core/sync/wire_layout.hpp"
#include "tools/server/devices.hpp"

namespace yearward::server {
namespace {

using nlohmann::json;

EVP_PKEY* key_of(const SignedDevice& device) { return static_cast<EVP_PKEY*>(device.pair.get()); }

// r ‖ s, as a browser gives it.
std::string p256_signature(EVP_PKEY* key, std::string_view text) {
  const std::shared_ptr<EVP_MD_CTX> hashing(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  REQUIRE(EVP_DigestSignInit(hashing.get(), nullptr, EVP_sha256(), nullptr, key) == 1);
  std::array<unsigned char, 80> der{};
  std::size_t size = der.size();
  REQUIRE(EVP_DigestSign(hashing.get(), der.data(), &size,
                         reinterpret_cast<const unsigned char*>(text.data()),
                         text.size()) == 1);
  const unsigned char* at = der.data();
  const std::shared_ptr<ECDSA_SIG> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)),
                                        ECDSA_SIG_free);
  std::array<unsigned char, 64> both{};
  REQUIRE(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), both.data(), 32) == 32);
  REQUIRE(BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), both.data() + 32, 32) == 32);
  return {both.begin(), both.end()};
}

}  // namespace

std::string base64_text(const unsigned char* bytes, std::size_t size) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, kVariant);
  text.pop_back();  // the zero at its end
  return text;
}

SignedDevice::SignedDevice(KeyKind wanted) : kind(wanted) {
  if (kind == KeyKind::Ed25519) crypto_sign_keypair(open.data(), secret.data());
  else pair = std::shared_ptr<EVP_PKEY>(EVP_EC_gen("P-256"), EVP_PKEY_free);
}

std::string SignedDevice::public_key() const {
  if (kind == KeyKind::Ed25519) return base64_text(open.data(), open.size());
  std::array<unsigned char, 65> point{};
  std::size_t size = 0;
  REQUIRE(EVP_PKEY_get_octet_string_param(key_of(*this), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          point.size(), &size) == 1);
  return base64_text(point.data(), size);
}

std::string SignedDevice::sealed(std::string_view text) {
  if (kind == KeyKind::P256) return p256_signature(key_of(*this), text);
  std::array<unsigned char, crypto_sign_BYTES> bytes{};
  crypto_sign_detached(bytes.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret.data());
  return {bytes.begin(), bytes.end()};
}

std::string SignedDevice::sign(const std::string& text) const {
  SignedDevice copy = *this;
  const std::string bytes = copy.sealed(text);
  return base64_text(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

Reply SignedDevice::enrol(const Client& client, const std::string& code) {
  const json body = {{"code", code},
                     {"algorithm", name_of(kind)},
                     {"public_key", public_key()},
                     {"proof", sign(enrolment_text(code, public_key()))}};
  const Reply reply = client.ask({"POST", "/v1/devices", {}, body.dump()});
  const json answer = json::parse(reply.body, nullptr, false);
  if (reply.status == 201) {
    name = answer["programme"].get<std::string>() + "/" + answer["device"].get<std::string>();
    store = answer["store"].get<std::string>();
    number = answer["number"].get<sync::DeviceNumber>();
  }
  return reply;
}

Ask SignedDevice::signed_ask(std::int64_t now, const std::string& method,
                             const std::string& target, const std::string& body) {
  Request request;
  request.method = method == "GET" ? Method::Get : Method::Post;
  request.path = target;
  request.body = body;
  request.device_sequence = std::to_string(++sequence);
  request.device_time = std::to_string(now);
  Ask ask{method, target, {}, body, {}, false};
  ask.headers = {"Yearward-Device: " + name, "Yearward-Sequence: " + request.device_sequence,
                 "Yearward-Time: " + request.device_time,
                 "Yearward-Signature: " + sign(request_text(request))};
  return ask;
}

std::string new_enrolment(const Client& client, const std::string& cookie,
                          const std::string& body) {
  const Reply reply = client.ask({"POST", "/v1/enrolments", cookie, body});
  REQUIRE(reply.status == 201);
  return json::parse(reply.body, nullptr, false)["code"].get<std::string>();
}

HttpTablet::HttpTablet(SignedDevice enrolled, std::int64_t now)
    : key(std::move(enrolled)), began_(now) {
  journal_ = sync::Device::first_journal(key.number, 1, key.store);
  starts_again(now);
  follow(sync::scope_of_store(key.store));
}

void HttpTablet::starts_again(std::int64_t now) {
  began_ = now;
  auto opened = sync::Device::opened(image_, journal_, clock(now), ++starts_);
  REQUIRE(opened.ok());
  device_ = std::move(opened).value();
  image_ = device_->image();
}

void HttpTablet::follow(const std::string& scope) {
  sync::follow(*image_, scope);
  auto opened = sync::Device::opened(image_, journal_, clock(began_), ++starts_);
  REQUIRE(opened.ok());
  device_ = std::move(opened).value();
}

bool HttpTablet::does(const sync::Deed& deed, std::int64_t now) {
  const auto draft = device_->draft(deed, clock(now), sync::Room::Plenty);
  if (!draft.ok()) return false;
  journal_ += draft.value().frame;
  device_->kept(draft.value().sequence);
  return true;
}

bool HttpTablet::buys(const std::string& member, std::int64_t cents, std::int64_t points,
                      std::int64_t now) {
  sync::Deed deed;
  deed.event.member = MemberId(member);
  deed.event.amount = Money{cents};
  deed.claim = Points{points};
  return does(deed, now);
}

bool HttpTablet::spends(const std::string& member, const std::string& reward,
                        std::int64_t points, std::int64_t now) {
  sync::Deed deed;
  deed.kind = sync::Fact::Kind::Spend;
  deed.event.type = EventType::Redeem;
  deed.event.member = MemberId(member);
  deed.event.reward = RewardId(reward);
  deed.claim = Points{points};
  return does(deed, now);
}

bool HttpTablet::gives_back(const std::string& member, std::int64_t now) {
  const sync::Lease* lease = device_->lease_of(MemberId(member), clock(now));
  if (lease == nullptr) return false;
  sync::Deed deed;
  deed.kind = sync::Fact::Kind::Return;
  deed.event.member = MemberId(member);
  deed.lease = lease->id;
  return does(deed, now);
}

std::string HttpTablet::receipt() {
  auto receipt = device_->receipt_of(device_->outbox().back().fact.event.id);
  REQUIRE(receipt);
  receipt->signature = key.sealed(sync::receipt_text(*receipt));
  const auto text = sync::text_of(*receipt);
  REQUIRE(text.ok());
  return text.value();
}

Ask HttpTablet::ask_of(const std::vector<std::string>& leases_for, std::int64_t most,
                       std::int64_t now) {
  std::vector<MemberId> wanted;
  for (const std::string& member : leases_for) wanted.emplace_back(member);
  const sync::Request request = device_->request(clock(now), wanted, Points{most}, key);
  Ask ask = key.signed_ask(now, "POST", "/v1/device/exchange", sync::bytes_of(request));
  ask.headers.push_back("Content-Type: application/vnd.yearward.exchange");
  last_ask_ = ask;
  return ask;
}

int HttpTablet::exchanges(const Client& client, std::int64_t now,
                          const std::vector<std::string>& leases_for, std::int64_t most) {
  last_reply_ = client.ask(ask_of(leases_for, most, now));
  if (last_reply_.status != 200) return last_reply_.status;
  const auto reply = sync::reply_from_bytes(last_reply_.body);
  REQUIRE(reply.ok());
  const auto change = device_->change_from(reply.value());
  REQUIRE(change.has_value());
  apply(*image_, *change);
  if (change->journal) journal_ = *change->journal;
  device_->committed(*change, clock(now));
  return 200;
}

void HttpTablet::exchanges_into_the_void(const Client& client, std::int64_t now,
                                         const std::vector<std::string>& leases_for) {
  CHECK(client.ask(ask_of(leases_for, 1'000'000, now)).status == 200);
}

bool HttpTablet::settles(const Client& client, std::int64_t now) {
  for (int round = 0; round < 200; ++round) {
    if (exchanges(client, now) != 200) return false;
    bool more = !device_->outbox().empty();
    const auto reply = sync::reply_from_bytes(last_reply_.body);
    for (const sync::Page& page : reply.value().pages)
      more = more || page.more || !page.events.empty() || !page.limits.empty();
    if (!more) return true;
  }
  return false;
}

std::int64_t HttpTablet::available(const std::string& member) const {
  return device_->figure(MemberId(member)).confirmed.count;
}

}  // namespace yearward::server
