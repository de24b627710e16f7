// The home screen: what there is, what it is worth, what the year brings, what comes next.
// It refuses to decide: every figure was decided by the core.
#include <algorithm>

#include "web/present/nodes.hpp"
#include "web/present/sums.hpp"

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

// Rows of a list that are buttons, each with its working below it when it is open.
Node row_of(std::vector<Node> nodes) {
  const std::string key = nodes.front().key + ":row";
  Node item = group(key, Look::Column, std::move(nodes));
  item.role = Role::ListItem;
  return item;
}

void append(std::vector<Node>& children, std::vector<Node> more) {
  for (Node& node : more) children.push_back(std::move(node));
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
  std::vector<Node> children = explained(showing, std::move(figure), {app::Sum::Available});
  const auto progress = ladder_progress(showing.programme, session.account);
  if (progress) {
    children.push_back(tier_ring(showing, *progress));
    Node line = text("to_next", Look::Entry, to_next_line(showing, *progress));
    if (progress->next) append(children, explained(showing, line, {app::Sum::ToLevel}));
    else children.push_back(text("to_next", Look::Body, line.name));
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
  const Reward* next = reward_aimed_at(showing);
  const bool wished = next != nullptr && showing.session.wish == next->id;
  std::vector<Node> children{heading("heading", Role::Heading2,
                                     voice.say(wished ? "home.wish" : "home.next_reward"))};
  if (next == nullptr) {
    children.push_back(text("top", Look::Body, voice.say("home.top_reward")));
  } else {
    Node bar = progress("bar", Look::Bar, voice.theirs("reward", next->id.text, "name"),
                        voice.say("home.of", {{"held", voice.amount(available)},
                                              {"price", voice.points(next->price)}}),
                        {.minimum = 0, .maximum = next->price.count,
                         .now = std::max<std::int64_t>(available.count, 0), .step = 1});
    children.push_back(text("goods", Look::Muted, voice.theirs("reward", next->id.text, "goods")));
    children.push_back(std::move(bar));
    if (next->price <= available) {
      children.push_back(text("reached", Look::Strong, voice.say("home.wish_reached")));
      return group("reward", Look::Panel, std::move(children));
    }
    Node missing = text("missing", Look::Entry, voice.say("sum.missing"));
    missing.value = voice.points(next->price - available);
    missing.description = reach_of_reward(showing, *next, next->price - available);
    append(children, explained(showing, std::move(missing), {app::Sum::ToReward}));
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
    row.value = voice.points(lapses[i].amount);
    row.tone = soon ? Tone::Warning : Tone::Neutral;
    row.icon = soon ? Icon::Warning : Icon::None;
    if (soon) row.description = voice.say("home.soon");
    list.children.push_back(row_of(explained(
        showing, std::move(row), {app::Sum::ToLapse, lapses[i].last_day.serial})));
  }
  if (!list.children.empty()) children.push_back(std::move(list));
  return group("lapses", Look::Panel, std::move(children));
}

std::string benefits(const Showing& showing, LevelIndex level) {
  const Ladder* ladder = main_ladder(showing.programme);
  return showing.voice.theirs("level", ladder->levels[level].id.text, "benefits");
}

Node next_level_row(const Showing& showing, const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  Node row = text("next", Look::Entry,
                  voice.say("tier.reach", {{"level", level_name(showing, *progress.next)}}));
  row.value = voice.points(progress.to_next);
  row.description = reach_of_next_level(showing, unit_of_main_ladder(showing.programme), progress);
  return row_of(explained(showing, std::move(row), {app::Sum::ToLevel}));
}

Node keep_level_row(const Showing& showing, const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  Node row = text("keep", Look::Entry,
                  voice.say("tier.keep", {{"level", level_name(showing, progress.level)}}));
  const bool kept = progress.to_keep <= Points{};
  row.value = kept ? voice.say("tier.kept") : voice.points(progress.to_keep);
  if (!kept) {
    row.description = reach_of_keeping(showing, unit_of_main_ladder(showing.programme), progress);
  }
  return row_of(explained(showing, std::move(row), {app::Sum::ToKeep}));
}

Node tier_panel(const Showing& showing, const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  std::string until;
  if (progress.certain_until) {
    until = voice.say("tier.until", {{"day", voice.day(*progress.certain_until)}});
  }
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("tier.heading")),
                             pair("now", voice.say("tier.now"),
                                  level_name(showing, progress.level), std::move(until)),
                             text("benefits", Look::Muted, benefits(showing, progress.level))};
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  if (progress.next) list.children.push_back(next_level_row(showing, progress));
  else children.push_back(text("highest", Look::Body, voice.say("tier.highest")));
  if (progress.certain_until) list.children.push_back(keep_level_row(showing, progress));
  if (!list.children.empty()) children.push_back(std::move(list));
  return group("tier", Look::Panel, std::move(children));
}

Node activity_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  for (const Move& move : latest_moves(showing, kMostMoves)) {
    list.children.push_back(move_item(showing, move));
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
