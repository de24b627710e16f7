// Scenarios as people type them, and what they and their like bring as canonical JSON. Apart from
// codec.hpp, so that a program that shows none of it carries none of it.
#pragma once

#include <string>
#include <string_view>

#include "core/codec/codec.hpp"
#include "core/projection/best_use.hpp"
#include "core/projection/keep.hpp"
#include "core/projection/scenario.hpp"
#include "core/projection/solve.hpp"

namespace yearward::codec {

// One scenario in its short form, without spaces:
//   pace  stretch  weekly:800.00  one_more_visit  basket:300.00@2026-02-01  partner:PLACE
//   member_day:ACTIVITY  top_up:1000.00  top_up:1000.00@2026-02-01
//   challenge:RULE  challenge:TYPE*3
// A basket may be an event's own JSON without id, member and type:
//   basket:{"at":"2026-02-01","amount":"60.00","place":"S1","lines":[…]}
// Refuses: WordIsNotAnOption, and what money, days and events refuse; `where` is in the text.
Read<Scenario> scenario_from_text(std::string_view text, const Versions& versions);

// reward:ID, level:ID, level:LADDER:ID, points:N or points:N:UNIT, under the version in force on
// the day. Refuses: WordIsNotAnOption, NameIsUnknown, NumberIsMalformed.
Read<Target> target_from_text(std::string_view text, const Versions& versions, Day until);

std::string json_from_outlooks(const Programme& programme, const std::vector<Outlook>& outlooks);
std::string json_from_solved(const Programme& programme, const Solved& solved,
                             const Search& search);
std::string json_from_keep(const Programme& programme, const LevelReview& keep);
std::string json_from_rescue(const Programme& programme, const Rescue& rescue);
std::string json_from_best_use(const Programme& programme, const BestUse& use);

}  // namespace yearward::codec
