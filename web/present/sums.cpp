// How the home screen's numbers are made up, line by line, so that each adds up or multiplies out.
// It refuses to reckon anything the line above did not say.
#include "web/present/sums.hpp"

#include <algorithm>

#include "web/present/nodes.hpp"

namespace yearward::present {
namespace {

using Lines = std::vector<Node>;

// earned − spent − reversed − lapsed − pending + deficit = available; what is nothing is not said.
void add_balance(const Showing& showing, Lines& lines) {
  const Voice& voice = showing.voice;
  const Account& account = showing.session.account;
  const Balance held = balance_on(account, spendable_unit(showing.programme), account.as_of);
  lines.push_back(pair("earned", voice.say("sum.earned"), voice.signed_amount(held.earned)));
  const struct { const char* key; const char* label; Points amount; } parts[] = {
      {"spent", "sum.spent", -held.spent},       {"reversed", "sum.reversed", -held.reversed},
      {"lapsed", "sum.lapsed", -held.lapsed},    {"pending", "sum.pending", -held.pending},
      {"deficit", "sum.deficit", held.deficit}};
  for (const auto& part : parts) {
    if (part.amount == Points{}) continue;
    lines.push_back(pair(part.key, voice.say(part.label), voice.signed_amount(part.amount)));
  }
  lines.push_back(pair("available", voice.say("sum.available"), voice.points(held.available)));
  if (const Reward* best = best_reward(showing.programme, held.available)) {
    lines.push_back(pair("best", voice.say("sum.best"), voice.points(best->price),
                         gift(showing, *best)));
  }
  if (const Reward* next = next_reward(showing.programme, held.available)) {
    lines.push_back(pair("next", voice.say("sum.next"), voice.points(next->price),
                         gift(showing, *next)));
  }
}

// missing → money by the rule → visits by the usual amount.
void add_effort(const Showing& showing, const Effort& effort, Lines& lines) {
  const Voice& voice = showing.voice;
  const ObservedHabit& observed = showing.session.observed;
  lines.push_back(pair("money", voice.say("sum.money"), voice.money(effort.money),
                       rule_in_words(showing, *effort.rule)));
  if (!effort.visits) return;
  const std::string total = voice.money(observed.total);
  const std::string visits = voice.number(observed.visits);
  lines.push_back(pair("lately", voice.say("sum.lately"), total,
                       voice.count("visits", observed.visits)));
  lines.push_back(pair("visits", voice.say("sum.visits"), voice.count("visits", *effort.visits),
                       voice.say("sum.visits_note", {{"money", voice.money(effort.money)},
                                                     {"visits", visits}, {"total", total}})));
}

// days × visits lately ÷ days lately → visits to come → what each would have to be.
void add_pace(const Showing& showing, const Effort& effort, const Stretch& window, Lines& lines) {
  if (window.last < window.first) return;
  const auto pace = pace_in(showing, effort, window);
  if (!pace) return;
  const Voice& voice = showing.voice;
  const ObservedHabit& observed = showing.session.observed;
  lines.push_back(pair("days", voice.say("sum.days"), voice.count("days", pace->days),
                       voice.say("sum.span", {{"from", voice.day(window.first)},
                                              {"to", voice.day(window.last)}})));
  const std::int64_t looked_at = days_between(observed.from, observed.to) + 1;
  lines.push_back(pair("pace", voice.say("sum.pace"), voice.count("visits", pace->visits),
                       voice.say("sum.pace_note", {{"days", voice.number(pace->days)},
                                                   {"visits", voice.number(observed.visits)},
                                                   {"looked_at", voice.number(looked_at)}})));
  if (pace->enough) return;
  lines.push_back(pair("each", voice.say("sum.each"), voice.money(pace->each),
                       voice.say("sum.each_note", {{"money", voice.money(effort.money)},
                                                   {"visits", voice.number(pace->visits)}})));
}

struct Target {
  std::string label, counted_label;
  Points wanted, counted;
};

// wanted − counted = missing, or nothing.
void add_target(const Showing& showing, const Target& target, Lines& lines) {
  const Voice& voice = showing.voice;
  lines.push_back(pair("wanted", target.label, voice.amount(target.wanted)));
  lines.push_back(pair("counted", target.counted_label, voice.signed_amount(-target.counted)));
  lines.push_back(pair("missing", voice.say("sum.missing"),
                       voice.points(std::max(target.wanted - target.counted, Points{}))));
}

void add_level(const Showing& showing, Lines& lines, app::Sum sum) {
  const Voice& voice = showing.voice;
  const Ladder* ladder = main_ladder(showing.programme);
  const auto progress = ladder_progress(showing.programme, showing.session.account);
  if (ladder == nullptr || !progress) return;
  const bool keeping = sum == app::Sum::ToKeep;
  if (keeping ? !progress->certain_until : !progress->next) return;
  const LevelIndex index = keeping ? progress->level : *progress->next;
  const Level& level = ladder->levels[index];
  const Points missing = keeping ? progress->to_keep : progress->to_next;
  const Points wanted{threshold_of(*ladder, keeping ? level.retain : level.attain).value_or(0)};
  const Day by = keeping ? *progress->certain_until : progress->next_by;
  const Points counted = by <= progress->next_by ? progress->counted : Points{};
  const Stretch window = keeping ? keeping_year(showing, *progress->certain_until)
                                : rest_of_year(showing);
  const std::string name = showing.voice.theirs(
      "unit", showing.programme.units[unit_of_main_ladder(showing.programme)].id.text, "name");
  add_target(showing,
             {voice.say(keeping ? "sum.retain" : "sum.attain",
                        {{"level", level_name(showing, index)}, {"unit", name}}),
              voice.say("sum.counted", {{"year", std::to_string(date_of(by).year)},
                                        {"unit", name}}),
              wanted, counted},
             lines);
  if (missing == Points{}) return;
  const auto effort = effort_for(showing, unit_of_main_ladder(showing.programme), missing);
  if (!effort) return;
  add_effort(showing, *effort, lines);
  add_pace(showing, *effort, window, lines);
}

void add_reward(const Showing& showing, Lines& lines) {
  const Voice& voice = showing.voice;
  const UnitIndex unit = spendable_unit(showing.programme);
  const Points available = available_now(showing.session.account, unit);
  const Reward* next = reward_aimed_at(showing);
  if (next == nullptr) return;
  add_target(showing, {voice.say("sum.price"), voice.say("sum.available"), next->price, available},
             lines);
  const auto effort = effort_for(showing, unit, next->price - available);
  if (effort) add_effort(showing, *effort, lines);
  const auto reached = reward_at_pace(showing, *next);
  if (!reached) return;
  lines.push_back(pair("reached", voice.say("sum.reached"), voice.day(*reached),
                       voice.say("sum.reached_note")));
}

// What came in with that last day, less what was used of it.
void add_lapse(const Showing& showing, Day last_day, Lines& lines) {
  const Voice& voice = showing.voice;
  const Account& account = showing.session.account;
  Points opened, left;
  std::int64_t lots = 0;
  for (const std::uint32_t index : account.units[spendable_unit(showing.programme)].open_lots) {
    const Lot& lot = account.lots[index];
    if (lot.last_day != last_day) continue;
    opened += lot.opened;
    left += lot.remaining;
    ++lots;
  }
  lines.push_back(pair("opened", voice.count("sum.opened", lots), voice.amount(opened)));
  lines.push_back(pair("used", voice.say("sum.used"), voice.signed_amount(left - opened)));
  lines.push_back(pair("left", voice.say("sum.left"), voice.points(left)));
}

Lines lines_of(const Showing& showing, const app::SumToggled& what) {
  Lines lines;
  switch (what.sum) {
    case app::Sum::Available: add_balance(showing, lines); break;
    case app::Sum::ToLevel:
    case app::Sum::ToKeep: add_level(showing, lines, what.sum); break;
    case app::Sum::ToReward: add_reward(showing, lines); break;
    case app::Sum::ToLapse: add_lapse(showing, Day{what.day}, lines); break;
  }
  return lines;
}

}  // namespace

std::vector<Node> explained(const Showing& showing, Node number, const app::SumToggled& sum) {
  const auto& open = showing.model.open_sums;
  const bool is_open = std::find(open.begin(), open.end(), sum) != open.end();
  const std::string key = number.key + ":why";
  number.role = Role::Button;
  number.expanded = is_open;
  number.on_use = sum;
  Lines nodes{std::move(number)};
  if (is_open) nodes.push_back(group(key, Look::Column, lines_of(showing, sum)));
  return nodes;
}

}  // namespace yearward::present
