// Moving accumulators, once per event and once per entry.
#include "core/engine/flows.hpp"

#include <algorithm>

#include "core/quantity/limits.hpp"

namespace yearward {

namespace {
Day day_recorded(const Event& event) {
  return event.more && event.more->recorded ? event.more->recorded->day : event.at.day;
}
}  // namespace

Day day_counted(const Measure& measure, const Event& event) {
  return measure.clock == Measure::Clock::Recorded ? day_recorded(event) : event.at.day;
}

namespace {

bool uses_readings(const Measure& measure) {
  const bool summed = measure.aggregate == Measure::Aggregate::Sum ||
                      measure.aggregate == Measure::Aggregate::DistinctDays;
  return !summed || measure.clock == Measure::Clock::Both;
}

}  // namespace

Outcome weigh_all(const Desk& desk, std::vector<std::int64_t>& weights) {
  const Programme& programme = desk.programme();
  weights.assign(programme.measures.size(), 0);
  for (MeasureIndex index = 0; index < weights.size(); ++index) {
    if (is_flow(programme.measures[index])) continue;
    TRY(weights[index], desk.weigh(index));
    const std::int64_t total = desk.account().measured[index].sum.total();
    if (!within_limits(total + weights[index]))
      return Problem{Refusal::NumberIsOutOfRange, "/amount", {}};
  }
  return Done{};
}

void move_measures(const Programme& programme, Account& account, const Event& event,
                   const std::vector<std::int64_t>& weights) {
  for (MeasureIndex index = 0; index < weights.size(); ++index) {
    if (weights[index] == 0) continue;
    const Measure& measure = programme.measures[index];
    const Day day = day_counted(measure, event);
    account.measured[index].sum.add(day, weights[index]);
    if (uses_readings(measure))
      account.measured[index].readings.put(day, day_recorded(event), weights[index]);
  }
}

void shrink_measures(const Programme& programme, Account& account, const Event& original,
                     const std::vector<Shrunk>& shrunk) {
  for (MeasureIndex index = 0; index < shrunk.size(); ++index) {
    const auto [was, now] = shrunk[index];
    if (was == now) continue;
    const Measure& measure = programme.measures[index];
    const Day day = day_counted(measure, original);
    account.measured[index].sum.add(day, now - was);
    if (!uses_readings(measure)) continue;
    account.measured[index].readings.drop(day, was);
    if (now != 0) account.measured[index].readings.put(day, day_recorded(original), now);
  }
}

namespace {

// What an entry moves in a flow measure, and on which day.
std::int64_t flow_of(const Programme& programme, const Account& account, const Measure& measure,
                     const Entry& entry) {
  if (entry.unit != measure.unit) return 0;
  if (measure.source == Measure::Source::Spent) {
    const bool spent = entry.kind == EntryKind::Redemption || entry.kind == EntryKind::Return;
    return spent ? -entry.amount.count : 0;
  }
  if (entry.kind != EntryKind::Accrual && entry.kind != EntryKind::Reversal) return 0;
  if (!measure.only_rules.empty()) {
    const Entry& origin =
        entry.reverses == kNone ? entry : account.entries[entry.reverses];
    if (origin.cause != Cause::Rule) return 0;
    const std::string& rule = programme.rules[origin.rule].id.text;
    const auto& only = measure.only_rules;
    if (std::find(only.begin(), only.end(), rule) == only.end()) return 0;
  }
  return entry.amount.count;
}

}  // namespace

bool move_flows(const Programme& programme, Account& account, EntryIndex first) {
  if (first == account.entries.size() || programme.flows.empty()) return false;
  bool moved = false;
  for (EntryIndex number = first; number < account.entries.size(); ++number) {
    const Entry& entry = account.entries[number];
    for (const MeasureIndex index : programme.flows) {
      const Measure& measure = programme.measures[index];
      const std::int64_t flow = flow_of(programme, account, measure, entry);
      if (flow == 0) continue;
      // What is taken back leaves the day on which it came.
      const Day day =
          entry.reverses == kNone ? entry.at.day : account.entries[entry.reverses].at.day;
      account.measured[index].sum.add(day, flow);
      moved = true;
    }
  }
  return moved;
}

void note_activity(const Programme& programme, Account& account, const Event& event) {
  for (const UnitIndex unit : programme.idling) {
    for (const LapseClause& clause : programme.units[unit].lapse.clauses) {
      if (clause.from != LapseClause::From::Activity || !is_of_type(clause.activities, event))
        continue;
      UnitState& state = account.units[unit];
      state.last_activity = event.at.day;
      // An activity never shortens what an older rule promised.
      const auto until = last_day_by(clause, event.at.day, std::nullopt);
      if (until) state.idle_until = std::max(state.idle_until.value_or(*until), *until);
    }
  }
}

}  // namespace yearward
