// What was fitted of a programme's members, as integers.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

struct Span {
  std::size_t items_least, items_most;
  std::int32_t least, most;
};

std::vector<std::int32_t> wholes(ObjectReader& in, const char* field, Span span) {
  std::vector<std::int32_t> numbers;
  in.list(field, span.items_least, span.items_most, [&](const Json& item, const std::string& at) {
    const auto number = steps_from(item, 0);
    Problem problem{Refusal::NumberIsOutOfRange, at, std::to_string(span.least) + " to " +
                                                         std::to_string(span.most)};
    if (!number.ok()) problem = {number.problem().refusal, at, {}};
    if (number.ok() && span.least <= number.value() && number.value() <= span.most)
      numbers.push_back(static_cast<std::int32_t>(number.value()));
    else
      in.problems().push_back(std::move(problem));
  });
  return numbers;
}

std::int32_t small(ObjectReader& in, const char* field, std::int32_t least, std::int32_t most) {
  return static_cast<std::int32_t>(in.whole(field, least, most));
}

void check(const LikelyModel& model, ObjectReader& in) {
  std::int64_t sum = 0;
  for (const std::int32_t weight : model.weights) sum += weight;
  if (model.weights.size() != model.rates.size() * model.pauses.size())
    in.note(Refusal::NumberIsOutOfRange, "weights", "one for each rate with each pause");
  else if (sum != kCertain)
    in.note(Refusal::NumberIsOutOfRange, "weights", "together 1000000");
  for (std::size_t place = 1; place < model.lessons.size(); ++place)
    if (model.lessons[place].expected <= model.lessons[place - 1].expected)
      in.note(Refusal::BracketsMustRise, "lessons/" + std::to_string(place));
}

}  // namespace

void read_likely(Reading& reading, ObjectReader& in) {
  reading.optional_object(in, "likely", [&](ObjectReader& of) {
    const Currency& currency = reading.programme.currency;
    LikelyModel model;
    model.until = of.day("until");
    model.members = of.whole("members", 1, kLargestCount);
    model.rates = wholes(of, "rates", {1, kMostRates, 1, kCertain - 1});
    reading.objects(of, "pauses", 1, kMostPauses, [&](ObjectReader& pause) {
      model.pauses.push_back(
          {small(pause, "begins", 0, kCertain - 1), small(pause, "ends", 0, kCertain - 1)});
    });
    model.weights = wholes(of, "weights", {1, kMostRates * kMostPauses, 0, kCertain});
    model.usual = of.money("usual", currency);
    model.usual_weight = small(of, "usual_weight", 1, kCertain);
    model.scatter = wholes(of, "scatter", {1, kMostScatter, 0, kMostScatterThousandths});
    reading.objects(of, "lessons", 0, kMostLessons, [&](ObjectReader& lesson) {
      const Money expected = lesson.money("expected", currency);
      model.lessons.push_back({expected, small(lesson, "came", 0, kCertain)});
    });
    model.held = small(of, "held", 1, 1000);
    check(model, of);
    reading.programme.likely = std::move(model);
  });
}

}  // namespace yearward::codec
