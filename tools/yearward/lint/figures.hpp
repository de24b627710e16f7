// Figures that several rules need: ratios compared, percentiles, what a level brings. For the rules
// only.
#pragma once

#include <optional>
#include <vector>

#include "tools/yearward/lint/lint.hpp"

namespace yearward::lint {

bool is_more(Ratio a, Ratio b);                     // a > b, exactly
Ratio ratio_of(std::int64_t a, std::int64_t b);     // a / b; b > 0
std::int64_t whole_of(Ratio ratio);                 // rounded down
std::int64_t minor_units(const Programme& programme, Ratio whole_money);

// The smallest figure that at least `percent` per cent do not exceed (nearest rank).
// Pre: figures is not empty.
std::int64_t percentile(std::vector<std::int64_t> figures, Ratio percent);
std::optional<Money> spend_at(const Subject& subject, Ratio percent);

// The least the ladder's counter must show for each level; none where its condition is not so
// simple. The first level has none.
std::vector<std::optional<std::int64_t>> thresholds_of(const Ladder& ladder);

// What the first ladder's counter shows for each member in a year, in its steps; none when the
// population cannot say (a counter of nights, and only spending known).
std::optional<std::vector<std::int64_t>> counters_of(const Subject& subject);

std::optional<UnitIndex> spendable_in(const Programme& programme);

// What an ordinary event of each kind brings in the spendable unit at a level of the first ladder,
// each for itself and by the engine's rules alone: what a level it reaches grants is not of it.
// None when the engine refuses. Ordinary: 1,000 of the currency, 1,000 of every number.
std::optional<Points> brought_at(const Programme& programme, LevelIndex level);
// The most that one of these events brings.
std::optional<Points> most_brought_at(const Programme& programme, LevelIndex level);
inline constexpr std::int64_t kOrdinary = 1000;

// Whether a condition holds for a member at that level of the first ladder, as far as the level
// alone decides.
enum class Truth : std::uint8_t { No, Perhaps, Yes };
Truth truth_at(const Programme& programme, const Condition& condition, LevelIndex level);
// Whether it asks for a level of the first ladder at all.
bool asks_for_level(const Programme& programme, const Condition& condition);

// The year that begins on the first 1 January on which the programme is in force.
struct Year {
  Day first, last;
};
Year year_of(const Programme& programme);

// Notes a finding, or what could not be judged.
void find(Findings& findings, std::string_view rule, Severity severity, std::string place,
          explain::Phrase said);
Findings unjudged(explain::Phrase why);

inline std::string at(std::string_view list, std::size_t place) {
  return "/" + std::string(list) + "/" + std::to_string(place);
}

}  // namespace yearward::lint
