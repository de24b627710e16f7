// The journal a device keeps of what is not acknowledged: a heading, then a frame for each fact,
// each checked by its link of the chain. A torn end is cut off; it was never shown as done.
// It refuses to know files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sync/fact.hpp"

namespace yearward::sync {

// Where the journal begins: after `base`, whose link is given.
struct JournalHead {
  DeviceNumber device = 0;
  Epoch epoch = 0;
  std::string store;
  Sequence base = 0;
  Digest link{};
  bool operator==(const JournalHead&) const = default;
};

struct Kept {
  Sequence sequence = 0;
  Fact fact;
  Digest link{};
};

struct Journal {
  JournalHead head;
  std::vector<Kept> facts;
  std::uint64_t whole = 0;  // bytes up to here are whole; what follows was torn
};

std::string bytes_of(const JournalHead& head);
std::string frame_of(std::string_view bytes, const Digest& link);
// Refuses: BytesAreMalformed (no heading: the journal was never begun, or is gone);
// WordIsNotAnOption (a whole frame of a version from the future: nothing is cut off then).
Result<Journal> journal_from(std::string_view bytes);

}  // namespace yearward::sync
