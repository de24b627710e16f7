// Devices of a store: enrolled by a code that staff makes, known by a public key, gone with one
// row. It refuses to know HTTP; what is signed is told below, byte for byte.
#pragma once

#include <optional>
#include <string>

#include "core/sync/fact.hpp"
#include "tools/server/device_keys.hpp"
#include "tools/server/http.hpp"
#include "tools/server/roles.hpp"

namespace yearward::server {

inline constexpr std::string_view kDeviceFolder = "device";
inline constexpr std::string_view kGoneDeviceFolder = "gone_device";
inline constexpr std::int64_t kEnrolmentSeconds = 600;
inline constexpr int kEnrolmentLetters = 8;  // 34.6 bits, sixty tries a quarter of an hour

struct Device {
  MemberKey key;
  std::string store, name;
  DeviceKey open_key;
  std::int64_t sequence = 0;  // of its last request; each is higher than the one before
  sync::DeviceNumber number = 0;  // in the names of what it says; 0: enrolled before there were any
};

// What a code is good for, until it is used or its time is over.
struct Enrolment {
  ProgrammeId programme;
  std::string store, name;
};
FileKey enrolment_key(std::string_view code);
Outcome file_enrolment(Transaction& transaction, std::string_view code,
                       const Enrolment& enrolment, std::int64_t until);
// Refuses: SignInIsWrong (unknown, used or too late).
Result<Enrolment> use_enrolment(Transaction& transaction, std::string_view code,
                                std::int64_t now);

Outcome file_device(Transaction& transaction, const Device& device);
Result<std::optional<Device>> device_of(Reading& reading, const MemberKey& key);
// In order of key, behind one of them.
Result<std::vector<Device>> devices_after(Reading& reading, const FileKey& after,
                                          std::size_t most);
Result<std::vector<Device>> devices_of(Reading& reading, const ProgrammeId& programme);
FileKey device_key(const MemberKey& key);

// One that was let go is asked nothing any more, but what it signed before can still be told from
// what it did not: its key stays, under its number.
struct GoneDevice {
  Device device;
  std::int64_t at = 0;  // when it was let go
};
Outcome file_gone(Transaction& transaction, const Device& device, std::int64_t now);
Result<std::optional<GoneDevice>> gone_device_of(Reading& reading, const ProgrammeId& programme,
                                                 sync::DeviceNumber number);

// What a device signs to be enrolled: "yearward enrolment 1\n<code>\n<public key>".
std::string enrolment_text(std::string_view code, std::string_view public_key);
// What it signs with each request: "yearward request 1\n<METHOD>\n<path?query>\n<SHA-256 of the
// body, hexadecimal>\n<sequence>\n<time>".
std::string request_text(const Request& request);

// What the headers of a signed request say.
struct Signed {
  MemberKey key;               // "Yearward-Device: <programme>/<device>"
  std::int64_t sequence = 0;   // "Yearward-Sequence", 1 or more
  std::int64_t time = 0;       // "Yearward-Time", seconds since 1970 UTC by the device's clock
};
std::optional<Signed> signed_headers(const Request& request);

}  // namespace yearward::server
