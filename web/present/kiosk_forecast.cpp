// The year ahead at a kiosk: four ways to go on, or a gift and the least that reaches it; one tap
// each, and the year drawn below. It refuses to foresee: a chosen habit is exact.
#include <algorithm>

#include "web/present/kiosk_parts.hpp"

namespace yearward::present {
namespace {

using What = app::KioskPressed::What;

constexpr std::size_t kMostGifts = 6;  // three rows of two: what fits without scrolling
constexpr std::size_t kGiftsBesideYear = 4;  // two rows leave room for the year itself

Node way(std::string key, std::string words, What what, bool current) {
  Node made = kiosk_button(std::move(key), Look::Chip, std::move(words), what);
  made.current = current;
  return made;
}

// The portal's rung in fewer words: what it buys is the point.
Node rung_tile(const Showing& showing, std::size_t index, Money chosen) {
  const Voice& voice = showing.voice;
  const Projection& year = showing.session.rungs[index].projection;
  Node made = rung_button(showing, index, chosen);
  made.description =
      year.reward ? gift(showing, showing.programme.rewards[*year.reward])
                  : voice.say("rung.brings_points", {{"points", voice.points(year.balance)}});
  return made;
}

Node rungs(const Showing& showing, Money chosen) {
  std::vector<Node> tiles;
  for (std::size_t i = 0; i < showing.session.rungs.size(); ++i) {
    if (showing.session.rungs[i].projection.habit.amount <= Money{}) continue;
    tiles.push_back(rung_tile(showing, i, chosen));
  }
  return region("rungs", Look::Split, showing.voice.say("forecast.ladder"), std::move(tiles));
}

Node gift_tile(const Showing& showing, const Projection& year, std::size_t index) {
  const Voice& voice = showing.voice;
  const Reward& reward = showing.programme.rewards[index];
  const app::Aim aim{app::Aim::Kind::Gift, static_cast<std::int32_t>(index)};
  Node made = button("gift:" + reward.id.text, Look::Rung,
                     voice.theirs("reward", reward.id.text, "name"), app::AimAsked{aim});
  made.value = voice.points(reward.price);
  made.description = voice.theirs("reward", reward.id.text, "goods");
  made.current = showing.session.asked && showing.session.asked->aim == aim;
  if (reward.price <= year.balance) made.tone = Tone::Good;
  return made;
}

// Those around what the chosen year reaches: the last it buys stands among them.
std::size_t first_gift(const Showing& showing, const Projection& year) {
  const std::size_t all = showing.programme.rewards.size();
  if (all <= kMostGifts) return 0;
  std::size_t reached = 0;
  for (const Reward& reward : showing.programme.rewards) reached += reward.price <= year.balance;
  return std::min(reached > kMostGifts / 2 ? reached - kMostGifts / 2 : 0, all - kMostGifts);
}

Node gifts(const Showing& showing, const Projection& year) {
  std::vector<Node> tiles;
  const std::size_t first = first_gift(showing, year);
  const std::size_t end = std::min(first + kMostGifts, showing.programme.rewards.size());
  for (std::size_t i = first; i < end; ++i) tiles.push_back(gift_tile(showing, year, i));
  return region("gifts", Look::Split, showing.voice.say("aim.heading"), std::move(tiles));
}

Node drawn_year(const Showing& showing, const Projection& year) {
  return group("chart", Look::Panel,
               {year_chart(showing, year), year_table(showing, year, false)});
}

}  // namespace

std::vector<Node> kiosk_forecast(const kiosk::Model& model, const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> screen{kiosk_band(voice, voice.say("kiosk.forecast_title"),
                                      voice.say(model.wants_gifts ? "kiosk.gift_help"
                                                                  : "kiosk.forecast_help"))};
  if (!showing.session.chosen) {
    screen.push_back(text("none", Look::Lead, voice.say("forecast.none")));
    return screen;
  }
  const Projection& year = showing.session.chosen->projection;
  screen.push_back(group("ways", Look::Inline,
                         {way("amounts", voice.say("kiosk.forecast_amount"), What::Amounts,
                              !model.wants_gifts),
                          way("gifts", voice.say("kiosk.forecast_gift"), What::Gifts,
                              model.wants_gifts)}));
  if (model.wants_gifts) {
    screen.push_back(gifts(showing, year));
    if (showing.session.asked) {
      screen.push_back(group("answered", Look::Panel,
                             {aim_answer(showing, *showing.session.asked)}));
    } else if (showing.programme.rewards.size() <= kGiftsBesideYear) {
      screen.push_back(drawn_year(showing, year));
    }
    return screen;
  }
  screen.push_back(rungs(showing, showing.session.chosen->weekly));
  Node sentence = text("sentence", Look::Lead, chosen_sentence(showing, year));
  sentence.role = Role::Status;
  screen.push_back(std::move(sentence));
  screen.push_back(drawn_year(showing, year));
  return screen;
}

}  // namespace yearward::present
