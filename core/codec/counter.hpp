// What the server answers a tablet that asks about people: whose card this is, who of staff this
// is, what the tablet is enrolled as. Read with the programme at hand, so that names are places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/codec/codec.hpp"
#include "core/sync/exchange.hpp"

namespace yearward::codec {

// POST /v1/pos/find: a member as a counter sees one.
struct MemberFound {
  MemberId member;
  std::string name;
  Points available;      // of the spendable unit
  LevelIndex level = 0;  // on the main ladder; 0 without one
  bool operator==(const MemberFound&) const = default;
};
Read<MemberFound> member_found_from_json(std::string_view text, const Programme& programme);

// POST /v1/device/staff, and what the tablet kept of it.
struct StaffAtDevice {
  std::string id, name;
  std::uint16_t number = 0;  // names them in facts
  bool is_manager = false;
  bool operator==(const StaffAtDevice&) const = default;
};
Read<StaffAtDevice> staff_at_device_from_json(std::string_view text);

// POST /v1/devices.
struct DeviceEnrolled {
  std::string device, store;
  ProgrammeId programme;
  sync::DeviceNumber number = 0;
  sync::Epoch epoch = 0;
  bool operator==(const DeviceEnrolled&) const = default;
};
Read<DeviceEnrolled> device_enrolled_from_json(std::string_view text);

// POST /v1/receipts: what became of a receipt.
struct ReceiptTaken {
  bool is_new = false;
  sync::Verdict verdict;
  bool operator==(const ReceiptTaken&) const = default;
};
Read<ReceiptTaken> receipt_taken_from_json(std::string_view text);
// {"receipt":…}, as it takes it.
std::string json_from_receipt(std::string_view text);
// Why the server did not do what was asked; RequestIsMalformed when it says nothing that is known.
Refusal refusal_from_answer(std::string_view text);

// {"card":…}, as POST /v1/pos/find takes it.
std::string json_from_card(std::string_view card);

}  // namespace yearward::codec
