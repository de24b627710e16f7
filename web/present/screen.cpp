// The frame every screen hangs in: header, notices, the screen's own main part, navigation.
// It refuses to know what the screens show.
#include "web/present/screen.hpp"

#include "web/app/session.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

Node header(const Voice& voice) {
  const bool chinese = voice.language() == app::Language::Chinese;
  Node tongue = button("language", Look::Quiet, chinese ? "English" : "中文",
                       app::LanguageChosen{chinese ? app::Language::English
                                                   : app::Language::Chinese});
  tongue.language = chinese ? "en" : "zh-CN";
  tongue.icon = Icon::Language;
  return group("header", Look::Header,
               {text("brand", Look::Strong, voice.programme_name()), std::move(tongue)});
}

Node tab(std::string key, std::string name, Icon icon, bool current) {
  Node made;
  made.role = Role::Link;
  made.look = Look::Tab;
  made.name = std::move(name);
  made.icon = icon;
  made.current = current;
  made.href = "#/" + key;
  made.key = std::move(key);
  return made;
}

Node navigation(const Voice& voice, app::Route route) {
  Node made = region(
      "navigation", Look::NavBar, voice.say("nav.name"),
      {tab("home", voice.say("nav.home"), Icon::Home, route == app::Route::Home),
       tab("forecast", voice.say("nav.forecast"), Icon::Forecast, route == app::Route::Forecast),
       tab("activity", voice.say("nav.activity"), Icon::Activity, route == app::Route::Activity),
       tab("card", voice.say("nav.card"), Icon::Card, route == app::Route::Card)});
  made.role = Role::Navigation;
  return made;
}

Node notice(std::string key, Role role, Tone tone, Icon icon, std::string words) {
  Node made = text(std::move(key), Look::Notice, std::move(words));
  made.role = role;
  made.tone = tone;
  made.icon = icon;
  return made;
}

void add_update(const app::Model& model, const Voice& voice, std::vector<Node>& main) {
  if (!model.update_ready) return;
  Node ready = notice("update", Role::Status, Tone::Brand, Icon::Sync, voice.say("update.ready"));
  Node use = button("use_update", Look::Quiet, voice.say("update.use"), app::UpdateAccepted{});
  main.push_back(std::move(ready));
  main.push_back(std::move(use));
}

// What a member must know about how fresh and how safe the figures are, in plain sentences.
void add_notices(const app::Model& model, const app::Session& session, Day today,
                 const Voice& voice, std::vector<Node>& main) {
  const std::string as_of = voice.moment(session.as_of);
  if (!model.sync.online) {
    main.push_back(notice("offline", Role::Status, Tone::Warning, Icon::Offline,
                          voice.say("notice.offline", {{"when", as_of}})));
  } else if (days_between(session.as_of.day, today) >= 1 && !model.sync.syncing) {
    main.push_back(notice("old", Role::Status, Tone::Warning, Icon::Warning,
                          voice.say("notice.old", {{"when", as_of}})));
  }
  if (model.sync.online && model.sync.setback) {
    main.push_back(notice("setback", Role::Alert, Tone::Bad, Icon::Warning,
                          voice.refusal(model.sync.setback->refusal)));
  }
  for (std::size_t i = 0; i < model.sync.refused.size(); ++i) {
    main.push_back(notice("refused" + std::to_string(i), Role::Alert, Tone::Bad, Icon::Warning,
                          voice.say("notice.refused",
                                    {{"why", voice.refusal(model.sync.refused[i])}})));
  }
  if (model.sync.not_kept) {
    main.push_back(notice("not_kept", Role::Alert, Tone::Warning, Icon::Warning,
                          voice.say("notice.not_kept")));
  }
}

Node page(std::string title, const Voice& voice, std::vector<Node> main) {
  Node content = group("main", Look::Column, std::move(main));
  content.role = Role::Main;
  return region("page", Look::Page, std::move(title), {header(voice), std::move(content)});
}

std::vector<Node> content_of(app::Route route, const Showing& showing) {
  switch (route) {
    case app::Route::Forecast: return forecast(showing);
    case app::Route::Activity: return activity(showing);
    case app::Route::Card: return card(showing);
    case app::Route::Home:
    case app::Route::SignIn: break;
  }
  return home(showing);
}

Node sign_in_page(const app::Model& model, const app::WordTable& words) {
  const Voice voice(words, model.language, nullptr);
  std::vector<Node> main = sign_in(model, voice);
  std::vector<Node> notices;
  add_update(model, voice, notices);
  for (Node& each : notices) main.push_back(std::move(each));
  return page(voice.say("title", {{"screen", voice.say("sign_in.enter")},
                                  {"programme", voice.say("app.name")}}),
              voice, std::move(main));
}

// Rules or events this portal cannot read: say so calmly, show no half figures.
Node fault_page(const app::Model& model, const app::Session& session,
                const app::WordTable& words) {
  const Voice voice(words, model.language, nullptr);
  return page(voice.say("app.name"), voice,
              {heading("title", Role::Heading1, voice.say("fault.title")),
               notice("why", Role::Alert, Tone::Bad, Icon::Warning,
                      voice.refusal(session.fault->refusal)),
               button("again", Look::Primary, voice.say("sync.now"), app::SyncPressed{}),
               button("leave", Look::Secondary, voice.say("settings.leave"),
                      app::SignOutPressed{})});
}

}  // namespace

Node sync_chip(const Showing& showing) {
  const Voice& voice = showing.voice;
  const app::SyncState& sync = showing.model.sync;
  const std::string when = voice.moment(showing.session.as_of);
  const char* key = sync.syncing ? "sync.syncing" : sync.online ? "sync.as_of" : "sync.offline";
  Node chip = text("chip", Look::Chip, voice.say(key, {{"when", when}}));
  chip.role = Role::Status;
  chip.icon = sync.syncing ? Icon::Sync : sync.online ? Icon::Check : Icon::Offline;
  chip.tone = sync.online ? Tone::Neutral : Tone::Warning;
  const std::int32_t waiting = app::waiting_count(showing.session);
  if (waiting > 0) chip.value = voice.count("sync.waiting", waiting);
  return chip;
}

Node screen(const app::Model& model) {
  const app::WordTable& words = model.words[static_cast<std::size_t>(model.language)];
  if (words.empty() || !model.store_opened || !model.today) return {};
  const app::Session* session = app::shown_session(model);
  if (session == nullptr) return sign_in_page(model, words);
  if (session->fault) return fault_page(model, *session, words);
  const Day today = app::day_of(*session, *model.today);
  const Programme& programme = app::programme_of(*session, *model.today);
  const Voice voice(words, model.language, &programme);
  const app::Route route = app::shown_route(model);
  std::vector<Node> main = content_of(route, {model, *session, programme, today, voice});
  std::vector<Node> notices;
  add_update(model, voice, notices);
  add_notices(model, *session, today, voice, notices);
  main.insert(main.begin() + 1, std::make_move_iterator(notices.begin()),
              std::make_move_iterator(notices.end()));
  std::string title = voice.say("title", {{"screen", main.front().name},
                                          {"programme", voice.programme_name()}});
  Node made = page(std::move(title), voice, std::move(main));
  made.children.push_back(navigation(voice, route));
  return made;
}

}  // namespace yearward::present
