// Rules and their groups: what an event brings, in the smallest steps of unit and measure.
#include <algorithm>

#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

using AmountKind = Amount::Kind;

// The measure a part counts; none when "of" is left out: the amount as paid.
std::optional<MeasureIndex> measure_of(Reading& reading, ObjectReader& in) {
  if (in.has("of")) return reading.measure(in, "of");
  in.optional_id("of");
  return std::nullopt;
}

// Points per whole of the measure, as steps per step.
Ratio rate_in_steps(Reading& reading, ObjectReader& in, const char* field, UnitIndex unit,
                    std::optional<MeasureIndex> measure) {
  const Ratio written = in.ratio(field);
  std::int64_t steps = 1;
  for (std::int32_t place = 0; place < reading.scale_of(unit); ++place) steps *= 10;
  const auto read = product(written, {steps, reading.steps_in(measure)});
  if (read) return read.value();
  in.note(Refusal::NumberIsOutOfRange, field);
  return {};
}

// {"points": 1, "of": "spend", "each": "1.00", "whole": "event"}
void read_per(Reading& reading, ObjectReader& in, const Rule& rule, Amount& amount) {
  amount.kind = AmountKind::Rate;
  amount.measure = measure_of(reading, in);
  amount.rate.numerator = reading.points(in, "points", rule.unit, 1).count;
  amount.every = reading.measured(in, "each", amount.measure, 1);
  amount.rate.denominator = std::max<std::int64_t>(amount.every, 1);
  // 10 points for 1.00 is 1 for 10 fen: in lowest terms, as it is shown and added.
  if (const auto lowest = product(amount.rate, {1, 1})) amount.rate = lowest.value();
  constexpr Amount::Whole kWholes[] = {Amount::Whole::No, Amount::Whole::OfEvent,
                                       Amount::Whole::OfLine};
  amount.whole = kWholes[in.optional_option("whole", {"no", "event", "line"}, 0)];
}

void read_brackets(Reading& reading, ObjectReader& in, const Rule& rule, Amount& amount) {
  amount.kind = AmountKind::Brackets;
  amount.measure = measure_of(reading, in);
  reading.objects(in, "at", 1, 64, [&](ObjectReader& of) {
    Bracket bracket;
    bracket.from = reading.measured(of, "from", amount.measure, 0);
    if (!of.has("give") && !of.has("rate"))
      of.note(Refusal::FieldIsMissing, "give", "give or rate");
    bracket.give = reading.optional_points(of, "give", rule.unit);
    bracket.rate = of.has("rate")
                       ? rate_in_steps(reading, of, "rate", rule.unit, amount.measure)
                       : of.optional_ratio("rate", {0, 1});
    amount.brackets.push_back(bracket);
  });
  amount.sliced = in.optional_flag("sliced");
}

void read_blocks(Reading& reading, ObjectReader& in, const Rule& rule, Amount& amount) {
  amount.kind = AmountKind::Blocks;
  amount.measure = measure_of(reading, in);
  if (!amount.measure) in.note(Refusal::FieldIsMissing, "of");
  amount.window = reading.window(in, "in");
  amount.every = reading.measured(in, "every", amount.measure, 1);
  amount.give = reading.points(in, "give", rule.unit);
  amount.most_blocks = in.optional_whole("most", 1, 1'000'000, 0);
}

void read_ordinal(Reading& reading, ObjectReader& in, const Rule& rule, Amount& amount) {
  amount.kind = AmountKind::Ordinal;
  amount.measure = measure_of(reading, in);
  if (!amount.measure) in.note(Refusal::FieldIsMissing, "of");
  amount.window = reading.window(in, "in");
  in.list("give", 1, 64, [&](const Json& item, const std::string& at) {
    const auto read = steps_from(item, reading.scale_of(rule.unit));
    if (!read) reading.problems.push_back({read.problem().refusal, at, read.problem().detail});
    else if (read.value() < 0 || read.value() > kMostPoints)
      reading.problems.push_back({Refusal::NumberIsOutOfRange, at, {}});
    else amount.list.push_back(Points{read.value()});
  });
  amount.last_repeats = in.optional_flag("last_repeats");
}

constexpr std::pair<const char*, AmountKind> kAmounts[] = {
    {"per", AmountKind::Rate},          {"give", AmountKind::Fixed},
    {"of_base", AmountKind::OfBase},    {"times", AmountKind::Factor},
    {"brackets", AmountKind::Brackets}, {"blocks", AmountKind::Blocks},
    {"ordinal", AmountKind::Ordinal}};

// Which of the amounts stands there; exactly one has to.
AmountKind chosen(ObjectReader& in) {
  std::optional<AmountKind> kind;
  for (const auto& [field, of] : kAmounts) {
    if (!in.has(field)) continue;
    if (kind) in.note(Refusal::ChooseOneOfThese, field,
                      "per, give, of_base, times, brackets, blocks or ordinal");
    else kind = of;
  }
  if (!kind) in.note(Refusal::FieldIsMissing, "per",
                     "per, give, of_base, times, brackets, blocks or ordinal");
  return kind.value_or(AmountKind::Fixed);
}

void read_amount(Reading& reading, ObjectReader& in, Rule& rule) {
  Amount& amount = rule.amount;
  amount.kind = chosen(in);
  reading.optional_object(in, "per", [&](ObjectReader& of) {
    read_per(reading, of, rule, amount);
  });
  reading.optional_object(in, "brackets", [&](ObjectReader& of) {
    read_brackets(reading, of, rule, amount);
  });
  reading.optional_object(in, "blocks", [&](ObjectReader& of) {
    read_blocks(reading, of, rule, amount);
  });
  reading.optional_object(in, "ordinal", [&](ObjectReader& of) {
    read_ordinal(reading, of, rule, amount);
  });
  // A list's "give" is its own; the rule's is a fixed amount.
  if (in.has("give")) amount.give = reading.points(in, "give", rule.unit);
  else in.anything("give");
  if (in.has("of_base")) amount.rate = in.ratio("of_base");
  else in.anything("of_base");
  if (in.has("times")) {
    amount.rate = in.ratio("times");
    rule.lines = reading.lines(in, "lines");
    rule.running = in.optional_flag("running");
  } else {
    in.anything("times");
  }
  amount.at_least = reading.optional_points(in, "at_least", rule.unit);
}

Rule rule_in(Reading& reading, ObjectReader& in) {
  Rule rule;
  rule.id = RuleId{reading.name(in)};
  rule.on = reading.types(in, "on");
  rule.stage = static_cast<Stage>(in.option("stage", {"base", "add", "multiply"}));
  rule.priority = static_cast<std::int32_t>(in.optional_whole("priority", -1000, 1000, 0));
  rule.unit = reading.unit(in, "unit");
  rule.to = static_cast<Rule::To>(in.optional_option("to", {"member", "referrer", "household"}, 0));
  rule.condition = reading.optional_condition(in, "if");
  read_amount(reading, in, rule);
  rule.needs_base = in.optional_flag("needs_base");
  rule.rounding =
      static_cast<Rounding>(in.optional_option("rounding", {"down", "up", "nearest"}, 0));
  rule.apart = in.optional_flag("apart");
  if (const std::string group = in.optional_name("group"); !group.empty()) {
    reading.place_of(in, "group", group, reading.names.groups);
    rule.group = group;
  }
  rule.caps = reading.caps(in, rule.unit);
  rule.fund = reading.fund(in, rule.unit);
  rule.reads =
      static_cast<Rule::Reads>(in.optional_option("reads", {"before", "after", "split"}, 0));
  if (in.has("lapse")) rule.lapse = reading.lapse(in, "lapse");
  else in.anything("lapse");
  if (const std::string issuer = in.optional_name("issuer"); !issuer.empty()) {
    reading.place_of(in, "issuer", issuer, reading.names.issuers);
    rule.issuer = issuer;
  }
  return rule;
}

// A group's caps are in the unit of its rules; the first that names it decides.
UnitIndex unit_of_group(const Programme& programme, const std::string& group) {
  for (const Rule& rule : programme.rules)
    if (rule.group == group) return rule.unit;
  return 0;
}

}  // namespace

void read_rules(Reading& reading, ObjectReader& in) {
  Programme& programme = reading.programme;
  reading.objects(in, "rules", 1, kMostRules,
                  [&](ObjectReader& of) { programme.rules.push_back(rule_in(reading, of)); });
  reading.objects(in, "groups", 0, kMostGroups, [&](ObjectReader& of) {
    Group group;
    group.id = reading.name(of);
    group.mode = static_cast<Group::Mode>(of.option("mode", {"sum", "best", "exclusive"}));
    const UnitIndex unit = unit_of_group(programme, group.id);
    group.caps = reading.caps(of, unit);
    group.fund = reading.fund(of, unit);
    programme.groups.push_back(std::move(group));
  });
}

}  // namespace yearward::codec
