// The flags of `yearward project`, one answer each.
#include "tools/yearward/ahead.hpp"

#include <algorithm>
#include <sstream>

#include "core/codec/scenario_codec.hpp"

namespace yearward::command {
namespace {

Ending refused_text(const std::string& document, const Problems& problems) {
  return Refused{document, problems};
}

// With its usual visit, or the habit itself where no visit was seen.
Pace pace_of(const Ahead& ahead, const Programme& programme) {
  Pace pace = yearward::pace_of(observed_habit(programme, ahead.account, ahead.today));
  pace.habit = ahead.habit;
  if (pace.visit.count == 0) pace.visit = ahead.habit.amount;
  return pace;
}

Taken<std::string> scenarios(const Ahead& ahead, const Programme& programme) {
  std::vector<Scenario> asked;
  std::istringstream lines(ahead.arguments.value("--scenario"));
  for (std::string text; std::getline(lines, text);) {
    const auto read = codec::scenario_from_text(text, ahead.versions);
    if (!read.ok()) return {refused_text("--scenario " + text, read.problems())};
    asked.push_back(read.value());
  }
  const auto seen = outlooks(ahead.versions, ahead.account, pace_of(ahead, programme), asked,
                             ahead.today, ahead.horizon);
  if (!seen.ok()) return {refused("--scenario", seen.problem())};
  return {codec::json_from_outlooks(programme, seen.value())};
}

Taken<std::string> solution(const Ahead& ahead, const Programme& programme) {
  Day by = ahead.horizon;
  if (ahead.arguments.has("--by")) {
    auto said = day_flag(ahead.arguments, "--by");
    if (!said.ok()) return {said.ending()};
    by = said.value();
  }
  const auto target =
      codec::target_from_text(ahead.arguments.value("--reach"), ahead.versions, by);
  if (!target.ok()) return {refused_text("--reach", target.problems())};
  // Somebody who waits at a prompt waits for more amounts than somebody who drags a slider.
  constexpr std::int32_t kMostRuns = 20'000;
  const Search search{by, std::max(programme.projection.most_weekly, ahead.habit.amount),
                      kMostRuns};
  const auto solved = solve(ahead.versions, ahead.account, ahead.habit, ahead.today,
                            target.value(), search);
  if (!solved.ok()) return {refused("--reach", solved.problem())};
  return {codec::json_from_solved(programme, solved.value(), search)};
}

Taken<std::string> keeping(const Ahead& ahead, const Programme& programme, const Account& branch) {
  std::string list;
  for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder) {
    const auto kept = will_keep(ahead.versions, branch, pace_of(ahead, programme), ladder);
    if (!kept.ok()) return {refused("--keep", kept.problem())};
    if (!kept.value()) continue;
    list += (list.empty() ? "" : ",") + codec::json_from_keep(programme, *kept.value());
  }
  return {'[' + list + ']'};
}

Taken<std::string> rescuing(const Ahead& ahead, const Programme& programme,
                            const Account& branch) {
  std::string list;
  for (UnitIndex unit = 0; unit < programme.units.size(); ++unit) {
    const auto found =
        rescue(ahead.versions, branch, pace_of(ahead, programme), unit, ahead.horizon);
    if (!found.ok()) return {refused("--rescue", found.problem())};
    if (!found.value()) continue;
    list += (list.empty() ? "" : ",") + codec::json_from_rescue(programme, *found.value());
  }
  return {'[' + list + ']'};
}

Taken<std::string> choosing(const Ahead& ahead, const Programme& programme, Account branch) {
  const auto course = course_of(ahead.habit, ahead.today, ahead.horizon);
  if (!course.ok()) return {refused("--best-use", course.problem())};
  const Outcome lived = live_until(ahead.versions, branch, course.value(), ahead.horizon);
  if (!lived.ok()) return {refused("--best-use", lived.problem())};
  return {codec::json_from_best_use(programme, best_use(programme, branch))};
}

}  // namespace

Taken<std::string> answers_asked(const Ahead& ahead) {
  const auto version = version_on(ahead.versions, ahead.horizon);
  if (!version.ok()) return {refused("--until", version.problem())};
  const Programme& programme = *version.value();
  const auto branch = branch_on(ahead.versions, ahead.account, ahead.today);
  if (!branch.ok()) return {refused("--today", branch.problem())};
  std::string out;
  const auto add = [&](const char* flag, const char* member, auto answer) -> std::optional<Ending> {
    if (!ahead.arguments.has(flag)) return std::nullopt;
    Taken<std::string> answered = answer();
    if (!answered.ok()) return answered.ending();
    out += std::string(",\"") + member + "\":" + answered.value();
    return std::nullopt;
  };
  if (auto end = add("--scenario", "scenarios", [&] { return scenarios(ahead, programme); }))
    return {*end};
  if (auto end = add("--reach", "solve", [&] { return solution(ahead, programme); })) return {*end};
  if (auto end = add("--keep", "keep", [&] { return keeping(ahead, programme, branch.value()); }))
    return {*end};
  if (auto end =
          add("--rescue", "rescue", [&] { return rescuing(ahead, programme, branch.value()); }))
    return {*end};
  if (auto end = add("--best-use", "best_use",
                     [&] { return choosing(ahead, programme, branch.value()); }))
    return {*end};
  return {out};
}

}  // namespace yearward::command
