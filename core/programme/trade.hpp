// Trade: what may be exchanged for what. Rewards are the trades members know best; exchanges,
// statements, transfers and payments with value held are the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/programme/condition.hpp"
#include "core/programme/rule.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"

namespace yearward {

using TradeId = Id<struct TradeTag>;
using BenefitId = Id<struct BenefitTag>;

// At most `most` times in one span of the window.
struct Limit {
  Window window;
  std::int32_t most = 1;
};

struct Reward {
  enum class Kind : std::uint8_t {
    Item, Service, Voucher, CashOff, Shipping, Upgrade, Ticket, Donation, PartnerUnits, Status
  };
  RewardId id;
  Kind kind = Kind::Item;
  Points price;
  Money worth;
  Money cost;                      // to the programme; zero: unknown
  Condition condition;
  struct Price { Condition condition; Points price; };
  std::vector<Price> prices;       // other prices; the lowest that applies is charged
  Points least_points;             // points + cash: at least so many…
  Points points_step;              // …in such steps; zero: points only
  std::vector<Limit> limits;
  std::int32_t stock = -1;         // −1: not limited
};

// Giving some of one unit for some of another (or for money off a bill).
struct Trade {
  enum class Mode : std::uint8_t {
    Manual,     // an event of type trade
    Scheduled,  // at each window's end, as much as whole steps allow
  };
  TradeId id;
  Mode mode = Mode::Manual;
  UnitIndex give = 0;
  std::optional<UnitIndex> get;    // none: money off, goods or another programme's units
  Points minimum, step;            // of what is given; step ≥ 1
  Points get_per_step;             // in the get unit's steps; without one: minor units of money, or
                                   // whole units of the partner
  bool gets_money = true;          // without a unit: money (true) or a partner's units
  Points bonus_every, bonus_get;   // for each whole so much in one trade; zero: none
  Ratio largest_share;             // of the bill that may be paid so; 0: no limit
  Points fee;                      // of the given unit, on top
  Window window;                   // Scheduled: at its end
  Condition condition;
  std::vector<Limit> limits;
  bool to_other_member = false;    // the get side goes to the event's `to`
  bool keeps_lapse = false;        // …with the lapse it had
  bool changes_until_used = false;  // no refund of it once something it brought was used
};

// How a kind of tender pays: by value held, in this order or in proportion.
struct TenderKind {
  std::string id;
  std::vector<UnitIndex> pays_from;   // empty: an outside means such as cash
  bool pro_rata = false;
  Ratio worth{1, 1};                  // minor units one step of the unit pays
};

// A right that comes with a standing: what, how often, and what it is worth.
struct Benefit {
  enum class Kind : std::uint8_t { Discount, Service, Access, Gift, Experience, Social };
  BenefitId id;
  Kind kind = Kind::Service;
  Condition condition;                // who has it, when and where
  std::optional<UnitIndex> unit;      // Entitlement credited…
  Points quantity;                    // …so many…
  Window window;                      // …in each span, lapsing at its end
  Money worth;                        // of one
  Money cost;                         // of one, to the programme; zero: unknown
  bool distinctive = false;           // no rival in the file offers it
};

}  // namespace yearward
