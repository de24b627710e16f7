// Populations as files say them: CSV, JSON lines, or the members' events judged by the engine.
// It refuses to know where the text came from.
#pragma once

#include <string_view>

#include "core/base/refusal.hpp"
#include "core/codec/codec.hpp"
#include "tools/yearward/lint/lint.hpp"

namespace yearward::lint {

inline constexpr std::size_t kMostMembers = 1'000'000;

// Three forms, told apart by how the text begins:
//   CSV         a line of names, member,yearly_spend and optionally counter and visits; then a line
//               a member: "M1,5200.00". `counter` is the first ladder's figure of a year, in the
//               words of its measure: money as "5000.00", nights as "12.5".
//   JSON lines  one object a line with the same names: {"member":"M1","yearly_spend":"5200.00"}
//   events      {"events":[…]} or a list, as `evaluate` takes them: each member's last 365 days
//               before the last event, the level then held, and the median basket.
// Refuses: MoneyIsMalformed, FieldIsMissing, ListIsEmpty, ListIsTooLong, and what the codec and the
// engine refuse; `where` is "line 3" or a JSON pointer.
codec::Read<Population> population_from_text(std::string_view text, const Versions& versions);

}  // namespace yearward::lint
