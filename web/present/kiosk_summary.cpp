// What a member sees first: the sentence; behind a tap the balance, the next gift and what lapses.
// It refuses to show a figure of what is held to whoever stands behind.
#include "core/engine/progress.hpp"
#include "web/present/kiosk_parts.hpp"

namespace yearward::present {
namespace {

using What = app::KioskPressed::What;

std::string or_hidden(const kiosk::Model& model, const Voice& voice, std::string figure) {
  return model.shows_points ? figure : voice.say("kiosk.hidden");
}

Node held_points(const kiosk::Model& model, const Showing& showing) {
  const Voice& voice = showing.voice;
  const Points available = available_now(showing.session.account,
                                         spendable_unit(showing.programme));
  Node figure = text("balance", Look::Figure, voice.say("home.balance"));
  figure.value = or_hidden(model, voice, voice.amount(available));
  const Reward* best = best_reward(showing.programme, available);
  std::string worth = voice.say("kiosk.private");
  if (model.shows_points)
    worth = best == nullptr ? std::string{}
                            : voice.say("home.worth", {{"gift", gift(showing, *best)}});
  Node show = kiosk_button("show", Look::Secondary,
                           voice.say(model.shows_points ? "kiosk.hide" : "kiosk.show"),
                           What::ShowPoints);
  std::vector<Node> children{group("held", Look::Split, {std::move(figure), std::move(show)})};
  if (!worth.empty()) children.push_back(text("worth", Look::Muted, std::move(worth)));
  return region("points", Look::Panel, voice.say("home.balance_card"), std::move(children));
}

Node next_gift(const kiosk::Model& model, const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.next_reward"))};
  const Reward* next = reward_aimed_at(showing);
  if (next == nullptr) {
    children.push_back(text("top", Look::Body, voice.say("home.top_reward")));
    return group("gift", Look::Panel, std::move(children));
  }
  const Points available = available_now(showing.session.account,
                                         spendable_unit(showing.programme));
  children.push_back(text("goods", Look::Body, voice.theirs("reward", next->id.text, "goods")));
  const std::string held = or_hidden(model, voice, voice.amount(available));
  const std::int64_t now = model.shows_points ? std::max<std::int64_t>(available.count, 0) : 0;
  children.push_back(progress("bar", Look::Bar, voice.theirs("reward", next->id.text, "name"),
                              voice.say("home.of", {{"held", held},
                                                    {"price", voice.points(next->price)}}),
                              {.minimum = 0, .maximum = next->price.count, .now = now, .step = 1}));
  return group("gift", Look::Panel, std::move(children));
}

// The lot that lapses first; there is no room for more than what matters today.
Node first_lapse(const kiosk::Model& model, const Showing& showing) {
  constexpr std::int32_t kSoonDays = 90;
  const Voice& voice = showing.voice;
  std::vector<Node> children{heading("heading", Role::Heading2, voice.say("home.lapses"))};
  const auto due = due_lapses(showing.session.account, spendable_unit(showing.programme));
  if (due.empty()) {
    children.push_back(text("none", Look::Body, voice.say("home.no_lapses")));
    return group("lapses", Look::Panel, std::move(children));
  }
  const bool soon = days_between(showing.today, due.front().last_day) <= kSoonDays;
  Node amount = text("amount", Look::Strong,
                     or_hidden(model, voice, voice.points(due.front().amount)));
  if (soon && model.shows_points) amount.tone = Tone::Warning;
  children.push_back(std::move(amount));
  children.push_back(text("day", Look::Body,
                          voice.say("home.use_by", {{"day", voice.day(due.front().last_day)}})));
  return group("lapses", Look::Panel, std::move(children));
}

std::string level_and_card(const Showing& showing) {
  const std::string digits = last_digits(showing.session.profile.card);
  const auto progress = ladder_progress(showing.programme, showing.session.account);
  if (!progress) return showing.voice.say("kiosk.card_ends", {{"digits", digits}});
  return showing.voice.say("kiosk.level", {{"level", level_name(showing, progress->level)},
                                           {"digits", digits}});
}

}  // namespace

std::vector<Node> kiosk_summary(const kiosk::Model& model, const Showing& showing) {
  const Voice& voice = showing.voice;
  std::vector<Node> screen{
      kiosk_band(voice, voice.say("kiosk.summary_title",
                                  {{"name", masked_name(showing.session.profile.name)}}),
                 level_and_card(showing))};
  if (model.reading == kiosk::Reading::AlreadyRead) {
    screen.push_back(kiosk_notice("said", Role::Status, Tone::Good, Icon::Check,
                                  voice.say("kiosk.already_known")));
  }
  screen.push_back(text("sentence", Look::Lead, year_sentence(showing)));
  screen.push_back(held_points(model, showing));
  screen.push_back(group("halves", Look::Split, {next_gift(model, showing),
                                                 first_lapse(model, showing)}));
  Node ahead = kiosk_button("to_forecast", Look::Primary, voice.say("kiosk.to_forecast"),
                            What::ToForecast);
  ahead.icon = Icon::Forecast;
  screen.push_back(std::move(ahead));
  return screen;
}

}  // namespace yearward::present
