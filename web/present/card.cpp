// The card screen: who, which level, the number as a code and in groups; it needs no network.
// Below it what a member sets for this device. It refuses to know how a code is scanned.
#include <qrcodegen.hpp>

#include "core/engine/progress.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

// Far below what a code of medium correction holds, so that the library is never asked too much.
constexpr std::size_t kLongestCode = 64;

Code code_of(const std::string& card) {
  Code code;
  if (card.empty() || card.size() > kLongestCode) return code;
  const qrcodegen::QrCode drawn =
      qrcodegen::QrCode::encodeText(card.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  code.side = drawn.getSize();
  code.dark.reserve(static_cast<std::size_t>(code.side) * static_cast<std::size_t>(code.side));
  for (int row = 0; row < code.side; ++row) {
    for (int column = 0; column < code.side; ++column) {
      code.dark.push_back(drawn.getModule(column, row));
    }
  }
  return code;
}

Node card_panel(const Showing& showing) {
  const Voice& voice = showing.voice;
  const sync::Profile& profile = showing.session.profile;
  const std::string number = in_groups(profile.card);
  std::vector<Node> children{text("name", Look::Strong, profile.name)};
  const auto progress = ladder_progress(showing.programme, showing.session.account);
  if (progress) {
    children.push_back(text("level", Look::Muted, level_name(showing, progress->level)));
  }
  Node code;
  code.key = "code";
  code.role = Role::Image;
  code.look = Look::Code;
  code.name = voice.say("card.code", {{"number", number}});
  code.figure = code_of(profile.card);
  children.push_back(std::move(code));
  Node digits = text("number", Look::Figure, voice.say("card.number"));
  digits.value = number;
  children.push_back(std::move(digits));
  Node copy = button("copy", Look::Secondary, voice.say("card.copy"), app::CardNumberCopied{});
  copy.icon = Icon::Copy;
  children.push_back(std::move(copy));
  if (showing.model.copied) {
    Node copied = text("copied", Look::Muted, voice.say("card.copied"));
    copied.role = Role::Status;
    copied.icon = Icon::Check;
    children.push_back(std::move(copied));
  }
  children.push_back(text("offline", Look::Small, voice.say("card.offline")));
  return group("card", Look::Panel, std::move(children));
}

Node choice(std::string key, std::string name, bool current, app::Message on_use) {
  Node made = button(std::move(key), Look::Chip, std::move(name), std::move(on_use));
  made.current = current;
  return made;
}

Node settings(const Showing& showing) {
  const Voice& voice = showing.voice;
  const app::Appearance now = showing.model.appearance;
  Node chinese = choice("zh", "中文", voice.language() == app::Language::Chinese,
                        app::LanguageChosen{app::Language::Chinese});
  chinese.language = "zh-CN";
  Node english = choice("en", "English", voice.language() == app::Language::English,
                        app::LanguageChosen{app::Language::English});
  english.language = "en";
  Node leave = button("leave", Look::Secondary, voice.say("settings.leave"),
                      app::SignOutPressed{});
  leave.icon = Icon::Leave;
  std::vector<Node> children{
      heading("heading", Role::Heading2, voice.say("settings.title")),
      heading("language_heading", Role::Heading3, voice.say("settings.language")),
      group("language", Look::Inline, {std::move(chinese), std::move(english)}),
      heading("appearance_heading", Role::Heading3, voice.say("settings.appearance")),
      group("appearance", Look::Inline,
            {choice("system", voice.say("settings.system"), now == app::Appearance::System,
                    app::AppearanceChosen{app::Appearance::System}),
             choice("light", voice.say("settings.light"), now == app::Appearance::Light,
                    app::AppearanceChosen{app::Appearance::Light}),
             choice("dark", voice.say("settings.dark"), now == app::Appearance::Dark,
                    app::AppearanceChosen{app::Appearance::Dark})}),
      heading("leave_heading", Role::Heading3, voice.say("settings.device"))};
  const std::int32_t waiting = app::waiting_count(showing.session);
  if (waiting > 0) {
    Node loss = text("loss", Look::Notice, voice.count("settings.loss", waiting));
    loss.tone = Tone::Warning;
    loss.icon = Icon::Warning;
    children.push_back(std::move(loss));
  }
  children.push_back(text("leave_what", Look::Muted, voice.say("settings.leave_what")));
  children.push_back(std::move(leave));
  return group("settings", Look::Panel, std::move(children));
}

}  // namespace

std::string in_groups(const std::string& card) {
  std::string grouped;
  for (std::size_t i = 0; i < card.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += ' ';
    grouped += card[i];
  }
  return grouped;
}

std::vector<Node> card(const Showing& showing) {
  return {heading("title", Role::Heading1, showing.voice.say("card.title")),
          group("halves", Look::Split, {card_panel(showing), settings(showing)})};
}

}  // namespace yearward::present
