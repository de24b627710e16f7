// Before work: the tablet's enrolment by a manager's code, and who of staff stands at it.
// It refuses to know whether they are right.
#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

Node door_field(std::string key, std::string name, std::string value, app::FieldName which) {
  Node made;
  made.key = std::move(key);
  made.role = Role::TextField;
  made.look = Look::Field;
  made.name = std::move(name);
  made.value = std::move(value);
  made.on_use = app::Typed{which, {}};
  return made;
}

Node door_form(const Voice& voice, const char* words, std::vector<Node> children) {
  Node made = region("form", Look::Panel, voice.say(words), std::move(children));
  made.role = Role::Form;
  return made;
}

void add_setback(const tablet::StaffForm& form, const Voice& voice, const char* offline,
                 std::vector<Node>& children) {
  if (form.is_old) {
    children.push_back(tablet_notice("old", Role::Alert, Tone::Warning, Icon::Offline,
                                     voice.say("tablet.staff_is_old")));
    return;
  }
  if (!form.setback) return;
  const bool away = form.setback->offline;
  std::string more;
  if (form.tries_left == 0) more = voice.say("tablet.staff_locked");
  else if (form.tries_left > 0) more = voice.count("tablet.tries_left", form.tries_left);
  children.push_back(tablet_notice(
      "refusal", Role::Alert, away ? Tone::Warning : Tone::Bad,
      away ? Icon::Offline : Icon::Warning,
      away ? voice.say(offline) : voice.refusal(form.setback->refusal), std::move(more)));
}

}  // namespace

std::vector<Node> tablet_enrol(const tablet::Model& model, const Voice& voice) {
  const tablet::StaffForm& form = model.form;
  Node code = door_field("code", voice.say("tablet.code"), form.code, app::FieldName::Code);
  code.description = voice.say("tablet.code_help");
  code.autocomplete = "one-time-code";
  code.invalid = form.setback && !form.setback->offline;
  code.disabled = form.busy;
  std::vector<Node> children{std::move(code)};
  add_setback(form, voice, "tablet.enrol_offline", children);
  Node enrol = tablet_button("enrol", Look::Primary,
                             voice.say(form.busy ? "tablet.enrol_busy" : "tablet.enrol"),
                             TabletWhat::Enrol);
  enrol.busy = enrol.disabled = form.busy;
  children.push_back(std::move(enrol));
  return {heading("title", Role::Heading1, voice.say("tablet.enrol_title")),
          text("what", Look::Lead, voice.say("tablet.enrol_what")),
          door_form(voice, "tablet.enrol_title", std::move(children))};
}

std::vector<Node> tablet_sign_in(const tablet::Model& model, const Voice& voice) {
  const tablet::StaffForm& form = model.form;
  Node card = door_field("card", voice.say("tablet.staff_card"), form.card,
                         app::FieldName::CardNumber);
  card.keyboard = Keyboard::Digits;
  card.autocomplete = "username";
  Node pin = door_field("pin", voice.say("tablet.staff_pin"), form.pin, app::FieldName::Pin);
  pin.secret = true;
  pin.autocomplete = "current-password";
  card.disabled = pin.disabled = form.busy;
  card.invalid = pin.invalid = form.setback && !form.setback->offline;
  std::vector<Node> children{std::move(card), std::move(pin)};
  add_setback(form, voice, "tablet.staff_unknown_here", children);
  Node enter = tablet_button("enter", Look::Primary,
                             voice.say(form.busy ? "tablet.staff_busy" : "tablet.staff_enter"),
                             TabletWhat::SignIn);
  enter.busy = enter.disabled = form.busy;
  children.push_back(std::move(enter));
  std::vector<Node> main{heading("title", Role::Heading1, voice.say("tablet.staff_title")),
                         text("what", Look::Muted, voice.say("tablet.staff_what")),
                         door_form(voice, "tablet.staff_title", std::move(children))};
  const std::int32_t waiting = tablet::totals_of(model.book).waiting;
  if (waiting > 0) {
    main.push_back(tablet_notice("waiting", Role::Status, Tone::Neutral, Icon::Sync,
                                 voice.count("tablet.waits_safely", waiting)));
  }
  return main;
}

}  // namespace yearward::present
