// A kiosk driven by messages at times the test says, its effects collected. It refuses to read the
// clock and the network.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/portal/world.hpp"
#include "web/app/kiosk_update.hpp"

namespace yearward::world {

class Kiosk {
 public:
  explicit Kiosk(app::Language language = app::Language::Chinese);

  std::vector<kiosk::Effect> take_effects();
  void say(const kiosk::Message& message);
  void press(app::KioskPressed::What what, std::int32_t digit = 0);
  void pass(kiosk::Millis time) { now_ += time; }
  // Lets time pass and rings whenever the kiosk asked for it.
  void wait(kiosk::Millis time);
  const kiosk::Model& model() const { return model_; }
  kiosk::Millis now() const { return now_; }

  void open();  // words of both languages, the day, the last session ended, nothing kept
  void type(std::string_view digits);
  // Keys so many milliseconds apart, then Enter.
  void scan(std::string_view code, kiosk::Millis apart = 10);
  void answer_sign_in(int status = 200);
  void answer_pull(const std::vector<Event>& events, std::string_view programme = "community_mart");
  // A member of these events stands before it: card read, PIN typed, answered.
  void identify(const std::vector<Event>& events, std::string_view programme = "community_mart");

 private:
  kiosk::Model model_;
  std::vector<kiosk::Effect> effects_;
  kiosk::Millis now_ = 1'000;
};

inline constexpr std::string_view kCard = "88000001001", kPin = "135790";

template <class E>
std::int32_t count(const std::vector<kiosk::Effect>& effects) {
  std::int32_t found = 0;
  for (const kiosk::Effect& effect : effects) found += std::holds_alternative<E>(effect) ? 1 : 0;
  return found;
}

}  // namespace yearward::world
