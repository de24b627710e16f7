// Counts of smallest steps as people write them.
#include "core/programme/programme.hpp"

namespace yearward {

std::string text_from_points(Points points, const Unit& unit) {
  return text_from_money(Money{points.count}, {{}, unit.scale});
}

std::string text_from_steps(const Programme& programme, const Measure& measure,
                            std::int64_t steps) {
  if (measure.source == Measure::Source::Amount)
    return text_from_money(Money{steps}, programme.currency);
  if (measure.source == Measure::Source::Earned || measure.source == Measure::Source::Spent)
    return text_from_points(Points{steps}, programme.units[measure.unit]);
  const std::int32_t decimals = steps_of(programme, measure) == 1000 ? 3 : 0;
  std::string text = text_from_money(Money{steps}, {{}, decimals});
  if (decimals == 0) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace yearward
