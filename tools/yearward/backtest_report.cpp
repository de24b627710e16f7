// How a backtest is told: a table for people, a document for programs, a chart for both.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/yearward/backtest.hpp"

namespace yearward::command {
namespace {

constexpr const char* kNames[kSegments] = {"all members",      "1 visit",    "2 or 3 visits",
                                           "4 visits or more", "  4 to 6 visits", "  7 or more"};

double steps_of(const Currency& currency) { return std::pow(10.0, currency.exponent); }

template <class... Values>
std::string printed(const char* form, Values... values) {
  char text[256];
  std::snprintf(text, sizeof text, form, values...);
  return text;
}

// Rounded here, once, so that the document shows what the table shows.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::string row_of(const char* name, const SegmentReport& report, double money) {
  if (report.members == 0) return printed("%-18s %7d\n", name, 0);
  return printed("%-18s %7lld %9.2f   %6.3f %9.2f   %6.1f %% %9.2f   %7.3f %10.2f\n", name,
                 static_cast<long long>(report.members),
                 static_cast<double>(report.likely.actual) / money /
                     static_cast<double>(report.members),
                 report.likely.bias(), report.likely.rmse / money, 100 * report.coverage(),
                 report.mean_width() / money, report.weekly.bias(), report.weekly.rmse / money);
}

nlohmann::json json_of(const SegmentReport& report, double money) {
  return {{"members", report.members},
          {"bias", rounded(report.likely.bias(), 1e4)},
          {"rmse", rounded(report.likely.rmse / money, 1e4)},
          {"coverage", rounded(report.coverage(), 1e4)},
          {"mean_width", rounded(report.mean_width() / money, 1e4)},
          {"spent_nothing", report.without},
          {"weekly_average", {{"bias", rounded(report.weekly.bias(), 1e4)},
                              {"rmse", rounded(report.weekly.rmse / money, 1e4)}}}};
}

}  // namespace

std::string table_from_backtest(const Backtest& backtest, const Currency& currency) {
  const double money = steps_of(currency);
  const auto& question = backtest.question;
  std::string text =
      "learned up to " + text_from_day(question.calibrate_until) + ", compared with what members " +
      "spent after it up to " + text_from_day(question.until) + " (" + currency.code + ")\n\n" +
      "                                      the likely year" + std::string(27, ' ') +
      "weekly average so far\n" +
      "                   members     spent     bias      rmse   in range     width      bias" +
      "       rmse\n";
  for (std::size_t segment = 0; segment < kSegments; ++segment)
    text += row_of(kNames[segment], backtest.segments[segment], money);
  return text +
         "\nspent: what a member really spent, on average. bias: all predicted over all spent; "
         "1 is right.\nrmse: how far single members were off. in range: members whose spending "
         "lay in their 80 %\nrange. width: of that range, on average. A visit is a day with a "
         "purchase.\n";
}

std::string json_from_backtest(const Backtest& backtest, const Currency& currency) {
  const double money = steps_of(currency);
  constexpr const char* kKeys[kSegments] = {"all", "one", "two_or_three", "active", "four_to_six",
                                            "seven_or_more"};
  nlohmann::json document = json_of(backtest.segments[0], money);
  const auto active = static_cast<std::size_t>(Segment::Active);
  document["active"] = json_of(backtest.segments[active], money);
  document["segments"] = nlohmann::json::object();
  for (std::size_t segment = 0; segment < kSegments; ++segment)
    document["segments"][kKeys[segment]] = json_of(backtest.segments[segment], money);
  document["calibrate_until"] = text_from_day(backtest.question.calibrate_until);
  document["until"] = text_from_day(backtest.question.until);
  document["currency"] = currency.code;
  return document.dump() + "\n";
}

namespace {

constexpr double kWidth = 760, kHeight = 440, kLeft = 84, kRight = 20, kTop = 84, kBottom = 72;
constexpr const char* kInk = "#1f2933";
constexpr const char* kFaint = "#52606d";
constexpr const char* kPredicted = "#0b62a4";
constexpr const char* kBand = "#a9cbe6";
constexpr const char* kActual = "#b45309";

// Roots, so that those who spend little are seen beside those who spend much.
struct Scale {
  double most = 1;
  double y(double amount) const {
    const double part = std::sqrt(std::max(0.0, amount) / most);
    return kHeight - kBottom - part * (kHeight - kTop - kBottom);
  }
};

std::string label(double x, double y, const char* anchor, const char* colour, int size,
                  const std::string& words) {
  return printed("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\">", x,
                 y, anchor, colour, size) +
         words + "</text>\n";
}

std::string ground(const Backtest& backtest) {
  const SegmentReport& all = backtest.segments[0];
  std::string svg = printed(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
      "font-family=\"system-ui, sans-serif\" aria-labelledby=\"title\">\n",
      kWidth, kHeight);
  svg += "<title id=\"title\">The likely year, put to the test: predicted and real spending of "
         "members in tenths</title>\n";
  svg += printed("<rect width=\"%.0f\" height=\"%.0f\" rx=\"10\" fill=\"#fbfaf7\"/>\n", kWidth,
                 kHeight);
  svg += label(kLeft, 30, "start", kInk, 17, "The likely year, put to the test");
  svg += label(kLeft, 50, "start", kFaint, 12,
               "learned up to " + text_from_day(backtest.question.calibrate_until) +
                   ", what followed up to " + text_from_day(backtest.question.until) +
                   printed(" · %lld members · bias %.3f · %.1f %% in their range",
                           static_cast<long long>(all.members), all.likely.bias(),
                           100 * all.coverage()));
  return svg;
}

std::string legend() {
  const double y = kTop - 14;
  std::string svg =
      printed("<rect x=\"%.1f\" y=\"%.1f\" width=\"22\" height=\"10\" fill=\"%s\"/>\n",
              kLeft, y - 9, kBand);
  svg += label(kLeft + 28, y, "start", kInk, 12, "80 % range (mean)");
  svg += printed("<path d=\"M%.1f %.1fh22\" stroke=\"%s\" stroke-width=\"3\"/>\n", kLeft + 160,
                 y - 4, kPredicted);
  svg += label(kLeft + 188, y, "start", kInk, 12, "predicted");
  svg += printed("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>\n", kLeft + 277, y - 4,
                 kActual);
  return svg + label(kLeft + 288, y, "start", kInk, 12, "really spent");
}

std::string axes(const Scale& scale, const Currency& currency) {
  std::string svg;
  double step = std::pow(10.0, std::floor(std::log10(scale.most)));
  for (const double amount : {0.0, step / 10, step / 2, step, 2 * step, 5 * step}) {
    if (amount > scale.most) continue;
    svg += printed("<path d=\"M%.1f %.1fH%.1f\" stroke=\"#d9d6ce\"/>\n", kLeft, scale.y(amount),
                   kWidth - kRight);
    svg += label(kLeft - 8, scale.y(amount) + 4, "end", kFaint, 12, printed("%g", amount));
  }
  svg += label(kLeft - 8, kTop - 14, "end", kFaint, 12, currency.code);
  return svg + label((kLeft + kWidth - kRight) / 2, kHeight - 18, "middle", kFaint, 12,
                     "tenths of the members, by what was predicted of them (root scale)");
}

}  // namespace

std::string svg_from_backtest(const Backtest& backtest, const Currency& currency) {
  Scale scale;
  const auto mean = [&](const Tenth& tenth, std::int64_t sum) {
    return static_cast<double>(sum) / static_cast<double>(tenth.members) / steps_of(currency);
  };
  for (const Tenth& tenth : backtest.tenths)
    scale.most = std::max({scale.most, mean(tenth, tenth.high), mean(tenth, tenth.actual)});
  std::string svg = ground(backtest) + axes(scale, currency) + legend();
  const double room = kWidth - kLeft - kRight;
  const auto count = static_cast<double>(backtest.tenths.size());
  for (std::size_t at = 0; at < backtest.tenths.size(); ++at) {
    const Tenth& tenth = backtest.tenths[at];
    const double middle = kLeft + room * (static_cast<double>(at) + 0.5) / count;
    const double half = room / count * 0.3;
    const double low = scale.y(mean(tenth, tenth.low)), high = scale.y(mean(tenth, tenth.high));
    const double predicted = scale.y(mean(tenth, tenth.predicted));
    const double actual = scale.y(mean(tenth, tenth.actual));
    svg += printed("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                   middle - half, high, 2 * half, std::max(1.0, low - high), kBand);
    svg += printed("<path d=\"M%.1f %.1fh%.1f\" stroke=\"%s\" stroke-width=\"3\"/>\n",
                   middle - half, predicted, 2 * half, kPredicted);
    svg += printed("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>\n", middle, actual,
                   kActual);
    svg += label(middle, kHeight - kBottom + 18, "middle", kInk, 12, std::to_string(at + 1));
  }
  return svg + "</svg>\n";
}

}  // namespace yearward::command
