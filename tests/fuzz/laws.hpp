// What must hold of any ledger, whatever stood in the documents: checked after each of the fuzzer's
// inputs. A broken law traps, which the fuzzer reports as a crash.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/promise.hpp"
#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"

namespace yearward::fuzz {

inline void check_balances(const Programme& programme, const Account& account) {
  PROMISE(adds_up(account));
  for (std::size_t index = 0; index < programme.units.size(); ++index) {
    const auto unit = static_cast<UnitIndex>(index);
    const Balance balance = balance_on(account, unit, account.as_of);
    PROMISE(balance.earned == balance.pending + balance.available + balance.reserved +
                                  balance.spent + balance.lapsed + balance.reversed -
                                  balance.deficit - balance.clamped);
    PROMISE(balance.available == available_now(account, unit));
    PROMISE(balance.deficit.count >= 0 && balance.available.count >= 0);
  }
}

// Evaluates in two orders of arrival and compares. The events are one member's.
inline void check_laws(const Versions& versions, std::vector<Event> events, Day as_of) {
  const auto account = evaluate(versions, events, as_of);
  std::reverse(events.begin(), events.end());
  if (!events.empty()) events.push_back(events.front());  // said twice
  const auto again = evaluate(versions, std::move(events), as_of);
  PROMISE(account.ok() == again.ok());
  if (!account.ok()) {
    PROMISE(account.problem().refusal == again.problem().refusal);
    return;
  }
  PROMISE(fingerprint(account.value()) == fingerprint(again.value()));
  check_balances(versions.front(), account.value());
  PROMISE(!codec::json_from_account(versions.back(), account.value()).empty());
}

}  // namespace yearward::fuzz
