// L13: higher levels ask for more and give more, what keeps a level asks no more than what reaches
// it, and every level can be reached.
#include <algorithm>

#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

explain::Slot level_name(const Ladder& ladder, std::size_t level) {
  return explain::theirs("level", "level", ladder.levels[level].id.text);
}

void judge_thresholds(const Ladder& ladder, const std::string& place,
                      Findings& findings) {
  std::optional<std::int64_t> below;
  for (std::size_t level = 1; level < ladder.levels.size(); ++level) {
    const std::string here = place + at("levels", level);
    const auto attain = threshold_of(ladder, ladder.levels[level].attain);
    const auto retain = threshold_of(ladder, ladder.levels[level].retain);
    const explain::Slot name = level_name(ladder, level);
    if (attain && below && *attain <= *below)
      find(findings, "L13", Severity::Error, here,
           {"l13_thresholds", {name, explain::measured("attain", *attain, ladder.counter),
                               explain::measured("below", *below, ladder.counter)}});
    if (attain && retain && *retain > *attain)
      find(findings, "L13", Severity::Error, here,
           {"l13_retain", {name, explain::measured("attain", *attain, ladder.counter),
                           explain::measured("retain", *retain, ladder.counter)}});
    if (attain) below = attain;
  }
}

void judge_discounts(const Ladder& ladder, const std::string& place,
                     Findings& findings) {
  for (std::size_t level = 1; level < ladder.levels.size(); ++level) {
    const Ratio own = ladder.levels[level].discount, below = ladder.levels[level - 1].discount;
    if (is_more(below, own))
      find(findings, "L13", Severity::Error, place + at("levels", level),
           {"l13_discount", {level_name(ladder, level), explain::percent("own", own),
                             explain::percent("below", below)}});
  }
}

// How much of a benefit's unit a level has in all; 1 or 0 for a benefit without one.
std::int64_t quantity_at(const Programme& programme, const Benefit& benefit, LevelIndex level) {
  std::int64_t quantity = 0;
  for (const Benefit& other : programme.benefits) {
    const bool same = benefit.unit ? other.unit == benefit.unit : other.id == benefit.id;
    if (same && truth_at(programme, other.condition, level) != Truth::No)
      quantity += benefit.unit ? other.quantity.count : 1;
  }
  return quantity;
}

void judge_benefits(const Programme& programme, Findings& findings) {
  const Ladder& ladder = programme.ladders.front();
  for (std::size_t place = 0; place < programme.benefits.size(); ++place) {
    const Benefit& benefit = programme.benefits[place];
    for (std::size_t level = 1; level < ladder.levels.size(); ++level) {
      const auto here = static_cast<LevelIndex>(level);
      const auto below = static_cast<LevelIndex>(level - 1);
      if (truth_at(programme, benefit.condition, below) == Truth::No) continue;
      if (quantity_at(programme, benefit, here) >= quantity_at(programme, benefit, below)) continue;
      find(findings, "L13", Severity::Warning, at("benefits", place),
           {"l13_benefit", {explain::theirs("benefit", "benefit", benefit.id.text),
                            level_name(ladder, level)}});
      break;
    }
  }
}

void judge_earning(const Programme& programme, Findings& findings) {
  const Ladder& ladder = programme.ladders.front();
  for (std::size_t level = 1; level < ladder.levels.size(); ++level) {
    const auto own = brought_at(programme, static_cast<LevelIndex>(level));
    const auto below = brought_at(programme, static_cast<LevelIndex>(level - 1));
    if (!own || !below || *own >= *below) continue;
    const UnitIndex unit = spendable_in(programme).value_or(0);
    find(findings, "L13", Severity::Error, at("ladders/0/levels", level),
         {"l13_earning", {level_name(ladder, level), explain::points("own", *own, unit),
                          explain::points("below", *below, unit)}});
  }
}

// Whether anything of the programme brings the unit.
bool is_brought(const Programme& programme, UnitIndex unit) {
  const auto grants = [&](const Level& level) {
    return std::any_of(level.grants.begin(), level.grants.end(),
                       [&](const Grant& grant) { return grant.unit == unit; });
  };
  for (const Ladder& ladder : programme.ladders)
    if (std::any_of(ladder.levels.begin(), ladder.levels.end(), grants)) return true;
  return std::any_of(programme.rules.begin(), programme.rules.end(),
                     [&](const Rule& rule) { return rule.unit == unit; }) ||
         std::any_of(programme.trades.begin(), programme.trades.end(),
                     [&](const Trade& trade) { return trade.get == unit; }) ||
         std::any_of(programme.benefits.begin(), programme.benefits.end(),
                     [&](const Benefit& benefit) { return benefit.unit == unit; });
}

// Two parts of one "and" that no figure meets at once.
bool contradict(const Condition& a, const Condition& b) {
  if (a.kind != Condition::Kind::Measure || b.kind != a.kind || a.measure != b.measure ||
      !(a.window == b.window) || a.own != b.own)
    return false;
  const bool least = a.is != Condition::Is::AtMost, most = b.is != Condition::Is::AtLeast;
  return least && most && a.value > b.value;
}

// Whether no member can ever meet it, as far as the definition alone shows.
bool is_impossible(const Programme& programme, const Condition& condition) {
  using Kind = Condition::Kind;
  const auto part = [&](const Condition& each) { return is_impossible(programme, each); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case Kind::Any: return std::all_of(parts.begin(), parts.end(), part);
    case Kind::All:
      for (const Condition& a : parts)
        for (const Condition& b : parts)
          if (contradict(a, b)) return true;
      return std::any_of(parts.begin(), parts.end(), part);
    case Kind::Days: return condition.until < programme.effective_from;
    case Kind::Segment:
      return is_impossible(programme, programme.segments[condition.segment].condition);
    case Kind::Measure: {
      if (condition.is == Condition::Is::AtMost || condition.value <= 0) return false;
      const Measure& measure = programme.measures[condition.measure];
      const bool over = condition.window.kind == Window::Kind::Fixed &&
                        condition.window.until < programme.effective_from;
      return over || (measure.source == Measure::Source::Earned &&
                      !is_brought(programme, measure.unit));
    }
    default: return false;
  }
}

}  // namespace

Findings l13(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (programme.ladders.empty()) return unjudged({"no_levels", {}});
  Findings findings;
  for (std::size_t place = 0; place < programme.ladders.size(); ++place) {
    const Ladder& ladder = programme.ladders[place];
    judge_thresholds(ladder, at("ladders", place), findings);
    judge_discounts(ladder, at("ladders", place), findings);
    for (std::size_t level = 1; level < ladder.levels.size(); ++level)
      if (is_impossible(programme, ladder.levels[level].attain))
        find(findings, "L13", Severity::Error, at("ladders", place) + at("levels", level),
             {"l13_unreachable", {level_name(ladder, level)}});
  }
  judge_benefits(programme, findings);
  judge_earning(programme, findings);
  return findings;
}

}  // namespace yearward::lint
