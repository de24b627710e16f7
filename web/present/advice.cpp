// What is held already and the year ahead: whether the level lasts, what saves points, what they
// buy best. Opened one at a time. It refuses to compute: app/advice asked the core.
#include <algorithm>

#include "core/engine/engine.hpp"
#include "web/app/session.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

constexpr std::size_t kMostSavings = 3;

Node said(std::string words) {
  Node made = text("said", Look::Strong, std::move(words));
  made.role = Role::Status;
  return made;
}

// "At about ¥500 a week", or that nothing is spent: every answer says what it goes by.
std::string said_pace(const Showing& showing) {
  const Money weekly = showing.session.observed.habit.amount;
  if (weekly <= Money{}) return showing.voice.say("advice.without_spending");
  return showing.voice.say("advice.at_pace", {{"weekly", showing.voice.about(weekly)}});
}

std::vector<Node> keeping(const Showing& showing, const std::optional<LevelReview>& keep) {
  const Voice& voice = showing.voice;
  if (!keep) return {said(voice.say("advice.keep_certain"))};
  const Slot pace{"pace", said_pace(showing)}, level{"level", level_name(showing, keep->level)};
  const Slot day{"day", voice.day(keep->decided_on)};
  if (keep->kept) return {said(voice.say("advice.kept", {pace, level, day}))};
  std::vector<Node> nodes{said(voice.say(
      "advice.not_kept", {pace, level, day, {"then", level_name(showing, keep->then)},
                          {"from", voice.day(keep->from)}}))};
  if (keep->weekly)
    nodes.push_back(pair("weekly", voice.say("advice.keep_weekly"), voice.money(*keep->weekly)));
  if (keep->once)
    nodes.push_back(pair("once", voice.say("advice.keep_once", {day}), voice.money(*keep->once)));
  if (keep->visits)
    nodes.push_back(pair("visits", voice.say("advice.keep_visits"),
                         voice.count("visits", *keep->visits)));
  if (nodes.size() == 1) nodes.push_back(text("none", Look::Body, voice.say("advice.keep_none")));
  return nodes;
}

Node saving_row(const Showing& showing, const Saving& saving, std::size_t place) {
  const Voice& voice = showing.voice;
  const char* const kNames[] = {"advice.save_act", "advice.save_redeem", "advice.save_trade"};
  const char* const kKinds[] = {"", "reward", "trade"};
  const auto kind = static_cast<std::size_t>(saving.kind);
  const bool act = saving.kind == Saving::Kind::Act;
  const std::string name = act ? saving.name : voice.theirs(kKinds[kind], saving.name, "name");
  const bool buys = act && saving.name == "purchase";
  Node row = pair("saving" + std::to_string(place),
                  voice.say(buys ? "advice.save_purchase" : kNames[kind], {{"name", name}}),
                  voice.points(saving.kept));
  if (saving.given > Points{})
    row.description = voice.say("advice.save_uses", {{"points", voice.points(saving.given)},
                                                     {"worth", voice.money(saving.worth)}});
  return row;
}

std::vector<Node> rescuing(const Showing& showing, const std::optional<Rescue>& rescue) {
  const Voice& voice = showing.voice;
  const Slot pace{"pace", said_pace(showing)};
  if (!rescue) {
    const std::string day = voice.day(showing.session.horizon);
    return {said(voice.say("advice.no_lapse", {pace, {"day", day}}))};
  }
  const Slot lapsing{"points", voice.points(rescue->lapsing)};
  const Slot day{"day", voice.day(rescue->last_day)};
  if (rescue->savings.empty()) return {said(voice.say("advice.lost", {pace, lapsing, day}))};
  std::vector<Node> nodes{said(voice.say("advice.lapses", {pace, lapsing, day}))};
  for (std::size_t at = 0; at < std::min(rescue->savings.size(), kMostSavings); ++at)
    nodes.push_back(saving_row(showing, rescue->savings[at], at));
  return nodes;
}

std::vector<Node> using_best(const Showing& showing, const BestUse& use) {
  const Voice& voice = showing.voice;
  const auto then = version_on(showing.session.versions, showing.session.horizon);
  const Slot weekly{"weekly", voice.money(showing.session.chosen->weekly)};
  const Slot day{"day", voice.day(showing.session.horizon)};
  if (use.chosen.empty() || !then.ok())
    return {said(voice.say("advice.buys_nothing", {weekly, day}))};
  std::vector<Node> nodes{said(voice.say(use.exact ? "advice.best" : "advice.good",
                                         {weekly, day, {"worth", voice.money(use.worth)}}))};
  for (const Chosen& chosen : use.chosen) {
    const std::string& id = then.value()->rewards[chosen.reward].id.text;
    nodes.push_back(pair(id,
                         voice.say("advice.times", {{"times", voice.number(chosen.times)},
                                                    {"name", voice.theirs("reward", id, "name")}}),
                         voice.points(chosen.points), voice.theirs("reward", id, "goods")));
  }
  nodes.push_back(pair("left", voice.say("advice.left"), voice.points(use.left)));
  return nodes;
}

std::vector<Node> answer(const Showing& showing, const app::Advised& advice) {
  switch (advice.about) {
    case app::Advice::Keep: return keeping(showing, advice.keep);
    case app::Advice::Rescue: return rescuing(showing, advice.rescue);
    case app::Advice::BestUse: return using_best(showing, advice.best_use);
  }
  return {};
}

Node row(const Showing& showing, const char* key, app::Advice about, std::string name) {
  const auto& advice = showing.session.advice;
  const bool open = advice && advice->about == about;
  Node entry = button(key, Look::Entry, std::move(name), app::AdviceAsked{about});
  entry.expanded = open;
  std::vector<Node> nodes{std::move(entry)};
  if (open) nodes.push_back(group("answer", Look::Column, answer(showing, *advice)));
  Node item = group(std::string(key) + ":row", Look::Column, std::move(nodes));
  item.role = Role::ListItem;
  return item;
}

}  // namespace

Node advice(const Showing& showing) {
  const Voice& voice = showing.voice;
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  if (main_ladder(showing.programme)) {
    const LevelIndex held = held_on(showing.session.account, 0).level;
    const Slot level{"level", level_name(showing, held)};
    if (held > 0)
      list.children.push_back(
          row(showing, "keep", app::Advice::Keep, voice.say("advice.keep", {level})));
  }
  list.children.push_back(row(showing, "rescue", app::Advice::Rescue, voice.say("advice.rescue")));
  list.children.push_back(
      row(showing, "best_use", app::Advice::BestUse, voice.say("advice.best_use")));
  return group("advice", Look::Panel,
               {heading("heading", Role::Heading2, voice.say("advice.heading")),
                std::move(list)});
}

}  // namespace yearward::present
