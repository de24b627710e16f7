// What is known of a person beside the ledger, and how it goes: phone, consents, the erased. It
// refuses to know HTTP.
#pragma once

#include <optional>
#include <string>

#include "tools/server/store.hpp"

namespace yearward::server {

// "" when none is known.
Result<std::string> phone_of(Reading& reading, const MemberKey& key);
Result<std::optional<MemberKey>> holder_of_phone(Reading& reading, const std::string& phone);
// An empty phone forgets it. Refuses: MemberIsUnknown, NameIsTaken (/phone: somebody else has it).
Outcome put_phone(Transaction& transaction, const MemberKey& key, const std::string& phone);

// Erases who the member is: name, card, phone, consents, sign-ins. The events stay under the id,
// which says nobody's name, so that the books still add up. Refuses: MemberIsUnknown.
Outcome erase_person(Transaction& transaction, const MemberKey& key, std::int64_t now);
Result<bool> is_erased(Reading& reading, const MemberKey& key);

// What a member agreed to, or no longer does: by purpose, with the text's version and the time.
struct Consent {
  std::string purpose, text_version;
  bool granted = false;
  std::int64_t at = 0;  // seconds since 1970 UTC
};
Outcome put_consent(Transaction& transaction, const MemberKey& key, const Consent& consent);
Result<std::vector<Consent>> consents_of(Reading& reading, const MemberKey& key);

}  // namespace yearward::server
