// Devices come by a code and go by one row; each of their requests is signed, and none twice.
#include "tools/server/bodies.hpp"
#include "tools/server/card_marks.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/handlers.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/problem.hpp"
#include "tools/server/staff.hpp"

namespace yearward::server {
namespace {

struct Enrolling {
  std::string code, proof;
  DeviceKey key;
};

// One that asks for a store within the caller's reach; staff of one store need not say it.
Result<Enrolment> enrolment_from(const Exchange& exchange) {
  const Caller& caller = *exchange.caller;
  Enrolment enrolment{caller.key.programme, {}, {}};
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    enrolment.store = in.optional_name("store");
    enrolment.name = in.text("name", 64);
  });
  if (!problems.empty()) return problems.front();
  if (enrolment.store.empty()) enrolment.store = caller.store;
  if (enrolment.store.empty()) return Problem{Refusal::FieldIsMissing, "/store", {}};
  if (!reaches(caller, Operation::ManageDevices, enrolment.store)) return Refusal::NotYoursToDo;
  return enrolment;
}

// The number it will have in the names of all it says, and the empty log it begins with.
Result<sync::DeviceRow> enrolled_at_hub(Desk& desk, Transaction& transaction,
                                        const Enrolment& enrolment) {
  const auto rules = desk.rule_book.of(enrolment.programme);
  if (!rules) return Refusal::NoVersionInForce;
  const auto books = transaction.hub(enrolment.programme, rules->newest().currency);
  TRY(const std::int64_t number, books->next("device"));
  if (number > UINT32_MAX) return Refusal::LimitIsReached;
  return desk.hubs.of(enrolment.programme, rules)
      .enrol(*books, static_cast<sync::DeviceNumber>(number), enrolment.store,
             desk.clock.seconds());
}

// What it holds stays set aside until it is known to be lost, and is believed no more.
Outcome revoke_at_hub(Desk& desk, Transaction& transaction, const Device& device) {
  const auto rules = desk.rule_book.of(device.key.programme);
  if (device.number == 0 || !rules) return Done{};
  const auto books = transaction.hub(device.key.programme, rules->newest().currency);
  return desk.hubs.of(device.key.programme, rules).revoke(*books, device.number);
}

}  // namespace

void make_enrolment(Desk& desk, Exchange exchange) {
  const auto enrolment = enrolment_from(exchange);
  if (!enrolment.ok()) return exchange.respond(response_of(enrolment.problem()));
  const std::string code = new_code(kEnrolmentLetters);
  const AuditLine line = line_of(desk, exchange, "authn_token_created", {}, "enrolment");
  const auto give = [line, code, enrolment = enrolment.value()](Transaction& transaction)
      -> Result<Response> {
    TRY_DONE(file_enrolment(transaction, code, enrolment, line.at + kEnrolmentSeconds));
    TRY_DONE(audit(transaction, line));
    Response response =
        json_response(codec::Json{{"code", code}, {"seconds", kEnrolmentSeconds}});
    response.status = 201;
    return response;
  };
  write_and_answer(desk, exchange, give);
}

void enrol_device(Desk& desk, Exchange exchange) {
  Enrolling said;
  const Problems problems = read_body(exchange.request, [&](codec::ObjectReader& in) {
    said.code = in.text("code", 64);
    const std::size_t kind = in.option("algorithm", {name_of(KeyKind::Ed25519),
                                                     name_of(KeyKind::P256)});
    said.key.kind = static_cast<KeyKind>(kind);
    said.key.open = in.text("public_key", 128);
    said.proof = in.text("proof", 128);
  });
  if (!problems.empty()) return exchange.respond(response_of(problems));
  with_try(desk, exchange, {"enrolment " + said.code, desk.settings.try_limits},
           [&desk, exchange, said](const Tried& trial) {
    const std::string text = enrolment_text(said.code, said.key.open);
    if (!signature_fits(said.key, said.proof, text)) {
      desk.metrics.sign_in_failed("signature");
      return exchange.respond(response_of({Refusal::SignInIsWrong, "/proof", {}}));
    }
    const auto give = [&desk, exchange, said, trial](Transaction& transaction)
        -> Result<Response> {
      TRY(const Enrolment enrolment, use_enrolment(transaction, said.code, desk.clock.seconds()));
      Device device;
      device.key = {enrolment.programme, MemberId("device-" + new_name().substr(0, 16))};
      device.store = enrolment.store;
      device.name = enrolment.name;
      device.open_key = said.key;
      TRY(const sync::DeviceRow row, enrolled_at_hub(desk, transaction, enrolment));
      device.number = row.device;
      TRY_DONE(file_device(transaction, device));
      TRY(const std::string mark_key,
          mark_key_of(transaction, enrolment.programme, enrolment.store));
      // What its rules will be signed by: it believes no others.
      const auto& signing = desk.settings.signing_key;
      const std::string rules_key = signing ? signing->open_key() : std::string();
      TRY_DONE(forgive_try(transaction, desk.settings.try_limits, trial));
      AuditLine line = line_of(desk, exchange, "user_created", device.key.member.text,
                               "role=device");
      line.programme = enrolment.programme;
      TRY_DONE(audit(transaction, line));
      Response response = json_response(codec::Json{{"device", device.key.member.text},
                                                    {"programme", enrolment.programme.text},
                                                    {"store", enrolment.store},
                                                    {"number", row.device},
                                                    {"epoch", row.epoch},
                                                    {"rules_key", rules_key},
                                                    {"mark_key", mark_key}});
      response.status = 201;
      response.event = "device_enrolled";
      return response;
    };
    write_and_answer(desk, exchange, give);
  });
}

void list_devices(Desk& desk, Exchange exchange) {
  const Caller& caller = *exchange.caller;
  const auto devices = devices_of(desk.store, caller.key.programme);
  if (!devices.ok()) return exchange.respond(response_of(devices.problem()));
  codec::Json list = codec::Json::array();
  for (const Device& device : devices.value()) {
    if (!reaches(caller, Operation::ManageDevices, device.store)) continue;
    list.push_back({{"id", device.key.member.text},
                    {"store", device.store},
                    {"name", device.name},
                    {"number", device.number},
                    {"requests", device.sequence}});
  }
  exchange.respond(json_response(codec::Json{{"devices", std::move(list)}}));
}

void revoke_device(Desk& desk, Exchange exchange) {
  const MemberKey key{exchange.caller->key.programme, MemberId(exchange.parts.front())};
  const AuditLine line = line_of(desk, exchange, "authn_token_revoked", key.member.text, {});
  const auto give = [&desk, key, line, caller = *exchange.caller](Transaction& transaction)
      -> Result<Response> {
    TRY(const auto device, device_of(transaction, key));
    if (!device || !reaches(caller, Operation::ManageDevices, device->store)) {
      return Refusal::PlaceIsUnknown;
    }
    TRY_DONE(revoke_at_hub(desk, transaction, *device));
    TRY_DONE(file_gone(transaction, *device, line.at));
    TRY([[maybe_unused]] const auto taken, transaction.take(device_key(key)));
    TRY_DONE(audit(transaction, line));
    return nothing_to_say("device_revoked");
  };
  write_and_answer(desk, exchange, give);
}

Result<Caller> device_behind(Desk& desk, const Request& request, Signed& said) {
  const auto headers = signed_headers(request);
  if (!headers) return Problem{Refusal::RequestIsMalformed, {}, "the headers of a device"};
  said = *headers;
  TRY(const auto device, device_of(desk.store, said.key));
  const bool fits = device && signature_fits(device->open_key, request.device_signature,
                                             request_text(request));
  if (!fits) return Refusal::SignInIsRequired;
  return Caller{device->key, Role::Device, device->store, {}};
}

}  // namespace yearward::server
