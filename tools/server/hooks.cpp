// Folders of documents: a hook's queue is ordered by when each delivery is due, so what is due next
// is read from its beginning.
#include "tools/server/hooks.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kHookFolder = "hook";
constexpr std::string_view kSecretPrefix = "whsec_";
constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kDueDigits = 12;
constexpr std::size_t kMostResent = 1'000;
// Beyond the last attempt: what a removed hook left behind is swept out.
constexpr std::int64_t kQueueSeconds = 7 * 86'400;
constexpr std::array<std::string_view, kNoticeKinds> kKindNames = {
    "points.posted", "level.changed", "points.lapsing", "reward.redeemed"};

FileKey hook_key(const ProgrammeId& programme, const std::string& id) {
  return {programme, std::string(kHookFolder), id};
}
FileKey queue_key(const Hook& hook, const std::string& id) {
  return {hook.programme, "hook-queue/" + hook.id, id};
}
FileKey aside_key(const Hook& hook, const std::string& id) {
  return {hook.programme, "hook-aside/" + hook.id, id};
}

// Texts of one length, so that their order is the order of the numbers.
std::string queue_id(std::int64_t due, const std::string& id) {
  std::string digits = std::to_string(due);
  digits.insert(0, kDueDigits - std::min(kDueDigits, digits.size()), '0');
  return digits + '.' + id;
}

std::int64_t due_of(const std::string& id) {
  std::int64_t due = 0;
  std::from_chars(id.data(), id.data() + std::min(kDueDigits, id.size()), due);
  return due;
}

std::string document_of(const Delivery& delivery) {
  return Json{{"id", delivery.id},       {"kind", delivery.kind},
              {"body", delivery.body},   {"first", delivery.first},
              {"last", delivery.last},   {"attempts", delivery.attempts}}
      .dump();
}

Result<Delivery> delivery_from(const std::string& document) {
  const Json read = Json::parse(document, nullptr, false);
  if (!read.is_object()) return Refusal::StoreIsUnavailable;
  return Delivery{read.value("id", ""),  read.value("kind", ""),
                  read.value("body", ""), read.value("first", std::int64_t{0}),
                  read.value("attempts", std::int64_t{0}), read.value("last", "")};
}

Result<Hook> hook_from(const Filed& filed) {
  const Json read = Json::parse(filed.document, nullptr, false);
  if (!read.is_object()) return Refusal::StoreIsUnavailable;
  Hook hook{filed.key.programme, filed.key.id, read.value("address", ""), {}, {}, filed.number};
  for (const Json& kind : read.value("kinds", Json::array())) {
    for (std::size_t at = 0; at < kNoticeKinds; ++at) {
      if (kind == kKindNames[at]) hook.kinds.push_back(static_cast<NoticeKind>(at));
    }
  }
  for (const Json& secret : read.value("secrets", Json::array())) {
    hook.secrets.push_back({secret.value("text", ""), secret.value("until", std::int64_t{0})});
  }
  return hook;
}

Outcome put_in_queue(Transaction& transaction, const Hook& hook, const Delivery& delivery,
                     std::int64_t due) {
  return transaction.file({queue_key(hook, queue_id(due, delivery.id)), document_of(delivery),
                           due + kQueueSeconds, 0});
}

std::string signature_by(const std::string& secret, const HookHeaders& headers,
                         std::string_view body) {
  std::array<unsigned char, 64> key{};
  std::size_t size = 0;
  const std::string_view text = std::string_view(secret).substr(kSecretPrefix.size());
  const bool is_key = sodium_base642bin(key.data(), key.size(), text.data(), text.size(), nullptr,
                                        &size, nullptr, kBase64) == 0;
  if (!is_key) return {};
  const std::string before = headers.id + '.' + headers.timestamp + '.';
  const auto bytes = [](std::string_view said) {
    return reinterpret_cast<const unsigned char*>(said.data());
  };
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), size);
  crypto_auth_hmacsha256_update(&state, bytes(before), before.size());
  crypto_auth_hmacsha256_update(&state, bytes(body), body.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
  crypto_auth_hmacsha256_final(&state, sum.data());
  std::array<char, sodium_base64_ENCODED_LEN(crypto_auth_hmacsha256_BYTES, kBase64)> letters{};
  sodium_bin2base64(letters.data(), letters.size(), sum.data(), sum.size(), kBase64);
  return "v1," + std::string(letters.data());
}

}  // namespace

std::string_view name_of(NoticeKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

bool Hook::wants(NoticeKind kind) const {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string new_hook_secret() {
  std::array<unsigned char, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(kSecretBytes, kBase64)> letters{};
  sodium_bin2base64(letters.data(), letters.size(), bytes.data(), bytes.size(), kBase64);
  return std::string(kSecretPrefix) + letters.data();
}

Result<std::vector<Hook>> hooks_of(Reading& reading, const ProgrammeId& programme) {
  TRY(const auto files, reading.files_after(hook_key(programme, {}), kMostHooks));
  std::vector<Hook> hooks;
  for (const Filed& filed : files) {
    TRY(Hook hook, hook_from(filed));
    hooks.push_back(std::move(hook));
  }
  return hooks;
}

Result<std::optional<Hook>> hook_of(Reading& reading, const ProgrammeId& programme,
                                    const std::string& id) {
  TRY(const auto filed, reading.filed(hook_key(programme, id)));
  if (!filed) return std::optional<Hook>{};
  TRY(Hook hook, hook_from(*filed));
  return std::optional<Hook>{std::move(hook)};
}

Outcome put_hook(Transaction& transaction, const Hook& hook) {
  Json document = {{"address", hook.address}, {"kinds", Json::array()}, {"secrets", Json::array()}};
  for (const NoticeKind kind : hook.kinds) document["kinds"].push_back(name_of(kind));
  for (const HookSecret& secret : hook.secrets) {
    document["secrets"].push_back({{"text", secret.text}, {"until", secret.until}});
  }
  return transaction.file(
      {hook_key(hook.programme, hook.id), document.dump(), 0, hook.created});
}

// What still waits is never sent, for nobody looks there any more; it is swept out in time.
Outcome remove_hook(Transaction& transaction, const Hook& hook) {
  TRY([[maybe_unused]] const auto taken, transaction.take(hook_key(hook.programme, hook.id)));
  return Done{};
}

Outcome put_delivery(Transaction& transaction, const Hook& hook, const Notice& notice,
                     std::int64_t now) {
  const std::string kind(name_of(notice.kind));
  const std::string name = digest_of(hook.id + '\n' + kind + '\n' + notice.identity);
  const Json body = {{"type", kind},
                     {"timestamp", now},
                     {"programme", hook.programme.text},
                     {"data", Json::parse(notice.data, nullptr, false)}};
  constexpr auto kReplace = Json::error_handler_t::replace;
  return put_in_queue(transaction, hook,
                      {"msg_" + name.substr(0, 32), kind, body.dump(-1, ' ', false, kReplace), now,
                       0, {}},
                      now);
}

Result<std::vector<Waiting>> due_deliveries(Reading& reading, const Hook& hook, std::int64_t now,
                                            std::size_t most) {
  TRY(const auto files, reading.files_after(queue_key(hook, {}), most));
  std::vector<Waiting> due;
  for (const Filed& filed : files) {
    if (due_of(filed.key.id) > now) break;
    TRY(Delivery delivery, delivery_from(filed.document));
    due.push_back({filed.key, std::move(delivery)});
  }
  return due;
}

Result<std::size_t> waiting_deliveries(Reading& reading, const Hook& hook, std::size_t most) {
  TRY(const auto files, reading.files_after(queue_key(hook, {}), most));
  return files.size();
}

Result<std::optional<Waiting>> claim_delivery(Transaction& transaction, const Hook& hook,
                                              const Waiting& waiting, std::int64_t now) {
  TRY(const auto taken, transaction.take(waiting.key));
  if (!taken) return std::optional<Waiting>{};
  TRY(Delivery delivery, delivery_from(taken->document));
  ++delivery.attempts;
  const std::int64_t due = now + kHookClaimSeconds;
  TRY_DONE(put_in_queue(transaction, hook, delivery, due));
  return std::optional<Waiting>{{queue_key(hook, queue_id(due, delivery.id)), delivery}};
}

Result<Settled> settle_delivery(Transaction& transaction, const Hook& hook,
                                const Waiting& claimed, const Attempted& attempted,
                                std::int64_t now) {
  TRY(const auto taken, transaction.take(claimed.key));
  if (!taken) return Settled::Gone;
  if (attempted.end == Attempted::End::Arrived) return Settled::Arrived;
  Delivery delivery = claimed.delivery;
  if (attempted.end == Attempted::End::Stopped) {
    --delivery.attempts;
    TRY_DONE(put_in_queue(transaction, hook, delivery, now));
    return Settled::Later;
  }
  delivery.last = attempted.how;
  const auto before = static_cast<std::size_t>(delivery.attempts - 1);
  if (before >= kHookWaits.size()) {
    TRY_DONE(transaction.file({aside_key(hook, delivery.id), document_of(delivery),
                               now + kSetAsideSeconds, 0}));
    return Settled::SetAside;
  }
  const std::int64_t wait = kHookWaits[before];
  TRY_DONE(put_in_queue(transaction, hook, delivery,
                        now + wait + wait * attempted.jitter / 1'000));
  return Settled::Later;
}

Result<std::vector<Delivery>> deliveries_set_aside(Reading& reading, const Hook& hook,
                                                   std::size_t most) {
  TRY(const auto files, reading.files_after(aside_key(hook, {}), most));
  std::vector<Delivery> all;
  for (const Filed& filed : files) {
    TRY(Delivery delivery, delivery_from(filed.document));
    all.push_back(std::move(delivery));
  }
  return all;
}

Result<std::int64_t> resend(Transaction& transaction, const Hook& hook, const std::string& id,
                            std::int64_t now) {
  std::vector<std::string> names = {id};
  if (id.empty()) {
    names.clear();
    TRY(const auto files, transaction.files_after(aside_key(hook, {}), kMostResent));
    for (const Filed& filed : files) names.push_back(filed.key.id);
  }
  std::int64_t count = 0;
  for (const std::string& name : names) {
    TRY(const auto taken, transaction.take(aside_key(hook, name)));
    if (!taken) continue;
    TRY(Delivery delivery, delivery_from(taken->document));
    delivery.attempts = 0;
    TRY_DONE(put_in_queue(transaction, hook, delivery, now));
    ++count;
  }
  return count;
}

HookHeaders signed_delivery(const Hook& hook, const Delivery& delivery, std::int64_t now) {
  HookHeaders headers{delivery.id, std::to_string(now), {}};
  for (const HookSecret& secret : hook.secrets) {
    if (secret.until != 0 && secret.until < now) continue;
    if (!headers.signature.empty()) headers.signature += ' ';
    headers.signature += signature_by(secret.text, headers, delivery.body);
  }
  return headers;
}

bool is_signed_with(const std::string& secret, const HookHeaders& headers, std::string_view body,
                    std::int64_t now, std::int64_t tolerance) {
  std::int64_t said = 0;
  const std::string& time = headers.timestamp;
  std::from_chars(time.data(), time.data() + time.size(), said);
  if (said < now - tolerance || said > now + tolerance) return false;
  const std::string expected = signature_by(secret, headers, body);
  if (expected.empty()) return false;
  std::string_view rest = headers.signature;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == expected) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace yearward::server
