// What staff do to members' accounts, once it is allowed: called by the route that asks for it, and
// by the second person's yes. It refuses to know who may.
#pragma once

#include "tools/server/approvals.hpp"
#include "tools/server/audit.hpp"
#include "tools/server/service.hpp"

namespace yearward::server {

// One history from now on; the sessions of who was merged end.
// Refuses: LimitIsReached (/into: no cursor could follow both), what the hub refuses.
Outcome merge_now(Desk& desk, const MemberKey& from, const MemberId& into,
                  Transaction& transaction);

// Keeps it until a second person decides, and answers with 202; what waits already is answered with
// itself. Refuses: LimitIsReached (kMostApprovals wait), EventIsKnownWithOtherContent (another
// waits under that id).
Result<Response> ask_for_approval(Transaction& transaction, const Approval& approval,
                                  AuditLine line);

}  // namespace yearward::server
