// The programme definition, read field by field (its shape: assets/programmes/README.md).
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/codec/reader.hpp"

namespace yearward::codec {

namespace {

constexpr std::int64_t kMostPoints = kLargestCount / 1024;  // leaves room for sums

class ProgrammeReader {
 public:
  ProgrammeReader(Programme& programme, Problems& problems)
      : programme_(programme), problems_(problems) {}

  void read(const Json& document, const std::string& pointer) {
    ObjectReader in(document, pointer, problems_);
    programme_.id = ProgrammeId{in.id("id")};
    programme_.version = static_cast<std::int32_t>(in.whole("version", 1, 1'000'000));
    programme_.effective_from = in.day("effective_from");
    if (const Json* zone = in.object("time_zone")) read_zone(*zone, in.pointer_to("time_zone"));
    if (const Json* currency = in.object("currency"))
      read_currency(*currency, in.pointer_to("currency"));
    in.list("units", 1, kMostUnits, [&](const Json& item, const std::string& at) {
      programme_.units.push_back(unit(item, at));
    });
    in.list("plan", 0, kMostActivities, [&](const Json& item, const std::string& at) {
      programme_.plan.push_back(activity(item, at));
    });
    in.list("ladders", 0, kMostLadders, [&](const Json& item, const std::string& at) {
      programme_.ladders.push_back(ladder(item, at));
    });
    in.list("rules", 1, kMostRules, [&](const Json& item, const std::string& at) {
      programme_.rules.push_back(rule(item, at));
    });
    in.list("rewards", 0, kMostRewards, [&](const Json& item, const std::string& at) {
      programme_.rewards.push_back(reward(item, at));
    });
    if (const Json* profile = in.object("projection"))
      read_profile(*profile, in.pointer_to("projection"));
    if (const Json* texts = in.object("texts")) read_texts(*texts, in.pointer_to("texts"));
    in.finish();
  }

 private:
  void read_zone(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    programme_.zone.name = in.text("name", 64);
    in.list("offsets", 1, 400, [&](const Json& item, const std::string& at) {
      ObjectReader offset(item, at, problems_);
      programme_.zone.offsets.push_back(
          {offset.whole("from_second", -kLargestCount, kLargestCount),
           static_cast<std::int32_t>(offset.whole("minutes", -14 * 60, 14 * 60))});
      offset.finish();
    });
    in.finish();
  }

  void read_currency(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    programme_.currency.code = in.text("code", 3);
    programme_.currency.exponent = static_cast<std::int32_t>(in.whole("exponent", 0, 3));
    in.finish();
  }

  Unit unit(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Unit read;
    read.id = UnitId{in.id("id")};
    read.kind = static_cast<UnitKind>(in.option("kind", {"spendable", "status"}));
    read.available_after_days =
        static_cast<std::int32_t>(in.optional_whole("available_after_days", 0, 366, 0));
    if (const Json* lapse = in.object("lapse")) {
      ObjectReader when(*lapse, in.pointer_to("lapse"), problems_);
      read.lapse.at =
          static_cast<Lapse::At>(when.option("at", {"never", "end_of_year", "months_after"}));
      if (read.lapse.at == Lapse::At::EndOfYear)
        read.lapse.years_after = static_cast<std::int32_t>(when.whole("years_after", 0, 50));
      if (read.lapse.at == Lapse::At::MonthsAfter)
        read.lapse.months_after = static_cast<std::int32_t>(when.whole("months_after", 1, 600));
      when.finish();
    }
    in.finish();
    return read;
  }

  Activity activity(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Activity read;
    read.id = ActivityId{in.id("id")};
    if (const Json* when = in.object("when")) {
      ObjectReader at(*when, in.pointer_to("when"), problems_);
      using Every = Recurrence::Every;
      read.when.every =
          static_cast<Every>(at.option("every", {"year", "month_day", "month_weekday"}));
      if (read.when.every == Every::Year)
        read.when.month = static_cast<std::int32_t>(at.whole("month", 1, 12));
      if (read.when.every == Every::MonthWeekday) {
        read.when.weekday = static_cast<Weekday>(
            at.option("weekday", {"monday", "tuesday", "wednesday", "thursday", "friday",
                                  "saturday", "sunday"}));
        read.when.ordinal = static_cast<std::int32_t>(at.whole("ordinal", 1, 4));
      } else {
        // A leap year's days, so that 29 February may be named.
        const std::int32_t most =
            read.when.every == Every::Year ? days_in_month(2000, read.when.month) : 31;
        read.when.day = static_cast<std::int32_t>(at.whole("day", 1, most));
      }
      read.when.lasts_days = static_cast<std::int32_t>(at.optional_whole("lasts_days", 1, 28, 1));
      at.finish();
    }
    in.finish();
    return read;
  }

  Ladder ladder(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Ladder read;
    read.id = LadderId{in.id("id")};
    read.unit = unit_named(in, "unit");
    in.list("levels", 1, kMostLevels, [&](const Json& item, const std::string& at) {
      ObjectReader level(item, at, problems_);
      read.levels.push_back({LevelId{level.id("id")}, Points{level.whole("attain", 0, kMostPoints)},
                             Points{level.whole("retain", 0, kMostPoints)}});
      level.finish();
    });
    in.finish();
    return read;
  }

  Rule rule(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Rule read;
    read.id = RuleId{in.id("id")};
    read.stage = static_cast<Stage>(in.option("stage", {"base", "add"}));
    read.unit = unit_named(in, "unit");
    if (read.stage == Stage::Add) {
      read.rate = in.ratio("of_base");
    } else if (const Json* per = in.object("per")) {
      ObjectReader rate(*per, in.pointer_to("per"), problems_);
      read.rate.numerator = rate.whole("points", 1, kMostPoints);
      const Money money = rate.money("money", programme_.currency);
      if (money.count <= 0) rate.note(Refusal::AmountMustBePositive, "money");
      else read.rate.denominator = money.count;
      rate.finish();
    }
    read.rounding = static_cast<Rounding>(in.option("rounding", {"down", "up", "nearest"}));
    if (const Json* when = in.optional_object("if"))
      read.condition = condition(*when, in.pointer_to("if"));
    in.finish();
    return read;
  }

  Condition condition(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Condition read;
    if (const std::string level = in.optional_id("level_at_least"); !level.empty())
      read.level_at_least = level_named(in, level);
    if (const std::string during = in.optional_id("during"); !during.empty())
      read.during = activity_named(in, during);
    read.amount_at_least = in.optional_money("amount_at_least", programme_.currency);
    in.finish();
    return read;
  }

  Reward reward(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    Reward read;
    read.id = RewardId{in.id("id")};
    read.price = Points{in.whole("price", 1, kMostPoints)};
    read.worth = in.money("worth", programme_.currency);
    in.finish();
    return read;
  }

  void read_profile(const Json& value, const std::string& pointer) {
    ObjectReader in(value, pointer, problems_);
    ProjectionProfile& profile = programme_.projection;
    profile.habit_weeks = static_cast<std::int32_t>(in.whole("habit_weeks", 1, 104));
    profile.habit_at_least_weeks =
        static_cast<std::int32_t>(in.whole("habit_at_least_weeks", 1, profile.habit_weeks));
    profile.stretch = in.ratio("stretch");
    profile.horizon_at_least_weeks =
        static_cast<std::int32_t>(in.whole("horizon_at_least_weeks", 0, 52));
    profile.most_weekly = in.money("most_weekly", programme_.currency);
    profile.weekly_step = in.money("weekly_step", programme_.currency);
    in.finish();
  }

  void read_texts(const Json& value, const std::string& pointer) {
    if (value.size() > kMostLocales)
      problems_.push_back({Refusal::ListIsTooLong, pointer, {}});
    for (const auto& locale : value.items()) {
      const std::string at = pointer + '/' + locale.key();
      if (!locale.value().is_object()) {
        problems_.push_back({Refusal::FieldHasWrongType, at, "object"});
        continue;
      }
      for (const auto& text : locale.value().items()) {
        if (text.value().is_string())
          programme_.texts.push_back({locale.key(), text.key(), text.value().get<std::string>()});
        else
          problems_.push_back({Refusal::FieldHasWrongType, at + '/' + text.key(), "text"});
      }
    }
  }

  UnitIndex unit_named(ObjectReader& in, const char* field) {
    const std::string name = in.id(field);
    for (std::size_t place = 0; place < programme_.units.size(); ++place)
      if (programme_.units[place].id.text == name) return static_cast<UnitIndex>(place);
    if (!name.empty()) in.note(Refusal::NameIsUnknown, field, name);
    return 0;
  }

  std::optional<LevelIndex> level_named(ObjectReader& in, const std::string& name) {
    if (const Ladder* ladder = main_ladder(programme_))
      for (std::size_t place = 0; place < ladder->levels.size(); ++place)
        if (ladder->levels[place].id.text == name) return static_cast<LevelIndex>(place);
    in.note(Refusal::NameIsUnknown, "level_at_least", name);
    return std::nullopt;
  }

  std::optional<ActivityIndex> activity_named(ObjectReader& in, const std::string& name) {
    for (std::size_t place = 0; place < programme_.plan.size(); ++place)
      if (programme_.plan[place].id.text == name) return static_cast<ActivityIndex>(place);
    in.note(Refusal::NameIsUnknown, "during", name);
    return std::nullopt;
  }

  Programme& programme_;
  Problems& problems_;
};

Programme read_programme(const Json& document, const std::string& pointer, Problems& problems) {
  Programme programme;
  Problems own;
  ProgrammeReader(programme, own).read(document, pointer);
  // Values are judged only when they could all be read; else the judgement would mislead.
  if (own.empty())
    for (Problem& problem : problems_of(programme)) {
      problem.where.insert(0, pointer);
      own.push_back(std::move(problem));
    }
  problems.insert(problems.end(), own.begin(), own.end());
  return programme;
}

void check_sequence(const Versions& versions, Problems& problems) {
  for (std::size_t place = 1; place < versions.size(); ++place) {
    const Programme& before = versions[place - 1];
    const Programme& after = versions[place];
    const std::string at = '/' + std::to_string(place);
    if (after.effective_from <= before.effective_from || after.version <= before.version)
      problems.push_back({Refusal::VersionIsNotLater, at + "/effective_from", {}});
    bool same = before.units.size() == after.units.size() &&
                before.ladders.size() == after.ladders.size();
    for (std::size_t unit = 0; same && unit < after.units.size(); ++unit)
      same = before.units[unit].id == after.units[unit].id;
    if (!same) problems.push_back({Refusal::VersionChangesUnits, at + "/units", {}});
  }
}

}  // namespace

Read<Programme> programme_from_json(std::string_view text) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Programme programme = read_programme(*document, {}, problems);
  if (!problems.empty()) return {problems};
  return {std::move(programme)};
}

Read<Versions> versions_from_json(std::string_view text) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Versions versions;
  if (document->is_array()) {
    if (document->empty()) problems.push_back({Refusal::ListIsEmpty, {}, {}});
    for (std::size_t place = 0; place < document->size(); ++place)
      versions.push_back(
          read_programme((*document)[place], '/' + std::to_string(place), problems));
  } else {
    versions.push_back(read_programme(*document, {}, problems));
  }
  if (problems.empty()) check_sequence(versions, problems);
  if (!problems.empty()) return {problems};
  return {std::move(versions)};
}

}  // namespace yearward::codec
