// Names and sizes for the programme's reader. What cannot be resolved is noted and read on, so that
// one slip does not hide the next.
#include "core/codec/reading.hpp"

#include <algorithm>

namespace yearward::codec {

namespace {

constexpr std::string_view kBuiltIn[] = {"purchase", "refund", "redeem", "goal",
                                         "trade",    "use",    "adjust", "profile",
                                         "stand",    "hold",   "release", "credit"};

// The ids of a list's objects, as far as they can be seen; the readers report what is wrong.
std::vector<std::string> ids_of(const Json& document, const char* list) {
  std::vector<std::string> ids;
  const auto found = document.is_object() ? document.find(list) : document.end();
  if (!document.is_object() || found == document.end() || !found->is_array()) return ids;
  for (const Json& item : *found) {
    const bool named = item.is_object() && item.contains("id") && item["id"].is_string();
    ids.push_back(named ? item["id"].get<std::string>() : std::string());
  }
  return ids;
}

std::vector<std::string> texts_of(const Json& document, const char* list) {
  std::vector<std::string> texts;
  if (document.is_object() && document.contains(list) && document[list].is_array())
    for (const Json& item : document[list])
      if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

}  // namespace

bool is_built_in(std::string_view type) {
  return std::find(std::begin(kBuiltIn), std::end(kBuiltIn), type) != std::end(kBuiltIn);
}

bool is_own_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char letter) {
    return ('a' <= letter && letter <= 'z') || ('0' <= letter && letter <= '9') || letter == '_';
  });
}

void Reading::read_names(const Json& document) {
  names.units = ids_of(document, "units");
  names.measures = ids_of(document, "measures");
  names.plan = ids_of(document, "plan");
  names.segments = ids_of(document, "segments");
  names.ladders = ids_of(document, "ladders");
  names.groups = ids_of(document, "groups");
  names.rules = ids_of(document, "rules");
  names.trades = ids_of(document, "trades");
  names.attributes = ids_of(document, "attributes");
  names.types = texts_of(document, "types");
  names.issuers = texts_of(document, "issuers");
  for (std::size_t ladder = 0; ladder < names.ladders.size(); ++ladder)
    names.levels.push_back(ids_of(document["ladders"][ladder], "levels"));
}

std::string Reading::name(ObjectReader& in, const char* field) {
  const std::string read = in.id(field);
  if (!is_own_name(read)) in.note(Refusal::NameHasOtherLetters, field, read);
  return read;
}

std::optional<std::size_t> Reading::place_of(ObjectReader& in, const char* field,
                                             const std::string& name,
                                             const std::vector<std::string>& defined) {
  if (name.empty()) return std::nullopt;  // noted already
  const auto found = std::find(defined.begin(), defined.end(), name);
  if (found != defined.end()) return static_cast<std::size_t>(found - defined.begin());
  in.note(Refusal::NameIsUnknown, field, name);
  return std::nullopt;
}

std::size_t Reading::named(ObjectReader& in, const char* field,
                           const std::vector<std::string>& defined) {
  return place_of(in, field, in.id(field), defined).value_or(0);
}

UnitIndex Reading::unit(ObjectReader& in, const char* field) {
  return static_cast<UnitIndex>(named(in, field, names.units));
}

MeasureIndex Reading::measure(ObjectReader& in, const char* field) {
  return static_cast<MeasureIndex>(named(in, field, names.measures));
}

Reading::Rank Reading::rank(ObjectReader& in, const char* field) {
  return rank(in, field, in.id(field));
}

Reading::Rank Reading::rank(ObjectReader& in, const char* field, const std::string& name) {
  const auto level_on = [&](std::size_t ladder, std::string_view level) -> std::optional<Rank> {
    if (ladder >= names.levels.size()) return std::nullopt;
    const auto& levels = names.levels[ladder];
    const auto found = std::find(levels.begin(), levels.end(), level);
    if (found == levels.end()) return std::nullopt;
    return Rank{static_cast<LadderIndex>(ladder), static_cast<LevelIndex>(found - levels.begin())};
  };
  if (name.empty()) return {};
  std::optional<Rank> found;
  if (const auto colon = name.find(':'); colon != std::string::npos && colon > 0) {
    const auto ladder = place_of(in, field, name.substr(0, colon), names.ladders);
    if (!ladder) return {};
    found = level_on(*ladder, std::string_view(name).substr(colon + 1));
  } else {
    found = level_on(own_ladder, name);
    for (std::size_t ladder = 0; !found && ladder < names.ladders.size(); ++ladder)
      found = level_on(ladder, name);
  }
  if (!found) in.note(Refusal::NameIsUnknown, field, name);
  return found.value_or(Rank{});
}

std::vector<std::string> Reading::names_of(ObjectReader& in, const char* field, std::size_t most,
                                           const std::vector<std::string>& defined) {
  const auto read = in.texts(field, most);
  for (const std::string& name : read) place_of(in, field, name, defined);
  return read;
}

std::vector<std::string> Reading::types(ObjectReader& in, const char* field) {
  const auto read = in.texts(field, kMostEventTypes);
  for (const std::string& type : read)
    if (!is_built_in(type)) place_of(in, field, type, names.types);
  return read;
}

std::int32_t Reading::scale_of(UnitIndex unit) const {
  return unit < programme.units.size() ? programme.units[unit].scale : 0;
}

Points Reading::points(ObjectReader& in, const char* field, UnitIndex unit, std::int64_t least) {
  return Points{in.decimal(field, scale_of(unit), least, kMostPoints)};
}

Points Reading::optional_points(ObjectReader& in, const char* field, UnitIndex unit,
                                std::int64_t least) {
  return Points{in.optional_decimal(field, scale_of(unit), least, kMostPoints, 0)};
}

std::int64_t Reading::steps_in(std::optional<MeasureIndex> measure) const {
  std::int64_t steps = 1;
  if (measure && *measure < programme.measures.size()) {
    const Measure& of = programme.measures[*measure];
    // Units that could not be read have no steps; that was noted there.
    return of.unit < programme.units.size() ? steps_of(programme, of) : 1;
  }
  for (std::int32_t place = 0; !measure && place < programme.currency.exponent; ++place)
    steps *= 10;
  return steps;
}

namespace {

bool is_money(const Programme& programme, std::optional<MeasureIndex> measure) {
  if (!measure) return true;
  if (*measure >= programme.measures.size()) return false;
  const Measure& of = programme.measures[*measure];
  return of.source == Measure::Source::Amount &&
         of.aggregate != Measure::Aggregate::DistinctDays;
}

}  // namespace

std::int64_t Reading::measured(ObjectReader& in, const char* field,
                               std::optional<MeasureIndex> measure, std::int64_t least) {
  if (!in.has(field)) in.note(Refusal::FieldIsMissing, field);
  return optional_measured(in, field, measure, least, least);
}

std::int64_t Reading::optional_measured(ObjectReader& in, const char* field,
                                        std::optional<MeasureIndex> measure, std::int64_t least,
                                        std::int64_t otherwise) {
  if (is_money(programme, measure)) {
    const auto money = in.optional_money(field, programme.currency);
    if (!money || in.is_faulty(field)) return otherwise;
    if (least <= money->count && money->count <= kMostPoints) return money->count;
    if (least == 1 && money->count <= 0) in.note(Refusal::AmountMustBePositive, field);
    else in.note(Refusal::NumberIsOutOfRange, field);
    return otherwise;
  }
  std::int32_t scale = 0;
  for (std::int64_t steps = steps_in(measure); steps > 1; steps /= 10) ++scale;
  return in.optional_decimal(field, scale, least, kMostPoints, otherwise);
}

LineFilter Reading::lines(ObjectReader& in, const char* field) {
  LineFilter filter;
  optional_object(in, field, [&](ObjectReader& of) {
    filter.kinds = of.texts("kinds", kMostWords);
    filter.skus = of.texts("skus", kMostWords);
    filter.categories = of.texts("categories", kMostWords);
    filter.tags = of.texts("tags", kMostWords);
    filter.not_kinds = of.texts("not_kinds", kMostWords);
    filter.not_skus = of.texts("not_skus", kMostWords);
    filter.not_categories = of.texts("not_categories", kMostWords);
    filter.not_tags = of.texts("not_tags", kMostWords);
  });
  return filter;
}

}  // namespace yearward::codec
