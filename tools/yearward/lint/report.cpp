// The report as text for people and as JSON for programs.
#include <nlohmann/json.hpp>

#include "tools/yearward/lint/lint.hpp"

namespace yearward::lint {
namespace {

// One language's voice for this programme; keeps its own table.
class Voice {
 public:
  Voice(std::string_view locale, const Programme& programme)
      : table_(words_in(locale)), wording_(table_, locale, programme) {}
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;
  std::string say(const explain::Phrase& phrase) const { return wording_.say(phrase); }

 private:
  explain::WordTable table_;
  explain::Wording wording_;
};

std::vector<std::string_view> locales_of(std::string_view locale) {
  if (locale.empty()) return {"en", "zh-CN"};
  return {locale};
}

std::int64_t count_of(const Report& report, Severity severity) {
  std::int64_t count = 0;
  for (const Verdict& verdict : report.verdicts)
    for (const Finding& finding : verdict.findings.found) count += finding.severity == severity;
  return count;
}

bool was_judged(const Verdict& verdict) {
  return verdict.findings.not_checked.empty() || !verdict.findings.found.empty();
}

std::string padded_to(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text + " ";
}

std::string findings_text(const Report& report, const std::vector<std::string_view>& locales,
                          const Programme& programme) {
  std::string text;
  for (const Verdict& verdict : report.verdicts)
    for (const Finding& finding : verdict.findings.found) {
      text += padded_to(std::string(name_of(finding.severity)), 7) + std::string(finding.rule) +
              " " + finding.place + "\n";
      for (const std::string_view locale : locales)
        text += "        " + Voice(locale, programme).say(finding.said) + "\n";
    }
  return text;
}

std::string footer_text(const Report& report, const Voice& voice) {
  std::string rules, text;
  for (const Verdict& verdict : report.verdicts)
    if (was_judged(verdict)) rules += (rules.empty() ? "" : " ") + std::string(verdict.rule);
  text += voice.say({"checked", {explain::own("rules", rules)}}) + "\n";
  for (const Verdict& verdict : report.verdicts)
    for (const explain::Phrase& why : verdict.findings.not_checked)
      text += voice.say({"not_checked", {explain::own("rule", std::string(verdict.rule)),
                                         explain::phrase("why", why)}}) +
              "\n";
  return text + voice.say({"totals",
                           {explain::whole("errors", count_of(report, Severity::Error)),
                            explain::whole("warnings", count_of(report, Severity::Warning)),
                            explain::whole("notes", count_of(report, Severity::Note))}}) +
         "\n";
}

}  // namespace

std::string text_of(const Report& report, const Programme& programme, std::string_view document,
                    std::string_view locale) {
  const auto locales = locales_of(locale);
  std::string text = std::string(document) + ": " + programme.id.text + "@" +
                     std::to_string(programme.version) + "\n" +
                     findings_text(report, locales, programme);
  for (const std::string_view each : locales) text += footer_text(report, Voice(each, programme));
  return text;
}

std::string json_of(const Report& report, const Programme& programme) {
  using nlohmann::json;
  const Voice english("en", programme), chinese("zh-CN", programme);
  json checked = json::array(), found = json::array(), not_checked = json::array();
  for (const Verdict& verdict : report.verdicts) {
    if (was_judged(verdict)) checked.push_back(verdict.rule);
    for (const Finding& finding : verdict.findings.found)
      found.push_back({{"rule", finding.rule},
                       {"severity", name_of(finding.severity)},
                       {"place", finding.place},
                       {"en", english.say(finding.said)},
                       {"zh-CN", chinese.say(finding.said)}});
    for (const explain::Phrase& why : verdict.findings.not_checked)
      not_checked.push_back({{"rule", verdict.rule},
                             {"en", english.say(why)},
                             {"zh-CN", chinese.say(why)}});
  }
  return json{{"checked", checked}, {"findings", found}, {"not_checked", not_checked}}.dump();
}

}  // namespace yearward::lint
