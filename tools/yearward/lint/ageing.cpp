// L14, L15: the law of prepaid cards, and whether value ages, bonuses end and nothing loops.
#include <algorithm>

#include "tools/yearward/lint/figures.hpp"
#include "tools/yearward/lint/rules.hpp"

namespace yearward::lint {
namespace {

explain::Slot unit_name(const Programme& programme, std::size_t unit) {
  return explain::theirs("unit", "unit", programme.units[unit].id.text);
}

bool never_lapses(const Unit& unit) {
  const auto never = [](const LapseClause& clause) {
    return clause.from == LapseClause::From::Never;
  };
  const auto& clauses = unit.lapse.clauses;
  if (unit.decay || unit.lost_by_ladder) return false;
  if (unit.lapse.pick == Lapse::Pick::Latest)
    return clauses.empty() || std::any_of(clauses.begin(), clauses.end(), never);
  return std::all_of(clauses.begin(), clauses.end(), never);
}

// Whether every lot lives at least so many months, by each clause that could end it.
bool lives_at_least(const Unit& unit, std::int64_t months) {
  if (never_lapses(unit)) return true;
  if (unit.decay || unit.lost_by_ladder) return false;
  const auto enough = [&](const LapseClause& clause) {
    return clause.from == LapseClause::From::Never ||
           (clause.from == LapseClause::From::Earned && clause.months >= months);
  };
  const auto& clauses = unit.lapse.clauses;
  return unit.lapse.pick == Lapse::Pick::Latest
             ? std::any_of(clauses.begin(), clauses.end(), enough)
             : std::all_of(clauses.begin(), clauses.end(), enough);
}

void judge_prepaid(const Subject& subject, std::size_t place, Findings& findings) {
  const Unit& unit = subject.programme.units[place];
  const Settings& set = subject.settings;
  const bool named = unit.prepaid == Unit::Prepaid::Named;
  const Money most{minor_units(subject.programme, named ? set.named_most : set.unnamed_most)};
  const explain::Slot name = unit_name(subject.programme, place);
  if (unit.most_held == Points{} || unit.most_held.count > most.count)
    find(findings, "L14", Severity::Error, at("units", place),
         {named ? "l14_named_most" : "l14_unnamed_most", {name, explain::money("most", most)}});
  if (named && !never_lapses(unit))
    find(findings, "L14", Severity::Error, at("units", place), {"l14_named_lapse", {name}});
  const std::int64_t months = whole_of(set.unnamed_months);
  if (!named && !lives_at_least(unit, months))
    find(findings, "L14", Severity::Error, at("units", place),
         {"l14_unnamed_lapse", {name, explain::whole("count", months)}});
}

}  // namespace

Findings l14(const Subject& subject) {
  const Programme& programme = subject.programme;
  if (programme.currency.code != "CNY")
    return unjudged({"other_country", {explain::own("currency", programme.currency.code)}});
  Findings findings;
  bool held = false, paid = false;
  for (std::size_t place = 0; place < programme.units.size(); ++place) {
    if (programme.units[place].kind != UnitKind::StoredValue) continue;
    held = true;
    if (programme.units[place].prepaid == Unit::Prepaid::No) continue;
    paid = true;
    judge_prepaid(subject, place, findings);
  }
  if (!held) return unjudged({"no_stored_value", {}});
  if (!paid) find(findings, "L14", Severity::Warning, "/units", {"l14_unsaid", {}});
  return findings;
}

namespace {

// That a unit says how it ages, or that it never lapses, the reader asks already; and a refund
// always takes back what it must. What is left is whether anybody can gain by it.
void judge_refunds(const Programme& programme, Findings& findings) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit) {
    const Unit& own = programme.units[unit];
    if (own.kind == UnitKind::Spendable && own.overdraw == Unit::Overdraw::Clamp)
      find(findings, "L15", Severity::Warning, at("units", unit),
           {"l15_refund", {unit_name(programme, unit)}});
  }
}

// Value that was promised a longer life: whoever says so has to know it.
void judge_change_of_lapse(const Programme& programme, Findings& findings) {
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    if (programme.units[unit].lapse_applies_back)
      find(findings, "L15", Severity::Note, at("units", unit),
           {"l15_back", {unit_name(programme, unit)}});
}

bool is_bonus(const Programme& programme, const Rule& rule) {
  const UnitKind kind = programme.units[rule.unit].kind;
  if (kind == UnitKind::Status || kind == UnitKind::Entitlement) return false;
  const bool fixed = rule.amount.kind == Amount::Kind::Fixed ||
                     (rule.amount.kind == Amount::Kind::Ordinal && rule.amount.last_repeats) ||
                     (rule.amount.kind == Amount::Kind::Blocks && rule.amount.most_blocks == 0);
  return rule.stage != Stage::Base || fixed;
}

bool has_cap(const Programme& programme, const Rule& rule) {
  if (!rule.caps.empty() || rule.fund) return true;
  return std::any_of(programme.groups.begin(), programme.groups.end(), [&](const Group& group) {
    return group.id == rule.group && (!group.caps.empty() || group.fund);
  });
}

void judge_caps(const Programme& programme, Findings& findings) {
  for (std::size_t place = 0; place < programme.rules.size(); ++place) {
    const Rule& rule = programme.rules[place];
    if (is_bonus(programme, rule) && !has_cap(programme, rule))
      find(findings, "L15", Severity::Warning, at("rules", place),
           {"l15_cap", {explain::theirs("rule", "rule", rule.id.text)}});
  }
}

// What one step becomes; with a fee always a little less, however large the trade.
struct Gain {
  Ratio ratio;
  bool fee = false;
};

bool is_better(const Gain& a, const Gain& b) {
  return is_more(a.ratio, b.ratio) || (!is_more(b.ratio, a.ratio) && b.fee && !a.fee);
}

// One way from a unit to another, in steps of each.
struct Way {
  UnitIndex from = 0, to = 0;
  Gain gain;
  std::string place;
};

// Passing on what stays as good as it was brings nobody anything.
bool is_plain_gift(const Trade& trade, Ratio gain) {
  return trade.to_other_member && trade.keeps_lapse && trade.get == trade.give &&
         !is_more(gain, {1, 1});
}

std::vector<Way> ways_of(const Programme& programme) {
  std::vector<Way> ways;
  for (std::size_t place = 0; place < programme.trades.size(); ++place) {
    const Trade& trade = programme.trades[place];
    // So many times a year is an end.
    if (!trade.get || trade.step.count <= 0 || !trade.limits.empty()) continue;
    Result<Ratio> gain = ratio_of(trade.get_per_step.count, trade.step.count);
    if (trade.bonus_every.count > 0)
      gain = sum(gain.value(), ratio_of(trade.bonus_get.count, trade.bonus_every.count));
    if (!gain.ok() || is_plain_gift(trade, gain.value())) continue;
    ways.push_back({trade.give, *trade.get, {gain.value(), trade.fee.count > 0},
                    at("trades", place)});
  }
  return ways;
}

bool is_of_purchases(const std::vector<std::string>& types) {
  return types.empty() || std::find(types.begin(), types.end(), "purchase") != types.end();
}

// Whether money paid by the tender for a purchase counts for the rule.
bool earns_on(const Programme& programme, const Rule& rule, const TenderKind& tender) {
  if (rule.stage != Stage::Base || rule.amount.kind != Amount::Kind::Rate) return false;
  if (!is_of_purchases(rule.on)) return false;
  if (!rule.amount.measure) return true;
  const Measure& measure = programme.measures[*rule.amount.measure];
  const auto& without = measure.without_tenders;
  return measure.source == Measure::Source::Amount && is_of_purchases(measure.types) &&
         std::find(without.begin(), without.end(), tender.id) == without.end();
}

// What paying with a unit earns: a step pays for money, money earns at base rates.
void add_ways_by_paying(const Programme& programme, std::vector<Way>& ways) {
  for (const TenderKind& tender : programme.tenders)
    for (const UnitIndex from : tender.pays_from)
      for (std::size_t place = 0; place < programme.rules.size(); ++place) {
        const Rule& rule = programme.rules[place];
        if (!earns_on(programme, rule, tender)) continue;
        const auto gain = product(tender.worth, rule.amount.rate);
        if (gain.ok())
          ways.push_back({from, rule.unit, {gain.value(), false}, at("rules", place)});
      }
}

// Follows every way that does not come back to a unit already passed; at most 16 deep.
void follow(const std::vector<Way>& ways, const Way& last, UnitIndex home, const Gain& gain,
            std::vector<bool>& passed, Gain& best) {
  if (last.to == home) {
    if (is_better(gain, best)) best = gain;
    return;
  }
  if (passed[last.to] || last.to < home) return;  // each loop once, from its first unit
  passed[last.to] = true;
  for (const Way& way : ways) {
    if (way.from != last.to) continue;
    const auto all = product(gain.ratio, way.gain.ratio);
    if (all.ok())
      follow(ways, way, home, {all.value(), gain.fee || way.gain.fee}, passed, best);
  }
  passed[last.to] = false;
}

void judge_loops(const Subject& subject, Findings& findings) {
  const Programme& programme = subject.programme;
  std::vector<Way> ways = ways_of(programme);
  add_ways_by_paying(programme, ways);
  for (const Way& first : ways) {
    std::vector<bool> passed(programme.units.size());
    Gain best{{0, 1}};
    follow(ways, first, first.from, first.gain, passed, best);
    const Gain least{subject.settings.loop_gain, false};
    if (is_better(least, best)) continue;
    find(findings, "L15", Severity::Error, first.place,
         {"l15_loop", {unit_name(programme, first.from), explain::fraction("gain", best.ratio)}});
  }
}

}  // namespace

Findings l15(const Subject& subject) {
  Findings findings;
  judge_refunds(subject.programme, findings);
  judge_change_of_lapse(subject.programme, findings);
  judge_caps(subject.programme, findings);
  judge_loops(subject, findings);
  return findings;
}

}  // namespace yearward::lint
