// Reads and writes devices' rows and spells what they sign.
#include "tools/server/devices.hpp"

#include <sodium.h>

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kMostDevices = 1'000;
using Json = nlohmann::json;

const unsigned char* start_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string sha256_of(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), start_of(text), text.size());
  std::array<char, 2 * hash.size() + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data());
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Device device_from(const Filed& filed) {
  const Json document = Json::parse(filed.document, nullptr, false);
  Device device;
  device.key = {filed.key.programme, MemberId(filed.key.id)};
  device.sequence = filed.number;
  if (!document.is_object()) return device;
  device.store = document.value("store", "");
  device.name = document.value("name", "");
  device.open_key.open = document.value("public_key", "");
  // Those enrolled before there were two kinds say none.
  const auto kind = key_kind_named(document.value("algorithm", "ed25519"));
  if (kind) device.open_key.kind = *kind;
  else device.open_key.open.clear();  // of a newer program: nothing fits
  device.number = document.value("number", sync::DeviceNumber{0});
  return device;
}

Json document_of(const Device& device) {
  return {{"store", device.store},
          {"name", device.name},
          {"public_key", device.open_key.open},
          {"algorithm", name_of(device.open_key.kind)},
          {"number", device.number}};
}

FileKey gone_key(const ProgrammeId& programme, sync::DeviceNumber number) {
  return {programme, std::string(kGoneDeviceFolder), std::to_string(number)};
}

}  // namespace

FileKey enrolment_key(std::string_view code) {
  return {ProgrammeId(), "enrolment", digest_of(code)};
}

FileKey device_key(const MemberKey& key) {
  return {key.programme, std::string(kDeviceFolder), key.member.text};
}

Outcome file_enrolment(Transaction& transaction, std::string_view code,
                       const Enrolment& enrolment, std::int64_t until) {
  const Json document = {{"programme", enrolment.programme.text},
                         {"store", enrolment.store},
                         {"name", enrolment.name}};
  return transaction.file({enrolment_key(code), document.dump(), until, 0});
}

Result<Enrolment> use_enrolment(Transaction& transaction, std::string_view code,
                                std::int64_t now) {
  TRY(const auto filed, transaction.filed(enrolment_key(code)));
  if (!filed || filed->until < now) return Refusal::SignInIsWrong;
  TRY(const auto taken, transaction.take(enrolment_key(code)));
  if (!taken) return Refusal::SignInIsWrong;  // somebody was faster
  const Json document = Json::parse(taken->document, nullptr, false);
  if (!document.is_object()) return Refusal::SignInIsWrong;
  return Enrolment{ProgrammeId(document.value("programme", "")), document.value("store", ""),
                   document.value("name", "")};
}

Outcome file_device(Transaction& transaction, const Device& device) {
  return transaction.file({device_key(device.key), document_of(device).dump(), 0,
                           device.sequence});
}

Outcome file_gone(Transaction& transaction, const Device& device, std::int64_t now) {
  if (device.number == 0) return Done{};  // it has a log of its own kind, and no receipts
  Json document = document_of(device);
  document["device"] = device.key.member.text;
  return transaction.file({gone_key(device.key.programme, device.number), document.dump(), 0,
                           now});
}

Result<std::optional<GoneDevice>> gone_device_of(Reading& reading, const ProgrammeId& programme,
                                                 sync::DeviceNumber number) {
  TRY(const auto filed, reading.filed(gone_key(programme, number)));
  if (!filed) return std::optional<GoneDevice>{};
  GoneDevice gone{device_from(*filed), filed->number};
  const Json document = Json::parse(filed->document, nullptr, false);
  gone.device.key.member = MemberId(document.is_object() ? document.value("device", "") : "");
  gone.device.sequence = 0;
  return std::optional<GoneDevice>{std::move(gone)};
}

Result<std::optional<Device>> device_of(Reading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(device_key(key)));
  if (!filed) return std::optional<Device>{};
  return std::optional<Device>{device_from(*filed)};
}

Result<std::vector<Device>> devices_after(Reading& reading, const FileKey& after,
                                          std::size_t most) {
  TRY(const auto files, reading.files_after(after, most));
  std::vector<Device> devices;
  for (const Filed& filed : files) devices.push_back(device_from(filed));
  return devices;
}

Result<std::vector<Device>> devices_of(Reading& reading, const ProgrammeId& programme) {
  return devices_after(reading, device_key({programme, MemberId()}), kMostDevices);
}

std::string enrolment_text(std::string_view code, std::string_view public_key) {
  return "yearward enrolment 1\n" + std::string(code) + '\n' + std::string(public_key);
}

std::string request_text(const Request& request) {
  std::string text = "yearward request 1\n";
  text.append(name_of(request.method)).append("\n").append(request.path);
  if (!request.query.empty()) text.append("?").append(request.query);
  text.append("\n").append(sha256_of(request.body)).append("\n");
  return text.append(request.device_sequence).append("\n").append(request.device_time);
}

std::optional<Signed> signed_headers(const Request& request) {
  const std::size_t slash = request.device.find('/');
  if (slash == std::string::npos) return std::nullopt;
  Signed said;
  said.key = {ProgrammeId(request.device.substr(0, slash)),
              MemberId(request.device.substr(slash + 1))};
  said.sequence = number_in(request.device_sequence);
  said.time = number_in(request.device_time);
  const bool is_whole = said.sequence > 0 && said.time > 0 && !said.key.programme.text.empty() &&
                        !said.key.member.text.empty();
  return is_whole ? std::optional(said) : std::nullopt;
}

}  // namespace yearward::server
