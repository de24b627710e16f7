// Reading how far it is: to the next level, to keep this one, to the next reward.
#include "core/engine/progress.hpp"

#include <algorithm>

#include "core/engine/desk.hpp"

namespace yearward {

namespace {

Need need_of(const Desk& desk, const Ladder& ladder, const Condition& condition) {
  Need need;
  need.measure = condition.measure;
  need.window = condition.window;
  need.need = condition.value;
  need.at_most = condition.is == Condition::Is::AtMost;
  const auto counted = desk.in_window(condition.measure, condition.window);
  PROMISE(counted.ok());
  const bool carries = !condition.own && condition.measure == ladder.counter &&
                       condition.window == ladder.window;
  const auto index =
      static_cast<std::size_t>(&ladder - desk.programme().ladders.data());
  need.have =
      counted.value() + (carries ? desk.carried_on(static_cast<LadderIndex>(index)) : 0);
  const auto met = desk.holds(condition, &ladder);
  need.met = met.ok() && met.value();
  return need;
}

// Every way of the first with every way of the second.
Ways both(const Ways& first, const Ways& second) {
  Ways ways;
  for (const auto& a : first)
    for (const auto& b : second) {
      if (ways.size() == kMostWays) return ways;
      ways.push_back(a);
      ways.back().insert(ways.back().end(), b.begin(), b.end());
    }
  return ways;
}

Ways ways_of(const Desk& desk, const Ladder& ladder, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::Measure: return {{need_of(desk, ladder, condition)}};
    case Condition::Kind::All: {
      Ways ways{{}};
      for (const Condition& part : condition.parts)
        ways = both(ways, ways_of(desk, ladder, part));
      return ways;
    }
    case Condition::Kind::Any: {
      Ways ways;
      for (const Condition& part : condition.parts)
        for (auto& way : ways_of(desk, ladder, part))
          if (ways.size() < kMostWays) ways.push_back(std::move(way));
      return ways;
    }
    default: return {{}};  // nothing that more spending moves
  }
}

std::size_t unmet(const std::vector<Need>& way) {
  return static_cast<std::size_t>(
      std::count_if(way.begin(), way.end(), [](const Need& need) { return !need.met; }));
}

// What the ladder's counter still lacks on the way with the fewest open needs.
Points missing(const Ladder& ladder, const Ways& ways) {
  const std::vector<Need>* nearest = nullptr;
  for (const auto& way : ways)
    if (!nearest || unmet(way) < unmet(*nearest)) nearest = &way;
  Points missing;
  if (!nearest) return missing;
  for (const Need& need : *nearest)
    if (need.measure == ladder.counter && need.window == ladder.window && !need.at_most)
      missing = std::max(missing, Points{need.need - need.have});
  return missing;
}

}  // namespace

Ways ways_to(const Programme& programme, const Account& account, LadderIndex ladder,
             const Condition& condition, Day day) {
  Desk desk(programme, account, nullptr, day);
  return ways_of(desk, programme.ladders[ladder], condition);
}

std::optional<LadderProgress> ladder_progress(const Programme& programme, const Account& account,
                                              LadderIndex index) {
  if (index >= programme.ladders.size()) return std::nullopt;
  const Ladder& ladder = programme.ladders[index];
  const Standing& held = held_on(account, index);
  const Desk desk(programme, account, nullptr, account.as_of);
  const auto counter = desk.counter(index);
  PROMISE(counter.ok());
  LadderProgress progress;
  progress.level = held.level;
  progress.certain_until = held.until;
  progress.counted = Points{counter.value()};
  progress.next_by = desk.span(ladder.window).last;
  if (held.level + 1U < ladder.levels.size()) {
    const Condition& attain = ladder.levels[held.level + 1U].attain;
    progress.next = static_cast<LevelIndex>(held.level + 1);
    progress.to_next_ways = ways_to(programme, account, index, attain, account.as_of);
    progress.to_next = missing(ladder, progress.to_next_ways);
  }
  if (held.level == 0) return progress;
  const Condition& retain = ladder.levels[held.level].retain;
  // Counted in the window of the day that decides: what lies ahead of it is still empty.
  const Day decided_on = held.review.value_or(account.as_of);
  progress.to_keep_ways = ways_to(programme, account, index, retain, decided_on);
  progress.to_keep = missing(ladder, progress.to_keep_ways);
  return progress;
}

const Reward* best_reward(const Programme& programme, Points points) {
  const Reward* best = nullptr;
  for (const Reward& reward : programme.rewards)
    if (reward.price <= points && (!best || reward.worth > best->worth)) best = &reward;
  return best;
}

const Reward* next_reward(const Programme& programme, Points points) {
  for (const Reward& reward : programme.rewards)
    if (reward.price > points) return &reward;
  return nullptr;
}

Money worth_of(const Programme& programme, Points points) {
  const Reward* best = best_reward(programme, points);
  return best ? best->worth : Money{};
}

}  // namespace yearward
