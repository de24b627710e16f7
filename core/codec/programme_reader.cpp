// The programme definition as a whole (its shape: assets/programmes/README.md): the frame here, its
// parts in the files beside. Everything wrong is reported at once.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

void read_zone(Reading& reading, ObjectReader& in) {
  reading.needed_object(in, "time_zone", [&](ObjectReader& zone) {
    reading.programme.zone.name = zone.text("name", 64);
    reading.objects(zone, "offsets", 1, 400, [&](ObjectReader& offset) {
      const std::int64_t from = offset.whole("from_second", -kLargestCount, kLargestCount);
      reading.programme.zone.offsets.push_back(
          {from, static_cast<std::int32_t>(offset.whole("minutes", -14 * 60, 14 * 60))});
    });
  });
}

void read_currency(Reading& reading, ObjectReader& in) {
  reading.needed_object(in, "currency", [&](ObjectReader& of) {
    reading.programme.currency.code = of.text("code", 3);
    reading.programme.currency.exponent = static_cast<std::int32_t>(of.whole("exponent", 0, 3));
  });
}

void read_origin(Reading& reading, ObjectReader& in) {
  reading.optional_object(in, "origin", [&](ObjectReader& of) {
    reading.programme.origin.illustrative = of.flag("illustrative");
    reading.programme.origin.note = of.text("note", 2'000);
  });
}

// Names of a plain list, each of the programme's own letters and only once.
std::vector<std::string> own_names(ObjectReader& in, const char* field, std::size_t most) {
  auto names = in.texts(field, most);
  for (std::size_t place = 0; place < names.size(); ++place) {
    const std::string& name = names[place];
    const std::string at = in.pointer_to(field) + '/' + std::to_string(place);
    if (!is_own_name(name)) in.problems().push_back({Refusal::NameHasOtherLetters, at, name});
    const auto here = names.begin() + static_cast<std::ptrdiff_t>(place);
    if (std::find(names.begin(), here, name) != here ||
        (std::string_view(field) == "types" && is_built_in(name)))
      in.problems().push_back({Refusal::NameIsTaken, at, name});
  }
  return names;
}

void read_profile(Reading& reading, ObjectReader& in) {
  const Currency& currency = reading.programme.currency;
  reading.needed_object(in, "projection", [&](ObjectReader& of) {
    ProjectionProfile& profile = reading.programme.projection;
    profile.habit_weeks = static_cast<std::int32_t>(of.whole("habit_weeks", 1, 104));
    const std::int32_t most = of.is_faulty("habit_weeks") ? 104 : profile.habit_weeks;
    profile.habit_at_least_weeks =
        static_cast<std::int32_t>(of.whole("habit_at_least_weeks", 1, most));
    profile.stretch = of.ratio("stretch");
    profile.horizon_at_least_weeks =
        static_cast<std::int32_t>(of.whole("horizon_at_least_weeks", 0, 52));
    profile.most_weekly = of.money("most_weekly", currency);
    profile.weekly_step = of.money("weekly_step", currency);
  });
}

void read_budget(Reading& reading, ObjectReader& in) {
  reading.optional_object(in, "budget", [&](ObjectReader& of) {
    reading.programme.budget.most = of.optional_ratio("most", {0, 1});
    reading.programme.budget.margin = of.optional_ratio("margin", {0, 1});
  });
}

void read_texts(Reading& reading, ObjectReader& in) {
  const Json* texts = in.object("texts");
  if (!texts) return;
  if (texts->size() > kMostLocales)
    in.note(Refusal::ListIsTooLong, "texts", "at most " + std::to_string(kMostLocales));
  for (const auto& locale : texts->items()) {
    const std::string at = in.pointer_to("texts") + '/' + escaped(locale.key());
    if (!locale.value().is_object()) {
      reading.problems.push_back({Refusal::FieldHasWrongType, at, "object"});
      continue;
    }
    for (const auto& text : locale.value().items()) {
      if (text.value().is_string())
        reading.programme.texts.push_back(
            {locale.key(), text.key(), text.value().get<std::string>()});
      else
        reading.problems.push_back(
            {Refusal::FieldHasWrongType, at + '/' + escaped(text.key()), "text"});
    }
  }
}

void read_document(Reading& reading, const Json& document, const std::string& at) {
  reading.read_names(document);
  Programme& programme = reading.programme;
  reading.object(document, at, [&](ObjectReader& in) {
    programme.id = ProgrammeId{reading.name(in)};
    programme.version = static_cast<std::int32_t>(in.whole("version", 1, 1'000'000));
    programme.effective_from = in.day("effective_from");
    read_origin(reading, in);
    read_zone(reading, in);
    read_currency(reading, in);
    programme.issuers = own_names(in, "issuers", kMostWords);
    programme.types = own_names(in, "types", kMostEventTypes);
    read_attributes(reading, in);
    read_units(reading, in);
    read_measures(reading, in);
    read_plan(reading, in);
    read_segments(reading, in);
    read_ladders(reading, in);
    read_rules(reading, in);
    read_trades(reading, in);
    read_profile(reading, in);
    read_budget(reading, in);
    read_likely(reading, in);
    read_texts(reading, in);
  });
}

// Who judges what was read; nobody where it was judged before it was handed out.
struct Judges {
  Problems (*of_one)(const Programme&) = nullptr;
  void (*of_sequence)(const Versions&, Problems&) = nullptr;
};

Programme read_programme(const Json& document, const std::string& pointer, Judges judges,
                         Problems& problems, FieldLog* log) {
  Programme programme;
  Problems own;
  Reading reading(programme, own, log);
  read_document(reading, document, pointer);
  // Values are judged only when they could all be read; else the judgement would mislead.
  if (own.empty()) {
    settle(programme);
    if (judges.of_one)
      for (Problem& problem : judges.of_one(programme)) {
        problem.where.insert(0, pointer);
        own.push_back(std::move(problem));
      }
  }
  problems.insert(problems.end(), own.begin(), own.end());
  return programme;
}

template <class Items>
bool same_names(const Items& before, const Items& after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                    [](const auto& a, const auto& b) { return a.id == b.id; });
}

// What accounts are kept in must outlive a change of rules: units with their steps, measures with
// theirs, ladders with their levels.
void check_kept(const Programme& before, const Programme& after, const std::string& at,
                Problems& problems) {
  const bool kept = before.currency == after.currency && before.id == after.id;
  if (before.id != after.id) problems.push_back({Refusal::VersionChangesUnits, at + "/id", {}});
  if (!(before.currency == after.currency))
    problems.push_back({Refusal::VersionChangesUnits, at + "/currency", {}});
  bool units = same_names(before.units, after.units);
  for (std::size_t unit = 0; units && unit < after.units.size(); ++unit)
    units = before.units[unit].kind == after.units[unit].kind &&
            before.units[unit].scale == after.units[unit].scale;
  if (!units) problems.push_back({Refusal::VersionChangesUnits, at + "/units", {}});
  bool measures = same_names(before.measures, after.measures);
  const bool comparable = kept && units;
  for (std::size_t measure = 0; comparable && measures && measure < after.measures.size();
       ++measure)
    measures = steps_of(before, before.measures[measure]) ==
               steps_of(after, after.measures[measure]);
  if (!measures) problems.push_back({Refusal::VersionChangesMeasures, at + "/measures", {}});
  bool ladders = same_names(before.ladders, after.ladders);
  for (std::size_t ladder = 0; ladders && ladder < after.ladders.size(); ++ladder)
    ladders = same_names(before.ladders[ladder].levels, after.ladders[ladder].levels);
  if (!ladders) problems.push_back({Refusal::VersionChangesLevels, at + "/ladders", {}});
}

void check_sequence(const Versions& versions, Problems& problems) {
  for (std::size_t place = 1; place < versions.size(); ++place) {
    const Programme& before = versions[place - 1];
    const Programme& after = versions[place];
    const std::string at = '/' + std::to_string(place);
    if (after.version <= before.version)
      problems.push_back({Refusal::VersionIsNotLater, at + "/version", {}});
    if (after.effective_from <= before.effective_from)
      problems.push_back({Refusal::VersionIsNotLater, at + "/effective_from", {}});
    check_kept(before, after, at, problems);
  }
}

Read<Versions> read_versions(std::string_view text, Judges judges, FieldLog* log) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Versions versions;
  if (document->is_array()) {
    if (document->empty()) problems.push_back({Refusal::ListIsEmpty, {}, {}});
    if (document->size() > kMostVersions) return {Problems{{Refusal::ListIsTooLong, {}, {}}}};
    for (std::size_t place = 0; place < document->size(); ++place)
      versions.push_back(
          read_programme((*document)[place], '/' + std::to_string(place), judges, problems, log));
  } else {
    versions.push_back(read_programme(*document, {}, judges, problems, log));
  }
  if (problems.empty() && judges.of_sequence) judges.of_sequence(versions, problems);
  if (!problems.empty()) return {problems};
  return {std::move(versions)};
}

}  // namespace

Read<Programme> programme_from_json(std::string_view text) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Programme programme = read_programme(*document, {}, {problems_of, nullptr}, problems, nullptr);
  if (!problems.empty()) return {problems};
  return {std::move(programme)};
}

Read<Versions> versions_from_json(std::string_view text, FieldLog* log) {
  return read_versions(text, {problems_of, check_sequence}, log);
}

Read<Versions> kept_versions_from_json(std::string_view text) {
  return read_versions(text, {}, nullptr);
}

}  // namespace yearward::codec
