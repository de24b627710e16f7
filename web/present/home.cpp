// The home screen: what there is, what it is worth, what the year brings, what comes next.
// It refuses to decide: every figure was decided by the core.
#include <algorithm>

#include "core/engine/progress.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

constexpr std::int32_t kSoonDays = 90;
constexpr std::size_t kMostLapses = 3, kMostMoves = 3;

std::string worth_line(const Showing& showing, Points available) {
  const Reward* best = best_reward(showing.programme, available);
  if (best != nullptr) {
    return showing.voice.say("home.worth", {{"gift", gift(showing, *best)}});
  }
  const Reward* next = next_reward(showing.programme, available);
  if (next == nullptr) return showing.voice.say("home.no_rewards");
  return showing.voice.say("home.worth_nothing_yet",
                           {{"points", showing.voice.points(next->price - available)}});
}

enum class Span : std::uint8_t { More, Whole };  // on top of what was counted, or all of it

// "Spend ¥3,500 more (about 7 visits)", or in points when no plain rule turns money into them.
std::string effort(const Showing& showing, UnitIndex unit, Points points, Span span = Span::More) {
  const Voice& voice = showing.voice;
  const bool more = span == Span::More;
  const auto money = money_for(showing.programme, unit, points);
  if (!money) {
    return voice.say(more ? "effort.more_points" : "effort.whole_points",
                     {{"points", voice.points(points)}});
  }
  const Slot amount{"money", voice.money(*money)};
  const auto visits = visits_for(showing.session.observed, *money);
  if (!visits) return voice.say(more ? "effort.more_money" : "effort.whole_money", {amount});
  return voice.count(more ? "effort.more" : "effort.whole", *visits, {amount});
}

std::string to_next_line(const Showing& showing, const LadderProgress& progress) {
  if (!progress.next) return showing.voice.say("tier.highest");
  const Ladder* ladder = main_ladder(showing.programme);
  return showing.voice.say("tier.to_next",
                           {{"effort", effort(showing, ladder->unit, progress.to_next)},
                            {"level", level_name(showing, *progress.next)}});
}

Node tier_ring(const Showing& showing, const LadderProgress& progress) {
  const std::int64_t counted = std::max<std::int64_t>(progress.counted.count, 0);
  const Range range{.minimum = 0,
                    .maximum = progress.next ? counted + progress.to_next.count
                                             : std::max<std::int64_t>(counted, 1),
                    .now = progress.next ? counted : std::max<std::int64_t>(counted, 1),
                    .step = 1};
  return yearward::present::progress("tier", Look::Ring, showing.voice.say("tier.ring"),
                                     level_name(showing, progress.level), range);
}

Node hero(const Showing& showing) {
  const Voice& voice = showing.voice;
  const app::Session& session = showing.session;
  const UnitIndex unit = spendable_unit(showing.programme);
  const Points available = available_now(session.account, unit);
  const Balance balance = balance_on(session.account, unit, session.account.as_of);
  Node figure = text("balance", Look::Figure, voice.say("home.balance"));
  figure.value = voice.amount(available);
  figure.description = worth_line(showing, available);
  std::vector<Node> children{std::move(figure)};
  const auto progress = ladder_progress(showing.programme, session.account);
  if (progress) {
    children.push_back(tier_ring(showing, *progress));
    children.push_back(text("to_next", Look::Body, to_next_line(showing, *progress)));
  }
  if (balance.pending > Points{}) {
    const std::string points = voice.points(balance.pending);
    children.push_back(text("pending", Look::Small,
                            voice.say("home.pending", {{"points", points}})));
  }
  if (balance.deficit > Points{}) {
    const std::string points = voice.points(balance.deficit);
    children.push_back(text("deficit", Look::Small,
                            voice.say("home.deficit", {{"points", points}})));
  }
  return region("hero", Look::Hero, voice.say("home.balance_card"), std::move(children));
}

Node year_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  Node link = text("to_forecast", Look::Secondary, voice.say("home.to_forecast"));
  link.role = Role::Link;
  link.href = "#/forecast";
  link.icon = Icon::Forecast;
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.year")),
                             text("sentence", Look::Lead, year_sentence(showing))};
  if (showing.session.goal) {
    const std::string weekly = voice.money(*showing.session.goal);
    children.push_back(text("goal", Look::Muted, voice.say("goal.is", {{"weekly", weekly}})));
  }
  children.push_back(std::move(link));
  return group("year", Look::Panel, std::move(children));
}

Node reward_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  const UnitIndex unit = spendable_unit(showing.programme);
  const Points available = available_now(showing.session.account, unit);
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.next_reward"))};
  const Reward* next = next_reward(showing.programme, available);
  if (next == nullptr) {
    children.push_back(text("top", Look::Body, voice.say("home.top_reward")));
  } else {
    Node bar = progress("bar", Look::Bar, voice.theirs("reward", next->id.text, "name"),
                        voice.say("home.of", {{"held", voice.amount(available)},
                                              {"price", voice.points(next->price)}}),
                        {.minimum = 0, .maximum = next->price.count,
                         .now = std::max<std::int64_t>(available.count, 0), .step = 1});
    bar.description = voice.say("home.reward_missing",
                                {{"points", voice.points(next->price - available)},
                                 {"effort", effort(showing, unit, next->price - available)}});
    children.push_back(text("goods", Look::Muted, voice.theirs("reward", next->id.text, "goods")));
    children.push_back(std::move(bar));
  }
  return group("reward", Look::Panel, std::move(children));
}

Node lapse_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.lapses"))};
  const auto lapses = due_lapses(showing.session.account, spendable_unit(showing.programme));
  if (lapses.empty()) children.push_back(text("none", Look::Body, voice.say("home.no_lapses")));
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  for (std::size_t i = 0; i < std::min(lapses.size(), kMostLapses); ++i) {
    const bool soon = days_between(showing.today, lapses[i].last_day) <= kSoonDays;
    Node row = text("lapse" + std::to_string(i), Look::Entry,
                    voice.say("home.use_by", {{"day", voice.day(lapses[i].last_day)}}));
    row.role = Role::ListItem;
    row.value = voice.points(lapses[i].amount);
    row.tone = soon ? Tone::Warning : Tone::Neutral;
    row.icon = soon ? Icon::Warning : Icon::None;
    if (soon) row.description = voice.say("home.soon");
    list.children.push_back(std::move(row));
  }
  if (!list.children.empty()) children.push_back(std::move(list));
  return group("lapses", Look::Panel, std::move(children));
}

std::string benefits(const Showing& showing, LevelIndex level) {
  const Ladder* ladder = main_ladder(showing.programme);
  return showing.voice.theirs("level", ladder->levels[level].id.text, "benefits");
}

Node tier_panel(const Showing& showing, const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  const Ladder* ladder = main_ladder(showing.programme);
  std::string until;
  if (progress.certain_until) {
    until = voice.say("tier.until", {{"day", voice.day(*progress.certain_until)}});
  }
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("tier.heading")),
                             pair("now", voice.say("tier.now"),
                                  level_name(showing, progress.level), std::move(until)),
                             text("benefits", Look::Muted, benefits(showing, progress.level))};
  if (progress.next) {
    const std::string level = level_name(showing, *progress.next);
    children.push_back(pair("next", voice.say("tier.reach", {{"level", level}}),
                            effort(showing, ladder->unit, progress.to_next),
                            voice.say("tier.by", {{"day", voice.day(progress.next_by)}})));
  } else {
    children.push_back(text("highest", Look::Body, voice.say("tier.highest")));
  }
  if (progress.certain_until) {
    const std::string level = level_name(showing, progress.level);
    const bool kept = progress.to_keep <= Points{};
    const bool this_year = *progress.certain_until <= progress.next_by;
    const std::string year = std::to_string(date_of(*progress.certain_until).year);
    children.push_back(pair("keep", voice.say("tier.keep", {{"level", level}}),
                            kept ? voice.say("tier.kept")
                                 : effort(showing, ladder->unit, progress.to_keep,
                                          this_year ? Span::More : Span::Whole),
                            kept ? std::string{} : voice.say("tier.keep_in", {{"year", year}})));
  }
  return group("tier", Look::Panel, std::move(children));
}

Node activity_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  for (const Move& move : latest_moves(showing, kMostMoves)) {
    list.children.push_back(move_row(showing, move, false));
  }
  Node link = text("to_activity", Look::Quiet, voice.say("home.to_activity"));
  link.role = Role::Link;
  link.href = "#/activity";
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.latest"))};
  if (list.children.empty()) {
    children.push_back(text("none", Look::Body, voice.say("activity.none")));
  } else {
    children.push_back(std::move(list));
    children.push_back(std::move(link));
  }
  return group("latest", Look::Panel, std::move(children));
}

Node sync_line(const Showing& showing) {
  Node again = button("again", Look::Quiet, showing.voice.say("sync.now"), app::SyncPressed{});
  again.disabled = again.busy = showing.model.sync.syncing;
  again.icon = Icon::Sync;
  return group("sync", Look::Inline, {sync_chip(showing), std::move(again)});
}

}  // namespace

std::vector<Node> home(const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> left{hero(showing), year_panel(showing), sync_line(showing),
                         reward_panel(showing)};
  std::vector<Node> right{lapse_panel(showing)};
  const auto progress = ladder_progress(showing.programme, showing.session.account);
  if (progress) right.push_back(tier_panel(showing, *progress));
  right.push_back(activity_panel(showing));
  return {heading("title", Role::Heading1,
                  voice.say("home.greeting", {{"name", showing.session.profile.name}})),
          text("promise", Look::Muted, voice.promise()),
          group("halves", Look::Split,
                {group("ahead", Look::Column, std::move(left)),
                 group("details", Look::Column, std::move(right))})};
}

}  // namespace yearward::present
