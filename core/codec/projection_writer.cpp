// A projection as one canonical document, never without the habit it rests on.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"

namespace yearward::codec {

namespace {

constexpr const char* kMilestones[] = {"level_attained", "level_lost", "points_lapse",
                                       "reward_reached"};
constexpr const char* kRungs[] = {"pace", "stretch", "next_reward", "next_level"};

Json json_of(const Programme& programme, const Milestone& milestone) {
  Json out = {{"what", kMilestones[static_cast<std::size_t>(milestone.what)]},
              {"day", text_from_day(milestone.day)}};
  switch (milestone.what) {
    case Milestone::What::LevelAttained:
    case Milestone::What::LevelLost:
      out["level"] = main_ladder(programme)->levels[milestone.level].id.text;
      break;
    case Milestone::What::PointsLapse: out["amount"] = milestone.amount.count; break;
    case Milestone::What::RewardReached:
      out["reward"] = programme.rewards[milestone.reward].id.text;
      break;
  }
  return out;
}

// What is held of the units that are not the one the sentence speaks of, where there is any.
Json units_of(const Programme& programme, const Projection& projection) {
  Json units = Json::object();
  for (UnitIndex unit = 0; unit < programme.units.size(); ++unit) {
    const Projection::Held& held = projection.units[unit];
    if (unit == spendable_unit(programme) || held == Projection::Held{}) continue;
    units[programme.units[unit].id.text] = {
        {"today", text_from_points(held.today, programme.units[unit])},
        {"then", text_from_points(held.then, programme.units[unit])}};
  }
  return units;
}

}  // namespace

Json json_of(const Programme& programme, const Projection& projection) {
  Json curve = Json::array(), milestones = Json::array(), earned_by = Json::array();
  for (const Projection::Step& step : projection.curve)
    curve.push_back({text_from_day(step.day), step.balance.count});
  for (const Milestone& milestone : projection.milestones)
    milestones.push_back(json_of(programme, milestone));
  for (const Projection::RuleShare& share : projection.earned_by)
    // A version's list has its own order; a rule of another version goes by its place.
    earned_by.push_back(
        {{"rule", (share.version == programme.version ? programme.rules[share.rule].id.text
                                                      : '#' + std::to_string(share.rule)) +
                      '@' + std::to_string(share.version)},
         {"earned", share.earned.count}});
  Json out = {
      {"habit",
       {{"amount", text_from_money(projection.habit.amount, programme.currency)},
        {"every_days", projection.habit.every_days},
        {"first", text_from_day(projection.habit.first)}}},
      {"today", text_from_day(projection.today)},
      {"until", text_from_day(projection.horizon)},
      {"purchases", projection.purchases},
      {"spent", text_from_money(projection.spent, programme.currency)},
      {"balance_today", projection.balance_today.count},
      {"balance", projection.balance.count},
      {"earned", projection.earned.count},
      {"lapsed", projection.lapsed.count},
      {"worth", text_from_money(projection.worth, programme.currency)},
      {"curve", std::move(curve)},
      {"milestones", std::move(milestones)},
      {"earned_by", std::move(earned_by)}};
  if (Json units = units_of(programme, projection); !units.empty())
    out["units"] = std::move(units);
  if (projection.reward) out["reward"] = programme.rewards[*projection.reward].id.text;
  if (projection.next_reward)
    out["next_reward"] = programme.rewards[*projection.next_reward].id.text;
  if (const Ladder* ladder = main_ladder(programme))
    out["level"] = ladder->levels[projection.level].id.text;
  return out;
}

std::string json_from_projection(const Programme& programme, const Projection& projection) {
  return canonical(json_of(programme, projection));
}

std::string json_from_ladder(const Programme& programme, const std::vector<Rung>& rungs) {
  Json list = Json::array();
  for (const Rung& rung : rungs)
    list.push_back({{"rung", kRungs[static_cast<std::size_t>(rung.kind)]},
                    {"buys_more", rung.buys_more},
                    {"projection", json_of(programme, rung.projection)}});
  return canonical({{"rungs", std::move(list)}});
}

}  // namespace yearward::codec
