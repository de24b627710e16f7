// The pieces of a term that several terms share: conditions, windows, amounts as phrases. For the
// files of terms only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/explain/terms.hpp"

namespace yearward::explain {

using Terms = std::vector<Term>;

// "in the calendar year"; empty key for the event in hand.
Phrase words_of_window(const Programme& programme, const Window& window);
// What a measure counts, as a name: "nights", "spending (stay, flight)".
Phrase words_of_measure(const Programme& programme, MeasureIndex measure);
// "gold or above is held and it is a Wednesday". Pre: not condition.always().
Phrase words_of_condition(const Programme& programme, const Condition& condition);
// "at most 500 points in the calendar month".
Phrase words_of_fund(const Programme& programme, const Cap& fund, UnitIndex unit);
Phrase words_of_cap(const Programme& programme, const Cap& cap, UnitIndex unit);
Phrase words_of_limit(const Programme& programme, const Limit& limit);
// When value of the unit lapses, as a clause without its subject.
Phrase words_of_lapse(const Lapse& lapse);
// Which lines of an event count. Pre: not filter.everything().
Phrase words_of_lines(const LineFilter& filter);
// Event types by their names, joined by "or".
Slot words_of_types(std::string name, const std::vector<std::string>& types);
// "3 points for every ¥2", from a rate a step of each.
Phrase words_of_rate(const Programme& programme, Ratio rate, UnitIndex unit,
                     std::optional<MeasureIndex> measure);
Slot unit_name(const Programme& programme, UnitIndex unit);
// Text as it stands, joined.
Slot listed(std::string name, const std::vector<std::string>& texts, Join join = Join::List);

void add_rules(const Programme& programme, Terms& terms);     // groups too
void add_measures(const Programme& programme, Terms& terms);  // those that count in their own way
void add_units(const Programme& programme, Terms& terms);
void add_ladders(const Programme& programme, Terms& terms);
void add_rewards(const Programme& programme, Terms& terms);
void add_trades(const Programme& programme, Terms& terms);    // tenders too
void add_benefits(const Programme& programme, Terms& terms);  // segments too
void add_plan(const Programme& programme, Terms& terms);

inline std::string place_in(const char* list, std::size_t at) {
  return std::string("/") + list + "/" + std::to_string(at);
}

}  // namespace yearward::explain
