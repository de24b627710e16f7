// Builds the world the portal's tests live in. It refuses to know what the screens show of it.
#include "tests/portal/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/codec/codec.hpp"

namespace yearward::world {
namespace {

const Currency kYuan{"CNY", 2};

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') result += "\\n";
    else result += c;
  }
  return result + "\"";
}

std::string drawer_name(app::Drawer drawer) {
  switch (drawer) {
    case app::Drawer::Meta: return "meta";
    case app::Drawer::Events: return "events";
    case app::Drawer::Outbox: return "outbox";
  }
  return {};
}

}  // namespace

std::string file(std::string_view path) {
  std::ifstream stream(std::string(YEARWARD_SOURCE_DIR) + "/" + std::string(path));
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string words_document(app::Language language) {
  return file(language == app::Language::English ? "assets/words/en.json"
                                                 : "assets/words/zh-CN.json");
}

Event purchase(const Purchase& purchase, std::int32_t number) {
  Event event;
  event.id = EventId{"till-" + std::to_string(number)};
  event.member = MemberId{"M1001"};
  event.type = EventType::Purchase;
  event.at = {purchase.day, 18 * 3600 + 20 * 60};
  event.amount = Money{purchase.units * 100 + purchase.cents};
  event.place = "幸福路店";
  return event;
}

Event redemption(Day day, std::string reward, std::int32_t number) {
  Event event = purchase({day, 1}, number);
  event.type = EventType::Redeem;
  event.amount = Money{};
  event.reward = RewardId{std::move(reward)};
  return event;
}

Event refund(const Event& of, Day day, std::int64_t units, std::int32_t number) {
  Event event = purchase({day, units}, number);
  event.type = EventType::Refund;
  event.refers_to = of.id;
  return event;
}

std::vector<Event> weekly(Day first, std::int32_t weeks, std::int64_t units) {
  std::vector<Event> events;
  for (std::int32_t week = 0; week < weeks; ++week) {
    const Day day = first.plus_days(7 * week);
    events.push_back(purchase({day, units}, day.serial));
  }
  return events;
}

std::vector<Event> wang_history() {
  std::vector<Event> events = weekly(day_from({2025, 9, 6}), 17, 300);
  for (Event& event : weekly(day_from({2026, 1, 3}), 47, 500)) events.push_back(std::move(event));
  events.push_back(redemption(day_from({2026, 8, 1}), "soy_sauce", 1));
  const Event returned = events[60];
  events.push_back(refund(returned, returned.at.day.plus_days(2), 80, 2));
  return events;
}

std::vector<Event> eventful_history() {
  const Event large = purchase({day_from({2024, 2, 8}), 6000, 50}, 1);
  return {large,
          redemption(day_from({2024, 3, 1}), "soy_sauce", 2),
          refund(large, day_from({2024, 3, 8}), 3000, 3),
          purchase({day_from({2024, 5, 1}), 700}, 4),
          purchase({day_from({2024, 6, 1}), 10'000}, 5),
          purchase({day_from({2025, 6, 1}), 10'000}, 6),
          purchase({day_from({2026, 11, 4}), 123, 45}, 7)};
}

std::string pull_answer(const std::vector<Event>& events, std::string_view programme, bool more) {
  const std::string rules = file("assets/programmes/" + std::string(programme) + ".json");
  const auto versions = codec::versions_from_json(rules);
  REQUIRE(versions.ok());
  sync::PullAnswer answer;
  answer.profile = {MemberId{"M1001"}, "88000001001", "王女士", day_from({2025, 6, 1})};
  answer.rules = "rules-1";
  answer.rules_document = rules;
  for (const Event& event : events) {
    answer.events.push_back({static_cast<sync::Cursor>(answer.events.size()) + 1, event});
  }
  answer.cursor = static_cast<sync::Cursor>(events.size());
  answer.more = more;
  answer.as_of = {kToday, 9 * 3600 + 5 * 60};
  return codec::json_from_pull_answer(answer, versions.value().back().currency);
}

Portal::Portal(app::Language language) {
  app::Step step = app::start(language);
  model_ = std::move(step.model);
  effects_ = std::move(step.effects);
}

std::vector<app::Effect> Portal::take_effects() {
  std::vector<app::Effect> taken;
  taken.swap(effects_);
  return taken;
}

void Portal::say(const app::Message& message) {
  app::Step step = app::update(std::move(model_), message);
  model_ = std::move(step.model);
  for (app::Effect& effect : step.effects) effects_.push_back(std::move(effect));
}

void Portal::load_words() {
  for (const auto language : {app::Language::Chinese, app::Language::English}) {
    say(app::WordsLoaded{language, words_document(language)});
  }
}

void Portal::open_empty() {
  load_words();
  say(app::DayBegan{kToday.serial});
  say(app::StoreOpened{""});
}

void Portal::sign_in(const std::vector<Event>& events, std::string_view programme) {
  open_empty();
  say(app::Typed{app::FieldName::CardNumber, "88000001001"});
  say(app::Typed{app::FieldName::Pin, "135790"});
  say(app::SignInPressed{});
  say(app::SignInAnswered{200, "{}"});
  say(app::PullAnswered{200, pull_answer(events, programme)});
  take_effects();
}

void Drawers::perform(const std::vector<app::Effect>& effects) {
  for (const app::Effect& effect : effects) {
    if (std::holds_alternative<app::Forget>(effect)) rows_.clear();
    const auto* keep = std::get_if<app::Keep>(&effect);
    if (keep == nullptr) continue;
    for (const app::Write& write : keep->writes) {
      const std::string key = drawer_name(write.drawer) + "/" + write.key;
      rows_.erase(std::remove_if(rows_.begin(), rows_.end(),
                                 [&](const auto& row) { return row.first == key; }),
                  rows_.end());
      if (write.kind == app::Write::Kind::Put) rows_.emplace_back(key, write.document);
    }
  }
}

std::string Drawers::snapshot() const {
  std::string text;
  for (const auto& [key, document] : rows_) {
    text += (text.empty() ? "{" : ",") + in_quotes(key) + ":" + in_quotes(document);
  }
  return text.empty() ? text : text + "}";
}

bool Drawers::holds(std::string_view key) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) { return row.first == key; });
}

const app::Write* written(const std::vector<app::Effect>& effects, app::Drawer drawer,
                          app::Write::Kind kind) {
  for (const app::Effect& effect : effects) {
    const auto* keep = std::get_if<app::Keep>(&effect);
    if (keep == nullptr) continue;
    for (const app::Write& write : keep->writes) {
      if (write.drawer == drawer && write.kind == kind) return &write;
    }
  }
  return nullptr;
}

}  // namespace yearward::world
