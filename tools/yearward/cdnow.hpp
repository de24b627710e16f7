// The CDNOW purchase histories, as their files spell them: fixed columns, one purchase a line.
// It refuses to know stores and programmes.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/ledger/event.hpp"

namespace yearward::command {

struct CdnowMember {
  MemberId id;       // "cd-0001" by the sample id, or "cd-00004" by the master id
  std::string name;  // the files have none: "CD member 0001"
  std::vector<Event> purchases;  // in the order of the file
};

// Members in the order of their ids. Both forms are read; the first line decides which it is.
// Refuses: RequestIsMalformed with "line N" as place, ListIsEmpty for a file without purchases.
Result<std::vector<CdnowMember>> cdnow_from_text(std::string_view text);

}  // namespace yearward::command
