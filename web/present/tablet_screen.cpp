// The frame every screen of the tablet hangs in: header, how things stand, main part, navigation.
// It refuses to decide: what is known and what waits was decided in web/app.
#include "web/present/tablet_screen.hpp"

#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

using tablet::Place;
using tablet::Situation;

Node tablet_header(const tablet::Model& model, const Voice& voice) {
  const bool chinese = voice.language() == app::Language::Chinese;
  Node tongue = button("language", Look::Quiet, chinese ? "English" : "中文",
                       app::LanguageChosen{chinese ? app::Language::English
                                                   : app::Language::Chinese});
  tongue.language = chinese ? "en" : "zh-CN";
  tongue.icon = Icon::Language;
  std::string brand = model.identity ? model.identity->store : voice.say("tablet.name");
  std::vector<Node> children{text("brand", Look::Strong, std::move(brand)), std::move(tongue)};
  if (model.situation == Situation::Work) {
    children.push_back(tablet_button("lock", Look::Quiet, voice.say("tablet.lock"),
                                     TabletWhat::Lock));
    children.back().icon = Icon::Leave;
  }
  return group("header", Look::Header, std::move(children));
}

Node tablet_tab(std::string key, std::string name, Icon icon, bool current) {
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

Node tablet_navigation(const tablet::Model& model, const Voice& voice) {
  const std::int32_t unseen = tablet::totals_of(model.book).unseen;
  std::string records = voice.say("tablet.tab_outbox");
  if (unseen > 0) records += " " + voice.number(unseen);
  Node made = region(
      "navigation", Look::NavBar, voice.say("nav.name"),
      {tablet_tab("till", voice.say("tablet.tab_till"), Icon::Card, model.place == Place::Till),
       tablet_tab("outbox", std::move(records), Icon::Activity, model.place == Place::Outbox),
       tablet_tab("close", voice.say("tablet.tab_close"), Icon::Check,
                  model.place == Place::Close)});
  made.role = Role::Navigation;
  return made;
}

// Who works, whether the server is there, what waits: one row on every screen.
Node tablet_standing(const tablet::Model& model, const Voice& voice) {
  const bool away = !model.online || model.trouble == Refusal::StoreIsUnavailable;
  const sync::Instant heard = model.device ? model.device->image().server_time : 0;
  std::vector<Node> chips;
  Node who = text("who", Look::Chip, model.staff ? model.staff->name : std::string());
  who.icon = Icon::Card;
  chips.push_back(std::move(who));
  const std::string when = clock_time(model, heard);
  const char* key = heard == 0 ? "tablet.not_heard" : away ? "tablet.offline" : "tablet.online";
  Node net = text("net", Look::Chip, voice.say(key, {{"when", when}}));
  net.role = Role::Status;
  net.icon = away ? Icon::Offline : Icon::Check;
  net.tone = away ? Tone::Warning : Tone::Good;
  chips.push_back(std::move(net));
  const std::int32_t waiting = tablet::totals_of(model.book).waiting;
  if (waiting > 0) {
    Node count = text("waiting", Look::Chip, voice.count("tablet.waiting", waiting));
    count.role = Role::Status;
    count.icon = Icon::Sync;
    count.tone = Tone::Brand;
    chips.push_back(std::move(count));
  }
  return group("standing", Look::Inline, std::move(chips));
}

// What staff must know whatever they are doing, the gravest first.
void add_tablet_notices(const tablet::Model& model, const Voice& voice, std::vector<Node>& main) {
  if (model.disk_failed) {
    main.push_back(tablet_notice("disk", Role::Alert, Tone::Bad, Icon::Warning,
                                 voice.say("tablet.disk_failed")));
  }
  if (model.room != sync::Room::Plenty) {
    const bool none = model.room == sync::Room::None;
    main.push_back(tablet_notice("room", Role::Alert, none ? Tone::Bad : Tone::Warning,
                                 Icon::Warning,
                                 voice.say(none ? "tablet.room_none" : "tablet.room_tight")));
  }
  if (model.trouble && *model.trouble != Refusal::StoreIsUnavailable) {
    main.push_back(tablet_notice("trouble", Role::Alert, Tone::Bad, Icon::Warning,
                                 voice.refusal(*model.trouble),
                                 voice.say("tablet.trouble_help")));
  }
  if (model.rules_refused) {
    main.push_back(tablet_notice("rules", Role::Alert, Tone::Bad, Icon::Warning,
                                 voice.refusal(*model.rules_refused),
                                 voice.say("tablet.rules_help")));
  }
  if (model.update_ready) {
    Node ready = tablet_notice("update", Role::Status, Tone::Brand, Icon::Sync,
                               voice.say("update.ready"));
    main.push_back(std::move(ready));
    main.push_back(button("use_update", Look::Quiet, voice.say("update.use"),
                          app::UpdateAccepted{}));
  }
}

Node tablet_page(const tablet::Model& model, const Voice& voice, std::vector<Node> main) {
  std::string title = voice.say("title", {{"screen", main.front().name},
                                          {"programme", voice.say("tablet.name")}});
  Node content = group("main", Look::Column, std::move(main));
  content.role = Role::Main;
  return region("page", Look::Page, std::move(title),
                {tablet_header(model, voice), std::move(content)});
}

// Something that only another tab, or a person who knows this machine, can help with.
std::vector<Node> tablet_stop(const Voice& voice, const char* title, const char* what, Tone tone) {
  return {heading("title", Role::Heading1, voice.say(title)),
          tablet_notice("why", Role::Alert, tone, Icon::Warning, voice.say(what))};
}

Node tablet_work(const tablet::Model& model, const Voice& voice) {
  std::vector<Node> main = model.place == Place::Till     ? tablet_till(model, voice)
                           : model.place == Place::Outbox ? tablet_outbox(model, voice)
                                                          : tablet_close(model, voice);
  std::vector<Node> above{tablet_standing(model, voice)};
  add_tablet_notices(model, voice, above);
  main.insert(main.begin() + 1, std::make_move_iterator(above.begin()),
              std::make_move_iterator(above.end()));
  Node made = tablet_page(model, voice, std::move(main));
  made.children.push_back(tablet_navigation(model, voice));
  return made;
}

}  // namespace

Node tablet_button(std::string key, Look look, std::string words, TabletWhat what,
                   std::int32_t number) {
  return button(std::move(key), look, std::move(words), app::TabletPressed{what, number});
}

Node tablet_notice(std::string key, Role role, Tone tone, Icon icon, std::string words,
                   std::string more) {
  Node made = text(std::move(key), Look::Notice, std::move(words));
  made.role = role;
  made.tone = tone;
  made.icon = icon;
  made.description = std::move(more);
  return made;
}

Node tablet_pad(const Voice& voice, PadKeys keys) {
  const auto digit_of = [&](std::int32_t digit) {
    const std::string name(1, static_cast<char>('0' + digit));
    Node key = tablet_button("digit" + name, Look::Secondary, name, TabletWhat::Digit, digit);
    key.disabled = keys.idle;
    return key;
  };
  std::vector<Node> all;
  for (std::int32_t digit = 1; digit <= 9; ++digit) all.push_back(digit_of(digit));
  all.push_back(std::move(keys.left));
  all.push_back(digit_of(0));
  all.push_back(std::move(keys.right));
  return region("pad", Look::Inline, voice.say("tablet.keys"), std::move(all));
}

std::string clock_time(const tablet::Model& model, sync::Instant at) {
  const Zone zone = model.versions.empty() ? Zone{{}, {{0, 480}}} : model.versions.back().zone;
  const std::int32_t minute = moment_at(zone, at).second / 60;
  const auto two = [](std::int32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string reward_name(const Voice& voice, const RewardId& reward) {
  return voice.theirs("reward", reward.text, "name");
}

Node tablet_screen(const tablet::Model& model) {
  const app::WordTable& words = model.words[static_cast<std::size_t>(model.language)];
  if (words.empty() || model.situation == Situation::Opening) return {};
  const Voice voice(words, model.language, tablet::programme_of(model));
  switch (model.situation) {
    case Situation::Elsewhere:
      return tablet_page(model, voice, tablet_stop(voice, "tablet.elsewhere_title",
                                                   "tablet.elsewhere", Tone::Warning));
    case Situation::Broken:
      return tablet_page(model, voice,
                         tablet_stop(voice, "tablet.broken_title", "tablet.broken", Tone::Bad));
    case Situation::Enrol: return tablet_page(model, voice, tablet_enrol(model, voice));
    case Situation::SignIn: return tablet_page(model, voice, tablet_sign_in(model, voice));
    case Situation::Opening:
    case Situation::Work: break;
  }
  return tablet_work(model, voice);
}

}  // namespace yearward::present
