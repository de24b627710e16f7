// "What would it take?": each gift and level, and the least a week that reaches it by the horizon.
// It refuses to round: the amount is exact, and where it is proven any less misses it.
#include "web/app/session.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

// "This is what I am saving for", and no longer: one gift at a time.
Node wish_button(const Showing& showing, std::int32_t index) {
  const auto& reward = showing.programme.rewards[static_cast<std::size_t>(index)];
  const bool wished = showing.session.wish == reward.id;
  Node made = button("wish", Look::Quiet, showing.voice.say(wished ? "aim.wished" : "aim.wish"),
                     app::WishKept{index});
  if (wished) made.on_use = app::WishTakenBack{};
  made.busy = app::keeps_a_goal(showing.model);
  made.disabled = made.busy;
  made.icon = wished ? Icon::Check : Icon::Gift;
  return made;
}

Node row(const Showing& showing, Node entry, app::Aim aim) {
  const auto& asked = showing.session.asked;
  const bool open = asked && asked->aim == aim;
  entry.role = Role::Button;
  entry.expanded = open;
  entry.on_use = app::AimAsked{aim};
  const std::string key = entry.key + ":row";
  std::vector<Node> nodes{std::move(entry)};
  if (open) {
    nodes.push_back(aim_answer(showing, *asked));
    if (aim.kind == app::Aim::Kind::Gift)
      nodes.back().children.push_back(wish_button(showing, aim.index));
  }
  Node item = group(key, Look::Column, std::move(nodes));
  item.role = Role::ListItem;
  return item;
}

void mark_reached(const Showing& showing, Node& entry, bool reached, std::string far) {
  entry.description = reached ? showing.voice.say("aim.reached") : std::move(far);
  if (!reached) return;
  entry.tone = Tone::Good;
  entry.icon = Icon::Check;
}

Node gift_row(const Showing& showing, const Projection& year, std::size_t index) {
  const Voice& voice = showing.voice;
  const Reward& reward = showing.programme.rewards[index];
  Node entry = text("gift:" + reward.id.text, Look::Entry,
                    voice.theirs("reward", reward.id.text, "name"));
  entry.value = voice.points(reward.price);
  const bool reached = reward.price <= year.balance;
  const Points missing = reached ? Points{} : reward.price - year.balance;
  mark_reached(showing, entry, reached,
               voice.say("aim.missing", {{"points", voice.points(missing)}}));
  entry.description = voice.say("aim.goods", {{"goods", voice.theirs("reward", reward.id.text,
                                                                     "goods")},
                                              {"state", entry.description}});
  return row(showing, std::move(entry), {app::Aim::Kind::Gift, static_cast<std::int32_t>(index)});
}

Node level_row(const Showing& showing, const Projection& year, LevelIndex level) {
  Node entry = text("level:" + std::to_string(level), Look::Entry,
                    showing.voice.say("tier.reach", {{"level", level_name(showing, level)}}));
  mark_reached(showing, entry, year.level >= level, showing.voice.say("aim.level_missing"));
  return row(showing, std::move(entry), {app::Aim::Kind::Level, level});
}

}  // namespace

Node aim_answer(const Showing& showing, const app::Asked& asked) {
  const Voice& voice = showing.voice;
  const std::string day = voice.day(showing.session.horizon);
  Node said = text("said", Look::Strong, {});
  said.role = Role::Status;
  if (!asked.least) {
    const Money most = app::most_weekly(showing.session, showing.today);
    said.name = asked.proven
                    ? voice.say("aim.out_of_reach", {{"most", voice.money(most)}, {"day", day}})
                    : voice.say("aim.not_found", {{"day", day}});
    return group("answer", Look::Column, {std::move(said)});
  }
  if (*asked.least == Money{}) {
    said.name = voice.say("aim.without_spending", {{"day", day}});
    return group("answer", Look::Column, {std::move(said)});
  }
  const std::string least = voice.money(*asked.least);
  const Money more = *asked.least - showing.session.observed.habit.amount;
  said.name = !asked.proven
                  ? voice.say("aim.enough", {{"least", least}, {"day", day}})
              : more > Money{}
                  ? voice.say("aim.least_and_more", {{"least", least}, {"day", day},
                                                     {"more", voice.money(more)}})
                  : voice.say("aim.least", {{"least", least}, {"day", day}});
  Node take = button("take", Look::Secondary, voice.say("aim.take", {{"least", least}}),
                     app::WeeklyTaken{asked.least->count});
  take.disabled = showing.session.chosen && showing.session.chosen->weekly == *asked.least;
  return group("answer", Look::Column, {std::move(said), std::move(take)});
}

Node aims(const Showing& showing, const Projection& year) {
  const Voice& voice = showing.voice;
  Node list = group("list", Look::Column, {});
  list.role = Role::List;
  for (std::size_t index = 0; index < showing.programme.rewards.size(); ++index)
    list.children.push_back(gift_row(showing, year, index));
  if (const Ladder* ladder = main_ladder(showing.programme)) {
    const std::size_t held = held_on(showing.session.account, 0).level;
    for (std::size_t level = held + 1; level < ladder->levels.size(); ++level)
      list.children.push_back(level_row(showing, year, static_cast<LevelIndex>(level)));
  }
  return group("aims", Look::Panel,
               {heading("heading", Role::Heading2, voice.say("aim.heading")),
                text("help", Look::Muted, voice.say("aim.help")), std::move(list)});
}

}  // namespace yearward::present
