// Statement: opening + movements = closing, per unit. What was published never changes: a late
// event shows as differences in the statement after it.
#pragma once

#include <array>
#include <vector>

#include "core/ledger/account.hpp"

namespace yearward {

inline constexpr std::size_t kEntryKinds = 8;  // Accrual … Extension

// Signed sums by kind of entry.
struct Movements {
  std::array<Points, kEntryKinds> by_kind{};

  Points& of(EntryKind kind) { return by_kind[static_cast<std::size_t>(kind)]; }
  Points of(EntryKind kind) const { return by_kind[static_cast<std::size_t>(kind)]; }
  Points sum() const;
  bool operator==(const Movements&) const = default;
};

// What late events changed of a time already published.
struct Difference {
  UnitIndex unit = 0;
  EntryKind kind = EntryKind::Accrual;
  Points amount;           // signed, never zero
  Day dated;               // when it became known
  EventId follows_from;    // the late event
  bool operator==(const Difference&) const = default;
};

struct UnitStatement {
  Points opening;
  std::vector<Difference> differences;  // of days before the span
  Movements moved;                      // on days of the span
  Points closing;                       // opening + differences + moved
  bool operator==(const UnitStatement&) const = default;
};

struct Statement {
  Span span;
  std::vector<UnitStatement> units;  // one a unit of the programme
  bool operator==(const Statement&) const = default;
};

// The statement of a span of days, from the entries. What is owed counts below zero, what is set
// aside is out of the balance until it is released. Pre: span.last ≤ account.as_of.
Statement statement_of(const Account& account, Span span);

// What became different, per unit and kind, on the days up to and on `through`: the account as
// it was published, and the same account replayed with the late event in its place.
// Σ published entries + Σ differences = Σ replayed entries, for every unit.
// Shape: in order of unit, then kind. Pre: same programme; through ≤ both as_of.
std::vector<Difference> differences(const Account& published, const Account& replayed, Day through,
                                    const EventId& late, Day today);

// The statement after a published one: it opens with what that one closed with, then says what
// late events changed, then what moved. Pre: span begins the day after `published` ends, which is
// not later than account.as_of, and ends by as_of.
Statement statement_after(const Statement& published, const std::vector<Difference>& found,
                          const Account& account, Span span);

// Whether each unit adds up, and closes with the sum of the account's entries up to its last day:
// false when a difference was left out.
bool agrees(const Statement& statement, const Account& account);

}  // namespace yearward
