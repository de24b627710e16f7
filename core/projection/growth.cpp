// Reading off a definition whether more spending only ever helps, and what must be watched when it
// does not.
#include "core/projection/growth.hpp"

#include <algorithm>

#include "core/projection/reading.hpp"
#include "core/projection/trend.hpp"

namespace yearward {

namespace {

bool brackets_rise(const Amount& amount) {
  for (std::size_t place = 1; place < amount.brackets.size(); ++place) {
    const Bracket& below = amount.brackets[place - 1];
    const Bracket& above = amount.brackets[place];
    const Ratio difference{below.rate.numerator, below.rate.denominator};
    const bool rate_falls = static_cast<__int128>(above.rate.numerator) * difference.denominator <
                            static_cast<__int128>(difference.numerator) * above.rate.denominator;
    if (above.give < below.give || rate_falls) return false;
  }
  return true;
}

Trend trend_of_basis(const Trends& trends, const Amount& amount) {
  Window one_event;
  one_event.kind = Window::Kind::Event;
  return amount.measure ? trends.of_measure(*amount.measure, one_event) : Trend::Up;
}

// --- rises -----------------------------------------------------------------------------------

bool amount_rises(const Trends& trends, const Rule& rule) {
  const Amount& amount = rule.amount;
  switch (amount.kind) {
    case Amount::Kind::Fixed:
    case Amount::Kind::OfBase: return true;
    case Amount::Kind::Rate: return only_grows(trend_of_basis(trends, amount));
    case Amount::Kind::Factor: return amount.rate.numerator >= amount.rate.denominator;
    case Amount::Kind::Brackets:
      return only_grows(trend_of_basis(trends, amount)) &&
             (amount.sliced || brackets_rise(amount));
    case Amount::Kind::Blocks:
      return rule.condition.always() && is_calendar(amount.window) && amount.measure &&
             only_grows(trends.of_measure(*amount.measure, amount.window));
    case Amount::Kind::Ordinal:
      return amount.measure &&
             trends.of_measure(*amount.measure, amount.window) == Trend::Fixed;
  }
  return false;
}

bool caps_rise(const Reading& reading, const Rule& rule) {
  if (!reading.has_caps(rule)) return true;
  const Group* group = reading.group_of(rule);
  const auto in_calendar = [](const Cap& cap) { return is_calendar(cap.window); };
  // Where rounding is shared, points that nothing else is read from may only come out a few less.
  return (reading.rounds_alone(rule) || (!reading.is_read(rule.unit) && !reading.lapses())) &&
         std::all_of(rule.caps.begin(), rule.caps.end(), in_calendar) &&
         (!group || std::all_of(group->caps.begin(), group->caps.end(), in_calendar));
}

// Whether the amount can move the ladder at all.
bool moves(const Ladder& ladder, const Trends& trends) {
  bool moves = ladder.win_back_days > 0 && trends.of(ladder.win_back) != Trend::Fixed;
  for (const Level& level : ladder.levels)
    moves = moves || trends.of(level.attain) != Trend::Fixed ||
            trends.of(level.retain) != Trend::Fixed;
  return moves;
}

bool ladders_rise(const Programme& programme, const Reading& reading, const Trends& trends) {
  for (LadderIndex index = 0; index < programme.ladders.size(); ++index) {
    const Ladder& ladder = programme.ladders[index];
    if (!moves(ladder, trends)) continue;
    if (ladder.one_step || ladder.win_back_days > 0 || ladder.carry.when != Carry::When::Never ||
        ladder.rises == Ladder::Rises::AtReview || !reading.stands_until_the_end(index))
      return false;
    for (const Level& level : ladder.levels)
      if (!only_grows(trends.of(level.attain)) || !only_grows(trends.of(level.retain)))
        return false;
  }
  return true;
}

bool version_rises(const Programme& programme, const Reading& reading) {
  const Trends trends(programme, Given::Nothing, reading.shifts());
  if (reading.lapses() && (reading.shifts() || reading.own_lapses())) return false;
  for (const Unit& unit : programme.units)
    if (unit.decay) return false;
  for (const Trade& trade : programme.trades)
    if (trade.mode == Trade::Mode::Scheduled) return false;
  for (const Rule* rule : reading.rules()) {
    const Group* group = reading.group_of(*rule);
    if (group && group->mode != Group::Mode::Sum) return false;
    if (rule->reads == Rule::Reads::Split || !only_grows(trends.of(rule->condition)) ||
        !amount_rises(trends, *rule) || !caps_rise(reading, *rule))
      return false;
  }
  return ladders_rise(programme, reading, trends);
}

// --- agrees ----------------------------------------------------------------------------------

// Adds what must be watched for a condition; false when watching would not be enough.
bool watch(const Programme& programme, const Trends& trends, const Condition& condition,
           std::vector<Watched>& watched) {
  std::vector<const Condition*> moving;
  trends.collect_moving(condition, moving);
  for (const Condition* each : moving) {
    if (each->kind == Condition::Kind::Measure) {
      const Measure::Source source = programme.measures[each->measure].source;
      // What this very event earns is not known before it is posted.
      if (source == Measure::Source::Earned || source == Measure::Source::Spent) return false;
      if (!only_grows(trends.of_measure(each->measure, each->window))) return false;
    }
    watched.push_back({Watched::What::Compared, nullptr, each});
  }
  return true;
}

bool watch_amount(const Programme& programme, const Trends& trends, const Amount& amount,
                  std::vector<Watched>& watched) {
  switch (amount.kind) {
    case Amount::Kind::Fixed:
    case Amount::Kind::OfBase:
    case Amount::Kind::Factor: return true;
    case Amount::Kind::Rate: return only_grows(trend_of_basis(trends, amount));
    case Amount::Kind::Brackets:
      if (!amount.sliced) watched.push_back({Watched::What::Bracket, &amount, nullptr});
      return only_grows(trend_of_basis(trends, amount));
    case Amount::Kind::Blocks:
    case Amount::Kind::Ordinal: {
      const Trend trend = trends.of_measure(*amount.measure, amount.window);
      if (trend == Trend::Fixed) return true;
      const Measure::Source source = programme.measures[*amount.measure].source;
      const auto what = amount.kind == Amount::Kind::Blocks ? Watched::What::Blocks
                                                            : Watched::What::Place;
      watched.push_back({what, &amount, nullptr});
      return only_grows(trend) && source != Measure::Source::Earned &&
             source != Measure::Source::Spent;
    }
  }
  return false;
}

// In a group where one rule wins: who wins must follow from what is seen.
bool watch_winner(const Programme& programme, const Trends& trends, const Group& group,
                  const Rule& rule, std::vector<Watched>& watched) {
  if (group.mode == Group::Mode::Sum) return true;
  if (!watch(programme, trends, rule.condition, watched)) return false;
  const Amount::Kind kind = rule.amount.kind;
  const bool straight = kind == Amount::Kind::Fixed || kind == Amount::Kind::OfBase ||
                        (kind == Amount::Kind::Rate && rule.amount.whole == Amount::Whole::No);
  // Of two straight lines one is ahead at both ends, and so between them.
  return group.mode == Group::Mode::Exclusive || (straight && rule.amount.at_least.count == 0);
}

bool version_agrees(const Programme& programme, const Reading& reading,
                    std::vector<Watched>& watched, std::vector<RuleIndex>& exact) {
  const Trends trends(programme, Given::SameSoFar, false);
  for (const Rule* rule : reading.rules()) {
    if (reading.has_caps(*rule) || rule->amount.kind == Amount::Kind::Blocks)
      exact.push_back(static_cast<RuleIndex>(rule - programme.rules.data()));
    if (reading.has_caps(*rule) && !reading.rounds_alone(*rule)) return false;
    if (rule->reads == Rule::Reads::Split) return false;
    if (!only_grows(trends.of(rule->condition)) &&
        !watch(programme, trends, rule->condition, watched))
      return false;
    const Group* group = reading.group_of(*rule);
    if (group && !watch_winner(programme, trends, *group, *rule, watched)) return false;
    if (!watch_amount(programme, trends, rule->amount, watched)) return false;
  }
  if (reading.own_lapses()) return false;
  for (const Ladder& ladder : programme.ladders) {
    if (!moves(ladder, trends)) continue;
    if (ladder.carry.when == Carry::When::AtYearEnd) return false;
    if (ladder.win_back_days > 0 && !only_grows(trends.of(ladder.win_back))) return false;
    for (const Level& level : ladder.levels)
      if (!only_grows(trends.of(level.attain)) || !only_grows(trends.of(level.retain)))
        return false;
  }
  for (const Trade& trade : programme.trades)
    if (trade.mode == Trade::Mode::Scheduled && !only_grows(trends.of(trade.condition)))
      return false;
  for (const Benefit& benefit : programme.benefits)
    if (benefit.unit && !only_grows(trends.of(benefit.condition))) return false;
  return true;
}

}  // namespace

Growth growth_of(const Versions& versions, const Account& branch, const Course& course, Day until,
                 UnitIndex unit, const std::vector<const Condition*>& asked) {
  Growth growth;
  const Happening happening = happening_of(course, branch.as_of);
  growth.rises = growth.agrees = happening.plain;
  growth.watched.resize(versions.size());
  growth.exact.resize(versions.size());
  for (std::size_t place = 0; place < versions.size(); ++place) {
    const Programme& version = versions[place];
    const bool over = place + 1 < versions.size() &&
                      versions[place + 1].effective_from <= branch.as_of.plus_days(1);
    if (over || version.effective_from > until) continue;
    const Reading reading(version, branch, happening, until);
    growth.rises = growth.rises && version_rises(version, reading);
    growth.agrees = growth.agrees && version_agrees(version, reading, growth.watched[place],
                                                    growth.exact[place]);
    // At each purchase a capped rule and those it shares its rounding with may come out one apart.
    for (const Rule* rule : reading.rules())
      if (rule->unit == unit && reading.has_caps(*rule) && !reading.rounds_alone(*rule))
        growth.slack = std::max<std::int64_t>(
            growth.slack, std::int64_t{2} * happening.purchases * reading.sharing(unit));
    if (version_on(versions, until).value() != &version) continue;
    for (const Condition* condition : asked) {
      const Trends over_years(version, Given::Nothing, reading.shifts());
      const Trends so_far(version, Given::SameSoFar, false);
      growth.rises = growth.rises && only_grows(over_years.of(*condition));
      growth.agrees = growth.agrees && only_grows(so_far.of(*condition));
    }
  }
  return growth;
}

Outcome note_watched(const Desk& desk, const std::vector<Watched>& watched,
                     std::vector<std::int64_t>& noted) {
  const Programme& programme = desk.programme();
  for (const Watched& each : watched) {
    if (each.what == Watched::What::Compared) {
      const Condition& condition = *each.condition;
      std::int64_t value = desk.event()->amount.count;
      if (condition.kind == Condition::Kind::Measure) {
        TRY(value, desk.in_window(condition.measure, condition.window));
      } else if (condition.kind == Condition::Kind::Holds) {
        value = available_now(desk.account(), condition.unit).count;
      }
      noted.push_back(value < condition.value ? -1 : value > condition.value ? 1 : 0);
      continue;
    }
    const Amount& amount = *each.amount;
    std::int64_t weight = desk.event()->amount.count;
    if (amount.measure) {
      TRY(weight, desk.weigh(*amount.measure));
    }
    if (each.what == Watched::What::Bracket) {
      std::int64_t bracket = 0;
      for (const Bracket& one : amount.brackets) bracket += one.from <= weight ? 1 : 0;
      noted.push_back(bracket);
      continue;
    }
    TRY(const std::int64_t after, desk.in_window(*amount.measure, amount.window));
    const std::int64_t every = each.what == Watched::What::Blocks
                                   ? amount.every
                                   : steps_of(programme, programme.measures[*amount.measure]);
    noted.push_back((after - weight) / every);
    noted.push_back(after / every);
  }
  return Done{};
}

}  // namespace yearward
