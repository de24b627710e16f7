// The sign-in screen: what this is in one sentence, a card number, a PIN, one button.
// It refuses to know whether they are right.
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

Node field(std::string key, std::string name, std::string value, app::FieldName which) {
  Node made;
  made.key = std::move(key);
  made.role = Role::TextField;
  made.look = Look::Field;
  made.name = std::move(name);
  made.value = std::move(value);
  made.keyboard = Keyboard::Digits;
  made.on_use = app::Typed{which, {}};
  return made;
}

Node form(const app::SignInForm& form, const Voice& voice, bool busy) {
  Node card = field("card", voice.say("sign_in.card"), form.card, app::FieldName::CardNumber);
  card.description = voice.say("sign_in.card_help");
  card.autocomplete = "username";
  Node pin = field("pin", voice.say("sign_in.pin"), form.pin, app::FieldName::Pin);
  pin.autocomplete = "current-password";
  pin.secret = true;
  const bool wrong = form.setback && !form.setback->offline &&
                     form.setback->refusal != Refusal::SignInIsRequired;
  card.invalid = wrong;
  pin.invalid = wrong;
  card.disabled = pin.disabled = busy;
  Node made = region("form", Look::Panel, voice.say("sign_in.form"), {});
  made.role = Role::Form;
  made.children = {std::move(card), std::move(pin)};
  if (form.setback) {
    Node alert = text("refusal", Look::Notice, form.setback->offline
                                                   ? voice.say("sign_in.offline")
                                                   : voice.refusal(form.setback->refusal));
    alert.role = Role::Alert;
    alert.icon = form.setback->offline ? Icon::Offline : Icon::Warning;
    alert.tone = form.setback->offline ? Tone::Warning : Tone::Bad;
    made.children.push_back(std::move(alert));
  }
  Node enter = button("enter", Look::Primary,
                      voice.say(busy ? "sign_in.busy" : "sign_in.enter"), app::SignInPressed{});
  enter.busy = busy;
  enter.disabled = busy;
  made.children.push_back(std::move(enter));
  return made;
}

}  // namespace

std::vector<Node> sign_in(const app::Model& model, const Voice& voice) {
  const bool busy = model.form.busy || (model.session && !model.locked && model.sync.syncing);
  return {heading("title", Role::Heading1, voice.say("sign_in.title")),
          text("what", Look::Lead, voice.say("sign_in.what")), form(model.form, voice, busy)};
}

}  // namespace yearward::present
