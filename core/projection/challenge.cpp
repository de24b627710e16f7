// What a counting rule wants to see happen.
#include "core/projection/challenge.hpp"

#include <algorithm>

namespace yearward {

namespace {

constexpr std::int32_t kMostTimes = 100;

// One event of the challenge, and how often.
struct Asked {
  Event event;
  std::int32_t times = 1;
};

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Says what the rule wants said: the first place, channel or tag it names.
void say_wanted(const Condition& condition, Event& event, EventDetails& details) {
  if (condition.kind == Condition::Kind::All)
    for (const Condition& part : condition.parts) say_wanted(part, event, details);
  if (condition.kind == Condition::Kind::Any && !condition.parts.empty())
    say_wanted(condition.parts.front(), event, details);
  if (condition.kind != Condition::Kind::Words || condition.words.empty()) return;
  const std::string& word = condition.words.front();
  if (condition.field == Condition::Field::Place) event.place = word;
  if (condition.field == Condition::Field::Channel) details.channel = word;
  if (condition.field == Condition::Field::Tags) details.tags.push_back(word);
}

void become(const std::string& type, const Pace& pace, Event& event, EventDetails& details) {
  if (type == "purchase") {
    event.amount = pace.visit.count > 0 ? pace.visit : pace.habit.amount;
    return;
  }
  event.type = EventType::Action;
  details.action = type;
}

Result<Asked> asked_by(const Programme& programme, const Rule& rule, const Scenario& scenario,
                       const Pace& pace) {
  const Problem refusal{Refusal::ScenarioIsNotOffered, "/challenge", scenario.name};
  const Amount& amount = rule.amount;
  const bool counts =
      (amount.kind == Amount::Kind::Blocks || amount.kind == Amount::Kind::Ordinal) &&
      amount.measure;
  if (!counts || rule.to != Rule::To::Member) return refusal;
  const Measure& measure = programme.measures[*amount.measure];
  Asked asked;
  EventDetails details = scenario.more ? *scenario.more : EventDetails{};
  become(rule.on.empty() ? "purchase" : rule.on.front(), pace, asked.event, details);
  say_wanted(measure.condition, asked.event, details);
  say_wanted(rule.condition, asked.event, details);
  const std::int64_t steps = steps_of(programme, measure);
  const bool blocks = amount.kind == Amount::Kind::Blocks;
  switch (measure.source) {
    case Measure::Source::Count:
      asked.times = static_cast<std::int32_t>(
          std::min<std::int64_t>(kMostTimes, blocks ? amount.every / steps
                                                    : static_cast<std::int64_t>(
                                                          amount.list.size())));
      break;
    case Measure::Source::Amount: asked.event.amount = Money{blocks ? amount.every : 1}; break;
    case Measure::Source::Number:
      details.numbers.push_back({measure.number, blocks ? amount.every : steps});
      break;
    default: return refusal;
  }
  asked.event.more = std::move(details);
  return asked;
}

Result<Asked> asked_by_type(const Programme& programme, const Scenario& scenario,
                            const Pace& pace) {
  const auto listens = [&](const Rule& rule) {
    return rule.to == Rule::To::Member && contains(rule.on, scenario.name);
  };
  const auto& rules = programme.rules;
  if (!contains(programme.types, scenario.name) ||
      std::none_of(rules.begin(), rules.end(), listens))
    return Problem{Refusal::ScenarioIsNotOffered, "/challenge", scenario.name};
  Asked asked;
  EventDetails details = scenario.more ? *scenario.more : EventDetails{};
  become(scenario.name, pace, asked.event, details);
  asked.event.amount = scenario.amount;
  asked.event.more = std::move(details);
  return asked;
}

}  // namespace

Result<Course> with_challenge(const Programme& programme, Course course, const Scenario& scenario,
                              const Pace& pace, Day on, Day horizon) {
  // A rule that only shares its name with a type of events is no challenge.
  const auto rule =
      std::find_if(programme.rules.begin(), programme.rules.end(), [&](const Rule& each) {
        const bool counts = each.amount.kind == Amount::Kind::Blocks ||
                            each.amount.kind == Amount::Kind::Ordinal;
        return each.id.text == scenario.name &&
               (counts || !contains(programme.types, scenario.name));
      });
  TRY(const Asked asked, rule != programme.rules.end()
                             ? asked_by(programme, *rule, scenario, pace)
                             : asked_by_type(programme, scenario, pace));
  const std::int32_t times = scenario.times > 0 ? scenario.times : asked.times;
  if (times > kMostTimes) return Problem{Refusal::NumberIsOutOfRange, "/times", {}};
  Day day = on;
  for (std::int32_t time = 0; time < times && day <= horizon; ++time, day = day.plus_days(7)) {
    Intended joined = intended_purchase(asked.event.amount, day);
    EventId id = std::move(joined.event.id);
    const Moment at = joined.event.at;
    joined.event = asked.event;
    joined.event.id = std::move(id);
    joined.event.at = at;
    add_to(course, std::move(joined));
  }
  return course;
}

}  // namespace yearward
