// Drives a kiosk for its tests. It refuses to know what is right.
#include "tests/portal/kiosk_world.hpp"

namespace yearward::world {

Kiosk::Kiosk(app::Language language) {
  kiosk::Step step = kiosk::start(language);
  model_ = std::move(step.model);
  effects_ = std::move(step.effects);
}

std::vector<kiosk::Effect> Kiosk::take_effects() {
  std::vector<kiosk::Effect> taken;
  taken.swap(effects_);
  return taken;
}

void Kiosk::say(const kiosk::Message& message) {
  kiosk::Step step = kiosk::update(std::move(model_), message, now_);
  model_ = std::move(step.model);
  for (kiosk::Effect& effect : step.effects) effects_.push_back(std::move(effect));
}

void Kiosk::press(app::KioskPressed::What what, std::int32_t digit) {
  say(app::Message{app::KioskPressed{what, digit}});
}

void Kiosk::wait(kiosk::Millis time) {
  const kiosk::Millis end = now_ + time;
  for (;;) {
    const auto alarm = kiosk::next_alarm(model_);
    if (!alarm || *alarm > end) break;
    now_ = std::max(now_, *alarm);
    say(kiosk::Rang{});
  }
  now_ = end;
}

void Kiosk::open() {
  for (const auto language : {app::Language::Chinese, app::Language::English}) {
    say(app::Message{app::WordsLoaded{language, words_document(language)}});
  }
  say(app::Message{app::DayBegan{kToday.serial}});
  say(kiosk::SignedOut{401});
  take_effects();
}

void Kiosk::type(std::string_view digits) {
  for (const char digit : digits) press(app::KioskPressed::What::Digit, digit - '0');
}

void Kiosk::scan(std::string_view code, kiosk::Millis apart) {
  for (const char key : code) {
    say(kiosk::Keyed{{key, now_}});
    now_ += apart;
  }
  say(kiosk::Keyed{{kiosk::kEnter, now_}});
}

void Kiosk::answer_sign_in(int status) {
  say(kiosk::Answered{model_.round, app::SignInAnswered{status, "{}"}});
}

void Kiosk::answer_pull(const std::vector<Event>& events, std::string_view programme) {
  say(kiosk::Answered{model_.round, app::PullAnswered{200, pull_answer(events, programme)}});
}

void Kiosk::identify(const std::vector<Event>& events, std::string_view programme) {
  scan(kCard);
  type(kPin);
  answer_sign_in();
  answer_pull(events, programme);
}

}  // namespace yearward::world
