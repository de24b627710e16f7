// The year as a picture and as the table behind it: balance, gifts within reach, levels won and
// lost, lapses. It refuses to know pixels.
#include <algorithm>

#include "web/present/nodes.hpp"
#include "core/base/sort.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

Tone tone_of(Milestone::What what) {
  switch (what) {
    case Milestone::What::LevelAttained: return Tone::Good;
    case Milestone::What::LevelLost: return Tone::Bad;
    case Milestone::What::PointsLapse: return Tone::Warning;
    case Milestone::What::RewardReached: return Tone::Brand;
  }
  return Tone::Neutral;
}

// The balance on a day: that of the last step not after it.
Points balance_at(const Projection& projection, Day day) {
  Points balance = projection.balance_today;
  for (const Projection::Step& step : projection.curve) {
    if (step.day > day) break;
    balance = step.balance;
  }
  return balance;
}

// Gifts the year reaches, and the one after them: a mark far above the line says nothing.
void add_marks(const Showing& showing, const Projection& projection, Chart& chart) {
  for (std::size_t i = 0; i < showing.programme.rewards.size(); ++i) {
    const Reward& reward = showing.programme.rewards[i];
    const bool reached = reward.price <= projection.balance;
    const bool next = projection.next_reward && *projection.next_reward == i;
    if (!reached && !next) continue;
    chart.marks.push_back({reward.price.count,
                           showing.voice.theirs("reward", reward.id.text, "name"), reached});
  }
}

Chart::Line line_of(std::string name, Tone tone, const Projection& projection) {
  Chart::Line line{.name = std::move(name), .tone = tone, .points = {}};
  line.points.push_back({projection.today.serial, projection.balance_today.count});
  for (const Projection::Step& step : projection.curve)
    line.points.push_back({step.day.serial, step.balance.count});
  return line;
}

// Both ends of what is likely, dashed beside the year that was chosen.
void add_likely(const Showing& showing, Chart& chart) {
  const auto& foreseen = showing.session.foreseen;
  if (!foreseen) return;
  const Voice& voice = showing.voice;
  chart.lines.push_back(line_of(voice.say("chart.likely_low"), Tone::Neutral, foreseen->low));
  chart.lines.push_back(line_of(voice.say("chart.likely_high"), Tone::Warning, foreseen->high));
}

struct Row {
  Day day;
  std::string what;
};

std::vector<Row> rows_of(const Showing& showing, const Projection& projection) {
  std::vector<Row> rows{{projection.today, showing.voice.say("chart.today")}};
  for (Day end = last_of_month(projection.today); end < projection.horizon;
       end = last_of_month(end.plus_days(1))) {
    if (end > projection.today) rows.push_back({end, showing.voice.say("chart.month_end")});
  }
  rows.push_back({projection.horizon, showing.voice.say("chart.horizon")});
  for (const Milestone& milestone : projection.milestones) {
    rows.push_back({milestone.day, milestone_in_words(showing, milestone)});
  }
  sort_stably(rows, [](const Row& a, const Row& b) { return a.day < b.day; });
  return rows;
}

Node table_row(std::string key, Role cells, std::vector<std::string> texts) {
  Node row = group(std::move(key), Look::Inline, {});
  row.role = Role::TableRow;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Node cell = text("c" + std::to_string(i),
                     cells == Role::ColumnHeader ? Look::Strong : Look::Body, std::move(texts[i]));
    cell.role = cells;
    row.children.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

std::string milestone_in_words(const Showing& showing, const Milestone& milestone) {
  const Voice& voice = showing.voice;
  switch (milestone.what) {
    case Milestone::What::LevelAttained:
      return voice.say("milestone.attained", {{"level", level_name(showing, milestone.level)}});
    case Milestone::What::LevelLost:
      return voice.say("milestone.lost", {{"level", level_name(showing, milestone.level)}});
    case Milestone::What::PointsLapse:
      return voice.say("milestone.lapse", {{"points", voice.points(milestone.amount)}});
    case Milestone::What::RewardReached:
      if (milestone.reward >= showing.programme.rewards.size()) return {};
      return voice.say("milestone.reward",
                       {{"reward", voice.theirs("reward",
                                                showing.programme.rewards[milestone.reward].id.text,
                                                "name")}});
  }
  return {};
}

Node year_chart(const Showing& showing, const Projection& projection) {
  const Voice& voice = showing.voice;
  Chart chart;
  chart.lines.push_back(line_of(voice.say("chart.balance"), Tone::Brand, projection));
  add_likely(showing, chart);
  add_marks(showing, projection, chart);
  for (const Milestone& milestone : projection.milestones) {
    if (milestone.what == Milestone::What::RewardReached) continue;  // the marks say it
    chart.moments.push_back({milestone.day.serial, milestone_in_words(showing, milestone),
                             tone_of(milestone.what)});
  }
  for (Day first = last_of_month(projection.today).plus_days(1); first <= projection.horizon;
       first = last_of_month(first).plus_days(1)) {
    chart.ticks.push_back({first.serial, voice.month(first), Tone::Neutral});
  }
  Node made;
  made.key = "picture";
  made.role = Role::Image;
  made.look = Look::Chart;
  made.name = voice.say("chart.spoken", {{"from", voice.points(projection.balance_today)},
                                         {"to", voice.points(projection.balance)},
                                         {"day", voice.day(projection.horizon)}});
  made.figure = std::move(chart);
  return made;
}

Node year_table(const Showing& showing, const Projection& projection, bool shown) {
  const Voice& voice = showing.voice;
  Node table = group("table", shown ? Look::Column : Look::Hidden, {});
  table.role = Role::Table;
  table.name = voice.say("chart.table");
  table.children.push_back(table_row("head", Role::ColumnHeader,
                                     {voice.say("chart.day"), voice.say("chart.points"),
                                      voice.say("chart.event")}));
  const std::vector<Row> rows = rows_of(showing, projection);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.children.push_back(table_row("r" + std::to_string(i), Role::Cell,
                                       {voice.day(rows[i].day),
                                        voice.amount(balance_at(projection, rows[i].day)),
                                        rows[i].what}));
  }
  return table;
}

}  // namespace yearward::present
