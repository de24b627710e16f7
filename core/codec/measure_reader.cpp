// Measures: how much of something an event is.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

using Source = Measure::Source;

// "amount" … or {"earned": unit, "by": [rules]} or {"spent": unit}.
void read_source(Reading& reading, ObjectReader& in, Measure& measure) {
  const Json* of = in.anything("of");
  if (of && of->is_object()) {
    reading.needed_object(in, "of", [&](ObjectReader& flow) {
      measure.source = flow.has("spent") ? Source::Spent : Source::Earned;
      measure.unit = reading.unit(flow, flow.has("spent") ? "spent" : "earned");
      if (measure.source == Source::Earned)
        measure.only_rules = reading.names_of(flow, "by", kMostRules, reading.names.rules);
    });
    return;
  }
  measure.source = static_cast<Source>(in.option("of", {"amount", "quantity", "number", "count"}));
  if (measure.source == Source::Number) measure.number = reading.name(in, "number");
}

Weight weight_in(ObjectReader& in) {
  Weight weight;
  weight.tag = in.text("tag", kLongestId);
  weight.factor = in.ratio("factor");
  // Thousandths of it are whole, or the count would not be.
  if (weight.factor.numerator > 1'000'000 || 1000 % weight.factor.denominator != 0)
    in.note(Refusal::NumberIsOutOfRange, "factor", "thousandths, at most 1000000");
  return weight;
}

Measure measure_in(Reading& reading, ObjectReader& in) {
  Measure measure;
  measure.id = MeasureId{reading.name(in)};
  read_source(reading, in, measure);
  measure.aggregate = static_cast<Measure::Aggregate>(in.optional_option(
      "aggregate", {"sum", "most", "latest", "average", "distinct_days"}, 0));
  measure.clock = static_cast<Measure::Clock>(
      in.optional_option("clock", {"occurred", "recorded", "both"}, 0));
  measure.types = reading.types(in, "types");
  measure.lines = reading.lines(in, "lines");
  measure.discounts =
      static_cast<Measure::Discounts>(in.optional_option("discounts", {"spread", "apart"}, 0));
  measure.without_tenders = in.texts("without_tenders", kMostWords);
  reading.objects(in, "weights", 0, kMostWords,
                  [&](ObjectReader& weight) { measure.weights.push_back(weight_in(weight)); });
  measure.condition = reading.optional_condition(in, "if");
  return measure;
}

}  // namespace

void read_measures(Reading& reading, ObjectReader& in) {
  reading.objects(in, "measures", 0, kMostMeasures, [&](ObjectReader& of) {
    reading.programme.measures.push_back(measure_in(reading, of));
  });
}

}  // namespace yearward::codec
