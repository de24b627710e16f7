// Looks a receipt's signer up, among those that are enrolled and those that were let go.
#include "tools/server/receipts.hpp"

#include "core/codec/reader.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kDevicesAtOnce = 1'000;

Result<std::optional<Device>> device_numbered(Reading& reading, const ProgrammeId& programme,
                                              sync::DeviceNumber number) {
  FileKey after = device_key({programme, MemberId()});
  for (;;) {
    TRY(const std::vector<Device> devices, devices_after(reading, after, kDevicesAtOnce));
    for (const Device& device : devices)
      if (device.number == number) return std::optional<Device>{device};
    if (devices.size() < kDevicesAtOnce) return std::optional<Device>{};
    after = device_key(devices.back().key);
  }
}

}  // namespace

std::string_view name_of(sync::Verdict::Code code) {
  switch (code) {
    case sync::Verdict::Code::Accepted: return "accepted";
    case sync::Verdict::Code::Adjusted: return "adjusted";
    case sync::Verdict::Code::Refused: return "refused";
    case sync::Verdict::Code::OverEscrow: return "over_escrow";
    case sync::Verdict::Code::Held: return "held";
    case sync::Verdict::Code::Nobody: return "nobody";
    case sync::Verdict::Code::Repeated: return "repeated";
  }
  return "accepted";
}

bool may_be_name(const std::string& text) {
  const auto fault = codec::fault_of(text, static_cast<std::size_t>(kLongestId) + 2);
  if (fault) return fault == Refusal::TextIsEmpty;
  // What is no text reads back as another one.
  constexpr auto kReplace = codec::Json::error_handler_t::replace;
  const std::string said = codec::Json(text).dump(-1, ' ', false, kReplace);
  return codec::Json::parse(said, nullptr, false) == codec::Json(text);
}

bool has_only_names(const sync::Fact& fact) {
  const Event& event = fact.event;
  return may_be_name(event.id.text) && may_be_name(event.member.text) &&
         may_be_name(event.refers_to.text) && may_be_name(fact.lease);
}

Result<Device> signer_of(Reading& reading, const ProgrammeId& programme,
                         const sync::Receipt& receipt) {
  if (!has_only_names(receipt.fact)) return Refusal::TextHasControlCharacters;
  const std::string text = sync::receipt_text(receipt);
  TRY(const auto enrolled, device_numbered(reading, programme, receipt.place.device));
  if (enrolled) {
    if (!seal_fits(enrolled->open_key, receipt.signature, text)) return Refusal::SealIsWrong;
    return *enrolled;
  }
  TRY(const auto gone, gone_device_of(reading, programme, receipt.place.device));
  if (!gone) return Refusal::DeviceIsUnknown;
  if (!seal_fits(gone->device.open_key, receipt.signature, text)) return Refusal::SealIsWrong;
  if (receipt.fact.at >= gone->at) return Refusal::ReceiptIsTooLate;
  return gone->device;
}

Result<sync::Brought> bring_receipt(Transaction& transaction, sync::Hub& hub, HubBooks& books,
                                    const sync::Receipt& receipt, AuditLine line) {
  TRY(const sync::Brought brought, hub.bring(books, receipt, line.at));
  if (!brought.is_new) return brought;
  line.event = "sensitive_create";
  line.subject = brought.event.text;
  line.detail = "receipt of device " + std::to_string(receipt.place.device) + " is " +
                std::string(name_of(brought.verdict.code));
  TRY_DONE(audit(transaction, line));
  return brought;
}

}  // namespace yearward::server
