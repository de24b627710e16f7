// How many of a limited reward are left, over all members and all servers: counted in the store, in
// the transaction of the redemption itself, so the last one is taken once. It refuses to know who
// may redeem.
//
// What was handed out without a network has happened: it is counted, also below nothing, and told.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "core/ledger/account.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// A reward of which there are only so many.
struct Shelf {
  RewardId reward;
  std::int64_t stock = 0;  // what the definition says there is in all
  std::int64_t taken = 0;  // and was not given back
  std::int64_t left() const { return stock - taken; }  // below zero: handed out without a network
};

// The limited rewards of a programme version, in its order.
Result<std::vector<Shelf>> shelves_of(Reading& reading, const Programme& programme,
                                      const ProgrammeId& id);

// It belongs to the writer's thread.
class Shelves {
 public:
  explicit Shelves(const Clock& clock) : clock_(clock) {}

  enum class Asks : std::uint8_t { Whether, Happened };
  // How many would be left after this event; nothing when it takes nothing that is limited. From
  // here on nobody else takes of it until the transaction ends.
  // Refuses: RewardIsOutOfStock (/reward), if it asks whether it may.
  Result<std::optional<std::int64_t>> look(Transaction& transaction, const ProgrammeId& programme,
                                           const Rules& rules, const Event& event, Asks asks);
  // Counts an event that was just appended; `account` has it. An event is counted once.
  Outcome count(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
                const Account& account, const EventId& id);
  // Whether the event was counted in this transaction.
  bool has_counted(const EventId& id) const { return counted_.count(id) == 1; }

  // Rewards that went below nothing in this transaction.
  const std::vector<Shelf>& overdrawn() const { return overdrawn_; }
  void settle() {
    counted_.clear();
    overdrawn_.clear();
  }

 private:
  Outcome move(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
               const Event& event, std::int64_t change);
  // The stock that today's version says; nothing where it is not limited.
  std::optional<std::int64_t> stock_of(const Rules& rules, const RewardId& reward) const;

  const Clock& clock_;
  std::set<EventId> counted_;
  std::vector<Shelf> overdrawn_;
};

}  // namespace yearward::server
