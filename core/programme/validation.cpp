// What a programme's values promise each other. Every broken promise is reported, not only the
// first, each with its place in the document.
#include <string>

#include "core/programme/programme.hpp"

namespace yearward {

namespace {

std::string place(const char* list, std::size_t index, const char* field) {
  return '/' + std::string(list) + '/' + std::to_string(index) + '/' + field;
}

template <class Items>
void check_names(const Items& items, const char* list, Problems& problems) {
  for (std::size_t later = 1; later < items.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (items[earlier].id == items[later].id) {
        problems.push_back({Refusal::NameIsTaken, place(list, later, "id"), items[later].id.text});
        break;
      }
}

void check_units(const Programme& programme, Problems& problems) {
  std::size_t spendable = 0, status = 0;
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit) {
    const bool is_spendable = programme.units[unit].kind == UnitKind::Spendable;
    if (++(is_spendable ? spendable : status) > 1)
      problems.push_back({Refusal::NameIsTaken, place("units", unit, "kind"), "one of each kind"});
  }
  if (spendable == 0) problems.push_back({Refusal::FieldIsMissing, "/units", "a spendable unit"});
}

void check_ladders(const Programme& programme, Problems& problems) {
  for (std::size_t ladder = 0; ladder < programme.ladders.size(); ++ladder) {
    const auto& levels = programme.ladders[ladder].levels;
    const std::string at = place("ladders", ladder, "levels") + '/';
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const std::string here = at + std::to_string(level);
      const bool rises = level == 0 ? levels[level].attain.count == 0
                                    : levels[level].attain > levels[level - 1].attain &&
                                          levels[level].retain >= levels[level - 1].retain;
      if (!rises) problems.push_back({Refusal::LevelsMustRise, here + "/attain", {}});
      if (levels[level].retain > levels[level].attain)
        problems.push_back({Refusal::RetainIsAboveAttain, here + "/retain", {}});
    }
  }
}

void check_rewards(const Programme& programme, Problems& problems) {
  for (std::size_t reward = 1; reward < programme.rewards.size(); ++reward) {
    const Reward& cheaper = programme.rewards[reward - 1];
    if (programme.rewards[reward].price <= cheaper.price)
      problems.push_back({Refusal::PricesMustRise, place("rewards", reward, "price"), {}});
    if (programme.rewards[reward].worth <= cheaper.worth)
      problems.push_back({Refusal::PricesMustRise, place("rewards", reward, "worth"), {}});
  }
}

void check_zone(const Programme& programme, Problems& problems) {
  for (std::size_t offset = 1; offset < programme.zone.offsets.size(); ++offset)
    if (programme.zone.offsets[offset].from_second <=
        programme.zone.offsets[offset - 1].from_second)
      problems.push_back({Refusal::NumberIsOutOfRange,
                          "/time_zone/offsets/" + std::to_string(offset) + "/from_second",
                          "later than the one before"});
}

}  // namespace

Problems problems_of(const Programme& programme) {
  Problems problems;
  check_names(programme.units, "units", problems);
  check_names(programme.plan, "plan", problems);
  check_names(programme.rules, "rules", problems);
  check_names(programme.rewards, "rewards", problems);
  check_units(programme, problems);
  check_ladders(programme, problems);
  check_rewards(programme, problems);
  check_zone(programme, problems);
  const Money most = programme.projection.most_weekly;
  if (most.count <= 0)
    problems.push_back({Refusal::AmountMustBePositive, "/projection/most_weekly", {}});
  if (most.count > kLargestCount / kFarthestHorizonDays)
    problems.push_back({Refusal::NumberIsOutOfRange, "/projection/most_weekly", {}});
  if (programme.projection.weekly_step.count <= 0)
    problems.push_back({Refusal::AmountMustBePositive, "/projection/weekly_step", {}});
  return problems;
}

}  // namespace yearward
