// A small world for the portal's tests: the real words and programme, a made-up member, and a shell
// that answers as told. It refuses to read the clock and the network.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sync/wire.hpp"
#include "web/app/update.hpp"

namespace yearward::world {

inline const Day kToday = day_from({2026, 11, 22});

std::string file(std::string_view path);  // of the repository
std::string words_document(app::Language language);

// A purchase of whole units of the currency, and of cents beyond them.
struct Purchase {
  Day day;
  std::int64_t units = 0;
  std::int64_t cents = 0;
};
Event purchase(const Purchase& purchase, std::int32_t number);
Event redemption(Day day, std::string reward, std::int32_t number);
Event refund(const Event& of, Day day, std::int64_t units, std::int32_t number);

// Weekly purchases from a Saturday on.
std::vector<Event> weekly(Day first, std::int32_t weeks, std::int64_t units);
// 王女士: 300 a week in autumn 2025, 500 a week through 2026, one gift, one refund.
std::vector<Event> wang_history();
// A life of every kind of entry: a lapse, a gift, a refund of spent points, a deficit filled, a
// level reached, a member day.
std::vector<Event> eventful_history();

// A member's history, and what the portal says of it.
struct Told {
  const char* story;
  std::vector<Event> history;
  const char* chinese;
  const char* english;
};

// The server's answer with these events in these places, from the supermarket or another programme.
std::string pull_answer(const std::vector<Event>& events,
                        std::string_view programme = "community_mart", bool more = false);

// A portal driven by messages, its effects collected.
class Portal {
 public:
  explicit Portal(app::Language language = app::Language::Chinese);

  // What update asked for since the last call.
  std::vector<app::Effect> take_effects();
  void say(const app::Message& message);
  const app::Model& model() const { return model_; }

  void load_words();      // both languages
  void open_empty();      // words, an empty store, the day
  void sign_in(const std::vector<Event>& events, std::string_view programme = "community_mart");

 private:
  app::Model model_;
  std::vector<app::Effect> effects_;
};

// The device's store after these effects, as StoreOpened says it.
class Drawers {
 public:
  void perform(const std::vector<app::Effect>& effects);
  std::string snapshot() const;
  bool holds(std::string_view key) const;

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

// The first write of that kind into that drawer; null when these effects keep none.
const app::Write* written(const std::vector<app::Effect>& effects, app::Drawer drawer,
                          app::Write::Kind kind);

template <class E>
const E* find(const std::vector<app::Effect>& effects) {
  for (const app::Effect& effect : effects) {
    if (const E* found = std::get_if<E>(&effect)) return found;
  }
  return nullptr;
}

}  // namespace yearward::world
