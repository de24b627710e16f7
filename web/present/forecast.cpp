// The forecast screen: choose a weekly amount, see the year it brings, and how that is worked out.
// It refuses to foresee: a chosen habit is exact, what a member is likely to do another matter.
#include "web/app/session.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

const char* kind_key(Rung::Kind kind) {
  switch (kind) {
    case Rung::Kind::Pace: return "rung.pace";
    case Rung::Kind::Stretch: return "rung.stretch";
    case Rung::Kind::NextReward: return "rung.next_reward";
    case Rung::Kind::NextLevel: return "rung.next_level";
  }
  return "";
}

const char* node_key(Rung::Kind kind) {
  switch (kind) {
    case Rung::Kind::Pace: return "pace";
    case Rung::Kind::Stretch: return "stretch";
    case Rung::Kind::NextReward: return "next_reward";
    case Rung::Kind::NextLevel: return "next_level";
  }
  return "";
}

Node dial(const Showing& showing, Money weekly) {
  const Voice& voice = showing.voice;
  Node made;
  made.key = "weekly";
  made.role = Role::Slider;
  made.look = Look::Dial;
  made.name = voice.say("forecast.dial");
  made.value = voice.say("forecast.weekly", {{"weekly", voice.money(weekly)}});
  made.description = voice.say("forecast.dial_help");
  made.range = {.minimum = 0,
                .maximum = app::most_weekly(showing.session, showing.today).count,
                .now = weekly.count,
                .step = std::max<std::int64_t>(showing.programme.projection.weekly_step.count, 1)};
  made.on_use = app::Dialled{app::DialName::WeeklySpend, weekly.count};
  return made;
}

// The same amount to the fen, for whoever would rather type, and for those a slider does not suit.
Node weekly_field(const Showing& showing, Money weekly) {
  const Voice& voice = showing.voice;
  const auto& typed = showing.model.weekly_typed;
  Node made;
  made.key = "weekly_field";
  made.role = Role::TextField;
  made.look = Look::Field;
  made.keyboard = Keyboard::Decimal;
  made.name = voice.say("forecast.field");
  made.value = typed ? *typed : text_from_money(weekly, showing.programme.currency);
  made.on_use = app::Typed{app::FieldName::WeeklySpend, {}};
  const auto read = app::weekly_from_text(showing.session, showing.today, made.value);
  made.invalid = !read.ok();
  const Money most = app::most_weekly(showing.session, showing.today);
  made.description = voice.say(made.invalid ? "forecast.field_not_read" : "forecast.field_help",
                               {{"most", voice.money(most)}});
  return made;
}

std::string brings(const Showing& showing, const Rung& rung) {
  const Voice& voice = showing.voice;
  const Projection& projection = rung.projection;
  const std::string points = voice.points(projection.balance);
  std::string text =
      projection.reward
          ? voice.say("rung.brings", {{"points", points},
                                      {"gift", gift(showing, showing.programme
                                                                 .rewards[*projection.reward])}})
          : voice.say("rung.brings_points", {{"points", points}});
  if (rung.kind == Rung::Kind::NextLevel) {
    text = voice.say("rung.reaches", {{"brings", text},
                                      {"level", level_name(showing, projection.level)}});
  }
  if (rung.kind != Rung::Kind::Pace && !rung.buys_more) {
    text = voice.say("rung.buys_no_more", {{"brings", text}});
  }
  return text;
}

std::string stretch_percent(const Showing& showing) {
  const Ratio stretch = showing.programme.projection.stretch;
  return showing.voice.percent({stretch.numerator - stretch.denominator, stretch.denominator});
}

}  // namespace

Node rung_button(const Showing& showing, std::size_t index, Money chosen) {
  const Voice& voice = showing.voice;
  const Rung& rung = showing.session.rungs[index];
  const Money weekly = rung.projection.habit.amount;
  Node made = button(node_key(rung.kind), Look::Rung,
                     voice.say(kind_key(rung.kind), {{"percent", stretch_percent(showing)}}),
                     app::ScenarioChosen{static_cast<std::int32_t>(index)});
  const bool exact = voice.about(weekly) == voice.money(weekly);
  made.value = voice.say(exact ? "forecast.weekly" : "forecast.about_weekly",
                         {{"weekly", voice.about(weekly)}});
  made.description = brings(showing, rung);
  made.current = weekly == chosen;
  return made;
}

namespace {

Node ladder(const Showing& showing, Money chosen) {
  Node made = group("ladder", Look::Column,
                    {heading("heading", Role::Heading2, showing.voice.say("forecast.ladder"))});
  for (std::size_t i = 0; i < showing.session.rungs.size(); ++i) {
    // Without a habit the first two rungs would both say "spend nothing".
    if (showing.session.rungs[i].projection.habit.amount <= Money{}) continue;
    made.children.push_back(rung_button(showing, i, chosen));
  }
  return made;
}

Node goal(const Showing& showing, Money weekly) {
  const Voice& voice = showing.voice;
  const app::Session& session = showing.session;
  const bool is_goal = session.goal == weekly;
  std::vector<Node> children;
  Node state = text("state", Look::Muted,
                    session.goal ? voice.say("goal.is", {{"weekly", voice.money(*session.goal)}})
                                 : voice.say("goal.none"));
  state.role = Role::Status;
  if (session.goal && app::waiting_count(session) > 0) state.description = voice.say("goal.waits");
  Node keep = button("keep", Look::Primary,
                     voice.say("goal.keep", {{"weekly", voice.money(weekly)}}), app::GoalKept{});
  keep.busy = app::keeps_a_goal(showing.model);
  keep.disabled = is_goal || weekly <= Money{} || keep.busy;
  keep.icon = is_goal ? Icon::Check : Icon::None;
  if (is_goal) keep.name = voice.say("goal.kept");
  return group("goal", Look::Column, {std::move(keep), std::move(state)});
}

Node chart_panel(const Showing& showing, const Projection& projection) {
  const Voice& voice = showing.voice;
  const bool open = showing.model.chart_table_open;
  Node toggle = button("toggle", Look::Quiet,
                       voice.say(open ? "chart.hide_table" : "chart.show_table"),
                       app::ChartTableToggled{});
  toggle.expanded = open;
  return group("chart", Look::Panel,
               {heading("heading", Role::Heading2, voice.say("chart.heading")),
                year_chart(showing, projection), std::move(toggle),
                year_table(showing, projection, open)});
}

Node workings_panel(const Showing& showing, const Projection& projection) {
  const bool open = showing.model.workings_open;
  Node toggle = button("toggle", Look::Secondary, showing.voice.say("workings.title"),
                       app::WorkingsToggled{});
  toggle.expanded = open;
  toggle.icon = open ? Icon::Less : Icon::More;
  Node made = group("workings", Look::Panel, {std::move(toggle)});
  if (open) made.children.push_back(group("steps", Look::Column, workings(showing, projection)));
  return made;
}

}  // namespace

std::vector<Node> forecast(const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> screen{heading("title", Role::Heading1, voice.say("forecast.title"))};
  if (!showing.session.chosen) {
    screen.push_back(text("none", Look::Body, voice.say("forecast.none")));
    return screen;
  }
  const Projection& projection = showing.session.chosen->projection;
  const Money weekly = showing.session.chosen->weekly;
  Node sentence = text("sentence", Look::Lead, chosen_sentence(showing, projection));
  sentence.role = Role::Status;
  std::vector<Node> left{group("choose", Look::Panel,
                               {dial(showing, weekly), weekly_field(showing, weekly),
                                std::move(sentence), goal(showing, weekly)}),
                         ladder(showing, weekly), planning(showing)};
  std::vector<Node> right{chart_panel(showing, projection)};
  if (auto likely = likely_panel(showing)) right.push_back(std::move(*likely));
  right.push_back(aims(showing, projection));
  right.push_back(advice(showing));
  right.push_back(workings_panel(showing, projection));
  screen.push_back(group("halves", Look::Split,
                         {group("choice", Look::Column, std::move(left)),
                          group("year", Look::Column, std::move(right))}));
  return screen;
}

}  // namespace yearward::present
