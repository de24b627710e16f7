// L01–L04: how many levels, how far apart, how far away, and who holds them. They judge the first
// ladder, the one the portal shows; badges and challenges may be as many as they like.
#include <algorithm>

#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

using explain::Slot;

Slot level_name(const char* slot, const Programme& programme, std::size_t level) {
  return explain::theirs(slot, "level", programme.ladders.front().levels[level].id.text);
}

Findings no_levels() { return unjudged({"no_levels", {}}); }

// Whether the two levels bring other benefits.
bool differ_in_benefits(const Programme& programme, LevelIndex lower) {
  const auto higher = static_cast<LevelIndex>(lower + 1);
  return std::any_of(programme.benefits.begin(), programme.benefits.end(),
                     [&](const Benefit& benefit) {
                       return truth_at(programme, benefit.condition, lower) !=
                              truth_at(programme, benefit.condition, higher);
                     });
}

// How two neighbours differ.
struct Gap {
  Ratio price;     // points of price, as a share
  Ratio earning;   // how much more the higher earns, as a share
};

std::optional<Gap> gap_above(const Programme& programme, LevelIndex lower) {
  const auto& levels = programme.ladders.front().levels;
  const auto here = brought_at(programme, lower);
  const auto above = brought_at(programme, static_cast<LevelIndex>(lower + 1));
  const Ratio cut = levels[lower].discount, deeper = levels[lower + std::size_t{1}].discount;
  const auto price = sum(deeper, {-cut.numerator, cut.denominator});
  if (!here || !above || !price.ok()) return {};
  Ratio earning{above->count > here->count ? 1 : 0, 1};  // from nothing to something: all of it
  if (here->count > 0) earning = ratio_of(above->count - here->count, here->count);
  return Gap{price.value(), earning};
}

}  // namespace

Findings l01(const Subject& subject) {
  const Programme& programme = subject.programme;
  Findings findings;
  const std::size_t count = programme.ladders.empty() ? 0 : programme.ladders.front().levels.size();
  const Ratio levels{static_cast<std::int64_t>(count), 1};
  const Settings& set = subject.settings;
  const bool many = is_more(levels, set.levels_error);
  if (!many && !is_more(set.levels_least, levels) && !is_more(levels, set.levels_most))
    return findings;
  find(findings, "L01", many ? Severity::Error : Severity::Warning,
       count == 0 ? "/ladders" : "/ladders/0/levels",
       {"l01", {explain::whole("count", levels.numerator),
                explain::fraction("least", set.levels_least),
                explain::fraction("most", set.levels_most)}});
  return findings;
}

Findings l02(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (programme.ladders.empty()) return no_levels();
  Findings findings;
  const std::size_t count = programme.ladders.front().levels.size();
  for (std::size_t at = 0; at + 1 < count; ++at) {
    const auto lower = static_cast<LevelIndex>(at);
    const auto gap = gap_above(programme, lower);
    const std::string place = lint::at("ladders/0/levels", at + 1);
    const Slot below = level_name("lower", programme, at);
    const Slot above = level_name("higher", programme, at + 1);
    if (!gap) {
      findings.not_checked.push_back({"l02_refused", {below, above}});
    } else if (gap->price.numerator == 0 && gap->earning.numerator == 0 &&
               differ_in_benefits(programme, lower)) {
      find(findings, "L02", Severity::Note, place, {"l02_benefits", {below, above}});
    } else if (is_more(subject.settings.price_step, gap->price) &&
               is_more(subject.settings.earn_step, gap->earning)) {
      find(findings, "L02", Severity::Error, place,
           {"l02", {below, above, explain::percent("price", gap->price),
                    explain::percent("earning", gap->earning),
                    explain::percent("price_step", subject.settings.price_step),
                    explain::percent("earn_step", subject.settings.earn_step)}});
    }
  }
  return findings;
}

namespace {

// How the first step above what members reach compares with it, and how many are out of reach.
void judge_distance(const Subject& subject, std::int64_t reached, Findings& findings) {
  const Programme& programme = subject.programme;
  const Ladder& ladder = programme.ladders.front();
  const auto thresholds = thresholds_of(ladder);
  const Settings& set = subject.settings;
  const Slot high = explain::measured("reached", reached, ladder.counter);
  std::int64_t far = 0;
  bool seen = false;
  for (std::size_t level = 1; level < thresholds.size(); ++level) {
    if (!thresholds[level] || *thresholds[level] <= reached) continue;
    const Ratio distance = ratio_of(*thresholds[level], std::max<std::int64_t>(reached, 1));
    far += is_more(distance, set.far_level) ? 1 : 0;
    if (std::exchange(seen, true) || !is_more(distance, set.first_step_warn)) continue;
    const bool error = is_more(distance, set.first_step_error);
    find(findings, "L03", error ? Severity::Error : Severity::Warning,
         at("ladders/0/levels", level),
         {"l03_step", {level_name("level", programme, level),
                       explain::measured("threshold", *thresholds[level], ladder.counter),
                       explain::percent("distance", distance), high,
                       explain::fraction("percent", set.spend_percentile)}});
  }
  if (is_more({far, 1}, set.far_levels_most))
    find(findings, "L03", Severity::Error, "/ladders/0/levels",
         {"l03_far", {explain::whole("count", far), explain::percent("far", set.far_level), high,
                      explain::fraction("percent", set.spend_percentile)}});
}

}  // namespace

Findings l03(const Subject& subject) {
  if (subject.programme.ladders.empty()) return no_levels();
  if (!subject.population) return unjudged({"needs_population", {}});
  const auto counters = counters_of(subject);
  if (!counters) return unjudged({"needs_counter", {}});
  Findings findings;
  const auto thresholds = thresholds_of(subject.programme.ladders.front());
  for (std::size_t level = 1; level < thresholds.size(); ++level)
    if (!thresholds[level])
      findings.not_checked.push_back(
          {"no_threshold", {level_name("level", subject.programme, level)}});
  judge_distance(subject, percentile(*counters, subject.settings.spend_percentile), findings);
  return findings;
}

namespace {

std::size_t level_reached(const std::vector<std::optional<std::int64_t>>& thresholds,
                          std::int64_t counter) {
  std::size_t reached = 0;
  for (std::size_t level = 1; level < thresholds.size(); ++level)
    if (thresholds[level] && *thresholds[level] <= counter) reached = level;
  return reached;
}

// How many members hold each level; none when the population cannot say.
std::optional<std::vector<std::int64_t>> holders_of(const Subject& subject) {
  const auto thresholds = thresholds_of(subject.programme.ladders.front());
  std::vector<std::int64_t> holders(thresholds.size());
  const auto& rows = subject.population->rows;
  const bool known = std::all_of(rows.begin(), rows.end(),
                                 [](const Row& row) { return row.level.has_value(); });
  const auto counters = known ? std::nullopt : counters_of(subject);
  if (!known && !counters) return {};
  for (std::size_t row = 0; row < rows.size(); ++row)
    ++holders[known ? *rows[row].level : level_reached(thresholds, (*counters)[row])];
  return holders;
}

}  // namespace

Findings l04(const Subject& subject) {
  if (subject.programme.ladders.empty()) return no_levels();
  if (!subject.population) return unjudged({"needs_population", {}});
  if (subject.programme.ladders.front().levels.size() < 3) return unjudged({"no_middle", {}});
  const auto holders = holders_of(subject);
  if (!holders) return unjudged({"needs_counter", {}});
  Findings findings;
  const auto middle = std::max_element(holders->begin() + 1, holders->end() - 1);
  if (*middle > holders->front() && *middle > holders->back()) return findings;
  std::vector<explain::Phrase> counts;
  for (std::size_t level = 0; level < holders->size(); ++level)
    counts.push_back({"held_by", {level_name("level", subject.programme, level),
                                  explain::whole("members", (*holders)[level])}});
  find(findings, "L04", Severity::Warning, "/ladders/0/levels",
       {"l04", {explain::phrases("counts", std::move(counts), explain::Join::List)}});
  return findings;
}

}  // namespace yearward::lint
