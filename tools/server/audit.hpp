// The audit log: who did what, when, in the words of OWASP's logging vocabulary. It refuses to
// carry names, cards, phones, PINs and amounts of money: ids and roles only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/server/roles.hpp"

namespace yearward::server {

struct AuditLine {
  std::int64_t at = 0;         // seconds since 1970 UTC
  std::string_view event;      // "authn_login_success", "authz_fail", "user_created"…
  ProgrammeId programme;       // empty: of the whole server
  MemberId who;                // empty: nobody is known
  std::optional<Role> role;
  std::string_view operation;  // the route's name
  std::string subject;         // the id of what it was done to; may be empty
  std::string detail;          // numbers and ids that matter: "unit=points points=200"
  std::string request;         // the request's id, as in the log
};

// Adds the line to the log of its programme. Done in the transaction of what it tells of, so that
// neither is there without the other.
Outcome audit(Transaction& transaction, const AuditLine& line);
// The same, with the line as it stands in the log.
Result<AuditRow> audited(Transaction& transaction, const AuditLine& line);

// What reading the whole chain shows.
struct AuditCheck {
  Cursor lines = 0;
  std::string head;                 // the last hash; empty for an empty log
  std::optional<Cursor> broken_at;  // the first place that does not follow from the one before
};
// Recomputes every hash. A log cut off at its end still follows: compare `head` with one that was
// written down elsewhere. Refuses: StoreIsUnavailable.
Result<AuditCheck> check_audit(Reading& reading, const ProgrammeId& programme);

}  // namespace yearward::server
