// The table of roles. A new operation is refused to everybody until its column says otherwise.
#include "tools/server/roles.hpp"

#include <array>

namespace yearward::server {
namespace {

constexpr std::size_t kRoles = static_cast<std::size_t>(Role::kCount);
constexpr std::size_t kOperations = static_cast<std::size_t>(Operation::kCount);

struct Row {
  Operation operation;
  std::string_view name;
  // A letter a role, in their order: p programme, s store, o oneself, - not at all.
  std::string_view reach;
};

// Who moves points manages neither staff nor devices beyond their store; who manages those for the
// whole programme moves no point; who audits changes nothing.
constexpr std::array<Row, kOperations> kTable = {{
    //                                             Member
    //                                             | Till
    //                                             | | Cashier
    //                                             | | | StoreManager
    //                                             | | | | ProgrammeManager
    //                                             | | | | | Auditor
    //                                             | | | | | | Admin
    //                                             | | | | | | | Device
    {Operation::Nothing, "nothing",               "- - - - - - - -"},
    {Operation::Anybody, "anybody",               "p p p p p p p p"},
    {Operation::OwnSessions, "own_sessions",      "o o o o o o o -"},
    {Operation::OwnAccount, "own_account",        "o - - - - - - -"},
    {Operation::SayEvents, "say_events",          "o p s s p - - s"},
    {Operation::SayOwn, "say_own",                "o - - - - - - -"},
    {Operation::SaySales, "say_sales",            "- p s s - - - s"},
    {Operation::Exchange, "exchange",             "- - - - - - - s"},
    {Operation::BringReceipts, "bring_receipts",  "- p p p p - - p"},
    {Operation::ReadMembers, "read_members",      "- p p p p p - p"},
    {Operation::SeeStock, "see_stock",            "p p p p p p - p"},
    {Operation::Adjust, "adjust",                 "- - - s p - - -"},
    {Operation::Approve, "approve",               "- - - s p - - -"},
    {Operation::ManageMembers, "manage_members",  "- - - - p - - -"},
    {Operation::ManageStaff, "manage_staff",      "- - - s - - p -"},
    {Operation::ManageDevices, "manage_devices",  "- - - s - - p -"},
    {Operation::ReadAudit, "read_audit",          "- - - - - p p -"},
    {Operation::ManageHooks, "manage_hooks",      "- - - - p - p -"},
}};

constexpr bool is_in_order() {
  for (std::size_t at = 0; at < kOperations; ++at) {
    if (kTable[at].operation != static_cast<Operation>(at)) return false;
    if (kTable[at].reach.size() != 2 * kRoles - 1) return false;
  }
  return true;
}
static_assert(is_in_order(), "a row for each operation, a letter for each role");

constexpr std::array<std::string_view, kRoles> kRoleNames = {
    "member",  "till",  "cashier", "store_manager", "programme_manager",
    "auditor", "admin", "device"};

constexpr std::int64_t kMinute = 60, kHour = 3'600, kDay = 86'400;

}  // namespace

Reach reach_of(Role role, Operation operation) {
  const Row& row = kTable.at(static_cast<std::size_t>(operation));
  switch (row.reach.at(2 * static_cast<std::size_t>(role))) {
    case 'p': return Reach::Programme;
    case 's': return Reach::Store;
    case 'o': return Reach::Self;
    default: return Reach::None;
  }
}

std::string_view name_of(Role role) { return kRoleNames.at(static_cast<std::size_t>(role)); }
std::string_view name_of(Operation operation) {
  return kTable.at(static_cast<std::size_t>(operation)).name;
}

Operation operation_of(const Caller& caller, EventType type) {
  switch (type) {
    case EventType::Purchase:
    case EventType::Refund:
    case EventType::Action:
    case EventType::Use:
    case EventType::Hold:
    case EventType::Release: return Operation::SaySales;
    case EventType::Redeem:
      return caller.role == Role::Member ? Operation::SayOwn : Operation::SaySales;
    case EventType::Goal:
    case EventType::Trade: return Operation::SayOwn;
    // Corrections have a door of their own, with limits; profiles, levels by hand and credits from
    // others have none yet.
    case EventType::Adjust:
    case EventType::Profile:
    case EventType::Stand:
    case EventType::Credit: return Operation::Nothing;
  }
  return Operation::Nothing;
}

bool may_say(const Caller& caller, const Event& event) {
  switch (reach_of(caller.role, operation_of(caller, event.type))) {
    case Reach::None: return false;
    case Reach::Self: return event.member == caller.key.member;
    case Reach::Store: return !caller.store.empty() && event.place == caller.store;
    case Reach::Programme: return true;
  }
  return false;
}

bool reaches(const Caller& caller, Operation operation, std::string_view store) {
  switch (reach_of(caller.role, operation)) {
    case Reach::None:
    case Reach::Self: return false;
    case Reach::Store: return !caller.store.empty() && store == caller.store;
    case Reach::Programme: return true;
  }
  return false;
}

SessionTerms session_terms(Role role) {
  const bool is_person_at_home = role == Role::Member || role == Role::Till;
  if (is_person_at_home) return {30 * kDay, 180 * kDay};
  return {30 * kMinute, 12 * kHour};
}

AdjustLimit adjust_limit(Role role) {
  if (role == Role::StoreManager) return {1'000, 5'000, 10'000};
  if (role == Role::ProgrammeManager) return {100'000, 500'000, 10'000'000};
  return {};
}

MergeLimit merge_limit(Role role) {
  constexpr std::int64_t kAny = std::int64_t{1} << 53;
  if (role == Role::ProgrammeManager) return {50'000, kAny};
  return {};
}

}  // namespace yearward::server
