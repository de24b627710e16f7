// Runs the sixteen rules, and reads settings by their names.
#include "tools/yearward/lint/lint.hpp"

#include <algorithm>

#include "core/codec/reader.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

struct Named {
  std::string_view name;
  Ratio Settings::*value;
};
constexpr Named kSettings[] = {
    {"levels_least", &Settings::levels_least},
    {"levels_most", &Settings::levels_most},
    {"levels_error", &Settings::levels_error},
    {"price_step", &Settings::price_step},
    {"earn_step", &Settings::earn_step},
    {"spend_percentile", &Settings::spend_percentile},
    {"first_step_warn", &Settings::first_step_warn},
    {"first_step_error", &Settings::first_step_error},
    {"far_level", &Settings::far_level},
    {"far_levels_most", &Settings::far_levels_most},
    {"near", &Settings::near},
    {"first_reward_weeks", &Settings::first_reward_weeks},
    {"benefits_least", &Settings::benefits_least},
    {"distinctive_least", &Settings::distinctive_least},
    {"activities_a_quarter", &Settings::activities_a_quarter},
    {"surprises_most", &Settings::surprises_most},
    {"budget_most", &Settings::budget_most},
    {"margin", &Settings::margin},
    {"named_most", &Settings::named_most},
    {"unnamed_most", &Settings::unnamed_most},
    {"unnamed_months", &Settings::unnamed_months},
    {"loop_gain", &Settings::loop_gain},
    {"rounding_loss", &Settings::rounding_loss},
    {"median_basket", &Settings::median_basket},
};

Outcome set_one(Settings& settings, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = assignment.substr(0, equals);
  const auto* const found = std::find_if(std::begin(kSettings), std::end(kSettings),
                                         [&](const Named& each) { return each.name == name; });
  if (found == std::end(kSettings))
    return Problem{Refusal::NameIsUnknown, std::string(name), "there is no such setting"};
  const std::string_view text =
      equals == std::string_view::npos ? std::string_view() : assignment.substr(equals + 1);
  const auto value = codec::ratio_from_text(text);
  if (!value.ok())
    return Problem{Refusal::RatioIsMalformed, std::string(name), "write it as 3 or 6/5"};
  settings.*found->value = value.value();
  return Done{};
}

struct Judge {
  std::string_view rule;
  Findings (*judge)(const Subject&);
};
constexpr Judge kRules[] = {{"L01", l01}, {"L02", l02}, {"L03", l03}, {"L04", l04},
                            {"L05", l05}, {"L06", l06}, {"L07", l07}, {"L08", l08},
                            {"L09", l09}, {"L10", l10}, {"L11", l11}, {"L12", l12},
                            {"L13", l13}, {"L14", l14}, {"L15", l15}, {"L16", l16}};

}  // namespace

Outcome set(Settings& settings, std::string_view assignments) {
  while (!assignments.empty()) {
    const std::size_t comma = assignments.find(',');
    TRY_DONE(set_one(settings, assignments.substr(0, comma)));
    if (comma == std::string_view::npos) break;
    assignments.remove_prefix(comma + 1);
  }
  return Done{};
}

std::vector<std::string> names_of_settings(const Settings& settings) {
  std::vector<std::string> names;
  for (const Named& each : kSettings)
    names.push_back(std::string(each.name) + "=" + codec::text_from_ratio(settings.*each.value));
  return names;
}

Report lint(const Subject& subject, std::string_view prefix) {
  Report report;
  for (const Judge& each : kRules) {
    report.verdicts.push_back({each.rule, each.judge(subject)});
    for (Finding& finding : report.verdicts.back().findings.found)
      finding.place.insert(0, prefix);
  }
  return report;
}

bool Report::has_errors() const {
  for (const Verdict& verdict : verdicts)
    for (const Finding& finding : verdict.findings.found)
      if (finding.severity == Severity::Error) return true;
  return false;
}

std::string_view name_of(Severity severity) {
  constexpr std::string_view kNames[] = {"error", "warning", "note"};
  return kNames[static_cast<std::size_t>(severity)];
}

}  // namespace yearward::lint
