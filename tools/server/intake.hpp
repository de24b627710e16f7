// Judges pushed events before they are kept: who may say them, and whether the core accepts the
// ledger they make. What is in the store always evaluates. It refuses to know HTTP and sessions.
#pragma once

#include <map>
#include <set>

#include "core/ledger/account.hpp"
#include "core/sync/wire.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/roles.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/shelves.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// The programme's civil time, from the clock.
Moment moment_now(const Programme& programme, const Clock& clock);

// Belongs to the writer's thread: accounts are kept between pushes, so that one more event costs
// one step of the engine, not a replay.
class Intake {
 public:
  explicit Intake(const Clock& clock) : clock_(clock), shelves_(clock) {}

  // What taking these events will read and append to.
  static Touched touched_by(const Caller& caller, const std::vector<Event>& events);
  // Appends what is acceptable and answers every id once. An event said twice is accepted twice.
  // Refuses the whole push: TooManyEvents, and what keeps a member's own history from being read.
  Result<sync::PushAnswer> take(Transaction& transaction, const Caller& caller, const Rules& rules,
                                const std::vector<Event>& events);
  // What one event comes to: its own entries, and the account as of today with it.
  struct Told {
    bool is_new = false;
    Moment counted;
    std::optional<std::int64_t> stock_left;  // of the reward it took, when that is limited
    std::vector<Entry> entries;
    Account account;
  };
  enum class Mode : std::uint8_t { Keep, Try };
  // Takes one event, or only tries what it would come to. Who may say it was asked before.
  // Refuses: what the core refuses, MemberIsUnknown, EventIsKnownWithOtherContent.
  Result<Told> tell(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
                    const Event& event, Mode mode);
  // The account of a member with everything due by the end of today. Refuses: MemberIsUnknown.
  Result<Account> account_today(Transaction& transaction, const Rules& rules,
                                const MemberKey& key);
  // The last work of a transaction: what devices handed out, unasked, is counted.
  // Refuses: StoreIsUnavailable.
  Outcome close(Transaction& transaction, RuleBook& rule_book);
  const Shelves& shelves() const { return shelves_; }
  // The account of the person a member is, as of the last event; null for nobody. It is the
  // intake's own, good until the next call.
  Result<const Account*> account_of(Transaction& transaction, const Rules& rules,
                                    const MemberKey& key);
  // Whether what is kept of a member is what a fresh evaluation gave; what is not is forgotten.
  // True when nothing comparable is kept. Pre: `fresh` has every event up to the head.
  Result<bool> agrees(Transaction& transaction, const Rules& rules, const MemberKey& key,
                      const Account& fresh);
  // After a transaction: what it brought is in the store, or the accounts it touched are ahead of
  // the store and are read again.
  void settle() {
    touched_.clear();
    merges_.clear();
    shelves_.settle();
  }
  void undo();

 private:
  struct Kept {
    Account account;  // of the person, as of its last event
    Cursor head = 0;    // grows with each event of the person
    std::string rules;  // the digest of those it was evaluated under
    std::int64_t merges = 0;  // how many there had been: who a person is may have changed since
    bool is_one = true;       // nobody is merged with the member
  };
  Result<std::int64_t> merges_of(Transaction& transaction, const ProgrammeId& programme);
  Result<bool> is_fresh(Transaction& transaction, const Rules& rules, const MemberKey& key,
                        const Kept& kept);
  void forget();
  void forget(const MemberKey& key);
  Outcome prepare(Transaction& transaction, const Rules& rules, const MemberKey& key);
  Outcome take_one(Transaction& transaction, const Caller& caller, const Rules& rules,
                   const Event& event);
  // The event as it counts, in `kept`; or, when it is known, as it was kept.
  struct Settled {
    Event event;
    bool is_known = false;
    std::optional<std::int64_t> stock_left = {};
  };
  Result<Settled> work_out(Transaction& transaction, const ProgrammeId& programme,
                           const Rules& rules, const Event& event, Kept& kept,
                           Shelves::Asks asks);
  Outcome keep(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
               Event event, Kept& kept);
  // The event with all that is left of the funds it meets; as it is under rules without funds.
  Result<Event> offered(Transaction& transaction, const ProgrammeId& programme,
                        const Rules& rules, Event event);
  // Whose refusal it is when a late event cannot be posted: its own, or one of what followed.
  enum class Whose : std::uint8_t { Own, Another };
  Outcome post_into(const Rules& rules, Kept& kept, const Event& event, Whose& whose);

  const Clock& clock_;
  Shelves shelves_;
  std::map<MemberKey, Kept> kept_;
  std::set<MemberKey> touched_;  // by the transaction that is running
  std::map<ProgrammeId, std::int64_t> merges_;  // as it saw them
  std::size_t kept_events_ = 0;
};

// A person's events as values, stream by stream, each in order of place.
Result<std::vector<Event>> events_of(Reading& store, const MemberKey& key,
                                     const Currency& currency);

}  // namespace yearward::server
