// What a device keeps beside its journal, as bytes for its disk. They are its own and never leave
// it; a later program reads what an earlier one wrote, or has it built again from the server.
// It refuses to know disks and keys.
#pragma once

#include <string>
#include <string_view>

#include "core/sync/device.hpp"

namespace yearward::sync {

inline constexpr std::uint8_t kImageVersion = 1;
inline constexpr std::uint64_t kMostKept = 1'000'000;  // events or limits of one scope

// Equal images are equal bytes. Pre: the leases are live and the device's.
std::string bytes_of(const Image& image);
// Refuses: WordIsNotAnOption (a version from the future), ListIsTooLong, TextIsTooLong,
// NumberIsOutOfRange, BytesAreMalformed.
Result<Image> image_from_bytes(std::string_view bytes);

}  // namespace yearward::sync
