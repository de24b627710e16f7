// The year ahead in plain lines.
#include "tests/stories/ahead.hpp"

#include "core/codec/scenario_codec.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::story {

namespace {

using Words = std::vector<std::string>;


struct Ahead {
  const Scene& scene;
  const Programme& programme;
  const Account& account;
  Day until;

  std::string money(Money amount) const {
    return text_from_money(amount, programme.currency) + ' ' + programme.currency.code;
  }
  std::string points(Points count, UnitIndex unit) const {
    const bool main = unit == spendable_unit(programme);
    return text_from_points(count, programme.units[unit]) + ' ' +
           (main ? "points" : programme.units[unit].id.text);
  }
  Pace pace() const { return pace_of(observed_habit(programme, account, scene.today)); }

  std::string held(const Projection& projection) const {
    const UnitIndex main = spendable_unit(programme);
    std::string out = points(projection.balance, main);
    for (UnitIndex unit = 0; unit < programme.units.size(); ++unit)
      if (unit != main && projection.units[unit].then != projection.units[unit].today)
        out += ", " + points(projection.units[unit].then, unit);
    if (const Ladder* ladder = main_ladder(programme))
      out += ", " + ladder->levels[projection.level].id.text;
    return out;
  }

  std::string told(const Outlook& seen) const {
    const Projection& ahead = seen.projection;
    std::string out = line(text_from_whole(ahead.purchases) + " purchases, " + money(ahead.spent) +
                           "; on " + text_from_day(ahead.horizon) + ' ' + held(ahead) +
                           ", worth " + money(ahead.worth));
    if (seen.break_even) {
      const BreakEven& even = *seen.break_even;
      out += line("paid in " + money(even.paid_in) + " for " + money(even.brought) + "; " +
                  (even.weeks ? "back after " + text_from_whole(*even.weeks) + " weeks, on " +
                                    text_from_day(even.day)
                              : "not back by then") +
                  "; saved " + money(even.saved) + ", unused " + money(even.unused) + ", lapsed " +
                  money(even.lapsed));
    }
    if (seen.scenario.kind != Scenario::Kind::Pace && !seen.buys_more)
      out += line(seen.brings_more ? "brings more, buys nothing more" : "brings nothing more");
    return out;
  }

  // "ask what if SCENARIO until DATE"
  std::string what_if(const Words& words) const {
    const auto read = codec::scenario_from_text(words[3], scene.versions);
    if (!read.ok()) return answer(read.problems());
    const auto seen =
        outlooks(scene.versions, account, pace(), {read.value()}, scene.today, until);
    return seen ? told(seen.value().front()) : answer({seen.problem()});
  }

  // "ask what reaches TARGET until DATE"
  std::string reaches(const Words& words) const {
    const auto target = codec::target_from_text(words[3], scene.versions, until);
    if (!target.ok()) return answer(target.problems());
    Habit habit;
    habit.first = scene.today.plus_days(7);
    const auto solved = solve(scene.versions, account, habit, scene.today, target.value(),
                              {until, programme.projection.most_weekly});
    if (!solved) return answer({solved.problem()});
    return line(money(solved.value().least) + " every 7 days" +
                (solved.value().proven ? "" : ", and perhaps less"));
  }

  std::string kept(const Account& branch) const {
    const auto kept = will_keep(scene.versions, branch, pace(), 0);
    if (!kept) return answer({kept.problem()});
    if (!kept.value()) return line("nothing is to be kept");
    const LevelReview& keep = *kept.value();
    const auto& levels = programme.ladders[keep.ladder].levels;
    std::string out = line(levels[keep.level].id.text + " is decided on " +
                           text_from_day(keep.decided_on) + "; from " + text_from_day(keep.from) +
                           ' ' + levels[keep.then].id.text);
    for (const auto& way : keep.missing)
      for (const Need& need : way)
        out += line(text_from_steps(programme, programme.measures[need.measure], need.have) +
                    " of " + text_from_steps(programme, programme.measures[need.measure],
                                             need.need) +
                    ' ' + programme.measures[need.measure].id.text);
    if (keep.weekly) out += line("enough: " + money(*keep.weekly) + " a visit");
    if (keep.once) out += line("enough: " + money(*keep.once) + " more on the last day");
    if (keep.visits) out += line("enough: " + text_from_whole(*keep.visits) + " more visits");
    return out;
  }

  std::string rescued(const Account& branch) const {
    const UnitIndex unit = spendable_unit(programme);
    const auto found = rescue(scene.versions, branch, pace(), unit, until);
    if (!found) return answer({found.problem()});
    if (!found.value()) return line("nothing lapses by then");
    const Rescue& rescue = *found.value();
    constexpr const char* kBy[] = {"do", "redeem", "trade for"};
    std::string out = line(points(rescue.lapsing, unit) + " can be used until " +
                           text_from_day(rescue.last_day));
    for (const Saving& saving : rescue.savings)
      out += line(std::string(kBy[static_cast<std::size_t>(saving.kind)]) + ' ' + saving.name +
                  ": keeps " + points(saving.kept, unit) + ", gives " +
                  points(saving.given, unit) +
                  (saving.worth.count > 0 ? ", worth " + money(saving.worth) : ""));
    return out;
  }

  // At today's pace, on the day asked for.
  std::string best(Account branch) const {
    const auto course = course_of(pace().habit, scene.today, until);
    if (!course) return answer({course.problem()});
    const Outcome lived = live_until(scene.versions, branch, course.value(), until);
    if (!lived) return answer({lived.problem()});
    const BestUse use = best_use(programme, branch);
    std::string out;
    for (const Chosen& each : use.chosen)
      out += line(text_from_whole(each.times) + " x " + programme.rewards[each.reward].id.text +
                  " for " + points(each.points, spendable_unit(programme)));
    return out + line("worth " + money(use.worth) + ", " +
                      points(use.left, spendable_unit(programme)) + " left");
  }
};

}  // namespace

std::string ahead_answer(const Scene& scene, const Programme& programme, const Account& account,
                         const Words& words) {
  const std::string question = words.size() > 1 ? words[1] : "";
  const bool what = question == "what" && words.size() == 6 && words[4] == "until";
  const bool other = question == "keep" || question == "rescue" || question == "best";
  if (!what && !other) return {};
  Ahead ahead{scene, programme, account, scene.today};
  if (words.size() > 3) {
    const auto until = day_from_text(words.back());
    if (!until) return answer({until.problem()});
    ahead.until = until.value();
  }
  if (what && words[2] == "if") return ahead.what_if(words);
  if (what && words[2] == "reaches") return ahead.reaches(words);
  const auto branch = branch_on(scene.versions, account, scene.today);
  if (!branch) return answer({branch.problem()});
  if (question == "keep") return ahead.kept(branch.value());
  if (question == "rescue") return ahead.rescued(branch.value());
  if (question == "best") return ahead.best(branch.value());
  return {};
}

}  // namespace yearward::story
