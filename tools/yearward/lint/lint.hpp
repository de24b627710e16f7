// Lint: is a sound definition also a good programme? Sixteen design rules, computed. It judges a
// version alone, or with a population: what members really spend in a year. It refuses to know
// files and flags.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/explain/wording.hpp"
#include "core/programme/programme.hpp"

namespace yearward::lint {

// Every threshold, each to be set by its name: `--set first_step_warn=5/4`.
struct Settings {
  Ratio levels_least{3, 1}, levels_most{4, 1}, levels_error{5, 1};       // L01
  Ratio price_step{8, 100}, earn_step{1, 10};                            // L02
  Ratio spend_percentile{95, 1};                                         // L03
  Ratio first_step_warn{6, 5}, first_step_error{13, 10};                 // L03, of that percentile
  Ratio far_level{13, 10}, far_levels_most{1, 1};                        // L03
  Ratio near{6, 5};                                                      // L05
  Ratio first_reward_weeks{13, 1};                                       // L06
  Ratio benefits_least{3, 1}, distinctive_least{1, 1};                   // L08, L09
  Ratio activities_a_quarter{1, 1}, surprises_most{2, 1};                // L11
  Ratio budget_most{0, 1}, margin{0, 1};       // L12, where the definition says no budget; 0: none
  Ratio named_most{5000, 1}, unnamed_most{1000, 1}, unnamed_months{36, 1};  // L14, whole yuan
  Ratio loop_gain{1, 1};                                                 // L15
  Ratio rounding_loss{2, 100}, median_basket{0, 1};  // L16; whole units of money, 0: as observed
};
// Refuses: NameIsUnknown, RatioIsMalformed; "name=value", several with commas between.
Outcome set(Settings& settings, std::string_view assignments);
// "name=value" of each, in order.
std::vector<std::string> names_of_settings(const Settings& settings);

// What members really do, a row each.
struct Row {
  std::string member;
  Money yearly_spend;                   // by purchases, returns taken off
  std::optional<std::int64_t> counter;  // the first ladder's figure of a year, in its steps
  std::optional<LevelIndex> level;      // held at the end
  std::int32_t visits = 0;              // purchases in that year; 0: not known
};
struct Population {
  std::vector<Row> rows;
  std::optional<Money> median_basket;
};

enum class Severity : std::uint8_t { Error, Warning, Note };
struct Finding {
  std::string_view rule;  // "L01"
  Severity severity{};
  std::string place;      // JSON pointer into the document
  explain::Phrase said;
};
struct Findings {
  std::vector<Finding> found;
  std::vector<explain::Phrase> not_checked;  // what could not be judged, and why
};

// What is judged: one version, the population if there is one, and the day it is judged on.
struct Subject {
  const Programme& programme;
  const Population* population = nullptr;
  Day today;
  Settings settings;
};

struct Verdict {
  std::string_view rule;
  Findings findings;
};
struct Report {
  std::vector<Verdict> verdicts;  // L01 to L16
  bool has_errors() const;
};
// `prefix` leads to the version within its document: "" or "/1".
Report lint(const Subject& subject, std::string_view prefix);

std::string_view name_of(Severity severity);
// The words findings are said in; "en" or "zh-CN".
explain::WordTable words_in(std::string_view locale);

// As text for people: findings first, then what was checked and what was not. Without a locale both
// languages are said.
std::string text_of(const Report& report, const Programme& programme, std::string_view document,
                    std::string_view locale);
// {"checked":[…],"findings":[{"en","place","rule","severity","zh-CN"}],"not_checked":[…]}
std::string json_of(const Report& report, const Programme& programme);

}  // namespace yearward::lint
