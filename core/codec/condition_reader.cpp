// Conditions: each field is one leaf, and all of an object's fields must hold.
#include <algorithm>

#include "core/codec/reading.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::codec {

namespace {

using ConditionKind = Condition::Kind;
using Is = Condition::Is;

Condition leaf(ConditionKind kind) {
  Condition condition;
  condition.kind = kind;
  return condition;
}

Condition combined(std::vector<Condition> parts, ConditionKind kind = ConditionKind::All) {
  if (kind == ConditionKind::All && parts.size() == 1) return std::move(parts.front());
  Condition condition = leaf(kind);
  condition.parts = std::move(parts);
  return condition;
}

constexpr std::pair<const char*, Is> kComparisons[] = {
    {"at_least", Is::AtLeast}, {"at_most", Is::AtMost}, {"is", Is::Exactly}};

// The comparisons an object makes, each with its value; noted when it makes none.
template <class Value>
void compared(ObjectReader& in, Condition base, std::vector<Condition>& parts, Value value) {
  bool any = false;
  for (const auto& [field, is] : kComparisons) {
    if (!in.has(field)) continue;
    base.is = is;
    base.value = value(field);
    parts.push_back(base);
    any = true;
  }
  if (!any) in.note(Refusal::FieldIsMissing, "at_least");
}

void measure_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  Condition base = leaf(ConditionKind::Measure);
  base.measure = reading.measure(in, "measure");
  base.window = reading.window(in, "in");
  base.own = in.optional_flag("own");
  compared(in, base, parts, [&](const char* field) {
    return reading.measured(in, field, base.measure, -kMostPoints);
  });
}

void level_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  constexpr std::pair<const char*, Is> kLevels[] = {{"level_at_least", Is::AtLeast},
                                                    {"level_at_most", Is::AtMost},
                                                    {"level_is", Is::Exactly}};
  const auto months =
      static_cast<std::int32_t>(in.optional_whole("for_months", 1, kMostMonths, 0));
  if (in.has("for_months") && !in.has("level_at_least"))
    in.note(Refusal::FieldIsMissing, "level_at_least");
  for (const auto& [field, is] : kLevels) {
    const std::string name = in.optional_name(field, 2 * kLongestId + 1);
    if (!in.has(field)) continue;
    Condition held = leaf(ConditionKind::Level);
    const Reading::Rank rank = reading.rank(in, field, name);
    held.is = is;
    held.ladder = rank.ladder;
    held.level = rank.level;
    held.months = is == Is::AtLeast ? months : 0;
    parts.push_back(held);
  }
}

void day_leaves(ObjectReader& in, std::vector<Condition>& parts) {
  const auto from = in.optional_day("from"), until = in.optional_day("until");
  if (!from && !until) return;
  Condition days = leaf(ConditionKind::Days);
  days.from = from.value_or(day_from({1900, 1, 1}));
  days.until = until.value_or(day_from({3999, 12, 31}));
  if (days.until < days.from && !in.is_faulty("until"))
    in.note(Refusal::UntilIsBeforeFrom, "until");
  parts.push_back(days);
}

void weekday_leaves(ObjectReader& in, std::vector<Condition>& parts) {
  constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
  const auto words = in.texts("weekdays", std::size(kDays));
  if (!in.has("weekdays")) return;
  Condition days = leaf(ConditionKind::Weekdays);
  for (const std::string& word : words) {
    const auto found = std::find(std::begin(kDays), std::end(kDays), word);
    if (found == std::end(kDays)) in.note(Refusal::WordIsNotAnOption, "weekdays", word);
    else days.weekdays = static_cast<std::uint8_t>(days.weekdays | 1 << (found - kDays));
  }
  if (in.is_empty("weekdays")) in.note(Refusal::ListIsEmpty, "weekdays");
  parts.push_back(days);
}

// "14:00" as a second of the day; 24:00 is the day's end.
std::int32_t second_of(ObjectReader& in, const char* field) {
  const std::string read = in.text(field, 5);
  const std::string_view text = read;
  const bool shaped = text.size() == 5 && text[2] == ':';
  const auto hour = shaped ? whole_from_digits(text.substr(0, 2)) : std::nullopt;
  const auto minute = shaped ? whole_from_digits(text.substr(3)) : std::nullopt;
  if (hour && minute && *minute < 60 && (*hour < 24 || (*hour == 24 && *minute == 0)))
    return static_cast<std::int32_t>(*hour * 3600 + *minute * 60);
  if (!read.empty()) in.note(Refusal::MomentDoesNotExist, field, read);
  return 0;
}

void hour_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  reading.optional_object(in, "hours", [&](ObjectReader& of) {
    Condition hours = leaf(ConditionKind::Hours);
    hours.from_second = second_of(of, "from");
    hours.to_second = second_of(of, "to");
    if (hours.from_second < hours.to_second) {
      parts.push_back(hours);
      return;
    }
    if (hours.from_second == hours.to_second) of.note(Refusal::UntilIsBeforeFrom, "to");
    // Past midnight: the evening or the morning after.
    Condition morning = hours;
    hours.to_second = 86'400;
    morning.from_second = 0;
    parts.push_back(combined({hours, morning}, ConditionKind::Any));
  });
}

void word_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  using Field = Condition::Field;
  constexpr std::pair<const char*, Field> kFields[] = {{"places", Field::Place},
                                                       {"channels", Field::Channel},
                                                       {"tags", Field::Tags},
                                                       {"event_types", Field::Type},
                                                       {"tenders", Field::Tenders}};
  for (const auto& [field, of] : kFields) {
    Condition words = leaf(ConditionKind::Words);
    words.field = of;
    words.words = of == Field::Type ? reading.types(in, field) : in.texts(field, kMostWords);
    if (!in.has(field)) continue;
    if (in.is_empty(field)) in.note(Refusal::ListIsEmpty, field);
    parts.push_back(std::move(words));
  }
}

void check_is_day(Reading& reading, ObjectReader& in, const char* field, AttributeIndex place) {
  const auto& kinds = reading.programme.attributes;
  if (place < kinds.size() && kinds[place].type != AttributeKind::Type::MonthDay &&
      kinds[place].type != AttributeKind::Type::Date)
    in.note(Refusal::FieldHasWrongType, field, "an attribute that is a day");
}

void attribute_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  reading.optional_object(in, "attribute", [&](ObjectReader& of) {
    Condition known = leaf(ConditionKind::Attribute);
    known.attribute =
        static_cast<AttributeIndex>(reading.named(of, "id", reading.names.attributes));
    known.words = of.texts("is", kMostWords);
    const auto& kinds = reading.programme.attributes;
    const bool listed = known.attribute < kinds.size() && !kinds[known.attribute].words.empty();
    for (const std::string& word : known.words)
      if (listed) reading.place_of(of, "is", word, kinds[known.attribute].words);
    parts.push_back(std::move(known));
  });
  reading.optional_object(in, "around", [&](ObjectReader& of) {
    Condition around = leaf(ConditionKind::Around);
    around.attribute =
        static_cast<AttributeIndex>(reading.named(of, "attribute", reading.names.attributes));
    around.days_before = static_cast<std::int32_t>(of.optional_whole("days_before", 0, 180, 0));
    around.days_after = static_cast<std::int32_t>(of.optional_whole("days_after", 0, 180, 0));
    check_is_day(reading, of, "attribute", around.attribute);
    parts.push_back(around);
  });
}

void month_leaves(Reading& reading, ObjectReader& in, std::vector<Condition>& parts) {
  const std::string name = in.optional_name("month_of");
  if (!in.has("month_of")) return;
  Condition month = leaf(ConditionKind::MonthOf);
  month.attribute = static_cast<AttributeIndex>(
      reading.place_of(in, "month_of", name, reading.names.attributes).value_or(0));
  check_is_day(reading, in, "month_of", month.attribute);
  parts.push_back(month);
}

}  // namespace

void Reading::leaves(ObjectReader& in, std::vector<Condition>& parts, int depth) {
  for (const auto& [field, kind] :
       {std::pair("all", ConditionKind::All), std::pair("any", ConditionKind::Any)}) {
    std::vector<Condition> inner;
    in.list(field, 0, kMostParts, [&](const Json& item, const std::string& at) {
      inner.push_back(condition_of(item, at, depth + 1));
    });
    if (in.has(field)) parts.push_back(combined(std::move(inner), kind));
  }
  if (const Json* inner = in.optional_object("not"))
    parts.push_back(
        combined({condition_of(*inner, in.pointer_to("not"), depth + 1)}, ConditionKind::Not));
  if (in.has("measure")) measure_leaves(*this, in, parts);
  if (const auto least = in.optional_money("amount_at_least", programme.currency)) {
    Condition amount = leaf(ConditionKind::Amount);
    amount.value = least->count;
    parts.push_back(amount);
  }
  level_leaves(*this, in, parts);
  optional_object(in, "holds", [&](ObjectReader& of) {
    Condition holds = leaf(ConditionKind::Holds);
    holds.unit = unit(of, "unit");
    compared(of, holds, parts, [&](const char* field) {
      return of.decimal(field, scale_of(holds.unit), 0, kMostPoints);
    });
  });
  if (const std::string during = in.optional_name("during"); in.has("during")) {
    Condition on = leaf(ConditionKind::During);
    on.activity =
        static_cast<ActivityIndex>(place_of(in, "during", during, names.plan).value_or(0));
    parts.push_back(on);
  }
  day_leaves(in, parts);
  weekday_leaves(in, parts);
  hour_leaves(*this, in, parts);
  word_leaves(*this, in, parts);
  attribute_leaves(*this, in, parts);
  month_leaves(*this, in, parts);
  if (const std::string name = in.optional_name("segment"); in.has("segment")) {
    Condition in_segment = leaf(ConditionKind::Segment);
    in_segment.segment =
        static_cast<SegmentIndex>(place_of(in, "segment", name, names.segments).value_or(0));
    parts.push_back(in_segment);
  }
}

Condition Reading::condition_of(const Json& value, const std::string& at, int depth) {
  if (depth > kDeepestCondition) {
    problems.push_back({Refusal::ConditionIsTooDeep, at,
                        "at most " + std::to_string(kDeepestCondition)});
    return {};
  }
  std::vector<Condition> parts;
  object(value, at, [&](ObjectReader& in) { leaves(in, parts, depth); });
  return combined(std::move(parts));
}

Condition Reading::condition(ObjectReader& in, const char* field) {
  const Json* value = in.object(field);
  return value ? condition_of(*value, in.pointer_to(field), 1) : Condition{};
}

Condition Reading::optional_condition(ObjectReader& in, const char* field) {
  const Json* value = in.optional_object(field);
  return value ? condition_of(*value, in.pointer_to(field), 1) : Condition{};
}

}  // namespace yearward::codec
