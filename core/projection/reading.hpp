// Reading: one version of a programme, asked what a course can make of it. For growth.cpp only; it
// refuses to know amounts and runs nothing.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/engine/term.hpp"
#include "core/projection/course.hpp"

namespace yearward {

// What happens in a course, as far as its judgement needs it.
struct Happening {
  std::vector<std::string> types;  // of its events
  bool plain = true;               // nothing but purchases and actions, paid from outside
  std::int32_t longest_gap = 0;    // days between two purchases
  std::int32_t purchases = 0;
};

inline Happening happening_of(const Course& course, Day today) {
  Happening happening;
  Day last = today;
  for (const Intended& intended : course) {
    const Event& event = intended.event;
    const std::string type(type_name_of(event));
    if (std::find(happening.types.begin(), happening.types.end(), type) == happening.types.end())
      happening.types.push_back(type);
    const bool known = event.type == EventType::Purchase || event.type == EventType::Action;
    happening.plain = happening.plain && known && (!event.more || event.more->tenders.empty());
    if (event.type != EventType::Purchase) continue;
    happening.longest_gap = std::max(happening.longest_gap, days_between(last, event.at.day));
    last = event.at.day;
    ++happening.purchases;
  }
  return happening;
}

// One version of a programme, asked about the purchases of a course.
class Reading {
 public:
  Reading(const Programme& programme, const Account& branch, const Happening& happening, Day until)
      : programme_(programme), branch_(branch), happening_(happening), until_(until) {
    for (const RuleIndex index : programme.order)
      if (speaks(programme.rules[index])) rules_.push_back(&programme.rules[index]);
  }

  const std::vector<const Rule*>& rules() const { return rules_; }

  bool has_caps(const Rule& rule) const {
    const Group* group = group_of(rule);
    return !rule.caps.empty() || (group && !group->caps.empty());
  }

  // Value that a larger amount may bring earlier, or take from a later purchase.
  bool shifts() const {
    for (const Rule* rule : rules_)
      if (has_caps(*rule) || rule->amount.kind == Amount::Kind::Blocks) return true;
    for (const Ladder& ladder : programme_.ladders)
      for (const Level& level : ladder.levels)
        if (!level.grants.empty()) return true;
    return false;
  }

  const Group* group_of(const Rule& rule) const {
    for (const Group& group : programme_.groups)
      if (!rule.group.empty() && group.id == rule.group) return &group;
    return nullptr;
  }

  // Its figure is no part of a shared rounding that could come out one less for a larger amount:
  // it is rounded apart, or a whole number, or shares with none.
  bool rounds_alone(const Rule& rule) const {
    return rule.apart || brings_wholes(rule) || sharing(rule.unit) < 2;
  }

  // Rules of a unit whose parts of a point meet in one rounding.
  std::int64_t sharing(UnitIndex unit) const {
    return std::count_if(rules_.begin(), rules_.end(), [&](const Rule* rule) {
      return rule->unit == unit && !rule->apart && !brings_wholes(*rule);
    });
  }

  bool is_read(UnitIndex unit) const {
    return std::any_of(programme_.measures.begin(), programme_.measures.end(),
                       [&](const Measure& measure) {
                         return measure.source == Measure::Source::Earned && measure.unit == unit;
                       }) ||
           std::any_of(rules_.begin(), rules_.end(),
                       [&](const Rule* rule) { return asks_for(rule->condition, unit); });
  }

  // Some value that comes in from tomorrow on may lapse before the end.
  bool lapses() const {
    for (const Unit& unit : programme_.units)
      if (lapses(unit.lapse)) return true;
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const Rule* rule) { return rule->lapse && lapses(*rule->lapse); });
  }

  bool own_lapses() const {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const Rule* rule) { return rule->lapse && !rule->apart; });
  }

  // No standing that may begin from tomorrow on is judged again before the end.
  bool stands_until_the_end(LadderIndex index) const {
    const Ladder& ladder = programme_.ladders[index];
    const auto lasts = [&](const Validity& validity, Day from, std::optional<Day> last_review) {
      if (validity.kind == Validity::Kind::Forever || validity.kind == Validity::Kind::WhileTrue)
        return true;
      const Desk desk(programme_, branch_, nullptr, from);
      const auto review = term_of(validity, from, last_review, desk, ladder.window).review;
      return !review || *review >= until_;
    };
    if (!lasts(ladder.holds, branch_.as_of.plus_days(1), std::nullopt)) return false;
    const auto review = held_on(branch_, index).review;
    return !review || *review >= until_ || lasts(ladder.renews, review->plus_days(1), review);
  }

 private:
  static bool brings_wholes(const Rule& rule) {
    const auto without_rate = [](const Bracket& bracket) { return bracket.rate.numerator == 0; };
    const auto& brackets = rule.amount.brackets;
    switch (rule.amount.kind) {
      case Amount::Kind::Fixed:
      case Amount::Kind::Blocks:
      case Amount::Kind::Ordinal: return true;
      case Amount::Kind::Brackets:
        return std::all_of(brackets.begin(), brackets.end(), without_rate);
      default: return false;
    }
  }

  bool asks_for(const Condition& condition, UnitIndex unit) const {
    if (condition.kind == Condition::Kind::Holds) return condition.unit == unit;
    if (condition.kind == Condition::Kind::Segment)
      return asks_for(programme_.segments[condition.segment].condition, unit);
    return std::any_of(condition.parts.begin(), condition.parts.end(),
                       [&](const Condition& part) { return asks_for(part, unit); });
  }

  bool speaks(const Rule& rule) const {
    if (rule.to != Rule::To::Member) return false;
    return std::any_of(happening_.types.begin(), happening_.types.end(),
                       [&](const std::string& type) {
                         return rule.on.empty() ? type == "purchase"
                                                : std::find(rule.on.begin(), rule.on.end(),
                                                            type) != rule.on.end();
                       });
  }

  bool lapses(const Lapse& lapse) const {
    return std::any_of(lapse.clauses.begin(), lapse.clauses.end(),
                       [&](const LapseClause& clause) {
      const Day start = branch_.as_of.plus_days(1);
      if (clause.from == LapseClause::From::BirthMonth) return true;
      if (clause.from != LapseClause::From::Activity) {
        const auto last = last_day_by(clause, start, std::nullopt);
        return last && *last < until_;
      }
      const auto& listed = clause.activities;
      if (std::find(listed.begin(), listed.end(), "purchase") == listed.end()) return true;
      const auto idle = last_day_by(clause, start, std::nullopt);
      return idle && days_between(start, *idle) <= happening_.longest_gap;
    });
  }

  const Programme& programme_;
  const Account& branch_;
  const Happening& happening_;
  Day until_;
  std::vector<const Rule*> rules_;
};

}  // namespace yearward
