// Whether it can be done in time: what the present pace brings by when, what a visit would have to
// be, and that a year's count starts anew. It refuses to encourage what cannot be done.
#include "web/present/effort.hpp"

namespace yearward::present {
namespace {

std::string joined(const Voice& voice, std::string first, std::string second) {
  if (second.empty()) return first;
  return voice.say("reach.joined", {{"first", std::move(first)}, {"second", std::move(second)}});
}

// "39 days are left: even a usual visit every day would not be enough. At your pace …"
std::string shortage(const Showing& showing, const Effort& effort, const Pace& pace) {
  const Voice& voice = showing.voice;
  const Slot each{"money", voice.money(pace.each)};
  std::string a_visit = voice.count("reach.a_visit", pace.visits, {each});
  if (pace.daily_is_enough) return a_visit;
  const ObservedHabit& observed = showing.session.observed;
  const auto usual = times(observed.total.count, Ratio{1, observed.visits}, Rounding::Nearest);
  const Money mean{usual.ok() ? usual.value() : effort.money.count};
  return joined(voice,
                voice.count("reach.not_daily", pace.days, {{"usual", voice.about(mean)}}),
                std::move(a_visit));
}

// After the year's end the count starts from nothing: when the pace gets there all the same.
std::string anew(const Showing& showing, Day by, std::optional<Day> reached) {
  const Voice& voice = showing.voice;
  const std::string day = voice.day(by.plus_days(1));
  if (reached) return voice.say("reach.anew", {{"day", day}, {"when", voice.day(*reached)}});
  const Day horizon = showing.session.horizon;
  if (horizon <= by) return {};
  return voice.say("reach.anew_not", {{"day", day}, {"horizon", voice.day(horizon)}});
}

}  // namespace

std::string reach_of_next_level(const Showing& showing, UnitIndex unit,
                                const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  const std::string needed = effort_in_words(showing, unit, progress.to_next, Scope::More);
  std::string by =
      voice.say("reach.by", {{"effort", needed}, {"day", voice.day(progress.next_by)}});
  const auto reached = level_at_pace(showing, *progress.next);
  if (reached && *reached <= progress.next_by) {
    return joined(voice, std::move(by), voice.say("reach.at_pace", {{"day", voice.day(*reached)}}));
  }
  const Stretch window = rest_of_year(showing);
  const auto effort = effort_for(showing, unit, progress.to_next);
  if (at_pace(showing) == nullptr || !effort || window.last < window.first) return by;
  const auto pace = pace_in(showing, *effort, window);
  if (!pace) return by;
  by = joined(voice, std::move(by), shortage(showing, *effort, *pace));
  return joined(voice, std::move(by), anew(showing, progress.next_by, reached));
}

std::string reach_of_keeping(const Showing& showing, UnitIndex unit,
                             const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  const Day until = *progress.certain_until;
  const Scope span = until <= progress.next_by ? Scope::More : Scope::Whole;
  std::string within =
      voice.say("reach.within", {{"effort", effort_in_words(showing, unit, progress.to_keep, span)},
                                 {"year", std::to_string(date_of(until).year)}});
  const Stretch window = keeping_year(showing, until);
  const auto effort = effort_for(showing, unit, progress.to_keep);
  if (!effort || window.last < window.first) return within;
  const auto pace = pace_in(showing, *effort, window);
  if (!pace || pace->enough) return within;
  return joined(voice, std::move(within), shortage(showing, *effort, *pace));
}

std::string reach_of_reward(const Showing& showing, const Reward& reward, Points missing) {
  const Voice& voice = showing.voice;
  std::string far =
      voice.say("reach.effort",
                {{"effort", effort_in_words(showing, spendable_unit(showing.programme), missing,
                                            Scope::More)}});
  const Projection* ahead = at_pace(showing);
  if (ahead == nullptr || ahead->balance_today >= reward.price) return far;
  const auto reached = reward_at_pace(showing, reward);
  return joined(voice, std::move(far),
                reached ? voice.say("reach.at_pace", {{"day", voice.day(*reached)}})
                        : voice.say("reach.not_by", {{"day", voice.day(ahead->horizon)}}));
}

std::string to_next_line(const Showing& showing, const LadderProgress& progress) {
  const Voice& voice = showing.voice;
  if (!progress.next) return voice.say("tier.highest");
  const std::string level = level_name(showing, *progress.next);
  const Projection* ahead = at_pace(showing);
  if (ahead == nullptr) {
    const UnitIndex unit = unit_of_main_ladder(showing.programme);
    return voice.say("tier.to_next",
                     {{"effort", effort_in_words(showing, unit, progress.to_next, Scope::More)},
                      {"level", level}});
  }
  const auto reached = level_at_pace(showing, *progress.next);
  if (reached) return voice.say("tier.next_on", {{"level", level}, {"day", voice.day(*reached)}});
  return voice.say("tier.next_not_by", {{"level", level},
                                        {"points", voice.points(progress.to_next)},
                                        {"day", voice.day(ahead->horizon)}});
}

}  // namespace yearward::present
