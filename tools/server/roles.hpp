// Who may do what, and how far it reaches: one table, asked by every route and for every event.
// What the table does not say is refused. It refuses to know HTTP and the store.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/ledger/event.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

enum class Operation : std::uint8_t {
  Nothing,        // nobody: what a route may that does not say what it does
  Anybody,        // also who is not signed in
  OwnSessions,    // sign out, list and end one's sessions
  OwnAccount,     // pull, export, consents, leave
  SayEvents,      // push at all: which events, the three after this say
  SayOwn,         // goal, redeem, trade: one's own
  SaySales,       // purchase, refund, action, use, hold, release, redeem: of members
  Exchange,       // facts and leases, by a device's own log
  BringReceipts,  // of any store's devices: what they say was signed there
  ReadMembers,    // find, balance, preview
  SeeStock,       // how many of a limited reward are left
  Adjust,         // give or take points by hand, with a reason, up to a limit
  Approve,        // say yes or no to what waits for a second person
  ManageMembers,  // contacts, merge and un-merge
  ManageStaff,
  ManageDevices,
  ReadAudit,
  ManageHooks,    // webhooks of the programme
  kCount,
};

// How far it reaches: oneself, the own store, or the whole programme; never another programme.
enum class Reach : std::uint8_t { None, Self, Store, Programme };

// Pre: the role is none of a number nobody knows.
Reach reach_of(Role role, Operation operation);
std::string_view name_of(Role role);
std::string_view name_of(Operation operation);

// Who asks, as the session or the signature says.
struct Caller {
  MemberKey key;
  Role role = Role::Member;
  std::string store;         // staff and devices of one store; empty for the others
  std::string session_hash;  // empty for a device
};

// What saying an event of this type is; Nothing for those that have no door.
Operation operation_of(const Caller& caller, EventType type);
// Whether the caller may say this event: the operation, the member when it reaches oneself, the
// place when it reaches a store.
bool may_say(const Caller& caller, const Event& event);
// Whether something that belongs to `store` is within the caller's reach.
bool reaches(const Caller& caller, Operation operation, std::string_view store);

// How long a sign-in lasts. Source: NIST 800-63B (30 days between sign-ins at the lowest level);
// staff by the shop's day.
struct SessionTerms {
  std::int64_t idle = 0, whole = 0;  // seconds
};
SessionTerms session_terms(Role role);

// What one may give or take by hand, in whole points of any unit: each time and in a day alone, and
// each time together with a second person.
struct AdjustLimit {
  std::int64_t each = 0, daily = 0, together = 0;
};
AdjustLimit adjust_limit(Role role);

// How many whole points of any unit somebody who is merged may have: alone, with a second person.
struct MergeLimit {
  std::int64_t alone = 0, together = 0;
};
MergeLimit merge_limit(Role role);

}  // namespace yearward::server
