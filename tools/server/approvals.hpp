// What waits for a second person: a correction or a merge larger than its role may do alone, kept
// until somebody else of the right role says yes or no, or a week has passed. It refuses to
// know HTTP.
#pragma once

#include <string>
#include <vector>

#include "tools/server/roles.hpp"

namespace yearward::server {

struct Approval {
  enum class Kind : std::uint8_t { Adjust, Merge };
  ProgrammeId programme;
  std::string id;          // follows from what is asked for: the same asked twice is one
  Kind kind = Kind::Adjust;
  MemberId by;             // who asked
  std::string store;       // where; empty: of the whole programme
  std::string member;      // whose points, or who is merged
  std::string document;    // Adjust: the event; Merge: the id of the other
  std::int64_t points = 0; // whole ones: what it is measured by
  std::int64_t until = 0;  // seconds since 1970 UTC
};
std::string_view name_of(Approval::Kind kind);

inline constexpr std::int64_t kApprovalSeconds = 7 * 86'400;
inline constexpr std::size_t kMostApprovals = 500;

std::string approval_id(Approval::Kind kind, std::string_view what);
Outcome put_approval(Transaction& transaction, const Approval& approval);
// Nothing for one that is over.
Result<std::optional<Approval>> approval_of(Reading& reading, const ProgrammeId& programme,
                                    const std::string& id, std::int64_t now);
// In order of id, without those that are over.
Result<std::vector<Approval>> approvals_of(Reading& reading, const ProgrammeId& programme,
                                    std::int64_t now);
// Takes it out. False when somebody else did.
Result<bool> take_approval(Transaction& transaction, const Approval& approval);

// Whether this caller may say yes: of the right role and reach, not the one who asked, and
// trusted with as much. Refuses: PlaceIsUnknown (not theirs to see), SecondPersonIsNeeded,
// LimitIsReached.
Outcome may_approve(const Caller& caller, const Approval& approval);

}  // namespace yearward::server
