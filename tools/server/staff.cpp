// Staff are members of another role, with a folder entry that says where they work; knows no HTTP.
#include "tools/server/staff.hpp"

#include "tools/server/hub_store.hpp"

namespace yearward::server {
namespace {

FileKey staff_key(const MemberKey& key) {
  return {key.programme, std::string(kStaffFolder), key.member.text};
}

FileKey admin_key(const MemberKey& key) {
  return {ProgrammeId(), std::string(kAdminFolder), key.programme.text + '/' + key.member.text};
}

}  // namespace

bool is_staff(Role role) {
  return role == Role::Cashier || role == Role::StoreManager || role == Role::ProgrammeManager ||
         role == Role::Auditor || role == Role::Admin;
}

bool is_of_one_store(Role role) { return role == Role::Cashier || role == Role::StoreManager; }

Outcome hire(Transaction& transaction, const Staff& staff) {
  const Member& member = staff.member;
  if (!is_staff(member.role)) return Problem{Refusal::WordIsNotAnOption, "/role", {}};
  if (is_of_one_store(member.role) == staff.store.empty()) {
    return Problem{Refusal::FieldIsMissing, "/store",
                   "a cashier and a store manager have one store, the others have none"};
  }
  TRY(const auto known, transaction.member(member.key));
  if (known) return Problem{Refusal::NameIsTaken, "/id", {}};
  TRY(const auto card, transaction.credential(member.card));
  if (card) return Problem{Refusal::NameIsTaken, "/card", {}};
  TRY_DONE(transaction.put(member));
  TRY_DONE(transaction.put(Credential{member.card, member.key, staff.pin_hash}));
  TRY_DONE(transaction.file({staff_key(member.key), staff.store, 0, 0}));
  if (member.role != Role::Admin) return Done{};
  return transaction.file({admin_key(member.key), {}, 0, 0});
}

Outcome let_go(Transaction& transaction, const MemberKey& key) {
  TRY(const auto here, transaction.filed(staff_key(key)));
  if (!here) return Refusal::MemberIsUnknown;
  TRY_DONE(transaction.remove_sessions_of(key));
  TRY_DONE(transaction.remove_credentials_of(key));
  TRY([[maybe_unused]] const auto admin, transaction.take(admin_key(key)));
  TRY([[maybe_unused]] const auto staff, transaction.take(staff_key(key)));
  return Done{};
}

Result<std::string> store_of(Reading& reading, const MemberKey& key) {
  TRY(const auto here, reading.filed(staff_key(key)));
  return here ? here->document : std::string();
}

Result<std::int64_t> staff_number(Transaction& transaction, HubBooks& books,
                                  const MemberKey& key) {
  TRY(auto here, transaction.filed(staff_key(key)));
  if (!here) return Refusal::MemberIsUnknown;
  if (here->number > 0) return here->number;
  TRY(here->number, books.next("staff"));
  if (here->number > UINT16_MAX) return Refusal::LimitIsReached;
  TRY_DONE(transaction.file(*here));
  return here->number;
}

Result<bool> has_admin(Reading& reading) {
  TRY(const auto first, reading.files_after({ProgrammeId(), std::string(kAdminFolder), {}}, 1));
  return !first.empty();
}

}  // namespace yearward::server
