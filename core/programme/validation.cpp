// What a programme's values promise each other. Every broken promise is reported, not only the
// first, each with its place in the document.
#include <algorithm>
#include <string>

#include "core/programme/checks.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

std::string place_in(const char* list, std::size_t index, const char* field) {
  return '/' + std::string(list) + '/' + std::to_string(index) + '/' + field;
}

namespace {

template <class Items>
void check_names(const Items& items, const std::string& list, Problems& problems) {
  for (std::size_t later = 1; later < items.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (items[earlier].id == items[later].id) {
        const auto text = [](const auto& id) -> std::string {
          if constexpr (requires { id.text; }) return id.text;
          else return id;
        };
        problems.push_back({Refusal::NameIsTaken, list + '/' + std::to_string(later) + "/id",
                            text(items[later].id)});
        break;
      }
}

void check_every_name(const Programme& programme, Problems& problems) {
  check_names(programme.attributes, "/attributes", problems);
  check_names(programme.units, "/units", problems);
  check_names(programme.measures, "/measures", problems);
  check_names(programme.plan, "/plan", problems);
  check_names(programme.segments, "/segments", problems);
  check_names(programme.ladders, "/ladders", problems);
  for (std::size_t ladder = 0; ladder < programme.ladders.size(); ++ladder)
    check_names(programme.ladders[ladder].levels, place_in("ladders", ladder, "levels"), problems);
  check_names(programme.groups, "/groups", problems);
  check_names(programme.rules, "/rules", problems);
  check_names(programme.tenders, "/tenders", problems);
  check_names(programme.rewards, "/rewards", problems);
  check_names(programme.trades, "/trades", problems);
  check_names(programme.benefits, "/benefits", problems);
}

void check_lapse(const Programme& programme, const Lapse& lapse, const std::string& where,
                 Problems& problems) {
  using From = LapseClause::From;
  const auto count = [&](From from) {
    return std::count_if(lapse.clauses.begin(), lapse.clauses.end(),
                         [&](const LapseClause& clause) { return clause.from == from; });
  };
  if (count(From::Activity) > 1) problems.push_back({Refusal::OneIdleClauseOnly, where, {}});
  const bool birth_is_known =
      std::any_of(programme.attributes.begin(), programme.attributes.end(), [](const auto& kind) {
        return kind.id == "birth" && (kind.type == AttributeKind::Type::MonthDay ||
                                      kind.type == AttributeKind::Type::Date);
      });
  if (count(From::BirthMonth) > 0 && !birth_is_known)
    problems.push_back({Refusal::LapseNeedsBirth, where, {}});
}

void check_lapses(const Programme& programme, Problems& problems) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    check_lapse(programme, programme.units[unit].lapse, place_in("units", unit, "lapse"),
                problems);
  for (std::size_t rule = 0; rule < programme.rules.size(); ++rule)
    if (programme.rules[rule].lapse)
      check_lapse(programme, *programme.rules[rule].lapse, place_in("rules", rule, "lapse"),
                  problems);
}

void check_rewards(const Programme& programme, Problems& problems) {
  const bool spendable =
      std::any_of(programme.units.begin(), programme.units.end(),
                  [](const Unit& unit) { return unit.kind == UnitKind::Spendable; });
  if (!programme.rewards.empty() && !spendable)
    problems.push_back({Refusal::FieldIsMissing, "/units", "a spendable unit"});
  for (std::size_t reward = 1; reward < programme.rewards.size(); ++reward) {
    const Reward& cheaper = programme.rewards[reward - 1];
    if (programme.rewards[reward].price <= cheaper.price)
      problems.push_back({Refusal::PricesMustRise, place_in("rewards", reward, "price"), {}});
    if (programme.rewards[reward].worth <= cheaper.worth)
      problems.push_back({Refusal::PricesMustRise, place_in("rewards", reward, "worth"), {}});
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

void check_profile(const Programme& programme, Problems& problems) {
  const Money most = programme.projection.most_weekly;
  if (most.count <= 0)
    problems.push_back({Refusal::AmountMustBePositive, "/projection/most_weekly", {}});
  if (most.count > kLargestCount / kFarthestHorizonDays)
    problems.push_back({Refusal::NumberIsOutOfRange, "/projection/most_weekly", {}});
  if (programme.projection.weekly_step.count <= 0)
    problems.push_back({Refusal::AmountMustBePositive, "/projection/weekly_step", {}});
}

}  // namespace

Problems problems_of(const Programme& programme) {
  Problems problems;
  check_every_name(programme, problems);
  check_conditions(programme, problems);
  check_lapses(programme, problems);
  check_ladders(programme, problems);
  check_rules(programme, problems);
  check_trades(programme, problems);
  check_rewards(programme, problems);
  check_zone(programme, problems);
  check_profile(programme, problems);
  // Sums are reckoned only with sound rates and amounts.
  if (problems.empty()) check_bounds(programme, problems);
  return problems;
}

}  // namespace yearward
