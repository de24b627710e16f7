// The kiosk's page: main part, dock, and the question whether anybody is still there.
// It refuses to decide: who is known and what is asked was decided in web/app.
#include "web/present/kiosk_screen.hpp"

#include "web/app/kiosk_update.hpp"
#include "web/app/session.hpp"
#include "web/present/kiosk_parts.hpp"

namespace yearward::present {
namespace {

using What = app::KioskPressed::What;
using kiosk::Phase;

// The words are in the language they lead to.
Node kiosk_language(const Voice& voice) {
  const bool chinese = voice.language() == app::Language::Chinese;
  Node made = button("language", Look::Quiet, chinese ? "English" : "中文",
                     app::LanguageChosen{chinese ? app::Language::English
                                                 : app::Language::Chinese});
  made.language = chinese ? "en" : "zh-CN";
  made.icon = Icon::Language;
  return made;
}

Node kiosk_dock(const kiosk::Model& model, const Voice& voice) {
  std::vector<Node> buttons;
  if (model.phase == Phase::Forecast) {
    buttons.push_back(kiosk_button("return", Look::Quiet, voice.say("kiosk.return"), What::Return));
    buttons.back().icon = Icon::Card;
  }
  buttons.push_back(kiosk_language(voice));
  buttons.push_back(kiosk_button("speak", Look::Quiet,
                                 voice.say(model.speaks ? "kiosk.hush" : "kiosk.speak"),
                                 What::Speak));
  if (model.phase != Phase::Attract) {
    buttons.push_back(kiosk_button("end", Look::Quiet, voice.say("kiosk.end"), What::End));
    buttons.back().icon = Icon::Leave;
  } else if (model.posters.size() > 1 && !model.still) {  // what moves by itself can be stopped
    buttons.push_back(kiosk_button("pause", Look::Quiet,
                                   voice.say(model.paused ? "kiosk.play" : "kiosk.pause"),
                                   What::Pause));
  }
  Node made = region("dock", Look::NavBar, voice.say("kiosk.controls"), std::move(buttons));
  made.role = Role::Navigation;
  return made;
}

// How long is left is told by the ring; read aloud it would talk over itself every second.
Node still_there(const kiosk::Model& model, const Voice& voice) {
  const std::int64_t left = kiosk::seconds_left(model);
  Node ring = progress("left", Look::Ring, voice.count("kiosk.still_there_in", left),
                       voice.number(left), {.minimum = 0, .maximum = kiosk::kCountdown / 1000,
                                            .now = left, .step = 1});
  Node made = region("still_there", Look::Panel, voice.say("kiosk.still_there"),
                     {heading("ask", Role::Heading2, voice.say("kiosk.still_there")),
                      std::move(ring),
                      kiosk_button("still_here", Look::Primary, voice.say("kiosk.still_here"),
                                   What::StillHere),
                      kiosk_button("end", Look::Secondary, voice.say("kiosk.end"), What::End)});
  made.role = Role::Dialog;
  return made;
}

Node kiosk_page(const kiosk::Model& model, const Voice& voice, std::vector<Node> parts) {
  Node main = group("main", Look::Column, std::move(parts));
  main.role = Role::Main;
  const Node& band = main.children.front();
  std::string screen;
  for (const Node& child : band.children) {
    if (child.role == Role::Heading1) screen = child.name;
  }
  const bool known = kiosk::known(model) != nullptr;
  // A title outlives the screen in places nobody clears: it never names anybody.
  std::string title = voice.say("title", {{"screen", known ? voice.say("kiosk.forecast_title")
                                                           : screen},
                                          {"programme", voice.programme_name()}});
  std::vector<Node> children{std::move(main), kiosk_dock(model, voice)};
  if (model.asked_since) children.push_back(still_there(model, voice));
  return region("page", Look::Page, std::move(title), std::move(children));
}

Node member_page(const kiosk::Model& model, const app::Session& session,
                 const app::WordTable& words) {
  const Programme& programme = app::programme_of(session, *model.member.today);
  const Voice voice(words, model.member.language, &programme);
  const Showing showing{model.member, session, programme,
                        app::day_of(session, *model.member.today), voice};
  return kiosk_page(model, voice, model.phase == Phase::Forecast ? kiosk_forecast(model, showing)
                                                           : kiosk_summary(model, showing));
}

// Rules or events this kiosk cannot read: no half figures.
Node kiosk_fault(const kiosk::Model& model, const app::Session& session, const Voice& voice) {
  return kiosk_page(model, voice,
              {kiosk_band(voice, voice.say("fault.title"), {}),
               kiosk_notice("why", Role::Alert, Tone::Bad, Icon::Warning,
                            voice.refusal(session.fault->refusal))});
}

}  // namespace

std::string masked_name(const std::string& name) {
  std::size_t end = name.empty() ? 0 : 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  return name.substr(0, end) + "*";
}

std::string last_digits(const std::string& card) {
  constexpr std::size_t kShown = 4;
  return card.size() <= kShown ? card : card.substr(card.size() - kShown);
}

Node kiosk_button(std::string key, Look look, std::string words, What what) {
  return button(std::move(key), look, std::move(words), app::KioskPressed{what, 0});
}

Node kiosk_notice(std::string key, Role role, Tone tone, Icon icon, std::string words) {
  Node made = text(std::move(key), Look::Notice, std::move(words));
  made.role = role;
  made.tone = tone;
  made.icon = icon;
  return made;
}

Node kiosk_band(const Voice& voice, std::string title, std::string help) {
  std::vector<Node> children{text("brand", Look::Strong, voice.programme_name()),
                             heading("title", Role::Heading1, std::move(title))};
  if (!help.empty()) children.push_back(text("help", Look::Body, std::move(help)));
  return group("band", Look::Hero, std::move(children));
}

Node kiosk_screen(const kiosk::Model& model) {
  const app::WordTable& words = model.member.words[static_cast<std::size_t>(model.member.language)];
  if (words.empty() || !model.member.today) return {};
  const bool shows = model.phase == Phase::Summary || model.phase == Phase::Forecast;
  const app::Session* session = shows ? kiosk::known(model) : nullptr;
  if (session != nullptr && !session->fault) return member_page(model, *session, words);
  const Programme* programme =
      model.newcomer ? &app::programme_of(*model.newcomer, *model.member.today) : nullptr;
  const Voice voice(words, model.member.language, programme);
  if (session != nullptr) return kiosk_fault(model, *session, voice);
  return kiosk_page(model, voice, model.phase == Phase::Attract ? kiosk_attract(model, voice)
                                                          : kiosk_identify(model, voice));
}

}  // namespace yearward::present
