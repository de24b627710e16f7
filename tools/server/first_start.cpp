// Makes the first admin's code; keeps its hash, never the code.
#include "tools/server/first_start.hpp"

#include "tools/server/staff.hpp"

namespace yearward::server {

FileKey first_code_key() { return {ProgrammeId(), "first_admin", "code"}; }

Result<std::optional<std::string>> first_admin_code(Store& store, const Clock& clock,
                                                    PinCost cost) {
  TRY(const bool is_managed, has_admin(store));
  if (is_managed) return std::optional<std::string>{};
  const std::string code = new_code(kFirstCodeLetters);
  const std::string hash = hash_of_pin(code, cost);
  if (hash.empty()) return Problem{Refusal::StoreIsUnavailable, {}, "no memory for a hash"};
  TRY_DONE(store.write([&](Transaction& transaction) {
    return transaction.file({first_code_key(), hash, clock.seconds() + kFirstCodeSeconds, 0});
  }));
  return std::optional<std::string>{code};
}

}  // namespace yearward::server
