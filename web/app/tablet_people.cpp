// Who works here: the device's enrolment, staff who sign in with the network and without, the lock.
// It refuses to keep a PIN: a digest of it is the page's scripts' to keep.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/sync/card.hpp"
#include "core/sync/image_bytes.hpp"
#include "web/app/tablet_turn.hpp"

namespace yearward::tablet {
namespace {

constexpr std::size_t kLongestCode = 16;

app::Setback door_setback(int status, Refusal unauthorised) {
  if (status == 0) return {.offline = true, .refusal = {}};
  if (status == 401) return {.offline = false, .refusal = unauthorised};
  if (status == 403) return {.offline = false, .refusal = Refusal::NotYoursToDo};
  if (status == 429) return {.offline = false, .refusal = Refusal::TooManyTries};
  if (status >= 500) return {.offline = false, .refusal = Refusal::StoreIsUnavailable};
  return {.offline = false, .refusal = Refusal::RequestIsMalformed};
}

// Codes are read out and typed: small letters and gaps do not matter.
std::string code_from(std::string_view text) {
  std::string code;
  for (const char c : text) {
    const bool small = c >= 'a' && c <= 'z';
    if (small) code += static_cast<char>(c - 'a' + 'A');
    else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) code += c;
  }
  return code;
}

}  // namespace

void TabletTurn::type(const app::Typed& typed) {
  StaffForm& form = model.form;
  if (form.busy) return;
  act();
  form.setback.reset();
  form.tries_left = -1;
  form.is_old = false;
  if (typed.field == app::FieldName::CardNumber) form.card = typed.text;
  if (typed.field == app::FieldName::Pin) form.pin = typed.text;
  if (typed.field == app::FieldName::Code) form.code = typed.text;
}

void TabletTurn::enrol() {
  if (model.situation != Situation::Enrol || model.form.busy) return;
  const std::string code = code_from(model.form.code);
  if (code.empty() || code.size() > kLongestCode) {
    model.form.setback = app::Setback{.offline = false, .refusal = Refusal::SignInIsWrong};
    return;
  }
  model.form.busy = true;
  model.form.setback.reset();
  effects.emplace_back(Enrol{code});
}

// The key is on the disk already; now the device begins: journal and image, in one step.
void TabletTurn::take(const Enrolled& message) {
  if (model.situation != Situation::Enrol) return;
  StaffForm& form = model.form;
  const bool done = message.status == 201;
  const auto read = codec::device_enrolled_from_json(done ? message.document : std::string("{}"));
  if (!done || !read.ok()) {
    form.busy = false;
    form.setback = door_setback(done ? 400 : message.status, Refusal::SignInIsWrong);
    return;
  }
  model.identity = read.value();
  const Identity& who = *model.identity;
  sync::Image image;
  image.device = who.number;
  image.epoch = who.epoch;
  image.store = who.store;
  image.link = sync::chain_start(who.number, who.epoch);
  sync::follow(image, sync::scope_of_store(who.store));
  const std::string journal = sync::Device::first_journal(who.number, who.epoch, who.store);
  auto device = sync::Device::opened(image, journal, clock_of(model),
                                     static_cast<std::uint32_t>(model.now.wall));
  if (!device.ok()) return void(model.situation = Situation::Broken);
  model.device = std::move(device).value();
  model.book.since = model.now.wall;
  effects.emplace_back(Begin{message.document, journal, sync::bytes_of(model.device->image())});
}

// With the network the server decides; without it what this device remembers of who it let in.
void TabletTurn::sign_in() {
  StaffForm& form = model.form;
  if (model.situation != Situation::SignIn || form.busy) return;
  form.setback.reset();
  const std::string card = sync::card_number_from_text(form.card);
  if (card.empty() || form.pin.empty()) {
    form.setback = app::Setback{.offline = false, .refusal = Refusal::TextIsEmpty};
    return;
  }
  form.busy = true;
  if (model.online)
    effects.emplace_back(AskStaff{card, codec::json_from_sign_in({card, form.pin})});
  else effects.emplace_back(CheckStaff{card, form.pin});
}

void TabletTurn::take(const StaffAnswered& message) {
  StaffForm& form = model.form;
  if (model.situation != Situation::SignIn || !form.busy) return;
  if (message.status == 0 || message.status >= 500) {  // no answer: the device's own memory
    effects.emplace_back(CheckStaff{message.card, form.pin});
    return;
  }
  const bool known = message.status == 200;
  const auto read = codec::staff_at_device_from_json(known ? message.document : "{}");
  if (!known || !read.ok()) {
    form.busy = false;
    form.pin.clear();
    form.setback = door_setback(known ? 400 : message.status, Refusal::SignInIsWrong);
    // Whoever the server no longer lets in is not let in here either.
    if (message.status == 403) effects.emplace_back(ForgetStaff{message.card});
    return;
  }
  effects.emplace_back(KeepStaff{message.card, form.pin, message.document});
  model.staff_card = message.card;
  let_in(read.value());
}

void TabletTurn::take(const StaffChecked& message) {
  StaffForm& form = model.form;
  if (model.situation != Situation::SignIn || !form.busy) return;
  form.busy = false;
  form.pin.clear();
  const auto read = codec::staff_at_device_from_json(message.document.empty() ? "{}"
                                                                              : message.document);
  if (!read.ok()) {
    form.setback = app::Setback{.offline = true, .refusal = {}};
    return;
  }
  if (message.tries > kPinTries) {
    form.setback = app::Setback{.offline = false, .refusal = Refusal::TooManyTries};
    form.tries_left = 0;
    return;
  }
  if (!message.fits) {
    form.setback = app::Setback{.offline = false, .refusal = Refusal::SignInIsWrong};
    form.tries_left = kPinTries - message.tries;
    return;
  }
  effects.emplace_back(ForgiveStaff{message.card});
  // A clock that was put back makes nobody younger than they are.
  form.is_old = message.age > kStaffLasts || message.age < 0;
  if (form.is_old) return;
  model.staff_card = message.card;
  let_in(read.value());
}

void TabletTurn::let_in(const codec::StaffAtDevice& staff) {
  model.staff = staff;
  model.form = StaffForm{};
  model.situation = Situation::Work;
  act();
  exchange();
}

// The member goes first. What is being written goes on: it was done by who was here.
void TabletTurn::lock() {
  if (model.situation != Situation::Work) return;
  leave();
  model.situation = Situation::SignIn;
  model.staff.reset();
  model.form = StaffForm{};
  model.form.card = model.staff_card;
  model.opened.reset();
  model.asks_refund = false;
  effects.emplace_back(Wipe{});
}

}  // namespace yearward::tablet
