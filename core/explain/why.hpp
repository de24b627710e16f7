// Why an entry is what it is, as phrases to follow line by line: event, rule, basis, rate, product,
// rounding, cap, lots. From the typed steps of explain.hpp; it refuses to know languages.
#pragma once

#include <vector>

#include "core/explain/explain.hpp"
#include "core/explain/wording.hpp"

namespace yearward::explain {

// A line of the chain in the order a person would ask: its name ("Rule") and what stands there.
struct WhyLine {
  Phrase name, value;
  bool operator==(const WhyLine&) const = default;
};

// Pre: entry < account.entries.size(), and its version is among `versions`. The phrases are said
// with that version's words (version_of).
std::vector<WhyLine> why_of(const Versions& versions, const Account& account, EntryIndex entry);

// "Rule: Base points (base, version 1)".
Phrase line_of(const WhyLine& line);

// What the entry is, in one phrase: "+128 points, 3 January 2026".
Phrase title_of(const Account& account, EntryIndex entry);

// Whether its figures follow from each other; a broken ledger says so.
Phrase verdict_of(const Account& account, EntryIndex entry);

}  // namespace yearward::explain
