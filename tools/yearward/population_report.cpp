// Sums into words: every figure here is also in the JSON.
#include "tools/yearward/population_report.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/quantity/currency.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward::command {
namespace {

using nlohmann::json;

std::string hex(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
  return text;
}

std::int64_t outstanding(const UnitTotals& unit) {
  return unit.pending + unit.available + unit.reserved;
}

// Minor units of money that what is outstanding costs; none when the programme does not say.
std::optional<Money> liability_of(const Unit& unit, const UnitTotals& totals) {
  if (unit.unit_cost.numerator == 0) return std::nullopt;
  const auto cost = times(outstanding(totals), unit.unit_cost, Rounding::Nearest);
  if (!cost.ok()) return std::nullopt;
  return Money{cost.value()};
}

std::int64_t mean_of(const std::vector<std::int64_t>& list) {
  if (list.empty()) return 0;
  std::int64_t sum = 0;
  for (const std::int64_t value : list) sum += value;
  return sum / static_cast<std::int64_t>(list.size());
}

std::optional<std::int64_t> weeks_to_reward(const PopulationFold& fold) {
  const auto reached = static_cast<std::int64_t>(fold.days_to_reward.size());
  if (2 * reached < fold.members) return std::nullopt;  // the median member never got there
  std::vector<std::int64_t> days(fold.days_to_reward.begin(), fold.days_to_reward.end());
  // Those who never reached it count as later than everybody who did.
  days.resize(static_cast<std::size_t>(fold.members), 1'000'000);
  const std::int64_t middle = percentile(std::move(days), 50);
  if (middle == 1'000'000) return std::nullopt;
  return (middle + 6) / 7;
}

json percentiles(const std::vector<std::int64_t>& list, std::int64_t parts, const Currency& money) {
  const auto text = [&](std::int64_t value) {
    return text_from_money(Money{value / parts}, money);
  };
  return {{"p25", text(percentile(list, 25))}, {"p50", text(percentile(list, 50))},
          {"p75", text(percentile(list, 75))}, {"p95", text(percentile(list, 95))},
          {"mean", text(mean_of(list))}};
}

json ladder_json(const Ladder& ladder, const LadderShape& shape) {
  json levels = json::array();
  for (const Level& level : ladder.levels) levels.push_back(level.id.text);
  return {{"ladder", ladder.id.text}, {"levels", std::move(levels)}, {"members", shape.held},
          {"migration", shape.migration}, {"diamond", is_diamond(shape.held.back())}};
}

json unit_json(const Unit& unit, const UnitTotals& totals, const Currency& currency) {
  const auto liability = liability_of(unit, totals);
  return {{"unit", unit.id.text},          {"earned", totals.earned},
          {"spent", totals.spent},         {"lapsed", totals.lapsed},
          {"reversed", totals.reversed},   {"outstanding", outstanding(totals)},
          {"pending", totals.pending},     {"deficit", totals.deficit},
          {"clamped", totals.clamped},
          {"liability", liability ? json(text_from_money(*liability, currency)) : json(nullptr)}};
}

// Right-aligned in so many columns.
std::string cell(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}
std::string cell(std::int64_t number, std::size_t width) {
  return cell(std::to_string(number), width);
}
std::string name_cell(std::string name) {
  if (name.size() < 22) name.resize(22, ' ');
  return name;
}

std::string shape_of(const Ladder& ladder, const LadderShape& shape, std::int64_t members) {
  constexpr std::int64_t kLongestBar = 40;
  const Counts& last = shape.held.back();
  std::string text = "\n" + ladder.id.text + ", members by level at each year's end\n";
  for (std::size_t level = 0; level < ladder.levels.size(); ++level) {
    text += "  " + name_cell(ladder.levels[level].id.text);
    for (const Counts& year : shape.held) text += cell(year[level], 9);
    const std::int64_t bar = last[level] * kLongestBar / std::max<std::int64_t>(1, members);
    text += "  " + std::string(static_cast<std::size_t>(bar), '#') + "\n";
  }
  text += is_diamond(last) ? "  a diamond: a middle level is the largest\n"
                           : "  no diamond: no middle level is larger than both ends\n";
  if (shape.migration.empty()) return text;
  text += "  from the year before (rows) to the last year (columns)\n";
  for (std::size_t from = 0; from < ladder.levels.size(); ++from) {
    text += "  " + name_cell(ladder.levels[from].id.text);
    for (const std::int64_t count : shape.migration.back()[from]) text += cell(count, 9);
    text += "\n";
  }
  return text;
}

std::string units_of(const Programme& programme, const PopulationFold& fold) {
  std::string text = "\n" + name_cell("units") + cell("earned", 16) + cell("spent", 16) +
                     cell("lapsed", 16) + cell("reversed", 14) + cell("outstanding", 16) +
                     "  liability\n";
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit) {
    const UnitTotals& totals = fold.units[unit];
    const auto liability = liability_of(programme.units[unit], totals);
    text += name_cell(programme.units[unit].id.text) + cell(totals.earned, 16) +
            cell(totals.spent, 16) + cell(totals.lapsed, 16) + cell(totals.reversed, 14) +
            cell(outstanding(totals), 16) + "  " +
            (liability ? text_from_money(*liability, programme.currency)
                       : std::string("no unit_cost is said")) + "\n";
  }
  return text;
}

}  // namespace

bool is_diamond(const Counts& members) {
  if (members.size() < 3) return false;
  const std::int64_t widest = *std::max_element(members.begin() + 1, members.end() - 1);
  return widest > members.front() && widest > members.back();
}

std::int64_t percentile(std::vector<std::int64_t> list, std::int64_t hundredths) {
  if (list.empty()) return 0;
  const auto last = static_cast<std::int64_t>(list.size()) - 1;
  const auto at = list.begin() + last * hundredths / 100;
  std::nth_element(list.begin(), at, list.end());
  return *at;
}

std::string json_from_population(const Programme& programme, const PopulationPlan& plan,
                                 const PopulationFold& fold) {
  json ladders = json::array(), units = json::array();
  for (std::size_t at = 0; at < programme.ladders.size(); ++at)
    ladders.push_back(ladder_json(programme.ladders[at], fold.ladders[at]));
  for (std::size_t at = 0; at < programme.units.size(); ++at)
    units.push_back(unit_json(programme.units[at], fold.units[at], programme.currency));
  const auto weeks = weeks_to_reward(fold);
  const json document = {
      {"programme", programme.id.text}, {"version", programme.version},
      {"members", fold.members}, {"years", plan.years}, {"seed", plan.seed},
      {"first_day", text_from_day(plan.first_day)},
      {"last_day", text_from_day(plus_months(
           plan.first_day, static_cast<std::int32_t>(12 * plan.years)).plus_days(-1))},
      {"events", fold.events}, {"entries", fold.entries}, {"refunds", fold.refunds},
      {"redemptions", fold.redemptions}, {"hash", hex(fold.hash)},
      {"spending", {{"year", percentiles(fold.spent_last_year, 1, programme.currency)},
                    {"week", percentiles(fold.spent_last_year, 52, programme.currency)}}},
      {"basket", percentiles(fold.baskets, 1, programme.currency)},
      {"ladders", std::move(ladders)}, {"units", std::move(units)},
      {"first_reward", {{"median_weeks", weeks ? json(*weeks) : json(nullptr)},
                        {"reached", fold.days_to_reward.size()}}}};
  return document.dump() + "\n";
}

std::string page_from_population(const Programme& programme, const PopulationPlan& plan,
                                 const PopulationFold& fold) {
  const auto money = [&](std::int64_t count) {
    return text_from_money(Money{count}, programme.currency);
  };
  std::string text = programme.id.text + ": " + std::to_string(fold.members) +
                     " made-up members, " + std::to_string(plan.years) + " years from " +
                     text_from_day(plan.first_day) + ", seed " + std::to_string(plan.seed) + "\n" +
                     std::to_string(fold.events) + " events, " + std::to_string(fold.entries) +
                     " entries, " + std::to_string(fold.redemptions) + " rewards, " +
                     std::to_string(fold.refunds) + " refunds; result " + hex(fold.hash) + "\n";
  text += "\nspent in the last year    p25 " + money(percentile(fold.spent_last_year, 25)) +
          "   p50 " + money(percentile(fold.spent_last_year, 50)) + "   p75 " +
          money(percentile(fold.spent_last_year, 75)) + "   p95 " +
          money(percentile(fold.spent_last_year, 95)) + "   mean " +
          money(mean_of(fold.spent_last_year)) + "\n";
  const auto weeks = weeks_to_reward(fold);
  if (!programme.rewards.empty())
    text += "first reward              " +
            (weeks ? "after " + std::to_string(*weeks) + " weeks for the median member; "
                   : std::string("not reached by the median member; ")) +
            std::to_string(fold.days_to_reward.size()) + " reached it\n";
  for (std::size_t at = 0; at < programme.ladders.size(); ++at)
    text += shape_of(programme.ladders[at], fold.ladders[at], fold.members);
  return text + units_of(programme, fold);
}

}  // namespace yearward::command
