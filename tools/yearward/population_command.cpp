// population: a definition tried on many made-up members, with a line of progress for who waits.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <thread>

#include "tools/yearward/inputs.hpp"
#include "tools/yearward/population_report.hpp"

namespace yearward::command {
namespace {

struct Whole {
  std::int64_t least, most, otherwise;
};

Taken<std::int64_t> whole_flag(const Arguments& arguments, const std::string& flag, Whole span) {
  if (!arguments.has(flag)) return {span.otherwise};
  const std::string text = arguments.value(flag);
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto [stopped, wrong] = std::from_chars(text.data(), end, value);
  if (wrong == std::errc() && stopped == end && value >= span.least && value <= span.most)
    return {value};
  return {refused(flag, {Refusal::NumberIsOutOfRange, {},
                         std::to_string(span.least) + " to " + std::to_string(span.most)})};
}

// --weekly-mean, or an eighth of the most that the programme's projection reckons with.
Taken<Money> weekly_mean_flag(const Arguments& arguments, const Programme& programme) {
  if (!arguments.has("--weekly-mean"))
    return {Money{std::max<std::int64_t>(1, programme.projection.most_weekly.count / 8)}};
  const auto money = money_from_text(arguments.value("--weekly-mean"), programme.currency);
  if (!money.ok()) return {refused("--weekly-mean", money.problem())};
  if (money.value().count <= 0 || money.value() > Money{1'000'000'000})
    return {refused("--weekly-mean", {Refusal::NumberIsOutOfRange, {}, "above zero"})};
  return {money.value()};
}

void show_progress(std::int64_t done, std::int64_t all) {
  constexpr std::int64_t kWidth = 40;
  const auto full = static_cast<std::size_t>(done * kWidth / all);
  const std::string bar = std::string(full, '#') + std::string(kWidth - full, '.');
  std::fprintf(stderr, "\r%s %3lld %%%s", bar.c_str(), static_cast<long long>(done * 100 / all),
               done == all ? "\n" : "");
}

}  // namespace

Ending population_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Versions versions, programme_flag(arguments));
  const Programme& programme = versions.front();
  PopulationPlan plan;
  const std::int64_t cores = std::max<std::int64_t>(1, std::thread::hardware_concurrency());
  TAKE(plan.members, whole_flag(arguments, "--members", {1, kMostPopulation, 100'000}));
  TAKE(plan.years, whole_flag(arguments, "--years", {1, kMostPopulationYears, 3}));
  TAKE(plan.threads,
       whole_flag(arguments, "--threads", {1, kMostThreads, std::min(cores, kMostThreads)}));
  TAKE(const std::int64_t seed, whole_flag(arguments, "--seed", {0, 1'000'000'000, 1}));
  TAKE(plan.weekly_mean, weekly_mean_flag(arguments, programme));
  plan.seed = static_cast<std::uint64_t>(seed);
  plan.first_day = first_day_for(versions);
  const bool shows = arguments.has("--progress") || isatty(STDERR_FILENO) == 1;
  const auto fold = run_population(versions, plan, [&](std::int64_t done) {
    if (shows) show_progress(done, plan.members);
  });
  if (!fold.ok()) return refused("a made-up member", fold.problem());
  if (arguments.has("--json"))
    return Printed{json_from_population(programme, plan, fold.value())};
  return Printed{page_from_population(programme, plan, fold.value())};
}

}  // namespace yearward::command
