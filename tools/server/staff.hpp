// Who works here: hiring and letting go, inside a transaction. It refuses to know who asked for it.
#pragma once

#include <string>

#include "tools/server/store.hpp"

namespace yearward::server {

inline constexpr std::string_view kStaffFolder = "staff";
// Programme and id of every admin, under no programme: whether there is one at all must be known
// before anybody is.
inline constexpr std::string_view kAdminFolder = "admin";

struct Staff {
  Member member;      // with the role
  std::string store;  // empty: the whole programme
  std::string pin_hash;
};

// Whether the role is a person's who works here.
bool is_staff(Role role);
// Whether the role works in one store, so that it needs one named.
bool is_of_one_store(Role role);

// Refuses: NameIsTaken (/id, /card), FieldIsMissing (/store of a role that needs one),
// WordIsNotAnOption (/role that is no staff's).
Outcome hire(Transaction& transaction, const Staff& staff);
// Their card opens nothing any more and every session of theirs ends; what they did stays.
// Refuses: MemberIsUnknown.
Outcome let_go(Transaction& transaction, const MemberKey& key);
// The store of somebody of staff; empty for the whole programme, and for who is no staff.
Result<std::string> store_of(Reading& reading, const MemberKey& key);
Result<bool> has_admin(Reading& reading);
// What names them in the facts of devices: given when they first sign in at one, 1 to 65535, and
// never anybody else's. Refuses: MemberIsUnknown (no staff), LimitIsReached.
Result<std::int64_t> staff_number(Transaction& transaction, HubBooks& books,
                                  const MemberKey& key);

}  // namespace yearward::server
