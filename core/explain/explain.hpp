// Why a number is what it is: from an entry to its event, rule, basis, rate, rounding and lots, as
// typed steps that multiply out. Words in people's languages are the portal's.
#pragma once

#include <string>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward::explain {

// One link of the chain, in the order a person would ask for them.
struct Step {
  enum class What : std::uint8_t {
    Event,          // index: Account::events
    Rule,           // index: rule of `version`
    Start,          // ratio: what the event's earlier lines of another basis brought exactly
    Basis,          // of, count: what was paid (money too) or measured (index: the measure)
    Rate,           // ratio: points a step of the basis, all rates on it so far
    Product,        // start + basis × rate before rounding: ratio as an exact fraction
    Rounded,        // points after the one rounding
    Before,         // points: what the event's earlier lines brought already
    Capped,         // points: what a cap kept back
    FundIsUp,       // points: what was not set aside of a fund all members share
    Amount,         // points: what this entry adds or takes
    Reverses,       // index: Account::entries
    FilledDeficit,  // points
    MadeDeficit,    // points
    Clamped,        // points: what no lot could cover and is forgiven
    OpenedLot,      // index: Account::lots; points put in
    UsedLot,        // index: Account::lots; points taken
    RefilledLot,    // index: Account::lots; points put back
  };
  What what{};
  std::uint32_t index = 0;
  std::int32_t version = 0;
  Working::Of of = Working::Of::Paid;
  std::int64_t count = 0;
  Money money;
  Points points;
  Ratio ratio;
  bool operator==(const Step&) const = default;
};

// Pre: entry < account.entries.size(), and its version is among `versions`.
std::vector<Step> steps_of(const Versions& versions, const Account& account, EntryIndex entry);

// Whether an entry is a rule's accrual, and so carries a working.
inline bool is_by_rule(const Entry& entry) {
  return entry.kind == EntryKind::Accrual && entry.cause == Cause::Rule;
}

// start + basis × rate, not yet rounded. Pre: the working is of a posted entry.
Ratio exact_total(const Working& working);

// Whether the entry's figures follow from its own working: start + basis × rate, rounded once, less
// what came before, is what the rule asks for, and caps grant no more than that; and the amount is
// what its lots and its deficit moved. False is a broken ledger.
bool multiplies_out(const Account& account, const Entry& entry);

// The programme version an entry was posted under.
const Programme& version_of(const Versions& versions, const Entry& entry);

// One line for stories and logs: "+500 points on 2026-01-03 by base@1: 500.00 × 1/100 a fen".
std::string plain_line(const Versions& versions, const Account& account, EntryIndex entry);

}  // namespace yearward::explain
