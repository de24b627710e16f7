// Questions about levels: which, until when, by which figure.
#include <algorithm>

#include "tests/cases/asker.hpp"

namespace yearward::cases {

namespace {

const Window* window_of(const Condition& condition, MeasureIndex measure) {
  if (condition.kind == Condition::Kind::Measure && condition.measure == measure)
    return &condition.window;
  for (const Condition& part : condition.parts)
    if (const Window* found = window_of(part, measure)) return found;
  return nullptr;
}

}  // namespace

Answer Asker::in_counter(const Ladder& ladder, std::int64_t steps) const {
  return number({steps, steps_of(programme_, programme_.measures[ladder.counter])});
}

Result<Answer> Asker::standing() const {
  for (const char* question : {"level", "until", "review", "held_from"}) {
    if (!asks(question)) continue;
    const std::string what = question;
    TRY(const std::uint8_t ladder, place_in(programme_.ladders, named(question)));
    TRY(const Account held, account());
    const Standing& now = held_on(held, ladder);
    if (what == "level") return text(programme_.ladders[ladder].levels[now.level].id.text);
    if (what == "held_from") return text(text_from_day(now.from));
    const auto& day = what == "until" ? now.until : now.review;
    return text(day ? text_from_day(*day) : "never");
  }
  return unknown(query_.dump());
}

Result<Asker::Rung> Asker::rung(const char* field) const {
  const std::string name = named(field);
  const auto colon = name.find(':');
  if (colon == std::string::npos) return unknown(name);
  TRY(const std::uint8_t ladder, place_in(programme_.ladders, name.substr(0, colon)));
  TRY(const std::uint8_t level,
      place_in(programme_.ladders[ladder].levels, name.substr(colon + 1)));
  return Rung{ladder, level};
}

Result<Answer> Asker::holds_level() const {
  TRY(const Rung wanted, rung("holds_level"));
  TRY(const Account held, account());
  return yes_or_no(held_on(held, wanted.ladder).level >= wanted.level);
}

Result<Answer> Asker::threshold() const {
  TRY(const Rung wanted, rung("threshold"));
  const Ladder& ladder = programme_.ladders[wanted.ladder];
  const Level& level = ladder.levels[wanted.level];
  const auto least =
      threshold_of(ladder, named("of") == "retain" ? level.retain : level.attain);
  return least ? Result<Answer>(in_counter(ladder, *least)) : unknown(named("threshold"));
}

Result<Answer> Asker::through() const {
  TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("held_through")));
  TRY(const Account held, account());
  const LevelIndex now = held_on(held, ladder).level;
  const auto still = [&](Day day) -> Result<bool> {
    TRY(const Account then, play_.on(day));
    return held_on(then, ladder).level >= now;
  };
  TRY(const std::optional<Day> last, last_day_while(still));
  return text(last ? text_from_day(*last) : "never");
}

Result<Answer> Asker::counted() const {
  for (const char* question : {"counter", "carried", "to_next", "to_keep"}) {
    if (!asks(question)) continue;
    const std::string what = question;
    TRY(const std::uint8_t index, place_in(programme_.ladders, named(question)));
    TRY(const Account held, account());
    const Ladder& ladder = programme_.ladders[index];
    if (what == "carried") return in_counter(ladder, held.ladders[index].carried);
    const Desk desk(programme_, held, nullptr, day_);
    TRY(const std::int64_t value, desk.counter(index));
    if (what == "counter") return in_counter(ladder, value);
    const std::size_t level = held_on(held, index).level + (what == "to_next" ? 1U : 0U);
    if (level >= ladder.levels.size()) return whole(0);
    const Level& wanted = ladder.levels[level];
    const auto least = threshold_of(ladder, what == "to_next" ? wanted.attain : wanted.retain);
    return in_counter(ladder, std::max<std::int64_t>(0, least.value_or(0) - value));
  }
  return unknown(query_.dump());
}

Result<Answer> Asker::discount() const {
  TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("discount")));
  TRY(const Account held, account());
  return number(programme_.ladders[ladder].levels[held_on(held, ladder).level].discount);
}

// A ladder counter's window, or the one some level asks for a measure in.
Result<Answer> Asker::window() const {
  TRY(const Account held, account());
  const Desk desk(programme_, held, nullptr, day_);
  const Window* found = nullptr;
  if (asks("ladder")) {
    TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("ladder")));
    found = &programme_.ladders[ladder].window;
  } else {
    TRY(const std::uint8_t measure, place_in(programme_.measures, named("measure")));
    for (const Ladder& ladder : programme_.ladders)
      for (const Level& level : ladder.levels)
        if (!found) found = window_of(level.attain, measure);
  }
  if (!found) return unknown(query_.dump());
  const Span span = desk.span(*found);
  return text(text_from_day(named("window") == "first" ? span.first : span.last));
}

}  // namespace yearward::cases
