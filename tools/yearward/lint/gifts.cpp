// L07–L10: what members get: rewards with their worth, benefits enough and of their own kind.
#include <algorithm>

#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

bool has_text(const Programme& programme, const std::string& key) {
  return std::any_of(programme.texts.begin(), programme.texts.end(),
                     [&](const Programme::Text& text) { return text.key == key; });
}

bool is_price_cut(const Benefit& benefit) { return benefit.kind == Benefit::Kind::Discount; }

bool cuts_prices(const Programme& programme) {
  for (const Ladder& ladder : programme.ladders)
    for (const Level& level : ladder.levels)
      if (level.discount.numerator > 0) return true;
  return false;
}

// What a member of that level has because of it: benefits, a price cut, gifts, rules of its own.
std::int64_t benefits_at(const Programme& programme, LevelIndex index) {
  const Level& level = programme.ladders.front().levels[index];
  std::int64_t count = (level.discount.numerator > 0 ? 1 : 0) + (level.grants.empty() ? 0 : 1);
  for (const Benefit& benefit : programme.benefits)
    count += truth_at(programme, benefit.condition, index) != Truth::No ? 1 : 0;
  for (const Rule& rule : programme.rules)
    count += asks_for_level(programme, rule.condition) &&
                     truth_at(programme, rule.condition, index) != Truth::No
                 ? 1
                 : 0;
  return count;
}

}  // namespace

Findings l07(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (programme.rewards.empty()) return unjudged({"no_rewards", {}});
  Findings findings;
  for (std::size_t place = 0; place < programme.rewards.size(); ++place) {
    const Reward& reward = programme.rewards[place];
    const explain::Slot name = explain::theirs("reward", "reward", reward.id.text);
    if (reward.worth == Money{})
      find(findings, "L07", Severity::Error, at("rewards", place), {"l07_worth", {name}});
    if (!has_text(programme, "reward." + reward.id.text + ".goods"))
      find(findings, "L07", Severity::Error, at("rewards", place), {"l07_goods", {name}});
  }
  return findings;
}

Findings l08(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (programme.ladders.empty()) return unjudged({"no_levels", {}});
  Findings findings;
  const auto& levels = programme.ladders.front().levels;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const std::int64_t count = benefits_at(programme, static_cast<LevelIndex>(level));
    if (!is_more(subject.settings.benefits_least, {count, 1})) continue;
    find(findings, "L08", Severity::Warning, at("ladders/0/levels", level),
         {"l08", {explain::theirs("level", "level", levels[level].id.text),
                  explain::whole("count", count),
                  explain::fraction("least", subject.settings.benefits_least)}});
  }
  return findings;
}

Findings l09(const Subject& subject) {
  Findings findings;
  const auto& benefits = subject.programme.benefits;
  const auto count = std::count_if(benefits.begin(), benefits.end(),
                                   [](const Benefit& benefit) { return benefit.distinctive; });
  if (is_more(subject.settings.distinctive_least, {static_cast<std::int64_t>(count), 1}))
    find(findings, "L09", Severity::Error, "/benefits",
         {"l09", {explain::whole("count", static_cast<std::int64_t>(count)),
                  explain::fraction("least", subject.settings.distinctive_least)}});
  return findings;
}

Findings l10(const Subject& subject) {
  const Programme& programme = subject.programme;
  Findings findings;
  const bool any = !programme.benefits.empty() || cuts_prices(programme);
  if (any && std::all_of(programme.benefits.begin(), programme.benefits.end(), is_price_cut))
    find(findings, "L10", Severity::Warning, "/benefits", {"l10", {}});
  if (!any) findings.not_checked.push_back({"no_benefits", {}});
  return findings;
}

}  // namespace yearward::lint
