// How value is earned, as phrases: measures, rules, groups.
#include <algorithm>
#include <numeric>

#include "core/explain/terms_parts.hpp"

namespace yearward::explain {
namespace {

bool has_words(const Programme& programme, const std::string& key) {
  return std::any_of(programme.texts.begin(), programme.texts.end(),
                     [&](const Programme::Text& text) { return text.key == key; });
}

// "1 for every ¥1" needs whole steps of both on the left and on the right: the least such pair.
struct Pair {
  std::int64_t give = 0, each = 1;
};
Pair pair_of(Ratio rate, std::int64_t steps) {
  const std::int64_t common = std::gcd(rate.numerator, rate.denominator);
  Pair pair{rate.numerator / common, rate.denominator / common};
  if (pair.each >= steps) return pair;
  const auto whole = product({pair.give, 1}, {steps / std::gcd(pair.each, steps), 1});
  if (!whole.ok()) return pair;
  pair.each *= steps / std::gcd(pair.each, steps);
  pair.give = whole.value().numerator;
  return pair;
}

Slot amount_of_measure(const char* name, std::int64_t steps, std::optional<MeasureIndex> measure) {
  return measure ? measured(name, steps, *measure) : money(name, Money{steps});
}

Phrase measure_or_paid(const Programme& programme, std::optional<MeasureIndex> measure) {
  if (measure) return words_of_measure(programme, *measure);
  return {"terms.measured.paid", {}};
}

Phrase rate_amount(const Programme& programme, const Rule& rule) {
  const Amount& amount = rule.amount;
  const Phrase rate = words_of_rate(programme, amount.rate, rule.unit, amount.measure);
  if (amount.whole == Amount::Whole::No) return rate;
  const bool line = amount.whole == Amount::Whole::OfLine;
  return {line ? "terms.amount.whole_line" : "terms.amount.whole_event",
          {phrase("rate", rate), amount_of_measure("each", amount.every, amount.measure)}};
}

Phrase brackets_amount(const Programme& programme, const Rule& rule) {
  std::vector<Phrase> rows;
  for (const Bracket& bracket : rule.amount.brackets) {
    const Slot from = amount_of_measure("from", bracket.from, rule.amount.measure);
    if (bracket.give != Points{})
      rows.push_back(
          {"terms.amount.bracket_give", {from, points("give", bracket.give, rule.unit)}});
    if (bracket.rate.numerator != 0)
      rows.push_back({"terms.amount.bracket_rate",
                      {from, phrase("rate", words_of_rate(programme, bracket.rate, rule.unit,
                                                          rule.amount.measure))}});
    if (bracket.give == Points{} && bracket.rate.numerator == 0)
      rows.push_back({"terms.amount.bracket_nothing", {from}});
  }
  return {rule.amount.sliced ? "terms.amount.sliced" : "terms.amount.brackets",
          {phrase("measure", measure_or_paid(programme, rule.amount.measure)),
           phrases("rows", std::move(rows), Join::List)}};
}

Phrase ordinal_amount(const Programme& programme, const Rule& rule) {
  std::vector<Phrase> rows;
  for (std::size_t at = 0; at < rule.amount.list.size(); ++at)
    rows.push_back({"terms.amount.ordinal_row",
                    {whole("place", static_cast<std::int64_t>(at) + 1),
                     points("give", rule.amount.list[at], rule.unit)}});
  return {rule.amount.last_repeats ? "terms.amount.ordinal_on" : "terms.amount.ordinal",
          {phrase("measure", measure_or_paid(programme, rule.amount.measure)),
           phrase("window", words_of_window(programme, rule.amount.window)),
           phrases("rows", std::move(rows), Join::List)}};
}

Phrase blocks_amount(const Programme& programme, const Rule& rule) {
  const Amount& amount = rule.amount;
  return {amount.most_blocks > 0 ? "terms.amount.blocks_most" : "terms.amount.blocks",
          {points("give", amount.give, rule.unit),
           phrase("measure", measure_or_paid(programme, amount.measure)),
           amount_of_measure("every", amount.every, amount.measure),
           phrase("window", words_of_window(programme, amount.window)),
           whole("most", amount.most_blocks)}};
}

Phrase factor_amount(const Rule& rule) {
  Phrase said{rule.running ? "terms.amount.factor_running" : "terms.amount.factor",
              {fraction("factor", rule.amount.rate)}};
  if (rule.lines.everything()) return said;
  return {"terms.amount.of_lines",
          {phrase("amount", std::move(said)), phrase("lines", words_of_lines(rule.lines))}};
}

Phrase words_of_amount(const Programme& programme, const Rule& rule) {
  switch (rule.amount.kind) {
    case Amount::Kind::Rate: return rate_amount(programme, rule);
    case Amount::Kind::Fixed:
      return {"terms.amount.fixed", {points("give", rule.amount.give, rule.unit)}};
    case Amount::Kind::OfBase:
      return {"terms.amount.of_base", {percent("share", rule.amount.rate),
                                       theirs("unit", "unit",
                                              programme.units[rule.unit].id.text)}};
    case Amount::Kind::Factor: return factor_amount(rule);
    case Amount::Kind::Brackets: return brackets_amount(programme, rule);
    case Amount::Kind::Blocks: return blocks_amount(programme, rule);
    case Amount::Kind::Ordinal: break;
  }
  return ordinal_amount(programme, rule);
}

void add_rounding(const Rule& rule, std::vector<Phrase>& parts) {
  switch (rule.rounding) {
    case Rounding::Down: parts.push_back({"terms.round.down", {}}); break;
    case Rounding::Up: parts.push_back({"terms.round.up", {}}); break;
    case Rounding::Nearest: parts.push_back({"terms.round.nearest", {}}); break;
  }
  if (rule.apart) parts.push_back({"terms.round.apart", {}});
}

void add_target(const Rule& rule, std::vector<Phrase>& parts) {
  if (rule.to == Rule::To::Referrer) parts.push_back({"terms.rule.to_referrer", {}});
  if (rule.to == Rule::To::Household) parts.push_back({"terms.rule.to_household", {}});
  if (rule.reads == Rule::Reads::After) parts.push_back({"terms.rule.reads_after", {}});
  if (rule.reads == Rule::Reads::Split) parts.push_back({"terms.rule.reads_split", {}});
  if (rule.needs_base) parts.push_back({"terms.rule.needs_base", {}});
}

// What is said of a rule after its name, clause by clause.
std::vector<Phrase> clauses_of(const Programme& programme, const Rule& rule) {
  std::vector<Phrase> parts;
  parts.push_back({"terms.rule.gives",
                   {words_of_types("types", rule.on),
                    phrase("amount", words_of_amount(programme, rule))}});
  if (!rule.condition.always())
    parts.push_back({"terms.rule.if",
                     {phrase("condition", words_of_condition(programme, rule.condition))}});
  if (rule.amount.at_least != Points{})
    parts.push_back({"terms.rule.at_least",
                     {points("points", rule.amount.at_least, rule.unit)}});
  for (const Cap& cap : rule.caps) parts.push_back(words_of_cap(programme, cap, rule.unit));
  if (rule.fund) parts.push_back(words_of_fund(programme, *rule.fund, rule.unit));
  const bool fractions = rule.amount.kind != Amount::Kind::Fixed &&
                         rule.amount.kind != Amount::Kind::Ordinal &&
                         rule.amount.kind != Amount::Kind::Blocks;
  if (fractions) add_rounding(rule, parts);
  add_target(rule, parts);
  if (!rule.group.empty())
    parts.push_back({"terms.rule.group", {theirs("group", "group", rule.group)}});
  if (!rule.issuer.empty())
    parts.push_back({"terms.rule.issuer", {own("issuer", rule.issuer)}});
  if (rule.lapse)
    parts.push_back({"terms.rule.lapse", {phrase("lapse", words_of_lapse(*rule.lapse))}});
  return parts;
}

Phrase group_phrase(const Programme& programme, const Group& group) {
  const char* key = group.mode == Group::Mode::Best        ? "terms.group.best"
                    : group.mode == Group::Mode::Exclusive ? "terms.group.exclusive"
                                                           : "terms.group.sum";
  const auto member = std::find_if(programme.rules.begin(), programme.rules.end(),
                                   [&](const Rule& rule) { return rule.group == group.id; });
  const UnitIndex unit = member == programme.rules.end() ? UnitIndex{} : member->unit;
  std::vector<Phrase> parts{{key, {theirs("group", "group", group.id)}}};
  for (const Cap& cap : group.caps) parts.push_back(words_of_cap(programme, cap, unit));
  if (group.fund) parts.push_back(words_of_fund(programme, *group.fund, unit));
  return {"terms.clauses", {phrases("clauses", std::move(parts), Join::Clauses)}};
}

Phrase source_of(const Programme& programme, const Measure& measure) {
  using Source = Measure::Source;
  switch (measure.source) {
    case Source::Amount: return {"terms.measured.amount", {}};
    case Source::Quantity: return {"terms.measured.quantity", {}};
    case Source::Number:
      return {"terms.measured.number", {theirs("number", "number", measure.number)}};
    case Source::Count: return {"terms.measured.count", {words_of_types("types", measure.types)}};
    case Source::Earned:
      return {"terms.measured.earned",
              {theirs("unit", "unit", programme.units[measure.unit].id.text)}};
    case Source::Spent: break;
  }
  return {"terms.measured.spent", {theirs("unit", "unit", programme.units[measure.unit].id.text)}};
}

void add_manner(const Measure& measure, std::vector<Phrase>& parts) {
  using Aggregate = Measure::Aggregate;
  switch (measure.aggregate) {
    case Aggregate::Sum: break;
    case Aggregate::Most: parts.push_back({"terms.manner.most", {}}); break;
    case Aggregate::Latest: parts.push_back({"terms.manner.latest", {}}); break;
    case Aggregate::Average: parts.push_back({"terms.manner.average", {}}); break;
    case Aggregate::DistinctDays: parts.push_back({"terms.manner.distinct_days", {}}); break;
  }
  if (measure.clock == Measure::Clock::Recorded)
    parts.push_back({"terms.manner.recorded", {}});
  if (measure.clock == Measure::Clock::Both) parts.push_back({"terms.manner.both_clocks", {}});
  if (measure.discounts == Measure::Discounts::Apart)
    parts.push_back({"terms.manner.discounts_apart", {}});
}

std::vector<Phrase> details_of(const Programme& programme, const Measure& measure) {
  std::vector<Phrase> parts;
  if (!measure.types.empty() && measure.source != Measure::Source::Count)
    parts.push_back({"terms.manner.types", {words_of_types("types", measure.types)}});
  if (!measure.only_rules.empty())
    parts.push_back({"terms.manner.rules", {listed("rules", measure.only_rules)}});
  if (!measure.lines.everything()) parts.push_back(words_of_lines(measure.lines));
  if (!measure.without_tenders.empty())
    parts.push_back({"terms.manner.without_tenders",
                     {listed("tenders", measure.without_tenders)}});
  for (const Weight& weight : measure.weights)
    parts.push_back({"terms.manner.weight", {own("tag", weight.tag),
                                             fraction("factor", weight.factor)}});
  if (!measure.condition.always())
    parts.push_back({"terms.manner.if",
                     {phrase("condition", words_of_condition(programme, measure.condition))}});
  add_manner(measure, parts);
  return parts;
}

void add_lines(const char* key, const std::vector<std::string>& words, std::vector<Phrase>& parts) {
  if (!words.empty()) parts.push_back({key, {listed("words", words, Join::Or)}});
}

}  // namespace

Phrase words_of_lines(const LineFilter& filter) {
  std::vector<Phrase> parts;
  add_lines("terms.lines.kinds", filter.kinds, parts);
  add_lines("terms.lines.skus", filter.skus, parts);
  add_lines("terms.lines.categories", filter.categories, parts);
  add_lines("terms.lines.tags", filter.tags, parts);
  add_lines("terms.lines.not_kinds", filter.not_kinds, parts);
  add_lines("terms.lines.not_skus", filter.not_skus, parts);
  add_lines("terms.lines.not_categories", filter.not_categories, parts);
  add_lines("terms.lines.not_tags", filter.not_tags, parts);
  return {"terms.lines", {phrases("parts", std::move(parts), Join::And)}};
}

Phrase words_of_measure(const Programme& programme, MeasureIndex index) {
  const Measure& measure = programme.measures[index];
  if (has_words(programme, "measure." + measure.id.text + ".name"))
    return {"terms.measured.named", {theirs("name", "measure", measure.id.text)}};
  return source_of(programme, measure);
}

Phrase words_of_rate(const Programme& programme, Ratio rate, UnitIndex unit,
                     std::optional<MeasureIndex> measure) {
  std::int64_t steps = 1;
  if (measure) {
    steps = steps_of(programme, programme.measures[*measure]);
  } else {
    for (std::int32_t i = 0; i < programme.currency.exponent; ++i) steps *= 10;
  }
  const Pair pair = pair_of(rate, steps);
  const bool of_money =
      !measure || programme.measures[*measure].source == Measure::Source::Amount;
  return {of_money ? "terms.amount.rate_money" : "terms.amount.rate",
          {points("points", Points{pair.give}, unit),
           amount_of_measure("each", pair.each, measure),
           phrase("measure", measure_or_paid(programme, measure))}};
}

void add_measures(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.measures.size(); ++at) {
    std::vector<Phrase> details = details_of(programme, programme.measures[at]);
    if (details.empty()) continue;
    const auto index = static_cast<MeasureIndex>(at);
    terms.push_back({Term::Section::Earning, place_in("measures", at),
                     {"terms.measure", {phrase("measure", words_of_measure(programme, index)),
                                        phrase("source",
                                               source_of(programme, programme.measures[at])),
                                        phrases("details", std::move(details), Join::Clauses)}}});
  }
}

void add_rules(const Programme& programme, Terms& terms) {
  for (const RuleIndex at : programme.order) {  // as they are evaluated
    const Rule& rule = programme.rules[at];
    terms.push_back({Term::Section::Earning, place_in("rules", at),
                     {"terms.rule", {theirs("name", "rule", rule.id.text),
                                     phrases("clauses", clauses_of(programme, rule),
                                             Join::Clauses)}}});
  }
  for (std::size_t at = 0; at < programme.groups.size(); ++at)
    terms.push_back({Term::Section::Earning, place_in("groups", at),
                     group_phrase(programme, programme.groups[at])});
}

}  // namespace yearward::explain
