// Rules into amounts: base, add, multiply, round once, cap.
#include "core/engine/accrue.hpp"

#include <algorithm>

#include "core/engine/blocks.hpp"
#include "core/engine/caps.hpp"

namespace yearward {

namespace {

// One event through all rules.
class Reckoning {
 public:
  Reckoning(Desk& desk, Workbench& bench, bool gone = false)
      : desk_(desk), programme_(desk.programme()), bench_(bench), gone_(gone) {
    bench_.sums.resize(programme_.units.size());
    for (UnitSums& sums : bench_.sums) sums = UnitSums{};
  }

  Outcome run() {
    bool reads_level = false;
    for (const RuleIndex rule : programme_.order) {
      reads_level = reads_level || programme_.rules[rule].reads != Rule::Reads::Before;
      if (programme_.rules[rule].reads == Rule::Reads::Before) TRY_DONE(consider(rule));
    }
    if (!reads_level) return Done{};
    for (LadderIndex ladder = 0; ladder < programme_.ladders.size(); ++ladder) {
      TRY(const LevelIndex reached, level_attained(desk_, ladder));
      after_[ladder] = std::max(reached, desk_.level_on(ladder));
    }
    for (const RuleIndex rule : programme_.order)
      if (programme_.rules[rule].reads != Rule::Reads::Before) TRY_DONE(consider(rule));
    return Done{};
  }

  // The same sums over what is left of an event, for what was granted only.
  Result<std::vector<Points>> kept(const std::vector<Granted>& granted) {
    std::vector<Points> kept;
    for (const Granted& each : granted) {
      const Rule& rule = programme_.rules[each.rule];
      TRY(const bool still, desk_.holds(rule.condition));
      UnitSums& sums = sums_of(rule);
      const Points before = sums.granted;
      if (still) TRY_DONE(add_remaining(rule, each.working, sums));
      TRY(const std::int64_t whole, sums.all.rounded(rule.rounding));
      sums.granted = Points{whole};
      kept.push_back(std::clamp(sums.granted - before, Points{}, each.amount));
    }
    return kept;
  }

 private:
  // What goes to another account is no part of what the member's own is rounded or multiplied from.
  static bool is_apart(const Rule& rule) { return rule.apart || rule.to != Rule::To::Member; }

  UnitSums& sums_of(const Rule& rule) {
    if (!is_apart(rule)) return bench_.sums[rule.unit];
    alone_.all = Running{};
    alone_.granted = Points{};
    alone_.base = bench_.sums[rule.unit].base;
    return alone_;
  }

  static bool is_limited(const Rule& rule) {
    return !rule.caps.empty() || !rule.group.empty() || rule.fund;
  }

  Outcome consider(RuleIndex index) {
    const Rule& rule = programme_.rules[index];
    if (!is_of_type(rule.on, *desk_.event())) return Done{};
    if (!rule.group.empty()) return consider_in_group(index);
    return speak(index);
  }

  Outcome speak(RuleIndex index) {
    TRY(const bool speaks, applies(programme_.rules[index]));
    return speaks ? post(index) : Outcome{Done{}};
  }

  Outcome consider_in_group(RuleIndex index) {
    const Group* group = group_named(programme_, programme_.rules[index].group);
    PROMISE(group);
    if (group->mode == Group::Mode::Sum) return speak(index);
    if (std::find(settled_.begin(), settled_.end(), group) != settled_.end()) return Done{};
    settled_.push_back(group);
    TRY(const std::optional<RuleIndex> winner, winner_of(*group));
    return winner ? post(*winner) : Outcome{Done{}};
  }

  // The rule of a competing group that speaks: the first that applies, or the one that brings most.
  Result<std::optional<RuleIndex>> winner_of(const Group& group) {
    std::optional<RuleIndex> winner;
    Ratio most{0, 1};
    for (const RuleIndex index : programme_.order) {
      const Rule& rule = programme_.rules[index];
      if (rule.group != group.id || !is_of_type(rule.on, *desk_.event())) continue;
      TRY(const bool speaks, applies(rule));
      if (!speaks) continue;
      if (group.mode == Group::Mode::Exclusive) return std::optional<RuleIndex>(index);
      UnitSums alone = bench_.sums[rule.unit];
      alone.all = {};
      TRY_DONE(add_amount(rule, alone));
      TRY(const Ratio brings, alone.all.exact());
      if (!winner || is_less(most, brings)) {
        winner = index;
        most = brings;
      }
    }
    return winner;
  }

  Result<bool> applies(const Rule& rule) {
    if (rule.needs_base) {
      TRY(const Ratio base, bench_.sums[rule.unit].base.exact());
      if (base.numerator <= 0) return false;
    }
    if (rule.condition.always()) return true;
    if (rule.reads != Rule::Reads::Before)
      for (LadderIndex ladder = 0; ladder < programme_.ladders.size(); ++ladder)
        desk_.set_level(ladder, after_[ladder]);
    return desk_.holds(rule.condition);
  }

  Outcome post(RuleIndex index) {
    const Rule& rule = programme_.rules[index];
    UnitSums& sums = sums_of(rule);
    counted_ = 0;
    TRY_DONE(add_amount(rule, sums));
    TRY(const std::int64_t whole, sums.all.rounded(rule.rounding));
    const Points before = sums.granted;
    const Points desired = Points{whole} - before;
    sums.granted = Points{whole};
    if (desired.count <= 0) return Done{};
    auto limit = Working::Limit::Caps;
    const Points granted =
        is_limited(rule) ? capped(desk_, bench_.reckoned, rule, desired, limit) : desired;
    Entry& entry = bench_.reckoned.emplace_back();
    entry.version = programme_.version;
    entry.unit = rule.unit;
    entry.rule = index;
    entry.amount = granted;
    entry.at = desk_.event()->at;
    entry.working = {sums.all.of,    sums.all.measure, sums.all.basis, sums.all.rate,
                     sums.all.start, rule.rounding,    limit,          before,
                     desired,        counted_};
    return Done{};
  }

  // Adds the rule's exact amount to the unit's running sums.
  Outcome add_amount(const Rule& rule, UnitSums& sums) {
    const Amount& amount = rule.amount;
    Running part;
    switch (amount.kind) {
      case Amount::Kind::Rate: TRY_DONE(add_rate(rule, part)); break;
      case Amount::Kind::Fixed: TRY_DONE(add_once(part, amount.give)); break;
      case Amount::Kind::OfBase: TRY_DONE(add_share(part, sums.base, amount.rate)); break;
      case Amount::Kind::Factor: TRY_DONE(add_factor(rule, sums, part)); break;
      case Amount::Kind::Brackets: TRY_DONE(add_bracket(amount, part)); break;
      case Amount::Kind::Blocks: TRY_DONE(add_blocks(amount, part)); break;
      case Amount::Kind::Ordinal: TRY_DONE(add_ordinal(amount, part)); break;
    }
    if (amount.at_least.count > 0) {
      TRY(const Ratio brings, part.exact());
      if (is_less(brings, {amount.at_least.count, 1})) {
        part = {};
        TRY_DONE(add_once(part, amount.at_least));
      }
    }
    return add_part(rule, part, sums);
  }

  static Outcome add_part(const Rule& rule, const Running& part, UnitSums& sums) {
    if (rule.stage == Stage::Base) TRY_DONE(sums.base.add(part));
    return sums.all.add(part);
  }

  static Outcome add_once(Running& part, Points give) {
    return part.add(Working::Of::Once, 0, 1, {give.count, 1});
  }

  // `rate` of a running sum: the same basis at a part of its rate, as long as it has only one.
  static Outcome add_share(Running& part, const Running& whole, Ratio rate) {
    if (whole.empty) return Done{};
    if (whole.start.numerator == 0) {
      TRY(const Ratio by, product(whole.rate, rate));
      return part.add(whole.of, whole.measure, whole.basis, by);
    }
    TRY(const Ratio exact, whole.exact());
    TRY(const Ratio by, product(exact, rate));
    return part.add(Working::Of::Once, 0, 1, by);
  }

  static Ratio less_one(Ratio factor) {
    return {factor.numerator - factor.denominator, factor.denominator};
  }

  Result<std::int64_t> basis_of(const Amount& amount, const LineFilter* only = nullptr) const {
    if (!amount.measure) return desk_.event()->amount.count;
    if (amount.whole != Amount::Whole::OfLine && !only) return desk_.weigh(*amount.measure);
    const Measure& measure = programme_.measures[*amount.measure];
    TRY(const std::vector<std::int64_t> values,
        weights_by_line(measure, *desk_.event(), only));
    std::int64_t sum = 0;
    for (const std::int64_t value : values)
      sum += amount.whole == Amount::Whole::OfLine ? value - value % amount.every : value;
    return sum;
  }

  Outcome add_rate(const Rule& rule, Running& part) {
    const Amount& amount = rule.amount;
    TRY(std::int64_t basis, basis_of(amount));
    Ratio rate = amount.rate;
    if (amount.whole == Amount::Whole::OfEvent) basis -= basis % amount.every;
    if (rule.reads == Rule::Reads::Split) TRY_DONE(split(rule, basis, rate));
    const auto of = amount.measure ? Working::Of::Measure : Working::Of::Paid;
    return part.add(of, amount.measure.value_or(0), basis, rate);
  }

  // Only the part of the event that lies in the level's own stretch of the counter.
  Outcome split(const Rule& rule, std::int64_t& basis, Ratio& rate) {
    const Condition* level = level_part(rule.condition);
    if (!level) return Done{};
    const Ladder& ladder = programme_.ladders[level->ladder];
    TRY(const std::int64_t weight, desk_.weigh(ladder.counter));
    TRY(const std::int64_t after, desk_.counter(level->ladder));
    const std::int64_t low = threshold_of(ladder, ladder.levels[level->level].attain).value_or(0);
    std::int64_t high = after;
    if (level->is == Condition::Is::Exactly && level->level + 1U < ladder.levels.size())
      high = std::min(high, threshold_of(ladder, ladder.levels[level->level + 1U].attain)
                                .value_or(after));
    const std::int64_t inside =
        std::max<std::int64_t>(0, high - std::max(low, after - weight));
    if (weight == 0 || inside == weight) return Done{};
    if (basis == weight) {
      basis = inside;
      return Done{};
    }
    TRY(rate, product(rate, {inside, weight}));
    return Done{};
  }

  static const Condition* level_part(const Condition& condition) {
    if (condition.kind == Condition::Kind::Level) return &condition;
    for (const Condition& part : condition.parts)
      if (const Condition* found = level_part(part)) return found;
    return nullptr;
  }

  Outcome add_factor(const Rule& rule, UnitSums& sums, Running& part) {
    const Ratio extra = less_one(rule.amount.rate);
    if (rule.lines.everything())
      return add_share(part, rule.running ? sums.all : sums.base, extra);
    // Line by line: each base rate once more over the lines the factor names.
    for (const RuleIndex index : programme_.order) {
      const Rule& base = programme_.rules[index];
      if (base.stage != Stage::Base || base.unit != rule.unit ||
          base.amount.kind != Amount::Kind::Rate || !base.amount.measure ||
          !is_of_type(base.on, *desk_.event()))
        continue;
      TRY(const bool speaks, desk_.holds(base.condition));
      if (!speaks) continue;
      TRY(const std::int64_t basis, basis_of(base.amount, &rule.lines));
      TRY(const Ratio rate, product(base.amount.rate, extra));
      TRY_DONE(part.add(Working::Of::Measure, *base.amount.measure, basis, rate));
    }
    return Done{};
  }

  Outcome add_bracket(const Amount& amount, Running& part) {
    TRY(const std::int64_t value, basis_of(amount));
    const auto of = amount.measure ? Working::Of::Measure : Working::Of::Paid;
    for (std::size_t place = 0; place < amount.brackets.size(); ++place) {
      const Bracket& bracket = amount.brackets[place];
      const bool last = place + 1 == amount.brackets.size();
      if (value < bracket.from) break;
      if (!amount.sliced && !last && value >= amount.brackets[place + 1].from) continue;
      if (bracket.give.count > 0) TRY_DONE(add_once(part, bracket.give));
      const std::int64_t end =
          amount.sliced && !last ? std::min(value, amount.brackets[place + 1].from) : value;
      const std::int64_t basis = amount.sliced ? end - bracket.from : value;
      if (bracket.rate.numerator > 0)
        TRY_DONE(part.add(of, amount.measure.value_or(0), basis, bracket.rate));
    }
    return Done{};
  }

  // The measure in the window before the event and with it.
  struct Stretch { std::int64_t before = 0, after = 0; };
  Result<Stretch> stretch_of(const Amount& amount) {
    PROMISE(amount.measure);
    TRY(const std::int64_t after, desk_.in_window(*amount.measure, amount.window));
    TRY(const std::int64_t weight, desk_.weigh(*amount.measure));
    counted_ = after - weight;
    return Stretch{after - weight, after};
  }

  static std::int64_t blocks_between(const Amount& amount, Stretch stretch) {
    std::int64_t before = stretch.before / amount.every, after = stretch.after / amount.every;
    if (amount.most_blocks > 0) {
      before = std::min(before, amount.most_blocks);
      after = std::min(after, amount.most_blocks);
    }
    return after - before;
  }

  Outcome add_blocks(const Amount& amount, Running& part) {
    TRY(const Stretch stretch, stretch_of(amount));
    const std::int64_t blocks = blocks_between(amount, stretch);
    return blocks > 0 ? part.add(Working::Of::Once, 0, 1, {blocks * amount.give.count, 1})
                      : Outcome{Done{}};
  }

  Outcome add_ordinal(const Amount& amount, Running& part) {
    TRY(const Stretch stretch, stretch_of(amount));
    if (stretch.after == stretch.before) return Done{};
    const std::int64_t steps =
        yearward::steps_of(programme_, programme_.measures[*amount.measure]);
    const auto place = static_cast<std::size_t>((stretch.after - 1) / steps);
    if (place < amount.list.size()) return add_once(part, amount.list[place]);
    return amount.last_repeats ? add_once(part, amount.list.back()) : Outcome{Done{}};
  }

  // What is left of one rule's part: the same rates over what is left of the event.
  Outcome add_remaining(const Rule& rule, const Working& was, UnitSums& sums) {
    const Amount& amount = rule.amount;
    if (blocks_stay(programme_, rule, gone_) ||
        (amount.kind == Amount::Kind::Ordinal && !gone_)) {
      Running part;
      TRY_DONE(add_once(part, was.desired));
      return add_part(rule, part, sums);
    }
    if (amount.kind == Amount::Kind::Blocks && amount.measure) {
      TRY(const std::int64_t weight, desk_.weigh(*amount.measure));
      const std::int64_t blocks =
          blocks_between(amount, {was.counted, was.counted + weight});
      Running part;
      if (blocks > 0) TRY_DONE(part.add(Working::Of::Once, 0, 1, {blocks * amount.give.count, 1}));
      return add_part(rule, part, sums);
    }
    if (gone_) return Done{};
    if (rule.reads == Rule::Reads::Split) {
      Running part;
      TRY(const std::int64_t left, basis_of(amount));
      TRY_DONE(part.add(was.of, was.measure, std::min(left, was.basis), was.rate));
      return add_part(rule, part, sums);
    }
    return add_amount(rule, sums);
  }

  Desk& desk_;
  const Programme& programme_;
  Workbench& bench_;
  UnitSums alone_;  // of a rule that is rounded by itself
  std::vector<const Group*> settled_;
  std::array<LevelIndex, kMostLadders> after_{};
  std::int64_t counted_ = 0;
  bool gone_;
};

}  // namespace

Outcome reckon(Desk& desk, Workbench& bench) { return Reckoning(desk, bench).run(); }

Result<std::vector<Points>> kept_of(const Programme& programme, const Account& account,
                                    const Event& remaining, bool gone,
                                    const std::vector<Granted>& granted) {
  Desk desk(programme, account, &remaining, remaining.at.day);
  desk.set_remaining();
  Workbench bench;
  return Reckoning(desk, bench, gone).kept(granted);
}

Result<LevelIndex> level_attained(const Desk& desk, LadderIndex index) {
  const Ladder& ladder = desk.programme().ladders[index];
  const LevelIndex held = held_on(desk.account(), index).level;
  LevelIndex reached = 0;
  std::optional<std::int64_t> counter;  // asked once for all levels
  for (std::size_t place = 1; place < ladder.levels.size(); ++place) {
    if (ladder.one_step && place > held + 1U) break;
    const Level& level = ladder.levels[place];
    bool holds = false;
    if (level.attained_at) {
      if (!counter) {
        TRY(counter, desk.counter(index));
      }
      holds = *counter >= *level.attained_at;
    } else {
      TRY(holds, desk.holds(level.attain, &ladder));
    }
    if (holds) reached = static_cast<LevelIndex>(place);
  }
  return reached;
}

}  // namespace yearward
