// Several members evaluated together: value one member's event brings another (a referral, a
// household's pool, a transfer) is a Credit event in the other's account, derived and never stored.
// All accounts live through one time line, so a credit stands where it belongs among the target's
// own events, and the order of arrival decides nothing. It refuses to know what rules say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.hpp"
#include "core/ledger/identity.hpp"

namespace yearward {

class Purse;

// Attributes by which members name each other (type member); a household is a member of its own,
// whose account is the pool and whose standing all of it share.
inline constexpr std::string_view kReferrer = "referrer", kHousehold = "household";

// A credit may bring another, and so on, at one moment: at most so often.
inline constexpr std::int32_t kMostHops = 8;

struct Party {
  MemberId member;
  Account account;
};

// Value that was not passed on, and why. The member whose event it was keeps everything else.
struct Block {
  enum class Why : std::uint8_t { RefersOneself, SameHousehold, NobodyThere };
  Why why = Why::NobodyThere;
  MemberId from, to;
  EventId event;
  std::string by;  // the rule
  UnitId unit;
  Points amount;
  bool operator==(const Block&) const = default;
};

struct Together {
  std::vector<Party> parties;  // in order of member, one for each member asked for
  std::vector<Block> blocked;  // in order of occurrence
  const Account* find(const MemberId& member) const;  // null for a stranger
};

// The ledgers of these members and households, with everything due by the end of `as_of`.
//  - An outgoing line of an event becomes the event "<event>~<rule or trade>" of the target, at the
//    same moment and place; "~2" follows a second line of the same rule. An id that would be too
//    long ends in a fingerprint. Given credits with such ids are copies and are derived anew.
//  - What a refund takes back becomes a credit below zero that refers to the first one.
//  - A transfer is both sides or neither: when the other side cannot be posted, all is refused.
//  - Each account is the one `evaluate` makes of its own events with its credits: a device that has
//    them needs no other member's events.
//  - With a purse, events that say nothing of funds are marked as if each were kept when it
//    occurred; the purse knows already what the others say.
// Ids of events are different among all members. `merges`: who is who at the end of `as_of`.
// Refuses: what `evaluate` refuses; MemberIsUnknown (an event's member or a transfer's receiver is
// not one of `members`, or is the giver); CreditsGoInCircles (beyond kMostHops); TextIsTooLong (no
// id can follow the event's). `where` is "/<position in the given list>…".
Result<Together> evaluate_together(const Versions& versions, std::vector<MemberId> members,
                                   std::vector<Event> events, Day as_of,
                                   const std::vector<Merge>& merges = {},
                                   Purse* purse = nullptr);

// The level a member shows: their own on that ladder, or their household's when that is higher.
// Pre: the member is among the parties; the programme has that ladder.
LevelIndex level_shown(const Together& together, const MemberId& member, LadderIndex ladder);

// Who must be evaluated together: members linked by an attribute that names another, by a transfer
// or by a merge, each circle and all circles in order of member. Shape: every member of `members`
// and of `events` is in one circle.
std::vector<std::vector<MemberId>> circles_of(const Versions& versions,
                                              const std::vector<MemberId>& members,
                                              const std::vector<Event>& events,
                                              const std::vector<Merge>& merges = {});

}  // namespace yearward
