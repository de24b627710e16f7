// When something applies, and over what time, as phrases.
#include "core/explain/terms_parts.hpp"

namespace yearward::explain {
namespace {

// Where the reader puts an end of a span of days that the definition leaves open.
constexpr Day kOpenFrom{0};         // 1970-01-01 or before
constexpr Day kOpenUntil{376'199};  // 2999-12-31 or after

Phrase clause(const Programme& programme, const Condition& condition);

// The key among at least, at most, exactly.
using Compared = std::string_view[3];
constexpr Compared kMeasure = {"terms.if.measure.at_least", "terms.if.measure.at_most",
                               "terms.if.measure.exactly"};
constexpr Compared kOwn = {"terms.if.own.at_least", "terms.if.own.at_most",
                           "terms.if.own.exactly"};
constexpr Compared kAmount = {"terms.if.amount.at_least", "terms.if.amount.at_most",
                              "terms.if.amount.exactly"};
constexpr Compared kLevel = {"terms.if.level.at_least", "terms.if.level.at_most",
                             "terms.if.level.exactly"};
constexpr Compared kHolds = {"terms.if.holds.at_least", "terms.if.holds.at_most",
                             "terms.if.holds.exactly"};

std::string key_among(const Compared& keys, Condition::Is is) {
  return std::string(keys[static_cast<std::size_t>(is)]);
}

Phrase measure_clause(const Programme& programme, const Condition& condition) {
  return {key_among(condition.own ? kOwn : kMeasure, condition.is),
          {phrase("measure", words_of_measure(programme, condition.measure)),
           phrase("window", words_of_window(programme, condition.window)),
           measured("value", condition.value, condition.measure)}};
}

Phrase level_clause(const Programme& programme, const Condition& condition) {
  const Level& level = programme.ladders[condition.ladder].levels[condition.level];
  Phrase said{key_among(kLevel, condition.is), {theirs("level", "level", level.id.text)}};
  if (condition.months == 0) return said;
  return {"terms.if.level_for", {phrase("level", std::move(said)),
                                 whole("count", condition.months)}};
}

Phrase days_clause(const Condition& condition) {
  const bool from = condition.from > kOpenFrom, until = condition.until < kOpenUntil;
  if (from && until)
    return {"terms.if.days", {day("from", condition.from), day("until", condition.until)}};
  if (from) return {"terms.if.days_from", {day("from", condition.from)}};
  return {"terms.if.days_until", {day("until", condition.until)}};
}

Phrase weekdays_clause(const Condition& condition) {
  constexpr std::string_view kDays[] = {
      "terms.weekday.monday", "terms.weekday.tuesday", "terms.weekday.wednesday",
      "terms.weekday.thursday", "terms.weekday.friday", "terms.weekday.saturday",
      "terms.weekday.sunday"};
  std::vector<Phrase> days;
  for (std::size_t at = 0; at < 7; ++at)
    if ((condition.weekdays >> at & 1) != 0) days.push_back({std::string(kDays[at]), {}});
  return {"terms.if.weekdays", {phrases("days", std::move(days), Join::Or)}};
}

Phrase words_clause(const Condition& condition) {
  switch (condition.field) {
    case Condition::Field::Place:
      return {"terms.if.place", {listed("words", condition.words, Join::Or)}};
    case Condition::Field::Channel:
      return {"terms.if.channel", {listed("words", condition.words, Join::Or)}};
    case Condition::Field::Tags:
      return {"terms.if.tags", {listed("words", condition.words, Join::Or)}};
    case Condition::Field::Type:
      return {"terms.if.type", {words_of_types("words", condition.words)}};
    case Condition::Field::Tenders: break;
  }
  return {"terms.if.tenders", {listed("words", condition.words, Join::Or)}};
}

Phrase attribute_clause(const Programme& programme, const Condition& condition) {
  const Slot name = theirs("attribute", "attribute", programme.attributes[condition.attribute].id);
  if (condition.kind == Condition::Kind::MonthOf) return {"terms.if.month_of", {name}};
  if (condition.kind == Condition::Kind::Around)
    return {"terms.if.around", {name, whole("before", condition.days_before),
                                whole("after", condition.days_after)}};
  if (condition.words.empty()) return {"terms.if.attribute_known", {name}};
  return {"terms.if.attribute", {name, listed("words", condition.words, Join::Or)}};
}

Phrase parts_clause(const Programme& programme, const Condition& condition) {
  std::vector<Phrase> parts;
  for (const Condition& part : condition.parts) {
    Phrase said = clause(programme, part);
    const bool nested = part.parts.size() > 1 && condition.parts.size() > 1;
    parts.push_back(nested ? Phrase{"terms.if.nested", {phrase("part", std::move(said))}}
                           : std::move(said));
  }
  if (condition.kind == Condition::Kind::Not)
    return {"terms.if.not", {phrases("part", std::move(parts), Join::And)}};
  if (parts.empty())
    return {condition.kind == Condition::Kind::All ? "terms.if.always" : "terms.if.never", {}};
  const Join join = condition.kind == Condition::Kind::All ? Join::And : Join::Or;
  return {"terms.if.parts", {phrases("parts", std::move(parts), join)}};
}

Phrase clause(const Programme& programme, const Condition& condition) {
  using Kind = Condition::Kind;
  switch (condition.kind) {
    case Kind::All:
    case Kind::Any:
    case Kind::Not: return parts_clause(programme, condition);
    case Kind::Measure: return measure_clause(programme, condition);
    case Kind::Level: return level_clause(programme, condition);
    case Kind::Amount:
      return {key_among(kAmount, condition.is), {money("value", Money{condition.value})}};
    case Kind::Holds:
      return {key_among(kHolds, condition.is),
              {points("points", Points{condition.value}, condition.unit)}};
    case Kind::During:
      return {"terms.if.during",
              {theirs("activity", "activity", programme.plan[condition.activity].id.text)}};
    case Kind::Days: return days_clause(condition);
    case Kind::Weekdays: return weekdays_clause(condition);
    case Kind::Hours:
      return {"terms.if.hours", {time_of_day("from", condition.from_second),
                                 time_of_day("to", condition.to_second)}};
    case Kind::Words: return words_clause(condition);
    case Kind::Attribute:
    case Kind::Around:
    case Kind::MonthOf: return attribute_clause(programme, condition);
    case Kind::Segment: break;
  }
  return {"terms.if.segment",
          {theirs("segment", "segment", programme.segments[condition.segment].id)}};
}

Phrase words_of_anchor(const Programme& programme, const Window& window) {
  switch (window.anchor) {
    case Window::Anchor::Joined: return {"terms.anchor.joined", {}};
    case Window::Anchor::Level: return {"terms.anchor.level", {}};
    case Window::Anchor::Attribute: break;
  }
  return {"terms.anchor.attribute",
          {theirs("attribute", "attribute", programme.attributes[window.index].id)}};
}

// Quarters, half-years and years, which may begin on another day than 1 January.
Phrase words_of_period(const Window& window, const char* plain, const char* shifted) {
  if (window.month == 1 && window.day == 1) return {plain, {whole("count", window.count)}};
  return {shifted,
          {whole("count", window.count), month_day("starts", window.month, window.day)}};
}

}  // namespace

Phrase words_of_condition(const Programme& programme, const Condition& condition) {
  return clause(programme, condition);
}

Phrase words_of_window(const Programme& programme, const Window& window) {
  if (window.ago > 0) {
    Window current = window;
    current.ago = 0;
    return {"terms.window.ago", {phrase("window", words_of_window(programme, current)),
                                 whole("count", window.ago)}};
  }
  using Kind = Window::Kind;
  const Slot count = whole("count", window.count);
  switch (window.kind) {
    case Kind::Event: return {"terms.window.event", {}};
    case Kind::Day: return {"terms.window.day", {}};
    case Kind::Week: return {"terms.window.week", {}};
    case Kind::Month: return {"terms.window.month", {}};
    case Kind::Quarter:
      return words_of_period(window, "terms.window.quarter", "terms.window.quarter_from");
    case Kind::HalfYear:
      return words_of_period(window, "terms.window.half_year", "terms.window.half_year_from");
    case Kind::Year:
      if (window.count == 1)
        return words_of_period(window, "terms.window.year", "terms.window.year_from");
      return words_of_period(window, "terms.window.years", "terms.window.years_from");
    case Kind::RollingDays: return {"terms.window.rolling_days", {count}};
    case Kind::RollingMonths: return {"terms.window.rolling_months", {count}};
    case Kind::WholeMonths: return {"terms.window.whole_months", {count}};
    case Kind::Anniversary:
      return {"terms.window.anniversary",
              {count, phrase("anchor", words_of_anchor(programme, window))}};
    case Kind::Since:
      return {window.count > 0 ? "terms.window.since_days" : "terms.window.since",
              {count, phrase("anchor", words_of_anchor(programme, window))}};
    case Kind::Fixed:
      return {"terms.window.fixed", {day("from", window.from), day("until", window.until)}};
    case Kind::Lifetime: break;
  }
  return {"terms.window.lifetime", {}};
}

Phrase words_of_cap(const Programme& programme, const Cap& cap, UnitIndex unit) {
  return {"terms.cap", {points("points", cap.most, unit),
                        phrase("window", words_of_window(programme, cap.window))}};
}

Phrase words_of_fund(const Programme& programme, const Cap& fund, UnitIndex unit) {
  const Slot most = points("points", fund.most, unit);
  if (fund.window.kind == Window::Kind::Lifetime) return {"terms.fund_once", {most}};
  return {"terms.fund", {most, phrase("window", words_of_window(programme, fund.window))}};
}

Phrase words_of_limit(const Programme& programme, const Limit& limit) {
  return {"terms.limit", {whole("count", limit.most),
                          phrase("window", words_of_window(programme, limit.window))}};
}

Slot listed(std::string name, const std::vector<std::string>& texts, Join join) {
  std::vector<Phrase> parts;
  for (const std::string& text : texts)
    parts.push_back({"terms.word", {theirs("word", "word", text)}});
  return phrases(std::move(name), std::move(parts), join);
}

Slot words_of_types(std::string name, const std::vector<std::string>& types) {
  if (types.empty()) return listed(std::move(name), {"purchase"});
  std::vector<Phrase> parts;
  for (const std::string& type : types)
    parts.push_back({"terms.word", {theirs("word", "type", type)}});
  return phrases(std::move(name), std::move(parts), Join::Or);
}

}  // namespace yearward::explain
