// Which question is which, and those that need no account of their own: searches and arithmetic.
// Everything is read from the account and the definition; nothing here knows a rule.
#include "tests/cases/query.hpp"

#include <algorithm>

#include "tests/cases/asker.hpp"

namespace yearward::cases {

namespace {

constexpr std::int32_t kFarthestDays = 3'660;  // how far ahead "when nothing more happens" looks

Result<Answer> answer_on(const Play& play, const Json& query, Day day) {
  if (query.is_string()) {
    TRY(const Ratio given, ratio_from_decimal(query.get_ref<const std::string&>()));
    return number(given);
  }
  if (query.is_array()) {
    Answer all;
    all.is = Answer::Is::List;
    for (const Json& item : query) {
      TRY(Answer one, answer_on(play, item, day));
      all.list.push_back(std::move(one));
    }
    return all;
  }
  if (!query.is_object()) return unknown(query.dump());
  if (query.contains("on")) {
    TRY(day, day_from_text(text_in(query, "on")));
  }
  TRY(const Programme* programme, version_on(play.versions, day));
  return Asker(play, query, day, *programme).answer();
}

}  // namespace

Problem unknown(const std::string& name) { return {Refusal::NameIsUnknown, {}, name}; }

std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

Result<Answer> Asker::answer() const {
  using Question = Result<Answer> (Asker::*)() const;
  static constexpr std::pair<const char*, Question> kQuestions[] = {
      {"least", &Asker::least},           {"entries", &Asker::entries},
      {"window", &Asker::window},         {"measure", &Asker::measured},
      {"bracket", &Asker::bracket},
      {"sum", &Asker::arithmetic},        {"difference", &Asker::arithmetic},
      {"product", &Asker::arithmetic},    {"quotient", &Asker::arithmetic},
      {"rounded", &Asker::rounded},       {"at_least", &Asker::compared},
      {"same", &Asker::compared},         {"not", &Asker::compared},
      {"month_of", &Asker::part_of_day},  {"month_day_of", &Asker::part_of_day},
      {"year_of", &Asker::part_of_day},   {"day_after", &Asker::part_of_day},
      {"refused", &Asker::refused},       {"refusal", &Asker::refused},
      {"threshold", &Asker::threshold},   {"level", &Asker::standing},
      {"until", &Asker::standing},        {"review", &Asker::standing},
      {"held_from", &Asker::standing},    {"holds_level", &Asker::holds_level},
      {"held_through", &Asker::through},  {"counter", &Asker::counted},
      {"carried", &Asker::counted},       {"to_next", &Asker::counted},
      {"to_keep", &Asker::counted},
      {"discount", &Asker::discount},     {"last_day", &Asker::last_day},
      {"lapse_day", &Asker::last_day},    {"lapse_moment", &Asker::last_day},
      {"worth", &Asker::reward},          {"price", &Asker::reward},
      {"traded", &Asker::traded},         {"best_reward", &Asker::shop},
      {"worth_held", &Asker::shop},       {"outgoing", &Asker::outgoing},
      {"events", &Asker::events}};
  for (const auto& [name, question] : kQuestions)
    if (query_.contains(name)) return (this->*question)();
  return balance();
}

Result<std::optional<Day>> Asker::last_day_while(
    const std::function<Result<bool>(Day)>& still) const {
  std::int32_t good = 0, bad = kFarthestDays;
  TRY(const bool for_good, still(day_.plus_days(bad)));
  if (for_good) return std::optional<Day>();
  while (bad - good > 1) {
    const std::int32_t middle = good + (bad - good) / 2;
    TRY(const bool holds, still(day_.plus_days(middle)));
    (holds ? good : bad) = middle;
  }
  return std::optional<Day>(day_.plus_days(good));
}

Result<Answer> Asker::refused() const {
  const auto held = account();
  if (asks("refused")) return yes_or_no(!held.ok());
  return text(held ? "none" : std::string(yearward::name_of(held.problem().refusal)));
}

// The candidates are whole steps; a play that is refused has not reached what is asked.
Result<Answer> Asker::least() const {
  const Json& search = query_["least"];
  const std::string event = text_in(search, "event"), field = text_in(search, "vary");
  const bool money = field == "amount";
  const Ratio smallest{1, money ? power_of_ten(programme_.currency.exponent) : 1};
  TRY(const Ratio step, search.contains("step") ? ratio_from_decimal(text_in(search, "step"))
                                                : Result<Ratio>(smallest));
  TRY(const Ratio most,
      ratio_from_decimal(search.contains("most") ? text_in(search, "most") : "100000"));
  if (step.numerator <= 0) return Refusal::NumberIsOutOfRange;
  TRY(const Ratio steps, yearward::product(most, {step.denominator, step.numerator}));
  const auto value_of = [&](std::int64_t count) -> Result<Ratio> {
    return yearward::product({count, 1}, step);
  };
  std::int64_t bad = 0, good = steps.numerator / steps.denominator;
  while (good - bad > 1) {
    const std::int64_t middle = bad + (good - bad) / 2;
    TRY(const Ratio value, value_of(middle));
    const bool is_text = money || value.denominator != 1;
    const Json said = is_text ? Json(decimal_from_ratio(value)) : Json(value.numerator);
    TRY(const Play other, varied(play_, event, field, said));
    const auto reached = answer_to(other, search["until"]);
    (reached && shown(reached.value()) == "true" ? good : bad) = middle;
  }
  TRY(const Ratio found, value_of(good));
  return number(found);
}

Result<Answer> Asker::arithmetic() const {
  for (const char* name : {"sum", "difference", "product", "quotient"}) {
    if (!asks(name)) continue;
    const std::string what = name;
    std::optional<Ratio> result;
    for (const Json& part : query_[name]) {
      TRY(const Answer answered, ask(part));
      Ratio value = answered.number;
      if (what == "difference" && result) value.numerator = -value.numerator;
      if (what == "quotient" && result) {
        if (value.numerator <= 0) return Refusal::NumberIsOutOfRange;
        value = {value.denominator, value.numerator};
      }
      const bool adds = what == "sum" || what == "difference";
      if (!result) result = value;
      else {
        TRY(const Ratio next,
            adds ? yearward::sum(*result, value) : yearward::product(*result, value));
        result = next;
      }
    }
    if (result) return number(*result);
  }
  return unknown(query_.dump());
}

Result<Answer> Asker::rounded() const {
  TRY(const Answer exact, ask(query_["rounded"]));
  const std::string to = named("to");
  const Rounding rounding = to == "up"     ? Rounding::Up
                            : to == "down" ? Rounding::Down
                                           : Rounding::Nearest;
  TRY(const std::int64_t value, times(1, exact.number, rounding));
  return whole(value);
}

Result<Answer> Asker::compared() const {
  if (asks("not")) {
    TRY(const Answer inner, ask(query_["not"]));
    return yes_or_no(shown(inner) != "true");
  }
  const Json& both = query_[asks("same") ? "same" : "at_least"];
  if (!both.is_array() || both.size() != 2) return unknown(query_.dump());
  TRY(const Answer left, ask(both[0]));
  TRY(const Answer right, ask(both[1]));
  if (asks("same")) return yes_or_no(shown(left) == shown(right));
  const Ratio less{-right.number.numerator, right.number.denominator};
  TRY(const Ratio over, yearward::sum(left.number, less));
  return yes_or_no(over.numerator >= 0);
}

Result<Answer> Asker::part_of_day() const {
  for (const char* name : {"month_of", "month_day_of", "year_of", "day_after"}) {
    if (!asks(name)) continue;
    TRY(const Answer whole_day, ask(query_[name]));
    TRY(const Day day, day_from_text(whole_day.text));
    const std::string what = name, spelt = text_from_day(day);
    if (what == "month_of") return text(spelt.substr(0, 7));
    if (what == "month_day_of") return text(spelt.substr(5));
    if (what == "year_of") return whole(date_of(day).year);
    return text(text_from_day(day.plus_days(1)));
  }
  return unknown(query_.dump());
}

Result<Answer> Asker::ask(const Json& query) const { return answer_on(play_, query, day_); }

Result<Answer> answer_to(const Play& play, const Json& query) {
  return answer_on(play, query, play.as_of);
}

}  // namespace yearward::cases
