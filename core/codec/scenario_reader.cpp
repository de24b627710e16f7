// The short forms of scenarios and targets, part by part.
#include "core/codec/scenario_codec.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::codec {

namespace {

using ScenarioKind = Scenario::Kind;

struct Parts {
  std::string_view head, tail;
  bool cut = false;
};

Parts cut_at(std::string_view text, char mark) {
  const auto place = text.find(mark);
  if (place == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, place), text.substr(place + 1), true};
}

// "300.00" or "300.00@2026-02-01".
Outcome read_amount(Scenario& scenario, std::string_view text, const Currency& currency) {
  const Parts parts = cut_at(text, '@');
  TRY(scenario.amount, money_from_text(parts.head, currency));
  if (parts.cut) {
    TRY(scenario.on, day_from_text(parts.tail));
  }
  return Done{};
}

Problems read_basket(Scenario& scenario, std::string_view json, const Versions& versions) {
  const std::string event = "{\"id\":\"basket\",\"member\":\"member\",\"type\":\"purchase\"," +
                            std::string(json.substr(1));
  const auto read = event_from_json(event, versions);
  if (!read.ok()) return read.problems();
  scenario.amount = read.value().amount;
  scenario.on = read.value().at.day;
  scenario.place = read.value().place;
  scenario.more = read.value().more;
  return {};
}

// "RULE" or "TYPE*3".
Outcome read_challenge(Scenario& scenario, std::string_view text) {
  const Parts parts = cut_at(text, '*');
  scenario.name = parts.head;
  if (!parts.cut) return Done{};
  const auto times = whole_from_digits(parts.tail);
  if (!times || *times < 1 || *times > 100)
    return Problem{Refusal::NumberIsOutOfRange, "/times", std::string(parts.tail)};
  scenario.times = static_cast<std::int32_t>(*times);
  return Done{};
}

std::optional<ScenarioKind> scenario_kind_named(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(ScenarioKind::Challenge); ++kind)
    if (name_of(static_cast<ScenarioKind>(kind)) == name) return static_cast<ScenarioKind>(kind);
  return std::nullopt;
}

template <class T>
Read<T> refused(Problem problem) {
  return {Problems{std::move(problem)}};
}

template <class Items>
std::optional<std::uint8_t> place_of(const Items& items, std::string_view name) {
  for (std::size_t place = 0; place < items.size(); ++place)
    if (items[place].id.text == name) return static_cast<std::uint8_t>(place);
  return std::nullopt;
}

}  // namespace

Read<Scenario> scenario_from_text(std::string_view text, const Versions& versions) {
  const Parts parts = cut_at(text, ':');
  const auto kind = scenario_kind_named(parts.head);
  if (!kind) return refused<Scenario>({Refusal::WordIsNotAnOption, {}, std::string(parts.head)});
  Scenario scenario;
  scenario.kind = *kind;
  const Currency& currency = versions.back().currency;
  Outcome read = Done{};
  switch (*kind) {
    case ScenarioKind::Basket:
      if (!parts.tail.empty() && parts.tail.front() == '{') {
        Problems problems = read_basket(scenario, parts.tail, versions);
        if (!problems.empty()) return {std::move(problems)};
        return {std::move(scenario)};
      }
      read = read_amount(scenario, parts.tail, currency);
      break;
    case ScenarioKind::Weekly:
    case ScenarioKind::TopUp: read = read_amount(scenario, parts.tail, currency); break;
    case ScenarioKind::Challenge: read = read_challenge(scenario, parts.tail); break;
    default: scenario.name = parts.tail; break;
  }
  if (!read) return refused<Scenario>(read.problem());
  return {std::move(scenario)};
}

Read<Target> target_from_text(std::string_view text, const Versions& versions, Day until) {
  const auto version = version_on(versions, until);
  if (!version) return refused<Target>(version.problem());
  const Programme& programme = *version.value();
  const Parts parts = cut_at(text, ':');
  const Parts more = cut_at(parts.tail, ':');
  const Problem unknown{Refusal::NameIsUnknown, {}, std::string(parts.tail)};
  Target target;
  if (parts.head == "reward") {
    const auto reward = place_of(programme.rewards, parts.tail);
    if (!reward) return refused<Target>(unknown);
    target.reward = *reward;
    return {target};
  }
  if (parts.head == "level") {
    target.kind = Target::Kind::Level;
    for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder) {
      if (more.cut && programme.ladders[ladder].id.text != more.head) continue;
      const auto level =
          place_of(programme.ladders[ladder].levels, more.cut ? more.tail : more.head);
      if (!level) continue;
      target.ladder = ladder;
      target.level = *level;
      return {target};
    }
    return refused<Target>(unknown);
  }
  if (parts.head != "points")
    return refused<Target>({Refusal::WordIsNotAnOption, {}, std::string(parts.head)});
  target.kind = Target::Kind::Held;
  target.unit = spendable_unit(programme);
  if (more.cut) {
    const auto unit = place_of(programme.units, more.tail);
    if (!unit) return refused<Target>(unknown);
    target.unit = *unit;
  }
  const auto wholes = whole_from_digits(more.head);
  if (!wholes || *wholes > kLargestCount / 1000)
    return refused<Target>({Refusal::NumberIsMalformed, {}, std::string(more.head)});
  target.points = Points{*wholes * steps_of(programme.units[target.unit])};
  return {target};
}

}  // namespace yearward::codec
