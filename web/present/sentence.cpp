// The sentences about the year ahead, put together from whole templates, never from halves: word
// order is the translator's. It refuses to compute: every figure is a projection's.
#include "core/engine/progress.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

const Rung* rung_of(const app::Session& session, Rung::Kind kind) {
  for (const Rung& rung : session.rungs) {
    if (rung.kind == kind) return &rung;
  }
  return nullptr;
}

// What the least stretch to the next gift brings; empty slots when no amount reaches it.
struct NextGift {
  std::string weekly, points, gift;
};
std::optional<NextGift> next_gift_of(const Showing& showing) {
  const Rung* rung = rung_of(showing.session, Rung::Kind::NextReward);
  if (rung == nullptr || !rung->projection.reward) return std::nullopt;
  const Projection& projection = rung->projection;
  return NextGift{showing.voice.money(projection.habit.amount),
                 showing.voice.points(projection.balance),
                 gift(showing, showing.programme.rewards[*projection.reward])};
}

std::string without_habit(const Showing& showing, const std::optional<NextGift>& stretch) {
  const Voice& voice = showing.voice;
  const ObservedHabit& observed = showing.session.observed;
  const std::int64_t weeks = (days_between(observed.from, observed.to) + 1) / 7;
  if (!stretch) return voice.count("sentence.no_habit", weeks);
  return voice.count("sentence.no_habit_and_more", weeks,
                     {{"weekly", stretch->weekly}, {"day", voice.day(showing.session.horizon)},
                      {"points", stretch->points}, {"gift", stretch->gift}});
}

}  // namespace

std::string gift(const Showing& showing, const Reward& reward) {
  return showing.voice.say("gift", {{"worth", showing.voice.money(reward.worth)},
                                    {"goods", showing.voice.theirs("reward", reward.id.text,
                                                                   "goods")}});
}

const Reward* reward_aimed_at(const Showing& showing) {
  for (const Reward& reward : showing.programme.rewards)
    if (showing.session.wish == reward.id) return &reward;
  return next_reward(showing.programme,
                     available_now(showing.session.account, spendable_unit(showing.programme)));
}

std::string level_name(const Showing& showing, LevelIndex level) {
  const Ladder* ladder = main_ladder(showing.programme);
  if (ladder == nullptr || level >= ladder->levels.size()) return {};
  return showing.voice.theirs("level", ladder->levels[level].id.text, "name");
}

std::string year_sentence(const Showing& showing) {
  const Voice& voice = showing.voice;
  const std::optional<NextGift> stretch = next_gift_of(showing);
  const Rung* pace = rung_of(showing.session, Rung::Kind::Pace);
  if (pace == nullptr || pace->projection.habit.amount <= Money{}) {
    return without_habit(showing, stretch);
  }
  const Projection& ahead = pace->projection;
  const std::string weekly = voice.about(ahead.habit.amount);
  const std::string day = voice.day(ahead.horizon);
  const std::string points = voice.points(ahead.balance);
  if (!ahead.reward) {
    if (!stretch) {
      return voice.say("sentence.not_yet",
                       {{"weekly", weekly}, {"day", day}, {"points", points}});
    }
    return voice.say("sentence.not_yet_and_more",
                     {{"weekly", weekly}, {"day", day}, {"points", points},
                      {"more_weekly", stretch->weekly}, {"more_points", stretch->points},
                      {"more_gift", stretch->gift}});
  }
  const std::string reward = gift(showing, showing.programme.rewards[*ahead.reward]);
  if (stretch) {
    return voice.say("sentence.buys_and_more",
                     {{"weekly", weekly}, {"day", day}, {"points", points}, {"gift", reward},
                      {"more_weekly", stretch->weekly}, {"more_points", stretch->points},
                      {"more_gift", stretch->gift}});
  }
  return voice.say(ahead.next_reward ? "sentence.buys" : "sentence.buys_top",
                   {{"weekly", weekly}, {"day", day}, {"points", points}, {"gift", reward}});
}

std::string chosen_sentence(const Showing& showing, const Projection& projection) {
  const Voice& voice = showing.voice;
  const std::string weekly = voice.money(projection.habit.amount);
  const std::string day = voice.day(projection.horizon);
  const std::string points = voice.points(projection.balance);
  if (!projection.reward) {
    return voice.say("chosen.not_yet", {{"weekly", weekly}, {"day", day}, {"points", points}});
  }
  const std::string reward = gift(showing, showing.programme.rewards[*projection.reward]);
  return voice.say("chosen.buys", {{"weekly", weekly}, {"day", day}, {"points", points},
                                   {"gift", reward}});
}

}  // namespace yearward::present
