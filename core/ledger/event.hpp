// Event: what happened, as a till, a server or the member said it. Immutable, named by its maker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/boxed.hpp"
#include "core/base/ids.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"

namespace yearward {

enum class EventType : std::uint8_t {
  Purchase,  // amount paid; 0 is a visit that cost nothing
  Refund,    // gives back all (amount 0 and no lines) or part of what it refers to
  Redeem,    // a reward bought with points
  Goal,      // the weekly amount a member set out to spend, or a reward wished for; moves no unit
  Action,    // whatever else the programme names: stay, flight, check_in, top_up, answer…
  Trade,     // a trade of the programme: `points` of its unit given
  Use,       // a right used: `points` of a benefit's unit
  Adjust,    // staff credit or debit of `points`, with a reason
  Profile,   // what became known about the member: `settings`
  Stand,     // a level granted by hand, gift, match or purchase
  Hold,      // points set aside at a checkout, until `until`
  Release,   // refers to a hold
  Credit,    // units from another account: a friend's referral, a pool, a transfer. Below zero it
             // takes back so much of the credit it refers to
};

// A line of a receipt, a stay, a flight. The amount is what the line costs after its own discount.
struct Line {
  Money amount;                   // below zero: a discount on the whole receipt
  std::int64_t quantity = 1000;   // thousandths
  std::string kind;               // tax, shipping, tip, discount…; empty: goods
  std::string sku, category;
  std::vector<std::string> tags;
  bool operator==(const Line&) const = default;
};

// A means of payment.
struct Tender {
  std::string kind;
  Money amount;
  bool operator==(const Tender&) const = default;
};

struct Number {
  std::string name;
  std::int64_t thousandths = 0;
  bool operator==(const Number&) const = default;
};

struct Setting {
  std::string attribute, value;  // an empty value forgets it
  bool operator==(const Setting&) const = default;
};

// What of a fund is for this event alone (core/engine/funds.hpp).
struct SetAside {
  std::string of;  // a rule or a group that has a fund
  Points points;   // a refund: below zero, what goes back
  bool operator==(const SetAside&) const = default;
};

// What only some events say.
struct EventDetails {
  std::string action;             // Action: its type's name
  std::optional<Moment> recorded; // when the programme learned of it; none: as it occurred
  std::vector<Line> lines;        // sum to the amount when there are any
  std::vector<Tender> tenders;    // sum to the amount when there are any
  std::vector<Number> numbers;
  std::vector<std::string> tags;
  std::string channel, device, payer;
  std::string of;                 // Trade: trade; Use: benefit; Stand: ladder; else a unit
  std::string level;              // Stand
  Points points;                  // Trade, Use, Hold; Adjust, Credit: signed; Redeem: points part
  MemberId other;                 // Trade to another member; Credit: who it came from
  std::vector<Setting> settings;  // Profile
  std::string reason;             // Adjust, Stand
  std::optional<Moment> until;    // Hold, Stand; Adjust, Credit: the lapse of what comes in
  std::vector<SetAside> set_aside;  // by name; written by whoever keeps the event, never its maker
  bool operator==(const EventDetails&) const = default;
};

struct Event {
  EventId id;
  MemberId member;
  EventType type = EventType::Purchase;
  Moment at;          // occurred, in the programme's civil time
  Money amount;       // Purchase, Action: not negative; Refund: 0 is all of it; Goal: above zero
  RewardId reward;    // Redeem; Goal: the one wished for, and then no amount
  EventId refers_to;  // Refund, Release; Action: what it confirms; Credit, Goal: what it takes
                      // back; Adjust below zero: the event whose credit alone it takes from
  std::string place;  // store; may be empty
  Boxed<EventDetails> more;  // empty when there is nothing more to say
  bool operator==(const Event& other) const;
};

// The order in which events count: by when they occurred, then by id. Never by arrival.
bool occurs_before(const Event& a, const Event& b);

// What programmes call the event: "purchase", "refund"… or the action's own name.
std::string_view type_name_of(const Event& event);
std::string_view name_of(EventType type);

// Published limits, checked by the reader.
inline constexpr std::size_t kMostLines = 200, kMostTendersPaid = 16, kMostNumbers = 32,
                             kMostTags = 32, kMostSettings = 16;

}  // namespace yearward
