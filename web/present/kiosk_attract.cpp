// The kiosk with nobody before it: brand, one true sentence of the programme, how to begin.
// It refuses to say anything the engine did not work out.
#include "web/app/session.hpp"
#include "web/present/kiosk_parts.hpp"

namespace yearward::present {
namespace {

// What a newcomer's year brings at one weekly amount, as a poster says it.
std::vector<Node> poster_words(const kiosk::Model& model, const Voice& voice) {
  const kiosk::Poster& shown = model.posters[static_cast<std::size_t>(model.poster)];
  const Programme& programme = app::programme_of(*model.newcomer, *model.member.today);
  const Showing showing{model.member, *model.newcomer, programme, *model.member.today, voice};
  const Reward& reward = programme.rewards[shown.reward];
  const Projection& year = shown.choice.projection;
  return {text("weekly", Look::Muted,
               voice.say("kiosk.poster_weekly", {{"weekly", voice.money(shown.choice.weekly)}})),
          text("goods", Look::Figure, voice.theirs("reward", reward.id.text, "goods")),
          text("year", Look::Lead,
               voice.say("kiosk.poster", {{"day", voice.day(year.horizon)},
                                          {"points", voice.points(year.balance)},
                                          {"gift", gift(showing, reward)}}))};
}

// The ring of the year behind the brand stands where the year does.
Range days_of_year(Day today) {
  const CivilDate date = date_of(today);
  const Day first = day_from({date.year, 1, 1});
  return {.minimum = 0, .maximum = days_between(first, day_from({date.year, 12, 31})) + 1,
          .now = days_between(first, today) + 1, .step = 1};
}

}  // namespace

std::vector<Node> kiosk_attract(const kiosk::Model& model, const Voice& voice) {
  Node band = kiosk_band(voice, voice.say("kiosk.claim"), {});
  band.range = days_of_year(*model.member.today);
  std::vector<Node> words;
  if (!model.posters.empty()) {
    words = poster_words(model, voice);
  } else {
    words.push_back(text("promise", Look::Lead, voice.say("kiosk.promise")));
  }
  band.children.push_back(group("poster", Look::Column, std::move(words)));
  if (!model.member.sync.online) {
    band.children.push_back(kiosk_notice("offline", Role::Status, Tone::Warning, Icon::Offline,
                                         voice.say("kiosk.no_network")));
  }
  Node begin = kiosk_button("begin", Look::Primary, voice.say("kiosk.begin"),
                            app::KioskPressed::What::Begin);
  band.children.push_back(std::move(begin));
  band.children.push_back(text("begin_help", Look::Body, voice.say("kiosk.begin_help")));
  return {std::move(band)};
}

}  // namespace yearward::present
