// What rules and the year's plan invite to.
#include "core/projection/ways.hpp"

namespace yearward {

namespace {

// The first place a condition asks for; empty: none.
std::string place_in(const Condition& condition) {
  if (condition.kind == Condition::Kind::Words && condition.field == Condition::Field::Place)
    return condition.words.empty() ? std::string() : condition.words.front();
  for (const Condition& part : condition.parts)
    if (std::string place = place_in(part); !place.empty()) return place;
  return {};
}

bool counts(const Rule& rule) {
  return rule.to == Rule::To::Member && rule.amount.measure &&
         (rule.amount.kind == Amount::Kind::Blocks || rule.amount.kind == Amount::Kind::Ordinal);
}

Way way(Scenario::Kind kind, const std::string& name, const std::string& named_by) {
  Way made;
  made.scenario.kind = kind;
  made.scenario.name = name;
  made.named_by = named_by;
  return made;
}

}  // namespace

std::vector<Way> ways_of(const Programme& programme) {
  std::vector<Way> ways{way(Scenario::Kind::OneMoreVisit, {}, {})};
  for (const Activity& activity : programme.plan)
    if (!activity.surprise)
      ways.push_back(way(Scenario::Kind::MemberDay, activity.id.text, activity.id.text));
  for (const Rule& rule : programme.rules)
    if (const std::string place = place_in(rule.condition); !place.empty())
      ways.push_back(way(Scenario::Kind::Partner, place, rule.id.text));
  for (const Rule& rule : programme.rules)
    if (counts(rule)) ways.push_back(way(Scenario::Kind::Challenge, rule.id.text, rule.id.text));
  if (ways.size() > kMostWaysOffered) ways.resize(kMostWaysOffered);
  return ways;
}

}  // namespace yearward
