// Any bytes as a programme: never a crash, a hang or a broken law (laws.hpp).
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yearward::fuzz::try_programme({reinterpret_cast<const char*>(data), size});
  return 0;
}
