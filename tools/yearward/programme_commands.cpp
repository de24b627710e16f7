// lint, terms and schema: a programme's file judged, read aloud, and described.
#include "core/explain/terms.hpp"
#include "tools/yearward/inputs.hpp"
#include "tools/yearward/lint/lint.hpp"
#include "tools/yearward/lint/population.hpp"

namespace yearward::command {
namespace {

constexpr int kFoundErrors = 1;

// Lint points into the file as it stands: a list of versions has one more step.
Taken<std::string> place_of_newest(const std::string& path, const Versions& versions) {
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  const std::size_t first = text.value().find_first_not_of(" \t\r\n");
  const bool list = first != std::string::npos && text.value()[first] == '[';
  return {list ? "/" + std::to_string(versions.size() - 1) : std::string()};
}

}  // namespace

Ending lint_command(const Arguments& arguments) {
  TAKE(const Versions versions, programme_word(arguments));
  TAKE(const std::string locale, locale_flag(arguments, ""));
  const Programme& programme = versions.back();
  lint::Subject subject{programme, nullptr, programme.effective_from, {}};
  if (arguments.has("--today")) {
    TAKE(subject.today, day_flag(arguments, "--today"));
  }
  const auto set = lint::set(subject.settings, arguments.value("--set"));
  if (!set.ok()) return refused("--set", set.problem());
  lint::Population population;
  if (arguments.has("--population")) {
    const std::string path = arguments.value("--population");
    TAKE(const std::string text, file_text(path));
    auto read = lint::population_from_text(text, versions);
    if (!read.ok()) return Refused{path, read.problems()};
    population = read.value();
    subject.population = &population;
  }
  const std::string path = arguments.words[1];
  TAKE(const std::string prefix, place_of_newest(path, versions));
  const lint::Report report = lint::lint(subject, prefix);
  const int status = report.has_errors() ? kFoundErrors : 0;
  if (arguments.has("--json")) return Printed{lint::json_of(report, programme) + "\n", status};
  return Printed{lint::text_of(report, programme, path, locale), status};
}

Ending terms_command(const Arguments& arguments) {
  TAKE(const Versions versions, programme_word(arguments));
  TAKE(const std::string locale, locale_flag(arguments, "zh-CN"));
  TAKE(const explain::WordTable words, words_of_assets(arguments, locale));
  return Printed{explain::text_of_terms(versions, words, locale)};
}

Ending schema_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const std::string schema, file_text(assets_folder(arguments) + "/programmes/schema.json"));
  return Printed{schema};
}

}  // namespace yearward::command
