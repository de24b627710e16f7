// What follows when something happens at a kiosk. It refuses to keep anything of a member.
#include "web/app/kiosk_update.hpp"

#include <algorithm>

#include "core/sync/card.hpp"
#include "web/app/update.hpp"

namespace yearward::kiosk {
namespace {

using What = app::KioskPressed::What;

// Only digits can be a card's number: what else a scanner reads is somebody's shopping.
std::optional<std::string> card_in(std::string_view code) {
  std::string number = sync::card_number_from_text(code);
  const bool fits = number.size() >= kFewestCardDigits && number.size() <= kMostCardDigits;
  const bool digits = std::all_of(number.begin(), number.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return fits && digits ? std::optional(std::move(number)) : std::nullopt;
}

// The server ended the session, or knows of none.
bool is_ended(int status) { return status != 0 && status < 500; }

// One turn under way.
struct KioskTurn {
  Model model;
  std::vector<Effect> effects;

  void take(const app::Message& message);
  void take(const Keyed& message);
  void take(const Touched&);
  void take(const Rang&);
  void take(const Answered& message);
  void take(const SignedOut& message);
  void take(const Left&) { leave(); }
  void take(const Stilled& message) { model.still = message.still; }
  void take(const CatalogueFound& message);
  void take(const FellSilent&) { model.speaks = false; }

  void press(const app::KioskPressed& pressed);
  void choose(What what);
  void type(std::int32_t digit);
  void erase();
  void read(const std::string& code);
  void begin();
  void act();
  void sign_in();
  void ask_portal(const app::Message& message);
  void see_who_is_known();
  void hush();
  void leave();
  void end_session();
  void use_update();
};

// Somebody is here: the time without a touch begins anew.
void KioskTurn::act() {
  model.last_act = model.now;
  model.asked_since.reset();
}

void KioskTurn::begin() {
  if (model.phase != Phase::Attract) return;
  model.phase = Phase::Identify;
  model.asking = Asking::Card;
  model.reading = Reading::None;
  act();
}

// A portal's model decides; of its wishes only questions to the server and words are granted.
void KioskTurn::ask_portal(const app::Message& message) {
  app::Step step = app::update(std::move(model.member), message);
  model.member = std::move(step.model);
  model.member.keeping.clear();  // nothing is kept here, and nobody waits for it
  for (app::Effect& effect : step.effects) {
    if (auto* wish = std::get_if<app::SignIn>(&effect)) {
      effects.emplace_back(Ask{model.round, std::move(*wish)});
    } else if (auto* pull = std::get_if<app::Pull>(&effect)) {
      effects.emplace_back(Ask{model.round, std::move(*pull)});
    } else if (auto* words = std::get_if<app::LoadWords>(&effect)) {
      effects.emplace_back(*words);
    }
  }
  see_who_is_known();
}

void KioskTurn::see_who_is_known() {
  const app::Session* session = known(model);
  const bool shows = model.phase == Phase::Summary || model.phase == Phase::Forecast;
  if (session == nullptr && shows) return leave();  // the server no longer knows them
  if (session == nullptr || model.phase != Phase::Identify) return;
  model.phase = Phase::Summary;
  model.reading = Reading::None;
  if (session->rules_document == model.catalogue) return;
  model.catalogue = session->rules_document;
  make_posters(model);
  effects.emplace_back(KeepCatalogue{model.catalogue});
}

void KioskTurn::hush() {
  if (!model.speaks) return;
  model.speaks = false;
  effects.emplace_back(Hush{});
}

void KioskTurn::end_session() {
  model.endings += 1;
  model.owed = false;
  effects.emplace_back(EndSession{});
}

// A newer kiosk begins where nobody stands and nothing is on its way.
void KioskTurn::use_update() {
  const bool idle = model.phase == Phase::Attract && model.endings == 0 && !model.signing_in;
  if (idle && !model.owed && model.member.update_ready) effects.emplace_back(app::UseUpdate{});
}

// Everything of the member goes: what was typed, read, fetched and worked out. The kiosk begins
// again with what it had before anybody came.
void KioskTurn::leave() {
  const bool has_session = model.member.session || model.member.form.busy;
  hush();
  Model next;
  next.own_language = model.own_language;
  next.member = app::start(model.own_language).model;
  next.member.words = std::move(model.member.words);
  next.member.today = model.member.today;
  next.member.update_ready = model.member.update_ready;
  next.member.sync.online = model.member.sync.online;
  next.catalogue = std::move(model.catalogue);
  next.newcomer = std::move(model.newcomer);
  next.posters = std::move(model.posters);
  next.still = model.still;
  next.round = model.round + 1;
  next.signing_in = model.signing_in;
  next.endings = model.endings;
  next.owed = model.owed;
  next.owed_since = model.owed_since;
  next.poster_since = next.last_act = next.now = model.now;
  model = std::move(next);
  effects.emplace_back(Wipe{});
  // A sign-in on its way opens its session later: it is ended when its answer has come.
  if (has_session && !model.signing_in) end_session();
  use_update();
}

void KioskTurn::take(const app::Message& message) {
  if (const auto* pressed = std::get_if<app::KioskPressed>(&message)) return press(*pressed);
  if (std::holds_alternative<app::LanguageChosen>(message)) {
    hush();
    if (model.phase != Phase::Attract) act();
    return ask_portal(message);
  }
  const bool asks_year = std::holds_alternative<app::Dialled>(message) ||
                         std::holds_alternative<app::ScenarioChosen>(message) ||
                         std::holds_alternative<app::WeeklyTaken>(message) ||
                         std::holds_alternative<app::AimAsked>(message);
  if (asks_year) {
    if (model.phase != Phase::Forecast || model.asked_since) return;
    act();
    if (std::holds_alternative<app::WeeklyTaken>(message)) model.wants_gifts = false;
    return ask_portal(message);
  }
  const bool day = std::holds_alternative<app::DayBegan>(message);
  const bool told = day || std::holds_alternative<app::WordsLoaded>(message) ||
                    std::holds_alternative<app::Connected>(message) ||
                    std::holds_alternative<app::UpdateFound>(message);
  if (!told) return;  // what keeps something has no place here
  ask_portal(message);
  if (day) make_posters(model);
  use_update();
}

void KioskTurn::press(const app::KioskPressed& pressed) {
  // What lies behind the question cannot be used; any other touch answers it.
  if (model.asked_since && pressed.what != What::End) return act();
  if (pressed.what == What::End) return leave();
  if (pressed.what == What::Pause) {
    model.paused = !model.paused;
    model.poster_since = model.now;
    return;
  }
  if (pressed.what == What::Speak) {
    if (model.speaks) return hush();
    model.speaks = true;
    effects.emplace_back(ReadAloud{});
    if (model.phase != Phase::Attract) act();
    return;
  }
  hush();
  if (pressed.what == What::Begin) return begin();
  act();
  if (model.phase == Phase::Identify) {
    if (pressed.what == What::Digit) type(pressed.digit);
    if (pressed.what == What::Erase) erase();
    const bool enough = model.member.form.card.size() >= kFewestCardDigits;
    if (pressed.what == What::Next && enough) model.asking = Asking::Pin;
  } else {
    choose(pressed.what);
  }
}

void KioskTurn::choose(What what) {
  const bool on_summary = model.phase == Phase::Summary;
  if (what == What::ShowPoints && on_summary) model.shows_points = !model.shows_points;
  if (what == What::ToForecast && on_summary) model.phase = Phase::Forecast;
  if (model.phase != Phase::Forecast) return;
  if (what == What::Return) model.phase = Phase::Summary;
  if (what == What::Amounts) model.wants_gifts = false;
  if (what == What::Gifts) model.wants_gifts = true;
}

void KioskTurn::type(std::int32_t digit) {
  app::SignInForm& form = model.member.form;
  if (form.busy || model.sign_in_waits || digit < 0 || digit > 9) return;
  form.setback.reset();
  model.reading = Reading::None;
  const bool pin = model.asking == Asking::Pin;
  std::string& text = pin ? form.pin : form.card;
  if (text.size() < (pin ? kPinDigits : kMostCardDigits)) text += static_cast<char>('0' + digit);
  if (pin && text.size() == kPinDigits) sign_in();
}

void KioskTurn::erase() {
  app::SignInForm& form = model.member.form;
  if (form.busy || model.sign_in_waits) return;
  form.setback.reset();
  if (model.asking == Asking::Pin && form.pin.empty()) {
    model.asking = Asking::Card;
    return;
  }
  std::string& text = model.asking == Asking::Pin ? form.pin : form.card;
  if (!text.empty()) text.pop_back();
}

// Not before the session of whoever stood here is ended: the server's answer to that empties the
// browser, and must not take the new session with it.
void KioskTurn::sign_in() {
  model.sign_in_waits = model.endings > 0 || model.signing_in;
  if (model.sign_in_waits) return;
  model.owed = false;  // a new session ends what is still owed
  model.signing_in = true;
  ask_portal(app::SignInPressed{});
}

void KioskTurn::read(const std::string& code) {
  const auto card = card_in(code);
  if (!card) {
    begin();
    if (model.phase == Phase::Identify) model.reading = Reading::NotACard;
    return;
  }
  if (model.member.form.busy || model.sign_in_waits) return;
  const app::Session* session = known(model);
  const bool same = session != nullptr ? session->profile.card == *card
                                       : model.scan && model.scan->code == *card &&
                                             model.now - model.scan->at < kSameScan;
  if (same) {
    model.reading = Reading::AlreadyRead;
    return;
  }
  if (session != nullptr) leave();  // somebody else is here, and reads nothing of theirs
  begin();
  model.scan = Scan{*card, model.now};
  model.reading = Reading::None;
  model.member.form = {};
  model.member.form.card = *card;
  model.asking = Asking::Pin;
}

// What a member brought meanwhile is newer.
void KioskTurn::take(const CatalogueFound& message) {
  if (!model.catalogue.empty()) return;
  model.catalogue = message.document;
  make_posters(model);
}

void KioskTurn::take(const Keyed& message) {
  const auto code = model.wedge.take(message.key);
  const bool of_scan = model.wedge.running();
  if (message.on_button && !of_scan) return;  // the press that follows is what counts
  if (model.phase != Phase::Attract) act();
  else if (!code) begin();
  if (code) read(*code);
}

void KioskTurn::take(const Touched&) {
  if (model.phase == Phase::Attract) begin();
  else act();
}

void KioskTurn::take(const Rang&) {
  if (model.owed && model.now - model.owed_since >= kAskAgain) end_session();
  if (model.phase == Phase::Attract) {
    const auto count = static_cast<std::int32_t>(model.posters.size());
    if (count < 2 || model.paused || model.still || model.now - model.poster_since < kPosterStands)
      return;
    model.poster = (model.poster + 1) % count;
    model.poster_since = model.now;
    return;
  }
  // Where the machine slept through question and answer, nobody is asked any more.
  const bool slept = !model.asked_since && model.now - model.last_act >= kIdle + kCountdown;
  const bool over = model.asked_since && model.now - *model.asked_since >= kCountdown;
  if (slept || over) return leave();
  if (!model.asked_since && model.now - model.last_act >= kIdle) {
    hush();
    model.asked_since = model.now;
  }
}

void KioskTurn::take(const Answered& message) {
  const bool signed_in = std::holds_alternative<app::SignInAnswered>(message.answer);
  if (signed_in) model.signing_in = false;
  if (message.round == model.round) return ask_portal(message.answer);
  if (signed_in) end_session();  // whoever it was for has left
}

void KioskTurn::take(const SignedOut& message) {
  if (model.endings == 0) return;
  model.endings -= 1;
  model.owed = !is_ended(message.status) && model.endings == 0;
  model.owed_since = model.now;
  if (!model.catalogue.empty()) effects.emplace_back(KeepCatalogue{model.catalogue});
  if (model.sign_in_waits) sign_in();
  use_update();
}

}  // namespace

Step start(app::Language language) {
  Step step;
  step.model.own_language = language;
  step.model.member = app::start(language).model;
  step.model.endings = 1;
  step.effects = {EndSession{}, app::LoadWords{language}};
  return step;
}

Step update(Model model, const Message& message, Millis now) {
  model.now = now;
  KioskTurn turn{std::move(model), {}};
  std::visit([&](const auto& said) { turn.take(said); }, message);
  return Step{std::move(turn.model), std::move(turn.effects)};
}

std::optional<Millis> next_alarm(const Model& model) {
  std::optional<Millis> next;
  const auto no_later = [&](Millis at) { next = next ? std::min(*next, at) : at; };
  if (model.owed) no_later(model.owed_since + kAskAgain);
  if (model.phase == Phase::Attract) {
    const bool turns = model.posters.size() > 1 && !model.paused && !model.still;
    if (turns) no_later(model.poster_since + kPosterStands);
  } else if (!model.asked_since) {
    no_later(model.last_act + kIdle);
  } else {  // the seconds are counted down on the screen
    no_later(*model.asked_since + ((model.now - *model.asked_since) / 1000 + 1) * 1000);
  }
  return next;
}

std::int32_t seconds_left(const Model& model) {
  if (!model.asked_since) return 0;
  const Millis left = *model.asked_since + kCountdown - model.now;
  return static_cast<std::int32_t>(std::max<Millis>((left + 999) / 1000, 1));
}

const app::Session* known(const Model& model) { return app::shown_session(model.member); }

}  // namespace yearward::kiosk
