// What hooks are told of, written in the transaction that brought it: from the events it appended
// to the deliveries that wait. It refuses to know sockets. It belongs to the writer's thread.
#pragma once

#include <map>
#include <utility>

#include "tools/server/hooks.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/rule_book.hpp"

namespace yearward::server {

class Notices {
 public:
  Notices(const Clock& clock, RuleBook& rule_book, Intake& intake)
      : clock_(clock), rule_book_(rule_book), intake_(intake) {}

  // The last work of a transaction. An event whose account cannot be read is told to nobody.
  // Refuses: StoreIsUnavailable.
  Outcome write(Transaction& transaction);
  // What a member's account says without an event: a level that time has changed, points that
  // lapse within kLapseNoticeDays. Each is told once. Pre: the account is as of today.
  Outcome write_due(Transaction& transaction, const Rules& rules, const MemberKey& key,
                    const Account& account);
  // Whether anybody is told of a programme at all. Refuses: StoreIsUnavailable.
  Result<bool> is_asked(Transaction& transaction, const ProgrammeId& programme);
  // Hooks came or went: they are read again. Those of other servers are seen within a second.
  void forget() { known_.clear(); }
  // What was remembered of a transaction that was not kept is void.
  void undo() {
    known_.clear();
    written_ = 0;
  }
  // How many deliveries were written since the last time this was asked.
  std::int64_t take_written() { return std::exchange(written_, 0); }

 private:
  struct Known {
    std::vector<Hook> hooks;
    std::int64_t looked = 0;
  };
  Result<const std::vector<Hook>*> hooks(Transaction& transaction, const ProgrammeId& programme);
  Outcome tell(Transaction& transaction, const std::vector<Hook>& hooks, const Notice& notice);
  Outcome tell_of(Transaction& transaction, const std::vector<Hook>& hooks, const Rules& rules,
                  const NewEvent& appended);
  // Compares the levels held with those last told of, and remembers them.
  struct Levels {
    const MemberKey& key;
    const Account& account;
    std::string identity;  // of what brought the change
    std::uint32_t event = kNone;
  };
  Outcome tell_levels(Transaction& transaction, const std::vector<Hook>& hooks,
                      const Rules& rules, const Levels& levels);

  const Clock& clock_;
  RuleBook& rule_book_;
  Intake& intake_;
  std::map<ProgrammeId, Known> known_;
  std::int64_t written_ = 0;
};

inline constexpr std::int32_t kLapseNoticeDays = 30;

}  // namespace yearward::server
