// Who stands here: a member code that is scanned, or a card number by the pad; then the PIN, by the
// pad alone. A code by itself opens nothing. It refuses to know whether they are right.
#include "web/present/kiosk_parts.hpp"

namespace yearward::present {
namespace {

using What = app::KioskPressed::What;
using kiosk::Asking;

// What was typed so far. Of a card's number only the end is shown once it is whole; of a PIN how
// many digits there are.
Node typed_slots(const kiosk::Model& model, const Voice& voice) {
  const app::SignInForm& form = model.member.form;
  const bool pin = model.asking == Asking::Pin;
  Node made = text("slots", Look::Field, voice.say(pin ? "kiosk.pin" : "kiosk.card"));
  made.role = Role::Status;
  made.invalid = form.setback && !form.setback->offline;
  if (!pin) {
    made.value = in_groups(form.card);
    return made;
  }
  const auto typed = static_cast<std::int64_t>(form.pin.size());
  const auto all = static_cast<std::int64_t>(kiosk::kPinDigits);
  made.value = voice.say("kiosk.pin_count", {{"count", voice.number(typed)},
                                             {"all", voice.number(all)}});
  made.range = {.minimum = 0, .maximum = all, .now = typed, .step = 1};
  made.description = voice.say("kiosk.card_ends", {{"digits", last_digits(form.card)}});
  return made;
}

Node digit_key(std::int32_t digit, bool disabled) {
  const std::string name(1, static_cast<char>('0' + digit));
  Node key = button("digit" + name, Look::Secondary, name, app::KioskPressed{What::Digit, digit});
  key.disabled = disabled;
  return key;
}

Node digit_pad(const kiosk::Model& model, const Voice& voice, bool busy) {
  std::vector<Node> keys;
  for (std::int32_t digit = 1; digit <= 9; ++digit) keys.push_back(digit_key(digit, busy));
  keys.push_back(kiosk_button("erase", Look::Secondary, voice.say("kiosk.erase"), What::Erase));
  keys.back().disabled = busy;
  keys.push_back(digit_key(0, busy));
  keys.push_back(kiosk_button("next", Look::Primary, voice.say("kiosk.next"), What::Next));
  // A PIN has its length: the last digit signs in.
  keys.back().disabled = model.asking == Asking::Pin ||
                         model.member.form.card.size() < kiosk::kFewestCardDigits;
  return region("pad", Look::Inline, voice.say("kiosk.keys"), std::move(keys));
}

// The one thing there is to say, the gravest first; one place, so that the pad never moves.
Node only_notice(const kiosk::Model& model, const Voice& voice, bool busy) {
  const app::SignInForm& form = model.member.form;
  if (busy) {
    return kiosk_notice("said", Role::Status, Tone::Neutral, Icon::Sync, voice.say("kiosk.wait"));
  }
  const bool offline = form.setback ? form.setback->offline : !model.member.sync.online;
  if (offline) {
    return kiosk_notice("said", Role::Alert, Tone::Warning, Icon::Offline,
                        voice.say("kiosk.no_network"));
  }
  if (form.setback) {
    return kiosk_notice("said", Role::Alert, Tone::Bad, Icon::Warning,
                        voice.refusal(form.setback->refusal));
  }
  if (model.reading == kiosk::Reading::NotACard) {
    return kiosk_notice("said", Role::Alert, Tone::Warning, Icon::Warning,
                        voice.say("kiosk.not_a_card"));
  }
  if (model.reading == kiosk::Reading::AlreadyRead) {
    return kiosk_notice("said", Role::Status, Tone::Good, Icon::Check,
                        voice.say("kiosk.already_read"));
  }
  const bool pin = model.asking == Asking::Pin;
  return kiosk_notice("said", Role::Status, Tone::Neutral, Icon::Card,
                      voice.say(pin ? "kiosk.pin_help" : "kiosk.card_help"));
}

}  // namespace

std::vector<Node> kiosk_identify(const kiosk::Model& model, const Voice& voice) {
  const bool busy = model.member.form.busy || model.sign_in_waits;
  const bool pin = model.asking == Asking::Pin;
  return {kiosk_band(voice, voice.say(pin ? "kiosk.pin_title" : "kiosk.card_title"), {}),
          typed_slots(model, voice), only_notice(model, voice, busy),
          digit_pad(model, voice, busy)};
}

}  // namespace yearward::present
