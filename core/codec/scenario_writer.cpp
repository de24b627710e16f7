// What scenarios, solving, keeping, rescuing and choosing answered.
#include "core/codec/scenario_codec.hpp"
#include "core/codec/writer.hpp"

namespace yearward::codec {

namespace {

struct Writing {
  const Programme& programme;

  std::string money(Money amount) const { return text_from_money(amount, programme.currency); }
  std::string points(Points amount, UnitIndex unit) const {
    return text_from_points(amount, programme.units[unit]);
  }

  Json of(const Scenario& scenario) const {
    Json out = {{"kind", name_of(scenario.kind)}};
    if (scenario.amount.count != 0) out["amount"] = money(scenario.amount);
    if (!(scenario.on == Day{})) out["on"] = text_from_day(scenario.on);
    if (!scenario.name.empty()) out["name"] = scenario.name;
    if (!scenario.place.empty()) out["place"] = scenario.place;
    if (scenario.times > 0) out["times"] = scenario.times;
    return out;
  }

  Json of(const BreakEven& even) const {
    Json out = {{"paid_in", money(even.paid_in)}, {"brought", money(even.brought)},
                {"saved", money(even.saved)},     {"unused", money(even.unused)},
                {"lapsed", money(even.lapsed)}};
    if (even.weeks) out["weeks"] = *even.weeks;
    if (even.weeks) out["day"] = text_from_day(even.day);
    return out;
  }

  Json of(const Need& need) const {
    const Measure& measure = programme.measures[need.measure];
    return {{"measure", measure.id.text},
            {"have", text_from_steps(programme, measure, need.have)},
            {"need", text_from_steps(programme, measure, need.need)},
            {"is", need.at_most ? "at_most" : "at_least"},
            {"met", need.met}};
  }
};

constexpr const char* kSavings[] = {"act", "redeem", "trade"};

}  // namespace

std::string json_from_outlooks(const Programme& programme, const std::vector<Outlook>& outlooks) {
  const Writing write{programme};
  Json list = Json::array();
  for (const Outlook& seen : outlooks) {
    list.push_back({{"scenario", write.of(seen.scenario)},
                    {"projection", json_of(programme, seen.projection)},
                    {"buys_more", seen.buys_more},
                    {"brings_more", seen.brings_more}});
    if (seen.break_even) list.back()["break_even"] = write.of(*seen.break_even);
  }
  return canonical(list);
}

std::string json_from_solved(const Programme& programme, const Solved& solved,
                             const Search& search) {
  return canonical({{"least", text_from_money(solved.least, programme.currency)},
                    {"by", text_from_day(search.until)},
                    {"proven", solved.proven},
                    {"runs", solved.runs}});
}

std::string json_from_keep(const Programme& programme, const LevelReview& keep) {
  const Writing write{programme};
  const Ladder& ladder = programme.ladders[keep.ladder];
  Json ways = Json::array();
  for (const auto& way : keep.missing) {
    ways.push_back(Json::array());
    for (const Need& need : way) ways.back().push_back(write.of(need));
  }
  Json out = {{"ladder", ladder.id.text},
              {"level", ladder.levels[keep.level].id.text},
              {"decided_on", text_from_day(keep.decided_on)},
              {"from", text_from_day(keep.from)},
              {"then", ladder.levels[keep.then].id.text},
              {"kept", keep.kept},
              {"ways", std::move(ways)}};
  if (keep.weekly) out["weekly"] = write.money(*keep.weekly);
  if (keep.once) out["once"] = write.money(*keep.once);
  if (keep.visits) out["visits"] = *keep.visits;
  return canonical(out);
}

std::string json_from_rescue(const Programme& programme, const Rescue& rescue) {
  const Writing write{programme};
  Json savings = Json::array();
  for (const Saving& saving : rescue.savings) {
    savings.push_back({{"by", kSavings[static_cast<std::size_t>(saving.kind)]},
                       {"name", saving.name},
                       {"given", write.points(saving.given, rescue.unit)},
                       {"kept", write.points(saving.kept, rescue.unit)}});
    if (saving.worth.count > 0) savings.back()["worth"] = write.money(saving.worth);
  }
  return canonical({{"unit", programme.units[rescue.unit].id.text},
                    {"lapsing", write.points(rescue.lapsing, rescue.unit)},
                    {"last_day", text_from_day(rescue.last_day)},
                    {"savings", std::move(savings)}});
}

std::string json_from_best_use(const Programme& programme, const BestUse& use) {
  const Writing write{programme};
  const UnitIndex unit = spendable_unit(programme);
  Json chosen = Json::array();
  for (const Chosen& each : use.chosen)
    chosen.push_back({{"reward", programme.rewards[each.reward].id.text},
                      {"times", each.times},
                      {"points", write.points(each.points, unit)},
                      {"worth", write.money(each.worth)}});
  return canonical({{"chosen", std::move(chosen)},
                    {"points", write.points(use.points, unit)},
                    {"left", write.points(use.left, unit)},
                    {"worth", write.money(use.worth)},
                    {"exact", use.exact}});
}

}  // namespace yearward::codec
