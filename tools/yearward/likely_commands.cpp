// fit: what members' histories teach, as integers for a programme's file. backtest: how well that
// would have foretold what followed.
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "tools/yearward/backtest.hpp"
#include "tools/yearward/progress.hpp"
#include "tools/yearward/purchase_files.hpp"

namespace yearward::command {
namespace {

constexpr std::int32_t kYear = 364;  // days the range is made for: 52 weeks

Taken<bool> written(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (file) return {true};
  return {refused(path, {Refusal::PlaceIsUnknown, {}, "this file cannot be written"})};
}

Progress bar_of(ProgressBar& bar) {
  return [&bar](std::int64_t done, std::int64_t all) {
    bar.show(static_cast<std::size_t>(done * 100 / all));
  };
}

// The programme's file with the fitted part in its newest version; nothing else changes but layout.
std::string with_likely(const std::string& document, const std::string& likely) {
  auto parsed = nlohmann::ordered_json::parse(document, nullptr, false);
  auto& newest = parsed.is_array() ? parsed.back() : parsed;
  newest["likely"] = nlohmann::ordered_json::parse(likely, nullptr, false);
  return parsed.dump(2) + "\n";
}

}  // namespace

Ending fit_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Day until, day_flag(arguments, "--until"));
  TAKE(const PurchaseHistories histories, histories_flag(arguments));
  ProgressBar bar("fitting", 100);
  const auto model = fit(histories.members, {until, kYear}, bar_of(bar));
  if (!model.ok()) return refused("--until", model.problem());
  std::string text = codec::json_from_likely(model.value(), histories.currency);
  if (arguments.has("--programme")) {
    TAKE(const std::string document, file_text(arguments.value("--programme")));
    text = with_likely(document, text);
  } else {
    text += "\n";
  }
  if (!arguments.has("--out")) return Printed{text};
  TAKE([[maybe_unused]] const bool done, written(arguments.value("--out"), text));
  return Printed{"members  " + std::to_string(model.value().members) + "\nwritten  " +
                 arguments.value("--out") + "\n"};
}

Ending backtest_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Day from, day_flag(arguments, "--calibrate-until"));
  TAKE(const Day until, day_flag(arguments, "--until"));
  TAKE(const PurchaseHistories histories, histories_flag(arguments));
  ProgressBar bar("looking back", 100);
  const auto result = backtest(histories.members, {from, until}, bar_of(bar));
  if (!result.ok()) return refused("", result.problem());
  if (arguments.has("--chart")) {
    const std::string chart = svg_from_backtest(result.value(), histories.currency);
    TAKE([[maybe_unused]] const bool done, written(arguments.value("--chart"), chart));
  }
  return Printed{arguments.has("--json")
                     ? json_from_backtest(result.value(), histories.currency)
                     : table_from_backtest(result.value(), histories.currency)};
}

}  // namespace yearward::command
