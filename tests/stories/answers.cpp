// Answers in plain lines, so that a changed figure is a changed sentence in review.
#include "tests/stories/answers.hpp"

#include <algorithm>

#include "core/engine/desk.hpp"
#include "core/engine/progress.hpp"
#include "core/explain/explain.hpp"
#include "core/projection/projection.hpp"
#include "core/projection/solve.hpp"
#include "core/quantity/digits.hpp"
#include "tests/stories/ahead.hpp"
#include "tests/stories/books.hpp"

namespace yearward::story {

namespace {

using Words = std::vector<std::string>;

std::string points(Points count) { return text_from_whole(count.count) + " points"; }

// The word after `word`, as in "of UNIT" and "on DAY"; empty without one.
std::string word_after(const Words& words, const std::string& word) {
  for (std::size_t place = 1; place + 1 < words.size(); ++place)
    if (words[place] == word) return words[place + 1];
  return {};
}

struct Answerer {
  const Scene& scene;
  const Account& account;
  const Programme& programme;

  std::string money(Money amount) const {
    return text_from_money(amount, programme.currency) + ' ' + programme.currency.code;
  }
  std::string level(LevelIndex index, LadderIndex ladder = 0) const {
    return programme.ladders[ladder].levels[index].id.text;
  }
  // "of UNIT"; the one the portal counts in without it.
  UnitIndex unit(const Words& words) const {
    const std::string name = word_after(words, "of");
    for (UnitIndex index = 0; index < programme.units.size(); ++index)
      if (programme.units[index].id.text == name) return index;
    return spendable_unit(programme);
  }
  LadderIndex ladder_of(const Words& words) const {
    const std::string name = word_after(words, "of");
    for (LadderIndex index = 0; index < programme.ladders.size(); ++index)
      if (programme.ladders[index].id.text == name) return index;
    return 0;
  }
  // Points as people write them: with the unit's decimals.
  std::string figure(Points count, UnitIndex of) const {
    return text_from_points(count, programme.units[of]);
  }
  // A figure of a ladder's counter, in wholes of its measure.
  std::string counted(std::int64_t steps, LadderIndex ladder) const {
    return text_from_steps(programme, programme.measures[programme.ladders[ladder].counter], steps);
  }

  std::string balance(const Words& words) const {
    Day day = scene.today;
    if (const std::string text = word_after(words, "on"); !text.empty()) {
      const auto asked = day_from_text(text);
      if (!asked) return answer({asked.problem()});
      day = asked.value();
    }
    const UnitIndex of = unit(words);
    const Balance held = balance_on(account, of, day);
    const bool main = of == spendable_unit(programme);
    std::string out = "earned " + figure(held.earned, of) + ' ' +
                      (main ? "points" : programme.units[of].id.text) + " = available " +
                      figure(held.available, of) + " + pending " + figure(held.pending, of) +
                      " + spent " + figure(held.spent, of) + " + lapsed " +
                      figure(held.lapsed, of) + " + reversed " + figure(held.reversed, of);
    if (held.reserved.count != 0) out += " + reserved " + figure(held.reserved, of);
    out += " - deficit " + figure(held.deficit, of);
    if (held.clamped.count != 0) out += " - clamped " + figure(held.clamped, of);
    return line(out);
  }

  // One line a unit that ever held something.
  std::string holds() const {
    std::string out;
    for (UnitIndex index = 0; index < programme.units.size(); ++index)
      if (account.units[index].earned.count > 0)
        out += line(figure(available_now(account, index), index) + ' ' +
                    programme.units[index].id.text + " available, " +
                    figure(held_now(account, index), index) + " held");
    return out.empty() ? line("holds nothing") : out;
  }

  std::string benefits() const {
    std::string out;
    const Desk desk(programme, account, nullptr, scene.today);
    for (const Benefit& benefit : programme.benefits) {
      const auto held = desk.holds(benefit.condition);
      if (!held || !held.value()) continue;
      out += line(benefit.id.text +
                  (benefit.unit ? ", " + figure(available_now(account, *benefit.unit),
                                                *benefit.unit) + " left" : ""));
    }
    return out.empty() ? line("no benefits yet") : out;
  }

  std::string worth() const {
    const Points held = available_now(account, spendable_unit(programme));
    std::string out;
    if (const Reward* best = best_reward(programme, held))
      out += line(points(held) + " are worth " + money(best->worth) + ": " + best->id.text);
    else
      out += line(points(held) + " buy nothing yet");
    if (const Reward* next = next_reward(programme, held))
      out += line("next is " + next->id.text + " for " + points(next->price) + ", " +
                  points(next->price - held) + " away");
    return out;
  }

  std::string lapses(const Words& words) const {
    const UnitIndex of = unit(words);
    const auto due = due_lapses(account, of);
    std::string out;
    for (const DueLapse& lapse : due)
      out += line(figure(lapse.amount, of) + ' ' +
                  (of == spendable_unit(programme) ? "points" : programme.units[of].id.text) +
                  " can be used until " + text_from_day(lapse.last_day));
    return due.empty() ? line("nothing lapses") : out;
  }

  // What the next level asks for beside the counter; said when the counter is not enough.
  std::string others_missing(const LadderProgress& progress) const {
    if (progress.to_next.count > 0) return {};
    std::string out;
    for (const auto& way : progress.to_next_ways) {
      for (const Need& need : way)
        if (!need.met)
          out += (out.empty() ? "but " : " and ") +
                 text_from_steps(programme, programme.measures[need.measure],
                                 std::max<std::int64_t>(need.need - need.have, 0)) +
                 ' ' + programme.measures[need.measure].id.text;
      if (!out.empty()) break;
    }
    return out.empty() ? "but something else " : out + ' ';
  }

  std::string tier(const Words& words) const {
    const LadderIndex of = ladder_of(words);
    const auto progress = ladder_progress(programme, account, of);
    if (!progress) return line("the programme has no ladder");
    const bool yearly = programme.ladders[of].window.kind == Window::Kind::Year;
    std::string out = level(progress->level, of);
    if (progress->certain_until) out += " until " + text_from_day(*progress->certain_until);
    out += ", " + counted(progress->counted.count, of) + " counted";
    if (yearly) out += " this year";
    if (progress->next)
      out += "; " + counted(progress->to_next.count, of) + " more " + others_missing(*progress) +
             (yearly ? "by " + text_from_day(progress->next_by) + ' ' : "") + "for " +
             level(*progress->next, of);
    if (progress->certain_until)
      out += "; " + counted(progress->to_keep.count, of) + " more to keep it";
    return line(out);
  }

  std::string tiers(const Words& words) const {
    const LadderIndex of = ladder_of(words);
    if (of >= account.ladders.size()) return line("the programme has no ladder");
    std::string out;
    for (const Standing& standing : account.ladders[of].standings)
      out += line(level(standing.level, of) + " from " + text_from_day(standing.from) +
                  (standing.until ? " until " + text_from_day(*standing.until) : "") +
                  ", decided by " + counted(standing.decided_by, of));
    return out;
  }

  std::string why(const Words& words) const {
    const UnitIndex of = unit(words);
    std::string out;
    for (EntryIndex entry = 0; entry < account.entries.size(); ++entry)
      if (account.entries[entry].unit == of)
        out += line(explain::plain_line(scene.versions, account, entry));
    return out;
  }

  std::string habit() const {
    const ObservedHabit seen = observed_habit(programme, account, scene.today);
    return line(money(seen.habit.amount) + " every 7 days, next on " +
                text_from_day(seen.habit.first) + "; seen " + text_from_whole(seen.visits) +
                " visits, " + money(seen.total) + " from " + text_from_day(seen.from) + " to " +
                text_from_day(seen.to));
  }

  std::string told(const Projection& projection) const {
    std::string out = line(text_from_whole(projection.purchases) + " purchases, " +
                           money(projection.spent) + "; on " +
                           text_from_day(projection.horizon) + " " + points(projection.balance));
    if (projection.reward)
      out += line("enough for " + programme.rewards[*projection.reward].id.text + ", worth " +
                  money(projection.worth));
    else
      out += line("not enough for a reward");
    for (const Milestone& milestone : projection.milestones) out += line(told(milestone));
    return out;
  }

  std::string told(const Milestone& milestone) const {
    const std::string day = text_from_day(milestone.day) + ": ";
    switch (milestone.what) {
      case Milestone::What::LevelAttained: return day + level(milestone.level) + " attained";
      case Milestone::What::LevelLost: return day + "back to " + level(milestone.level);
      case Milestone::What::PointsLapse: return day + points(milestone.amount) + " lapse";
      case Milestone::What::RewardReached:
        return day + programme.rewards[milestone.reward].id.text + " reached";
    }
    return day;
  }

  // "ask projection on DATE if she spends AMOUNT yuan every N days"
  std::string projection(const Words& words) const {
    if (words.size() != 12) return line("cannot read this question");
    const auto horizon = day_from_text(words[3]);
    if (!horizon) return answer({horizon.problem()});
    const auto amount = money_from_text(words[7], programme.currency);
    if (!amount) return answer({amount.problem()});
    Habit habit;
    habit.amount = amount.value();
    habit.every_days = std::stoi(words[10]);
    habit.first = scene.today.plus_days(habit.every_days);
    const auto projected =
        project(scene.versions, account, habit, scene.today, horizon.value());
    return projected ? told(projected.value()) : answer({projected.problem()});
  }

  // "ask least for REWARD on DATE"
  std::string least(const Words& words) const {
    const auto horizon = day_from_text(words.back());
    if (!horizon) return answer({horizon.problem()});
    Habit habit;
    habit.first = scene.today.plus_days(7);
    for (RewardIndex reward = 0; reward < programme.rewards.size(); ++reward) {
      if (programme.rewards[reward].id.text != words[3]) continue;
      const auto found = solve(scene.versions, account, habit, scene.today,
                               Target::of_reward(reward),
                               {horizon.value(), programme.projection.most_weekly});
      return found ? line(money(found.value().least) + " every 7 days")
                   : answer({found.problem()});
    }
    return answer({{Refusal::NameIsUnknown, {}, words[3]}});
  }

  std::string ladder() const {
    const ObservedHabit seen = observed_habit(programme, account, scene.today);
    const auto rungs = stretch_ladder(scene.versions, account, seen.habit, scene.today,
                                      horizon_for(programme, scene.today));
    if (!rungs) return answer({rungs.problem()});
    constexpr const char* kNames[] = {"pace", "stretch", "next reward", "next level"};
    std::string out;
    for (const Rung& rung : rungs.value()) {
      const Projection& reached = rung.projection;
      out += line(std::string(kNames[static_cast<std::size_t>(rung.kind)]) + ": " +
                  money(reached.habit.amount) + " a week, " + points(reached.balance) + " on " +
                  text_from_day(reached.horizon) + ", worth " + money(reached.worth) +
                  (rung.buys_more || rung.kind == Rung::Kind::Pace ? "" : "; buys nothing more"));
    }
    return out;
  }
};

}  // namespace

std::string answer(const Problems& problems) {
  std::string out;
  for (const Problem& problem : problems)
    out += line("refused: " + std::string(name_of(problem.refusal)) +
                (problem.where.empty() ? "" : " at " + problem.where) +
                (problem.detail.empty() ? "" : " (" + problem.detail + ")"));
  return out;
}

std::string answer(const Scene& scene, const Account& account, const Words& words) {
  const auto version = version_on(scene.versions, scene.today);
  if (!version) return answer({version.problem()});
  const Answerer ask{scene, account, *version.value()};
  const std::string question = words.size() > 1 ? words[1] : "";
  if (question == "balance") return ask.balance(words);
  if (question == "worth") return ask.worth();
  if (question == "lapses") return ask.lapses(words);
  if (question == "tier") return ask.tier(words);
  if (question == "tiers") return ask.tiers(words);
  if (question == "why") return ask.why(words);
  if (question == "holds") return ask.holds();
  if (question == "benefits") return ask.benefits();
  if (question == "habit") return ask.habit();
  if (question == "ladder") return ask.ladder();
  if (question == "projection") return ask.projection(words);
  if (question == "least") return ask.least(words);
  const std::string ahead = ahead_answer(scene, *version.value(), account, words);
  if (!ahead.empty()) return ahead;
  const std::string books = books_answer(*version.value(), account, words);
  return books.empty() ? line("cannot read this question") : books;
}

}  // namespace yearward::story
